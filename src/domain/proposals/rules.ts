import {
  type Meeting,
  mostSlots,
  type NoReason,
  type ProposalCloser,
  type ProposalPhase,
  type ProposalSaying,
  type ProposalSide,
  type SideAnswer,
} from "#domain/proposals/terms.ts";
import type { FieldFault, Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** What of a proposal its steps look at. */
export type ProposalState = {
  readonly phase: ProposalPhase;
  readonly person: SideAnswer;
  readonly firm: SideAnswer;
  readonly closedBy: ProposalCloser | null;
  /** False where the law lets the firm meet nobody beforehand: then two times "I would" are the agreement. */
  readonly withMeeting: boolean;
  readonly meeting: Pick<Meeting, "offeredBy" | "slots" | "minutes" | "chosen" | "heldOn"> | null;
};

/** A proposal that has just been put. */
export const freshProposal = (withMeeting: boolean): ProposalState => ({
  phase: "open",
  person: "none",
  firm: "none",
  closedBy: null,
  withMeeting,
  meeting: null,
});

/** What can happen to a proposal. Times and the moment of asking are given. */
export type ProposalStep =
  | { readonly kind: "answer"; readonly side: ProposalSide; readonly says: ProposalSaying; readonly now: Date }
  | {
      readonly kind: "offer";
      readonly by: ProposalCloser;
      readonly minutes: number;
      readonly slots: readonly Date[];
      readonly now: Date;
    }
  | { readonly kind: "choose"; readonly by: ProposalCloser; readonly slot: Date; readonly now: Date }
  | { readonly kind: "hold"; readonly on: Meeting["heldOn"] }
  | { readonly kind: "take-back" }
  | { readonly kind: "engage" };

/** Proposals that hold half-days and bind both sides: everything but what was closed, or became an engagement. */
export const isLive = (phase: ProposalPhase): boolean => phase === "open" || phase === "meeting" || phase === "agreed";

/** Phases in which a proposal holds half-days that the ledger does not hold yet. */
export const livePhases = ["open", "meeting", "agreed"] as const satisfies readonly ProposalPhase[];

/**
 * Whether the firm may know the person's name and contact: from the person's yes, until somebody closes it. Where it may
 * meet nobody beforehand, only when the engagement is agreed in writing.
 */
export const isDisclosed = ({ phase, person, withMeeting }: ProposalState): boolean =>
  phase !== "closed" && person !== "none" && (withMeeting || phase === "engaged");

/** Whether the person may know the firm's name: from the firm's yes, until somebody closes it. */
export const isFirmNamed = ({ phase, firm }: Pick<ProposalState, "phase" | "firm">): boolean =>
  phase !== "closed" && firm !== "none";

/** Whether both sides have said all that an engagement needs. */
const areAgreed = ({ person, firm, withMeeting }: ProposalState): boolean =>
  withMeeting ? person === "yes" && firm === "yes" : person !== "none" && firm !== "none";

/**
 * What comes of a step. Refusals: wrong-state (the phase, when the step does not belong to it; `not-met` for a yes before
 * the meeting; `said` for the same answer again), invalid (dates that are over, or a date that was not offered).
 */
export function decideStep(state: ProposalState, step: ProposalStep): Outcome<ProposalState, Refusal> {
  switch (step.kind) {
    case "answer":
      return decideAnswer(state, step);
    case "offer":
      return decideOffer(state, step);
    case "choose":
      return decideChoice(state, step);
    case "hold":
      if (state.phase !== "meeting") return wrong(state.phase);
      return accepted({ ...state, meeting: { ...(state.meeting ?? noMeeting), heldOn: step.on } });
    case "take-back":
      return isLive(state.phase) ? accepted(closed(state, "hub")) : wrong(state.phase);
    case "engage":
      return state.phase === "agreed" ? accepted({ ...state, phase: "engaged" }) : wrong(state.phase);
  }
}

type Step<Kind extends ProposalStep["kind"]> = Extract<ProposalStep, { readonly kind: Kind }>;

function decideAnswer(state: ProposalState, { side, says, now }: Step<"answer">): Outcome<ProposalState, Refusal> {
  if (!isLive(state.phase)) return wrong(state.phase);
  if (says === "no") return accepted(closed(state, side));
  if (says === "meet") {
    if (state.phase !== "open") return wrong(state.phase);
    if (state[side] !== "none") return wrong("said");
    const next = { ...state, [side]: "meet" as const };
    if (next.person === "none" || next.firm === "none") return accepted(next);
    return accepted({ ...next, phase: state.withMeeting ? "meeting" : "agreed" });
  }
  if (state.phase !== "meeting") return wrong(state.phase);
  if (state[side] === "yes") return wrong("said");
  if (!hasMet(state.meeting, now)) return wrong("not-met");
  const next = { ...state, [side]: "yes" as const };
  return accepted({ ...next, phase: areAgreed(next) ? "agreed" : "meeting" });
}

function decideOffer(state: ProposalState, step: Step<"offer">): Outcome<ProposalState, Refusal> {
  if (state.phase !== "meeting") return wrong(state.phase);
  const slots = [...step.slots].sort((a, b) => a.getTime() - b.getTime());
  if (slots.length === 0) return invalid("slot1", "required");
  if (slots.length > mostSlots) return invalid("slot5", "too-many", { max: mostSlots });
  const past = step.slots.findIndex((slot) => slot <= step.now);
  if (past >= 0) return invalid(`slot${past + 1}`, "gone-by");
  return accepted({
    ...state,
    meeting: { offeredBy: step.by, minutes: step.minutes, slots, chosen: null, heldOn: null },
  });
}

function decideChoice(state: ProposalState, { by, slot, now }: Step<"choose">): Outcome<ProposalState, Refusal> {
  const { meeting } = state;
  if (state.phase !== "meeting" || meeting === null) return wrong(state.phase);
  // Whoever offered the dates waits for the other; the hub may choose for either, as it was told.
  if (by !== "hub" && by === meeting.offeredBy) return wrong("own-offer");
  const isOffered = meeting.slots.some((each) => each.getTime() === slot.getTime());
  if (!isOffered || slot <= now) return invalid("slot", "not-in-list");
  return accepted({ ...state, meeting: { ...meeting, chosen: slot } });
}

/** Whether the two sides have met: the hub noted the day, or the chosen time is over. */
export const hasMet = (meeting: ProposalState["meeting"], now: Date): boolean =>
  meeting !== null &&
  (meeting.heldOn !== null ||
    (meeting.chosen !== null && meeting.chosen.getTime() + meeting.minutes * 60_000 <= now.getTime()));

const noMeeting = { offeredBy: "hub", slots: [], minutes: 60, chosen: null, heldOn: null } as const;

const closed = (state: ProposalState, closedBy: ProposalCloser): ProposalState => ({
  ...state,
  phase: "closed",
  closedBy,
});

const wrong = (state: string) => refused({ code: "wrong-state", state } as const);
const invalid = (
  field: string,
  code: "required" | "gone-by" | "too-many" | "not-in-list",
  facts: FieldFault["facts"] = {},
) => refused({ code: "invalid", faults: [{ field, code, facts }] } as const);

/** What this side is asked now: nothing, whether they would meet, or whether they begin. */
export function askedOf(state: ProposalState, side: ProposalSide, now: Date): "meet" | "yes" | null {
  if (state.phase === "open") return state[side] === "none" ? "meet" : null;
  if (state.phase !== "meeting" || state[side] === "yes") return null;
  return hasMet(state.meeting, now) ? "yes" : null;
}

/** What a side has to do on the way to a meeting: offer dates, choose one, or say after it whether they begin. */
export type MeetingStep = "offer" | "choose" | "decide";

/** What this side of a proposal in the phase of its meeting has to do now; null while the other side or the day is awaited. */
export function meetingStepOf(
  state: Pick<ProposalState, "person" | "firm" | "meeting">,
  side: ProposalSide,
  now: Date,
): MeetingStep | null {
  const { meeting } = state;
  if (state[side] === "yes") return null;
  if (hasMet(meeting, now)) return "decide";
  if (meeting === null) return "offer";
  if (meeting.chosen !== null || meeting.offeredBy === side) return null;
  // Dates that are all over are no choice any more.
  return meeting.slots.some((slot) => slot > now) ? "choose" : "offer";
}

/** The reason that is kept with a no: the one that was given, or that none was. */
export const reasonOf = (says: ProposalSaying, reason: NoReason | null): NoReason | null =>
  says === "no" ? (reason ?? "unsaid") : null;
