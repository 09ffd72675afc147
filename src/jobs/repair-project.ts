import { z } from "zod";
import { repairProject } from "#domain/proposals/repair-project.ts";
import type { ProposalId } from "#domain/proposals/terms.ts";
import { idOf, job } from "#jobs/job.ts";

/** Looks for the next best person after a no, with everybody else held where they are. */
export const repairProjectJob = job({
  name: "repair-project",
  payload: z.object({ proposalId: idOf<ProposalId>() }),
  run: ({ app, hubId, signal }, { proposalId }) => repairProject(app, hubId, proposalId, signal),
});
