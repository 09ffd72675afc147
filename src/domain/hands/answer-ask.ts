import type { App, Tx } from "#app.ts";
import { notify, settleNotices } from "#domain/accompaniment/store-notices.ts";
import { askAnswerInput } from "#domain/hands/input.ts";
import { lockHand, projectInBank, saveHand, withdrawAsked } from "#domain/hands/store.ts";
import { type AskSheet, askByToken, askNoMore } from "#domain/hands/store-links.ts";
import type { AskAnswer } from "#domain/hands/terms.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import { closeProposalsOf } from "#domain/proposals/store-leaving.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

export { askAnswerInput };

/**
 * Answers the one question that a mailed link is for, once; sent again, the first answer stays. A yes raises the hand;
 * "do not ask me again" also ends every other question and proposal of the person. Refusals: link-spent, not-found (the
 * project is no longer open).
 */
export const answerAsk = (
  app: App,
  hubId: HubId,
  { token, answer, words }: { readonly token: string; readonly answer: AskAnswer; readonly words: string },
): Promise<Outcome<null, Refusal>> =>
  app.db.asHub(hubId, "answer-ask", async (tx) => {
    const { standing, sheet } = await askByToken(tx, app.tokens.hashOf(token));
    if (standing === "spent" || sheet === null) return refused({ code: "link-spent" });
    if (answer === "never") return neverAgain(tx, sheet);
    const hand = await lockHand(tx, sheet.id);
    // The same finger twice was faster while this waited.
    if (hand === null || hand.state !== "asked") return accepted(null);
    if (answer === "not-now") {
      await saveHand(tx, hand.id, { state: "not-now" });
    } else {
      if ((await projectInBank(tx, sheet.number)) === null) return refused({ code: "not-found" });
      await saveHand(tx, hand.id, { state: "raised", words });
      await notify(tx, {
        to: { hat: "coordinator" },
        kind: "hand-raised",
        about: `hand-answer:${hand.id}`,
        path: `/projects/${sheet.number}/hands`,
        facts: { title: sheet.title },
      });
    }
    await settleNotices(tx, `hand:${hand.id}`);
    await tx.audit({ act: "hand.answer-by-link", kind: "hand", id: hand.id, fields: [answer] });
    return accepted(null);
  });

async function neverAgain(tx: Tx, { id, personId }: AskSheet): Promise<Outcome<null, Refusal>> {
  const hand = await lockHand(tx, id);
  if (hand === null) return refused({ code: "link-spent" });
  if (hand.state === "asked") await saveHand(tx, id, { state: "not-now" });
  await askNoMore(tx, personId);
  await closeProposalsOf(tx, personId);
  for (const each of [id, ...(await withdrawAsked(tx, personId))]) await settleNotices(tx, `hand:${each}`);
  await tx.audit({ act: "hand.answer-by-link", kind: "hand", id, fields: ["never"] });
  return accepted(null);
}
