import type { HalfDays, PersonId } from "#domain/people/terms.ts";
import type { Brand } from "#kit/brand.ts";
import type { LocalDate } from "#kit/dates.ts";
import { isUuid } from "#kit/ids.ts";

/** A share booked in a person's ledger, or the release of one. */
export type BookingId = Brand<string, "BookingId">;

/** The booking that an address names, or null when it names none. */
export function parseBookingId(text: string): BookingId | null;
export function parseBookingId(text: string): string | null {
  return isUuid(text) ? text : null;
}

/** A share to be booked: whole weeks that start on a Monday. */
export type BookingTerms = {
  readonly personId: PersonId;
  /** Half-days per four weeks, 1–60. */
  readonly halfDays: HalfDays;
  /** The Monday on which it starts. */
  readonly fromWeek: LocalDate;
  /** How many weeks, 1–260. */
  readonly weeks: number;
  /** What it is for, in a line of at most 200 characters. */
  readonly note: string;
};

/** The most weeks that one booking covers: five years. */
export const mostWeeks = 260;

/** One week of a person's ledger that has, or had, a booking. */
export type Load = {
  /** Its Monday. */
  readonly week: LocalDate;
  /** Half-days per four weeks that the person can give in this week. */
  readonly capacity: HalfDays;
  /** Half-days per four weeks that all hubs together have booked in it. */
  readonly booked: HalfDays;
};

/** Whole weeks from a Monday, with the half-days per four weeks of each. */
export type Share = {
  readonly halfDays: HalfDays;
  readonly fromWeek: LocalDate;
  readonly weeks: number;
};
