import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { settleNotices } from "#domain/accompaniment/store-notices.ts";
import { lockHand, saveHand } from "#domain/hands/store.ts";
import type { HandId } from "#domain/hands/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/**
 * The hub takes a question back that nobody has answered: its mailed link opens nothing from this moment on. Refusals:
 * not-found, not-allowed, wrong-state (it was answered meanwhile).
 */
export const takeAskBack = (
  app: App,
  actor: Actor,
  input: { readonly hand: HandId | null; readonly key: string | null },
): Promise<Outcome<{ number: number }, Refusal>> =>
  app.db.write(actor, { act: "hand.ask", key: input.key }, async (tx) => {
    const hand = input.hand === null ? null : await lockHand(tx, input.hand);
    if (hand === null) return refused<Refusal>({ code: "not-found" });
    if (permit(app.may, actor, "hand.ask", { hubId: actor.hubId }) === null) return refused({ code: "not-allowed" });
    if (hand.state !== "asked") return refused({ code: "wrong-state", state: "hand-closed" });
    await saveHand(tx, hand.id, { state: "withdrawn" });
    await settleNotices(tx, `hand:${hand.id}`);
    await tx.audit({ act: "hand.ask", kind: "hand", id: hand.id, fields: ["withdrawn"] });
    return accepted({ number: hand.number });
  });
