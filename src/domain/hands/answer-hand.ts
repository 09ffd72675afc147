import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { notify, settleNotices } from "#domain/accompaniment/store-notices.ts";
import { handAnswerInput } from "#domain/hands/input.ts";
import { decideHandAnswer } from "#domain/hands/rules.ts";
import { lockHand, ownName, saveHand } from "#domain/hands/store.ts";
import type { HandAnswer, HandId } from "#domain/hands/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

export const answerHandInput = handAnswerInput;

/**
 * Answers a raised hand in words; the person reads who answered, and is told. Refusals: not-found, not-allowed,
 * wrong-state (withdrawn or answered meanwhile), stale.
 */
export const answerHand = (
  app: App,
  actor: Actor,
  input: {
    readonly hand: HandId | null;
    readonly answer: HandAnswer;
    readonly answerWords: string;
    readonly version: number;
    readonly key: string | null;
  },
): Promise<Outcome<{ number: number }, Refusal>> =>
  app.db.write(actor, { act: "hand.answer", key: input.key }, async (tx) => {
    const hand = input.hand === null ? null : await lockHand(tx, input.hand);
    if (hand === null) return refused<Refusal>({ code: "not-found" });
    if (permit(app.may, actor, "hand.answer", { hubId: actor.hubId }) === null) return refused({ code: "not-allowed" });
    const decided = decideHandAnswer(hand, input.version);
    if (!decided.ok) return decided;
    const by = await ownName(tx);
    await saveHand(tx, hand.id, { state: decided.value, answer: input.answer, words: input.answerWords, by });
    await settleNotices(tx, `hand-answer:${hand.id}`);
    await notify(tx, {
      to: { person: hand.personId },
      kind: "hand-answered",
      about: `hand-answered:${hand.id}`,
      path: "/me/hands",
      facts: { title: hand.title },
    });
    await tx.audit({ act: "hand.answer", kind: "hand", id: hand.id, fields: [input.answer] });
    return accepted({ number: hand.number });
  });
