import type { App, Tx } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { isAccompanied } from "#domain/accompaniment/rules-cadence.ts";
import { dropCheckInsAfter } from "#domain/accompaniment/store-check-ins.ts";
import { decideSpoken, type SpokenGiven, withSpoken } from "#domain/behalf/rules.ts";
import { noteOnBehalf } from "#domain/behalf/store.ts";
import type { Spoken } from "#domain/behalf/terms.ts";
import { engagementEndInput } from "#domain/engagements/input.ts";
import { decideEngagementEnd, needsWord, weeksAfter } from "#domain/engagements/rules-engagements.ts";
import { appendBooking, findBooking, takeFromLedger } from "#domain/engagements/store.ts";
import { lockEngagement, type SavedEngagement, saveEngagementEnd } from "#domain/engagements/store-engagements.ts";
import { loadLeaving } from "#domain/engagements/store-leaving.ts";
import type { BookingId, CheckInSide, EngagementEnd } from "#domain/engagements/terms.ts";
import { engagementFacts } from "#domain/engagements/views-engagements.ts";
import type { AccountId } from "#domain/hubs/terms.ts";
import { lockPerson } from "#domain/people/store.ts";
import { personNumberOf } from "#domain/people/views.ts";
import { closeContactsOfEnded } from "#domain/proposals/store-leaving.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

export const endEngagementInput = engagementEndInput;

/**
 * Ends an engagement: its last day, how it ended and what came of it, with who of which side said so. The booked weeks after the last day are given
 * back in the same moment, check-ins are no longer planned unless the person joined or handed the work over, and the firm
 * reads the contact that it was handed no more once the last day is over. Refusals: not-found, not-allowed, stale,
 * wrong-state (it was ended already), invalid.
 */
export const endEngagement = (
  app: App,
  actor: Actor,
  input: {
    readonly number: number;
    readonly end: EngagementEnd;
    readonly heard: Heard;
    readonly version: number;
    readonly key: string | null;
  },
): Promise<Outcome<{ number: number }, Refusal>> =>
  app.db.write(actor, { act: "engagement.end", key: input.key }, async (tx) => {
    const engagement = await holdWithPerson(tx, input.number);
    if (engagement === null) return refused({ code: "not-found" });
    const { firmId, personId } = engagement;
    const allowed = permit(app.may, actor, "engagement.end", { hubId: actor.hubId, firmId, personId });
    if (allowed === null || actor.accountId === null) return refused({ code: "not-allowed" });
    const today = app.clock.today();
    const isTold = (await loadLeaving(tx, engagement.id)) !== null;
    const both = withSpoken(
      decideEngagementEnd(engagement, { end: input.end, seenVersion: input.version, today }),
      decideHeard(actor, input.heard, needsWord(input.end, isTold)),
    );
    if (!both.ok) return both;
    const { decided, spoken } = both.value;
    await saveEngagementEnd(tx, engagement.id, decided);
    await releaseRest(tx, engagement, { end: decided, madeBy: actor.accountId });
    if (!isAccompanied(decided.ending)) await dropCheckInsAfter(tx, engagement.id, decided.endedOn);
    const side = input.heard.side === "person" ? { personId } : { firmId };
    await noteOnBehalf(tx, spoken, { act: "engagement.end", kind: "engagement", id: engagement.id, side });
    await closeContactsOfEnded(tx, { today, limit: 1, of: engagement.id });
    await tx.audit({
      act: "engagement.end",
      kind: "engagement",
      id: engagement.id,
      fields: ["endedOn", "ending", "outcome", "outcomeScore"],
    });
    return accepted({ number: engagement.number });
  });

/** From which side the end was heard, and who of it spoke; no side where nobody did. */
export type Heard = SpokenGiven & { readonly side: CheckInSide | null };

/** Nobody spoke, or somebody of one side did; then who, how, and how it was read back. Refusal: invalid. */
function decideHeard(actor: Actor, { side, ...given }: Heard, isNeeded: boolean): Outcome<Spoken | null, Refusal> {
  if (side !== null) return decideSpoken(actor, given);
  return isNeeded
    ? refused({ code: "invalid", faults: [{ field: "side", code: "required", facts: {} }] })
    : accepted(null);
}

/**
 * Holds the person first and then the engagement, as everything does that changes a person's ledger: two of them never
 * wait for each other crosswise. A merge may put the engagement to another record of the person while this one waits for it;
 * then that record is held.
 */
async function holdWithPerson(tx: Tx, number: number): Promise<SavedEngagement | null> {
  // Once more for one merge that ended while this waited.
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const seen = await engagementFacts(tx, number);
    const card = seen === null ? null : await personNumberOf(tx, seen.personId);
    if (card !== null && (await lockPerson(tx, card)) !== null) return lockEngagement(tx, number);
  }
  return null;
}

/** Gives back what is booked after the last day, unless the booking was given back before. */
async function releaseRest(
  tx: Tx,
  { personId, bookingId }: SavedEngagement,
  { end, madeBy }: { readonly end: EngagementEnd; readonly madeBy: AccountId },
): Promise<void> {
  const booking = await findBooking(tx, personId, bookingId);
  if (booking === null || booking.isReleased) return;
  const rest = weeksAfter(booking, end.endedOn);
  if (rest === null) return;
  await takeFromLedger(tx, personId, rest);
  await appendBooking(tx, {
    id: tx.newId<BookingId>(),
    personId,
    share: rest,
    note: "",
    releases: bookingId,
    madeBy,
  });
}
