import { z } from "zod";
import { recordPlan } from "#domain/plans/record-plan.ts";
import { runPlan } from "#domain/plans/run-plan.ts";
import type { PlanId } from "#domain/plans/terms.ts";
import { idOf, job } from "#jobs/job.ts";

/** Computes a plan in the engine's own process, then certifies and keeps it. */
export const runPlanJob = job({
  name: "run-plan",
  payload: z.object({ planId: idOf<PlanId>() }),
  run: async ({ app, hubId, signal }, { planId }) => {
    const run = await runPlan(app, hubId, planId, signal);
    if (run !== null) await recordPlan(app, hubId, run);
  },
});
