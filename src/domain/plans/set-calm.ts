import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { calmInput } from "#domain/plans/input.ts";
import { saveCalm } from "#domain/plans/store-rehearsal.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

export const setCalmInput = calmInput;

/** Sets how much more a plan must be worth for each further person whom a repair moves. Refusal: not-allowed. */
export const setCalm = (
  app: App,
  actor: Actor,
  { calm, key }: { readonly calm: number; readonly key: string | null },
): Promise<Outcome<{ calm: number }, Refusal>> =>
  app.db.write(actor, { act: "plan.set-calm", key }, async (tx) => {
    const allowed = permit(app.may, actor, "plan.set-calm", { hubId: actor.hubId });
    if (allowed === null || actor.accountId === null) return refused<Refusal>({ code: "not-allowed" });
    await saveCalm(tx, { calm, by: actor.accountId });
    await tx.audit({ act: "plan.set-calm", kind: "hub", id: actor.hubId, fields: ["calm"] });
    return accepted({ calm });
  });
