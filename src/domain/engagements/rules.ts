import type { Load, Share } from "#domain/engagements/terms.ts";
import type { HalfDays } from "#domain/people/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import { addDays, type LocalDate, weekdayOf } from "#kit/dates.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** The Mondays of a share, the first one first. */
export const mondaysOf = ({ fromWeek, weeks }: Pick<Share, "fromWeek" | "weeks">): readonly LocalDate[] =>
  Array.from({ length: weeks }, (_, index) => addDays(fromWeek, 7 * index));

/** The Monday after a share's last week. */
export const endOf = ({ fromWeek, weeks }: Pick<Share, "fromWeek" | "weeks">): LocalDate =>
  addDays(fromWeek, 7 * weeks);

/**
 * Every week asked for with its load. The ledger holds rows only for weeks with a booking; any other week has the
 * person's own half-days and nothing booked.
 */
export function fillWeeks(weeks: readonly LocalDate[], ledger: readonly Load[], halfDays: HalfDays): readonly Load[] {
  const known = new Map(ledger.map((load) => [load.week, load]));
  return weeks.map((week) => known.get(week) ?? { week, capacity: halfDays, booked: 0 });
}

/**
 * Whether a share fits into every one of its weeks, given what the ledger holds of them.
 * Refusals: invalid (the first day is no Monday), above-capacity (the first week that is too full, and what is free in it).
 */
export function decideBooking(
  person: { readonly halfDays: HalfDays },
  ledger: readonly Load[],
  share: Share,
): Outcome<Share, Refusal> {
  if (weekdayOf(share.fromWeek) !== 1)
    return refused({ code: "invalid", faults: [{ field: "fromWeek", code: "not-a-monday", facts: {} }] });
  const tooFull = fillWeeks(mondaysOf(share), ledger, person.halfDays).find(
    ({ capacity, booked }) => booked + share.halfDays > capacity,
  );
  return tooFull === undefined
    ? accepted(share)
    : refused({ code: "above-capacity", week: tooFull.week, free: tooFull.capacity - tooFull.booked });
}

/** Where a booking stands: still to come, running, over, or given back. */
export const bookingStates = ["coming", "running", "over", "released"] as const;
/** One of the places where a booking can stand. */
export type BookingState = (typeof bookingStates)[number];

/** Where a booking stands in the week of this Monday. */
export function bookingState(
  booking: Pick<Share, "fromWeek" | "weeks"> & { readonly isReleased: boolean },
  thisWeek: LocalDate,
): BookingState {
  if (booking.isReleased) return "released";
  if (endOf(booking) <= thisWeek) return "over";
  return booking.fromWeek > thisWeek ? "coming" : "running";
}

/**
 * What a release gives back: every week of the booking that is not over. Weeks that are over were worked and stay.
 * Refusal: wrong-state (it was given back already, or its weeks are over).
 */
export function decideRelease(
  booking: Share & { readonly isReleased: boolean },
  thisWeek: LocalDate,
): Outcome<Share, Refusal> {
  const state = bookingState(booking, thisWeek);
  if (state === "released" || state === "over") return refused({ code: "wrong-state", state });
  const left = mondaysOf(booking).filter((week) => week >= thisWeek);
  const [fromWeek = booking.fromWeek] = left;
  return accepted({ halfDays: booking.halfDays, fromWeek, weeks: left.length });
}
