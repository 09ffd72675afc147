import type { ConsentPurpose, ConsentSubject, DataConsent } from "#domain/consents/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import { addMonths, type LocalDate } from "#kit/dates.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** The wording that is agreed to today; a change of its sense counts up, and older yeses keep their number. */
export const consentTextVersion = 1;

const monthsOf: Readonly<Record<ConsentPurpose, number>> = {
  matching: 24,
  "inside-review": 12,
  intermediary: 12,
  statistics: 60,
};

/** The last day on which a yes of this day holds. */
export const consentUntil = (purpose: ConsentPurpose, today: LocalDate): LocalDate =>
  addMonths(today, monthsOf[purpose]);

/** Whether a yes holds on this day: not withdrawn, and its last day not over. */
export const isConsentOpen = (consent: Pick<DataConsent, "until" | "withdrawnAt">, today: LocalDate): boolean =>
  consent.withdrawnAt === null && consent.until >= today;

/** Whether two yeses are to the same use, for the same firm or intermediary. */
export const isSameSubject = (one: ConsentSubject, other: ConsentSubject): boolean =>
  one.purpose === other.purpose && one.firmId === other.firmId && one.organisationId === other.organisationId;

/** The yeses of a person that hold on this day, the newest of each use. */
export function openOf<Consent extends DataConsent>(
  consents: readonly Consent[],
  today: LocalDate,
): readonly Consent[] {
  const open = consents
    .filter((consent) => isConsentOpen(consent, today))
    .toSorted((a, b) => b.givenAt.getTime() - a.givenAt.getTime());
  return open.filter((consent, index) => open.findIndex((other) => isSameSubject(consent, other)) === index);
}

/**
 * Why a hub may look for work for somebody: their own yes; or, for a card from the hub's lists whose person has never
 * had an account and never said yes, what the hub agreed with them outside. Null: they had the choice (an account, also
 * one that was taken away, a yes that is withdrawn or over, or a mail that they answered with "do not ask me again") and
 * no yes holds, so nobody asks, proposes or plans them.
 */
export type MatchingBasis = "consent" | "hub" | null;

/** On which of the two a hub looks for work for somebody, or null when it may not. */
export function matchingBasis(of: { readonly hadChoice: boolean; readonly hasConsent: boolean }): MatchingBasis {
  if (of.hasConsent) return "consent";
  return of.hadChoice ? null : "hub";
}

/** Whether a use is named with the firm or intermediary that it needs, and with no other. Refusal: invalid. */
export function decideSubject(subject: ConsentSubject): Outcome<ConsentSubject, Refusal> {
  const needsFirm = subject.purpose === "inside-review";
  const needsOrganisation = subject.purpose === "intermediary";
  if (needsFirm !== (subject.firmId !== null))
    return refused({ code: "invalid", faults: [{ field: "firm", code: "required", facts: {} }] });
  if (needsOrganisation !== (subject.organisationId !== null))
    return refused({ code: "invalid", faults: [{ field: "organisation", code: "required", facts: {} }] });
  return accepted(subject);
}
