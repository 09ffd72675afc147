import { permit, reachOf } from "#domain/access/may.ts";
import { replayText } from "#domain/plans/rules-replay.ts";
import { askedView } from "#domain/plans/views-scenarios.ts";
import { type Answer, refusal, type Visit } from "#route.ts";
import { numberIn } from "#web/form-routes.ts";

/** Conditions, weights, seed and steps of a plan as a file: with the two tables it replays the plan. */
export async function sendConditions(visit: Visit): Promise<Answer> {
  const { actor, app } = visit;
  const number = numberIn(visit);
  const allowed = permit(app.may, actor, "plan.show", { hubId: actor.hubId });
  // The files of a plan are for those who make plans; the conditions carry their reasons.
  if (number === null || allowed === null || reachOf(actor, "plan.request") === null)
    return refusal({ code: "not-found" });
  const asked = await app.db.read(actor, (tx) => askedView(tx, allowed, number));
  if (asked === null || asked.iterations === null) return refusal({ code: "not-found" });
  const { conditions, weights, seed, iterations } = asked;
  return {
    kind: "file",
    name: `A-${number}-conditions.json`,
    mediaType: "application/json; charset=utf-8",
    bytes: new TextEncoder().encode(replayText({ conditions, weights, seed, iterations })),
  };
}
