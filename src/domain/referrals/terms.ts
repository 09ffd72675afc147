import type { OrganisationId } from "#domain/hubs/terms.ts";
import type { HalfDays } from "#domain/people/terms.ts";
import type { Brand } from "#kit/brand.ts";
import type { LocalDate } from "#kit/dates.ts";

/** A requirement handed to an intermediary. */
export type ReferralId = Brand<string, "ReferralId">;

/** Somebody whom an intermediary names, without name or contact. */
export type CandidateId = Brand<string, "CandidateId">;

/**
 * How far a referral is: handed over, looked after, candidates named, filled; given back by the intermediary; taken back
 * by the hub.
 */
export const referralStatuses = ["handed", "looking", "named", "filled", "returned", "taken-back"] as const;
/** How far a referral is. */
export type ReferralStatus = (typeof referralStatuses)[number];

/** What the intermediary itself can say of a referral. */
export const referralAnswers = ["looking", "filled", "returned"] as const;
/** One of these answers. */
export type ReferralAnswer = (typeof referralAnswers)[number];

/** How far a candidate is. */
export const candidateStatuses = ["named", "meeting", "agreed", "declined", "withdrawn"] as const;
/** How far a candidate is. */
export type CandidateStatus = (typeof candidateStatuses)[number];

/** What an intermediary says of a candidate. */
export type CandidateTerms = {
  /** How the intermediary calls the candidate, 1–80 characters; no name is needed. */
  readonly label: string;
  /** What the candidate brings, 1–1,000 characters. */
  readonly words: string;
  /** Half-days per four weeks, 1–60. */
  readonly halfDays: HalfDays;
  /** First day, or null for at once. */
  readonly fromOn: LocalDate | null;
};

/** To whom a project is handed, and what is said with it. */
export type ReferralOrder = { readonly organisationId: OrganisationId; readonly note: string };
