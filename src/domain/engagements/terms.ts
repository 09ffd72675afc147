import type { HalfDays, PersonId } from "#domain/people/terms.ts";
import type { RoleKind } from "#domain/projects/terms.ts";
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

/** An agreed share of a person at a firm. */
export type EngagementId = Brand<string, "EngagementId">;

/** How close an engagement is: on trial, every week, more days, full time, handed over to the firm's own people. */
export const stages = ["trial", "weekly", "more-days", "full-time", "handed-over"] as const;
/** One of the stages. */
export type Stage = (typeof stages)[number];

/** How an engagement ended: as planned, handed over, joined the firm, stopped by the firm, left by the person. */
export const endings = ["finished", "handed-over", "joined", "stopped", "left"] as const;
/** One of the endings. */
export type Ending = (typeof endings)[number];

/** What is entered of an engagement. */
export type EngagementTerms = {
  /** One line that names the work, 1–80 characters. */
  readonly title: string;
  /** Role as agreed in writing, 0–1,000 characters. */
  readonly role: string;
  readonly roleKind: RoleKind;
  readonly stage: Stage;
  /** Half-days per four weeks, 1–60. */
  readonly halfDays: HalfDays;
  /** Of these at the place, 0–halfDays. */
  readonly onSiteHalfDays: HalfDays;
  /** The Monday of its first week. */
  readonly fromWeek: LocalDate;
  /** Weeks agreed, 1–260. */
  readonly weeks: number;
  /** Yen a month, 0 or more. */
  readonly payYenPerMonth: number;
};

/** How an engagement ended and what came of it. */
export type EngagementEnd = {
  /** Its last day. */
  readonly endedOn: LocalDate;
  readonly ending: Ending;
  /** What came of it, in words, 0–1,000 characters. */
  readonly outcome: string;
  /** What the firm says of it, 1 (nothing came of it) to 5 (more than hoped for), or null when not said. */
  readonly outcomeScore: number | null;
};

/** A dated short talk or questionnaire of one side. */
export type CheckInId = Brand<string, "CheckInId">;

/** Whom a check-in asks. */
export const checkInSides = ["person", "firm"] as const;
/** One of the two sides. */
export type CheckInSide = (typeof checkInSides)[number];
