import type { FirmId } from "#domain/firms/terms.ts";
import type { AccountId, OrganisationId } from "#domain/hubs/terms.ts";
import type { Brand } from "#kit/brand.ts";
import type { LocalDate } from "#kit/dates.ts";
import { isUuid } from "#kit/ids.ts";

/** A person's yes to one use of their data. */
export type ConsentId = Brand<string, "ConsentId">;

/** The consent that the text names, or null when it is no id. */
export function parseConsentId(text: string): ConsentId | null;
export function parseConsentId(text: string): string | null {
  return isUuid(text) ? text : null;
}

/**
 * What a person can agree to: that the hub looks for work for them; that the firm that employs them looks at the shape of
 * their skills first; that a chosen intermediary may see them; that they are counted in figures without names.
 */
export const consentPurposes = ["matching", "inside-review", "intermediary", "statistics"] as const;
/** One of these uses. */
export type ConsentPurpose = (typeof consentPurposes)[number];

/** A use and, where it is for one firm or one intermediary, for which. */
export type ConsentSubject = {
  readonly purpose: ConsentPurpose;
  /** The firm of an inside-first review; null for every other purpose. */
  readonly firmId: FirmId | null;
  /** The intermediary of that purpose; null for every other purpose. */
  readonly organisationId: OrganisationId | null;
};

/** A yes as it is kept. */
export type DataConsent = ConsentSubject & {
  readonly id: ConsentId;
  /** Which wording was agreed to. */
  readonly textVersion: number;
  readonly givenAt: Date;
  /** Account that gave it or entered it for the person; null for the hub itself. */
  readonly givenBy: AccountId | null;
  /** Last day on which it holds. */
  readonly until: LocalDate;
  readonly withdrawnAt: Date | null;
};

/** A use as somebody asks for it: the firm by its name or number, the intermediary by its id; empty where none is meant. */
export type AskedUse = { readonly purpose: ConsentPurpose; readonly firm: string; readonly organisation: string };
