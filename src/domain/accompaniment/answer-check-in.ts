import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { typedAnswerInput } from "#domain/accompaniment/input.ts";
import { lockCheckIn, saveAnswer } from "#domain/accompaniment/store-concerns.ts";
import type { CheckInAnswer } from "#domain/accompaniment/terms.ts";
import { type CheckInSheet, checkInToAnswer } from "#domain/accompaniment/views-check-ins.ts";
import { decideSpoken, type SpokenGiven, typesForOthers } from "#domain/behalf/rules.ts";
import { noteOnBehalf } from "#domain/behalf/store.ts";
import type { CheckInSide } from "#domain/engagements/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

export const answerCheckInInput = typedAnswerInput;

/** Which check-in is meant: of an engagement, and by staff of which side. */
export type CheckInAsked = { readonly engagement: number; readonly side: CheckInSide };

/** A firm's hats answer for the firm, a person's for the person; staff say for whom they type. */
const sideOf = (actor: Actor, side: CheckInSide): CheckInSide =>
  actor.firmId !== null ? "firm" : actor.personId !== null ? "person" : side;

/** The check-in that can be answered now at an engagement; null when there is none for this actor. */
export const findCheckIn = (app: App, actor: Actor, { engagement, side }: CheckInAsked): Promise<CheckInSheet | null> =>
  app.db.read(actor, async (tx) => {
    const found = await checkInToAnswer(tx, engagement, sideOf(actor, side));
    if (found === null || permit(app.may, actor, "check-in.answer", found.facts) === null) return null;
    const { facts: _facts, ...sheet } = found;
    return sheet;
  });

/**
 * Answers the check-in that is due at an engagement: a side its own, or staff what a side told them, with who spoke. A
 * side's answer is written by the hub itself, because what it opens is not the side's to read. Refusals: not-found (none
 * is due, or it is not for this actor), not-allowed, invalid.
 */
export async function answerCheckIn(
  app: App,
  actor: Actor,
  asked: CheckInAsked & { readonly answer: CheckInAnswer; readonly spoken: SpokenGiven; readonly key: string | null },
): Promise<Outcome<{ engagement: number }, Refusal>> {
  return typesForOthers(actor) ? answerForSide(app, actor, asked) : answerOwn(app, actor, asked);
}

async function answerOwn(
  app: App,
  actor: Actor,
  asked: CheckInAsked & { readonly answer: CheckInAnswer },
): Promise<Outcome<{ engagement: number }, Refusal>> {
  const { engagement, answer } = asked;
  const sheet = await findCheckIn(app, actor, asked);
  if (sheet === null) return refused({ code: "not-found" });
  return app.db.asHub(
    actor.hubId,
    "answer-check-in",
    async (tx) => {
      const checkIn = await lockCheckIn(tx, sheet.id);
      if (checkIn === null || checkIn.heldOn !== null || checkIn.passedOn !== null) return accepted({ engagement });
      await saveAnswer(tx, checkIn, { answer, way: "home", by: actor.accountId });
      await tx.audit({ act: "check-in.answer", kind: "check-in", id: checkIn.id });
      return accepted({ engagement });
    },
    actor,
  );
}

const answerForSide = (
  app: App,
  actor: Actor,
  {
    engagement,
    side,
    answer,
    spoken,
    key,
  }: CheckInAsked & { readonly answer: CheckInAnswer; readonly spoken: SpokenGiven; readonly key: string | null },
): Promise<Outcome<{ engagement: number }, Refusal>> =>
  app.db.write(actor, { act: "check-in.answer", key }, async (tx) => {
    const found = await checkInToAnswer(tx, engagement, side);
    if (found === null) return refused({ code: "not-found" });
    if (permit(app.may, actor, "check-in.answer", found.facts) === null) return refused({ code: "not-allowed" });
    const decided = decideSpoken(actor, spoken);
    if (!decided.ok) return decided;
    // What is for the hub's office alone is told to it, not to whoever types here.
    if (answer.talk === "hub")
      return refused({ code: "invalid", faults: [{ field: "talk", code: "not-in-list", facts: {} }] });
    const checkIn = await lockCheckIn(tx, found.id);
    if (checkIn === null || checkIn.heldOn !== null) return refused({ code: "not-found" });
    await saveAnswer(tx, checkIn, { answer, way: "staff", by: null });
    const { firmId, personId } = found.facts;
    const whose = firmId !== null ? { firmId } : personId !== null ? { personId } : null;
    if (whose !== null)
      await noteOnBehalf(tx, decided.value, { act: "check-in.answer", kind: "check-in", id: checkIn.id, side: whose });
    await tx.audit({ act: "check-in.answer", kind: "check-in", id: checkIn.id });
    return accepted({ engagement });
  });
