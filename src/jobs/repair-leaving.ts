import { z } from "zod";
import type { EngagementId } from "#domain/engagements/terms.ts";
import { repairLeaving } from "#domain/proposals/repair-project.ts";
import { idOf, job } from "#jobs/job.ts";

/** Looks for who could follow, and what the person could do instead, on the day on which an engagement's end is told. */
export const repairLeavingJob = job({
  name: "repair-leaving",
  payload: z.object({ engagementId: idOf<EngagementId>() }),
  run: ({ app, hubId, signal }, { engagementId }) => repairLeaving(app, hubId, engagementId, signal),
});
