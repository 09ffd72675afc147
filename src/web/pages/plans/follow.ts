import { permit } from "#domain/access/may.ts";
import { isUnderWay } from "#domain/plans/rules-status.ts";
import { type PlanState, planState } from "#domain/plans/views.ts";
import { type Answer, json, refusal, type Visit } from "#route.ts";
import { progressWords } from "#text/plan-pages.ts";
import { numberIn } from "#web/form-routes.ts";
import { localHref } from "#web/ui/local-href.ts";
import type { ProgressState } from "#web/ui/progress.tsx";

/** How far a plan is, as JSON for the line that renews itself. */
export async function followPlan(visit: Visit): Promise<Answer> {
  const { actor, app } = visit;
  const number = numberIn(visit);
  const allowed = permit(app.may, actor, "plan.follow", { hubId: actor.hubId });
  if (number === null || allowed === null) return refusal({ code: "not-found" });
  const state = await app.db.read(actor, (tx) => planState(tx, allowed, number));
  return state === null ? refusal({ code: "not-found" }) : json(progressOf(visit, number, state));
}

/** The line of progress of one plan. */
export function progressOf({ language, speak }: Visit, number: number, state: PlanState): ProgressState {
  const { progress, seconds, status } = state;
  const part = progress === null || progress.phase === "pairs" ? null : progress.elapsedMs / (1000 * seconds);
  return {
    status,
    sentence: speak(progressWords(status, progress)),
    part: part === null ? null : Math.min(1, part),
    done: !isUnderWay(status),
    href: localHref(language, `/plans/${number}`),
  };
}
