import type { OrganisationId } from "#domain/hubs/terms.ts";
import type { Brand } from "#kit/brand.ts";
import type { LocalDate } from "#kit/dates.ts";
import type { StandingKind } from "#reference/contract-forms.ts";

/** What an organisation is licensed or notified to do. */
export type StandingId = Brand<string, "StandingId">;

/** What is entered of a standing. */
export type StandingTerms = {
  readonly kind: StandingKind;
  /** Number of the licence or notification as it is written, 1–60 characters. */
  readonly licence: string;
  readonly validFrom: LocalDate;
  /** Its last day, or null for one without an end. */
  readonly expiresOn: LocalDate | null;
  /** What else is to be known, 0–500 characters. */
  readonly note: string;
};

/** A standing with whose it is; `organisationId` null is the hub itself. */
export type Standing = {
  readonly organisationId: OrganisationId | null;
  readonly terms: StandingTerms;
};

/** How a standing stands on a day: not begun, valid, valid but ending within ninety days, or over. */
export const standingStates = ["coming", "valid", "ending", "over"] as const;
/** One of these states. */
export type StandingState = (typeof standingStates)[number];
