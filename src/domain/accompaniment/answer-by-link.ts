import type { App } from "#app.ts";
import { checkInAnswerInput } from "#domain/accompaniment/input.ts";
import { lockCheckIn, saveAnswer } from "#domain/accompaniment/store-concerns.ts";
import type { CheckInAnswer } from "#domain/accompaniment/terms.ts";
import { checkInByToken } from "#domain/accompaniment/views-check-ins.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

export const answerByLinkInput = checkInAnswerInput;

/**
 * Answers the one check-in that a mailed link is for, once. Sent again, the first answer stays. Refusal: link-spent.
 */
export const answerByLink = (
  app: App,
  hubId: HubId,
  { token, answer }: { readonly token: string; readonly answer: CheckInAnswer },
): Promise<Outcome<null, Refusal>> =>
  app.db.asHub(hubId, "answer-check-in", async (tx) => {
    const tokenHash = app.tokens.hashOf(token);
    const seen = await checkInByToken(tx, tokenHash);
    if (seen.standing === "spent" || seen.sheet === null) return refused({ code: "link-spent" });
    const checkIn = await lockCheckIn(tx, seen.sheet.id);
    // Somebody else, or the same finger twice, was faster while this waited.
    if (checkIn === null || checkIn.heldOn !== null || checkIn.passedOn !== null) return accepted(null);
    await saveAnswer(tx, checkIn, { answer, way: "link", by: null });
    await tx.audit({ act: "check-in.answer-by-link", kind: "check-in", id: checkIn.id });
    return accepted(null);
  });
