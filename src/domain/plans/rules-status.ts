import type { PlanStatus } from "#domain/plans/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** Why a waiting job may find its plan in another state: it ran before and was killed, or somebody cancelled meanwhile. */
export type RunStart = "run" | "cancel" | "leave";

/**
 * Decides whether a job computes the plan: a waiting plan is begun, one whose worker was killed is begun again, one that
 * was to be stopped meanwhile ends without a plan, and one that has ended is left alone.
 */
export function decideRunStart(status: PlanStatus): RunStart {
  if (status === "waiting" || status === "running") return "run";
  return status === "cancelling" ? "cancel" : "leave";
}

/** Whether the result of a run is still wanted: another run of the same plan may have ended first. */
export const isRecordable = (status: PlanStatus): boolean => status === "running" || status === "cancelling";

/**
 * Decides what stopping does: a plan that has not begun is cancelled at once; one that runs ends with its best plan so
 * far. Stopping again changes nothing. Refusals: wrong-state when it has ended already.
 */
export function decidePlanCancelling(status: PlanStatus): Outcome<"cancelling" | "cancelled", Refusal> {
  switch (status) {
    case "waiting":
    case "cancelled":
      return accepted("cancelled");
    case "running":
    case "cancelling":
      return accepted("cancelling");
    case "done":
    case "failed":
      return refused({ code: "wrong-state", state: status });
  }
}

/** Whether a plan is still waited for. */
export const isUnderWay = (status: PlanStatus): boolean =>
  status === "waiting" || status === "running" || status === "cancelling";
