import { endOf } from "#domain/engagements/rules.ts";
import type { EngagementEnd, EngagementTerms, Share } from "#domain/engagements/terms.ts";
import type { FieldFault, Refusal } from "#domain/refusals.ts";
import { addDays, type LocalDate, mondayOf, weekdayOf } from "#kit/dates.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** The time of an engagement: its agreed weeks, and its last day when it was ended. */
export type EngagementTime = Pick<Share, "fromWeek" | "weeks"> & { readonly endedOn: LocalDate | null };

/** What of a saved engagement the decisions look at. */
export type EngagementState = {
  readonly version: number;
  readonly terms: EngagementTerms;
  readonly endedOn: LocalDate | null;
};

/** Where an engagement stands: still to come, running, over. */
export const engagementStates = ["coming", "running", "over"] as const;
/** One of the places where an engagement can stand. */
export type EngagementStanding = (typeof engagementStates)[number];

/** The last day of an engagement: the day on which it was ended, else the Sunday of its last agreed week. */
export const lastDayOf = (time: EngagementTime): LocalDate => time.endedOn ?? addDays(endOf(time), -1);

/** Where an engagement stands on this day. On its last day it still runs; one that was called off is over at once. */
export function engagementState(time: EngagementTime, today: LocalDate): EngagementStanding {
  const last = lastDayOf(time);
  if (last < today || last < time.fromWeek) return "over";
  return time.fromWeek > today ? "coming" : "running";
}

/** The fields of an engagement in the order in which people read them. */
export const engagementFields = [
  "title",
  "role",
  "roleKind",
  "stage",
  "halfDays",
  "onSiteHalfDays",
  "fromWeek",
  "weeks",
  "payYenPerMonth",
] as const satisfies readonly (keyof EngagementTerms)[];

/**
 * Whether these terms may stand for an engagement: it begins on a Monday, and no more half-days are at the place than
 * there are. Whether they fit into the person's weeks is the ledger's to say. Refusal: invalid.
 */
export function decideEngagementTerms(terms: EngagementTerms): Outcome<EngagementTerms, Refusal> {
  const faults: FieldFault[] = [];
  const { halfDays } = terms;
  if (terms.onSiteHalfDays > halfDays)
    faults.push({ field: "onSiteHalfDays", code: "more-on-site-than-half-days", facts: { halfDays } });
  if (weekdayOf(terms.fromWeek) !== 1) faults.push({ field: "fromWeek", code: "not-a-monday", facts: {} });
  return faults.length === 0 ? accepted(terms) : refused({ code: "invalid", faults });
}

/** What may be changed while an engagement runs; its half-days and weeks stand in the ledger and stay. */
export type EngagementChange = Pick<
  EngagementTerms,
  "title" | "role" | "roleKind" | "stage" | "onSiteHalfDays" | "payYenPerMonth"
>;

/**
 * Whether a change of an engagement's words, stage or pay may be saved. Gives the terms that hold from then on and the
 * names of the fields that change. Refusals: stale (with what is saved now), wrong-state (it was ended), invalid.
 */
export function decideEngagementEdit(
  saved: EngagementState,
  edit: { readonly change: EngagementChange; readonly seenVersion: number },
): Outcome<{ readonly terms: EngagementTerms; readonly fields: readonly (keyof EngagementTerms)[] }, Refusal> {
  if (saved.version !== edit.seenVersion) return refused(staleOf(saved));
  if (saved.endedOn !== null) return refused({ code: "wrong-state", state: "ended" });
  const decided = decideEngagementTerms({ ...saved.terms, ...edit.change });
  if (!decided.ok) return decided;
  const fields = engagementFields.filter((field) => saved.terms[field] !== decided.value[field]);
  return accepted({ terms: decided.value, fields });
}

/**
 * Whether an engagement may end like this: once, and not before it began, unless it has not begun yet and is called
 * off. Refusals: stale (with what is saved now), wrong-state (it was ended already), invalid.
 */
export function decideEngagementEnd(
  saved: EngagementState,
  asked: { readonly end: EngagementEnd; readonly seenVersion: number; readonly today: LocalDate },
): Outcome<EngagementEnd, Refusal> {
  if (saved.version !== asked.seenVersion) return refused(staleOf(saved));
  if (saved.endedOn !== null) return refused({ code: "wrong-state", state: "ended" });
  const { fromWeek } = saved.terms;
  const hasBegun = fromWeek <= asked.today;
  if (hasBegun && asked.end.endedOn < fromWeek)
    return refused({ code: "invalid", faults: [{ field: "endedOn", code: "ends-before-start", facts: {} }] });
  return accepted(asked.end);
}

/**
 * Whether the end of an engagement needs the word of one side: any end but the planned one, unless that side told it
 * before, and always what the firm says of it.
 */
export const needsWord = ({ ending, outcomeScore }: EngagementEnd, isTold: boolean): boolean =>
  outcomeScore !== null || (ending !== "finished" && !isTold);

const staleOf = (saved: EngagementState): Refusal => ({
  code: "stale",
  currentVersion: saved.version,
  current: { ...saved.terms },
});

/**
 * The booked weeks that an engagement no longer needs when this is its last day: every week after the one in which the
 * day lies. Null when none is left.
 */
export function weeksAfter(share: Share, lastDay: LocalDate): Share | null {
  const from = addDays(mondayOf(lastDay), 7);
  const gone = Math.max(0, Math.round(daysBetween(share.fromWeek, from) / 7));
  if (gone >= share.weeks) return null;
  return { halfDays: share.halfDays, fromWeek: addDays(share.fromWeek, 7 * gone), weeks: share.weeks - gone };
}

const daysBetween = (from: LocalDate, until: LocalDate): number =>
  (Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;

/** Where a check-in stands: held, passed over by a later one, still to come, or due and not held. */
export type CheckInStanding = "held" | "passed" | "coming" | "overdue";

/** Where a check-in stands on this day; on the day on which it is due it is not overdue yet. */
export function checkInState(
  checkIn: { readonly dueOn: LocalDate; readonly heldOn: LocalDate | null; readonly passedOn: LocalDate | null },
  today: LocalDate,
): CheckInStanding {
  if (checkIn.heldOn !== null) return "held";
  if (checkIn.passedOn !== null) return "passed";
  return checkIn.dueOn < today ? "overdue" : "coming";
}
