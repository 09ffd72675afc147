import type { HalfDays, PersonId } from "#domain/people/terms.ts";
import type { Brand } from "#kit/brand.ts";
import type { LocalDate } from "#kit/dates.ts";

/** A share booked in a person's ledger, or the release of one. */
export type BookingId = Brand<string, "BookingId">;

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
