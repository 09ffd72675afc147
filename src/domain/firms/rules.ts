import type { FirmSize, FirmStatus, FirmTerms } from "#domain/firms/terms.ts";
import type { FieldFault, Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";
import { agreesWithCheckDigit } from "#reference/corporate-number.ts";

/** What of a saved firm the decisions look at. */
export type FirmState = {
  readonly status: FirmStatus;
  readonly version: number;
  readonly terms: FirmTerms;
};

/** Whether these terms may stand for a firm: a corporate number must agree with its check digit. Refusal: invalid. */
export function decideFirmTerms(terms: FirmTerms): Outcome<FirmTerms, Refusal> {
  const faults = corporateNumberFaults(terms.corporateNumber);
  return faults.length === 0 ? accepted(terms) : refused({ code: "invalid", faults });
}

function corporateNumberFaults(number: string | null): readonly FieldFault[] {
  if (number === null || agreesWithCheckDigit(number)) return [];
  return [{ field: "corporateNumber", code: "check-digit", facts: {} }];
}

/**
 * Whether an edit may be saved: it must have seen the newest version. Gives the names of the fields that change.
 * Refusals: stale (with what is saved now), invalid.
 */
export function decideFirmEdit(
  saved: FirmState,
  edit: { readonly terms: FirmTerms; readonly seenVersion: number },
): Outcome<readonly (keyof FirmTerms)[], Refusal> {
  if (saved.version !== edit.seenVersion)
    return refused({
      code: "stale",
      currentVersion: saved.version,
      current: { ...saved.terms },
    });
  const decided = decideFirmTerms(edit.terms);
  if (!decided.ok) return decided;
  return accepted(changedFields(saved.terms, edit.terms));
}

/** Whether a firm may get its public page: once. Refusals: stale, wrong-state. */
export function decideFirmPublishing(saved: FirmState, seenVersion: number): Outcome<"published", Refusal> {
  return decideStatus(saved, { seenVersion, from: "draft", to: "published" });
}

/** Whether a firm may become anonymous again. Refusals: stale, wrong-state. */
export function decideFirmWithdrawing(saved: FirmState, seenVersion: number): Outcome<"draft", Refusal> {
  return decideStatus(saved, { seenVersion, from: "published", to: "draft" });
}

function decideStatus<To extends FirmStatus>(
  saved: FirmState,
  {
    seenVersion,
    from,
    to,
  }: {
    readonly seenVersion: number;
    readonly from: FirmStatus;
    readonly to: To;
  },
): Outcome<To, Refusal> {
  if (saved.version !== seenVersion)
    return refused({
      code: "stale",
      currentVersion: saved.version,
      current: { ...saved.terms },
    });
  return saved.status === from ? accepted(to) : refused({ code: "wrong-state", state: saved.status });
}

/** The fields in which two versions of a firm differ. */
export const changedFields = (before: FirmTerms, after: FirmTerms): readonly (keyof FirmTerms)[] =>
  firmFields.filter((field) => before[field] !== after[field]);

/** The fields of a firm in the order in which people read them. */
export const firmFields = [
  "name",
  "kana",
  "corporateNumber",
  "industry",
  "town",
  "postalCode",
  "address",
  "representative",
  "foundedYear",
  "capitalYen",
  "employees",
  "business",
  "website",
  "contactName",
  "contactPhone",
  "contactEmail",
] as const satisfies readonly (keyof FirmTerms)[];

/** The size class of a firm, as the statistics of small firms cut it. */
export function firmSize(employees: number | null): FirmSize {
  if (employees === null) return "unknown";
  if (employees <= 0) return "none";
  if (employees < 5) return "1-4";
  if (employees < 20) return "5-19";
  if (employees < 50) return "20-49";
  if (employees < 100) return "50-99";
  return employees < 300 ? "100-299" : "300-";
}
