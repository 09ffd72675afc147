import type { App, Tx } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { decideSpoken, type SpokenGiven } from "#domain/behalf/rules.ts";
import { noteOnBehalf } from "#domain/behalf/store.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import { meetingChoiceInput, meetingHeldInput, meetingOfferInput } from "#domain/proposals/input.ts";
import { askedOf, decideStep } from "#domain/proposals/rules.ts";
import { sideOf } from "#domain/proposals/rules-sides.ts";
import {
  lockProposal,
  proposalNumberOf,
  type SavedProposal,
  saveMeeting,
  saveMeetingTime,
} from "#domain/proposals/store.ts";
import { tellBoth, tellSide } from "#domain/proposals/store-telling.ts";
import { type MeetingOffer, type ProposalCloser, type ProposalId, proposalSides } from "#domain/proposals/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import type { LocalDate } from "#kit/dates.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

export const offerDatesInput = meetingOfferInput;
export const chooseDateInput = meetingChoiceInput;
export const noteHeldInput = meetingHeldInput;

type Numbered = { readonly number: number; readonly key: string | null };
type Written = Promise<Outcome<{ number: number }, Refusal>>;

/**
 * Offers one to five dates for a meeting; new ones take the place of those before. Staff offer for the hub itself, or for
 * the side that told them. Refusals: not-found, not-allowed, wrong-state (both sides have not said that they would meet),
 * invalid (no date, one that is over; staff who type a side's dates did not say who spoke).
 */
export const offerDates = (
  app: App,
  actor: Actor,
  input: Numbered & SpokenGiven & MeetingOffer & { readonly side: ProposalCloser | null },
): Written =>
  app.db.write(actor, { act: "proposal.arrange", key: input.key }, async (tx) => {
    const found = await holdFor(app, tx, actor, input.number);
    if (!found.ok) return found;
    const { id, state, firmId, personId } = found.value;
    const by = sideOf(actor, input.side);
    const spoken = by === "hub" ? accepted(null) : decideSpoken(actor, input);
    if (!spoken.ok) return spoken;
    const decided = decideStep(state, { kind: "offer", by, minutes: input.minutes, slots: input.slots, now: tx.now });
    if (!decided.ok) return decided;
    const { mode, place, minutes } = input;
    const slots = decided.value.meeting?.slots ?? [];
    await saveMeeting(tx, id, { mode, place, minutes, slots, offeredBy: by, heldOn: null });
    for (const side of proposalSides.filter((each) => each !== by))
      await tellSide(tx, found.value, side, "meeting-offered");
    const side = by === "firm" ? { firmId } : { personId };
    await noteOnBehalf(tx, spoken.value, { act: "proposal.arrange", kind: "proposal", id, side });
    return done(tx, found.value);
  });

/**
 * Chooses one of the dates that the other side offered; the hub may choose as it was told. Refusals: not-found,
 * not-allowed, wrong-state (`own-offer`), invalid (a date that was not offered or is over; staff did not say who spoke).
 */
export const chooseDate = (app: App, actor: Actor, input: Numbered & SpokenGiven & { readonly slot: Date }): Written =>
  app.db.write(actor, { act: "proposal.arrange", key: input.key }, async (tx) => {
    const found = await holdFor(app, tx, actor, input.number);
    if (!found.ok) return found;
    const { id, state, firmId, personId } = found.value;
    const by = sideOf(actor, null);
    const decided = decideStep(state, { kind: "choose", by, slot: input.slot, now: tx.now });
    if (!decided.ok) return decided;
    const spoken = decideSpoken(actor, input);
    if (!spoken.ok) return spoken;
    await saveMeetingTime(tx, id, { chosen: input.slot });
    await tellBoth(tx, found.value, "meeting-fixed");
    const end = input.slot.getTime() + (state.meeting?.minutes ?? 0) * 60_000;
    await tx.enqueue("ask-after-meeting", { proposalId: id }, `ask-after-meeting ${id}`, new Date(end));
    const side = state.meeting?.offeredBy === "firm" ? { personId } : { firmId };
    await noteOnBehalf(tx, spoken.value, { act: "proposal.arrange", kind: "proposal", id, side });
    return done(tx, found.value);
  });

/**
 * Notes the day on which the two sides met, for meetings that were agreed on by telephone. Refusals: not-found,
 * not-allowed, wrong-state, invalid (a day that is still to come).
 */
export const noteHeld = (app: App, actor: Actor, input: Numbered & { readonly heldOn: LocalDate }): Written =>
  app.db.write(actor, { act: "proposal.note-held", key: input.key }, async (tx) => {
    const found = await lockProposal(tx, input.number);
    if (found === null) return refused({ code: "not-found" });
    if (permit(app.may, actor, "proposal.note-held", { hubId: actor.hubId }) === null)
      return refused({ code: "not-allowed" });
    if (input.heldOn > app.clock.today())
      return refused({ code: "invalid", faults: [{ field: "heldOn", code: "still-to-come", facts: {} }] });
    const decided = decideStep(found.state, { kind: "hold", on: input.heldOn });
    if (!decided.ok) return decided;
    const isNoted = await saveMeetingTime(tx, found.id, { heldOn: input.heldOn });
    if (!isNoted) await saveMeeting(tx, found.id, { ...byTelephone, slots: [tx.now], heldOn: input.heldOn });
    await tellBoth(tx, found, "meeting-answer-due");
    return done(tx, found);
  });

/** A meeting of which only the day is known. */
const byTelephone = { mode: "on-site", place: "-", minutes: 60, offeredBy: "hub" } as const;

/** Asks both sides whether they begin, as soon as the chosen time is over; not those who have said it already. */
export const askAfterMeeting = (app: App, hubId: HubId, id: ProposalId): Promise<void> =>
  app.db.asHub(hubId, "ask-after-meeting", async (tx) => {
    const number = await proposalNumberOf(tx, id);
    const proposal = number === null ? null : await lockProposal(tx, number);
    if (proposal === null) return;
    for (const side of proposalSides)
      if (askedOf(proposal.state, side, tx.now) === "yes") await tellSide(tx, proposal, side, "meeting-answer-due");
  });

async function holdFor(app: App, tx: Tx, actor: Actor, number: number): Promise<Outcome<SavedProposal, Refusal>> {
  const proposal = await lockProposal(tx, number);
  if (proposal === null) return refused({ code: "not-found" });
  const { firmId, personId } = proposal;
  return permit(app.may, actor, "proposal.arrange", { hubId: actor.hubId, firmId, personId }) === null
    ? refused({ code: "not-allowed" })
    : accepted(proposal);
}

async function done(tx: Tx, { id, number }: SavedProposal): Written {
  await tx.audit({ act: "proposal.arrange", kind: "proposal", id, fields: ["meeting"] });
  return accepted({ number });
}
