import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { settleNotices } from "#domain/accompaniment/store-notices.ts";
import { decideTakingHandBack } from "#domain/hands/rules.ts";
import { lockHand, saveHand } from "#domain/hands/store.ts";
import type { HandId, HandState } from "#domain/hands/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/**
 * The person takes a raised hand back, or says "not now" to one that was asked for; nobody asks why. Refusals: not-found,
 * not-allowed, wrong-state.
 */
export const takeHandBack = (
  app: App,
  actor: Actor,
  input: { readonly hand: HandId | null; readonly key: string | null },
): Promise<Outcome<{ state: HandState }, Refusal>> =>
  app.db.write(actor, { act: "hand.withdraw", key: input.key }, async (tx) => {
    const hand = input.hand === null ? null : await lockHand(tx, input.hand);
    if (hand === null) return refused<Refusal>({ code: "not-found" });
    if (permit(app.may, actor, "hand.withdraw", { hubId: actor.hubId, personId: hand.personId }) === null)
      return refused({ code: "not-allowed" });
    const decided = decideTakingHandBack(hand.state);
    if (!decided.ok) return decided;
    const state = decided.value === "not-now" ? "not-now" : "withdrawn";
    await saveHand(tx, hand.id, { state });
    for (const about of [`hand:${hand.id}`, `hand-answer:${hand.id}`]) await settleNotices(tx, about);
    await tx.audit({ act: "hand.withdraw", kind: "hand", id: hand.id, fields: [state] });
    return accepted({ state });
  });
