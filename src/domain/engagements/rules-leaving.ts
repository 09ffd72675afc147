import { endOf } from "#domain/engagements/rules.ts";
import { type EngagementState, lastDayOf, weeksAfter } from "#domain/engagements/rules-engagements.ts";
import type { EngagementTerms } from "#domain/engagements/terms.ts";
import type { HalfDays } from "#domain/people/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import { addDays, type LocalDate } from "#kit/dates.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** What an engagement leaves open when it ends before its time. */
export type Hole = {
  /** Half-days per four weeks that nobody gives from then on. */
  readonly halfDays: HalfDays;
  /** The Monday from which they are open; the week of the last day is still served. */
  readonly from: LocalDate;
  /** Weeks that had been agreed and are not served. */
  readonly weeks: number;
  /** Yen a month that the firm no longer pays and the person no longer earns. */
  readonly yenPerMonth: number;
  /** The same over all the weeks that are left. */
  readonly yenInAll: number;
};

/** The hole after this last day; null when no agreed week is left. */
export function holeAfter(
  {
    halfDays,
    fromWeek,
    weeks,
    payYenPerMonth,
  }: Pick<EngagementTerms, "halfDays" | "fromWeek" | "weeks" | "payYenPerMonth">,
  lastDay: LocalDate,
): Hole | null {
  const rest = weeksAfter({ halfDays, fromWeek, weeks }, lastDay);
  if (rest === null) return null;
  return {
    halfDays,
    from: rest.fromWeek,
    weeks: rest.weeks,
    yenPerMonth: payYenPerMonth,
    yenInAll: Math.round((payYenPerMonth * rest.weeks * 12) / 52),
  };
}

/** The days that a leaving can name as the last: from today, or from the first day, to the day before the agreed end. */
export function lastDaysOf(
  terms: Pick<EngagementTerms, "fromWeek" | "weeks">,
  today: LocalDate,
): { readonly first: LocalDate; readonly last: LocalDate } {
  const first = terms.fromWeek > today ? terms.fromWeek : today;
  return { first, last: addDays(endOf(terms), -8) };
}

/**
 * Whether a side may tell that an engagement ends on this day: once, while it runs or is to come, and so early that at
 * least one agreed week is left. Refusals: wrong-state (`ended`: it is over; `leaving-told`), invalid.
 */
export function decideLeaving(
  saved: EngagementState,
  asked: { readonly lastDay: LocalDate; readonly today: LocalDate; readonly isTold: boolean },
): Outcome<LocalDate, Refusal> {
  const { terms, endedOn } = saved;
  if (endedOn !== null || lastDayOf({ ...terms, endedOn }) < asked.today)
    return refused({ code: "wrong-state", state: "ended" });
  if (asked.isTold) return refused({ code: "wrong-state", state: "leaving-told" });
  const { first, last } = lastDaysOf(terms, asked.today);
  if (asked.lastDay >= first && asked.lastDay <= last) return accepted(asked.lastDay);
  const facts = { first, last };
  return refused({ code: "invalid", faults: [{ field: "lastDay", code: "not-between", facts }] });
}
