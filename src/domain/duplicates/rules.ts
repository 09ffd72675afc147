import type { MergeOrder } from "#domain/duplicates/terms.ts";
import { firmFields } from "#domain/firms/rules.ts";
import type { FirmTerms } from "#domain/firms/terms.ts";
import { personFields } from "#domain/people/rules.ts";
import type { PersonTerms } from "#domain/people/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** Whether a value says nothing: nothing typed, unknown, an empty list, or the industry that stands for "unknown". */
const saysNothing = (field: string, value: unknown): boolean =>
  value === null ||
  value === "" ||
  (Array.isArray(value) && value.length === 0) ||
  (field === "industry" && value === "T");

/** Whether two values of one field are the same. */
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The fields in which both records say something, and not the same: a person has to choose. */
export const firmFieldsToChoose = (one: FirmTerms, other: FirmTerms): readonly (keyof FirmTerms)[] =>
  firmFields.filter((field) => mustChoose(field, one[field], other[field]));

/** The same for two records of a person. */
export const personFieldsToChoose = (one: PersonTerms, other: PersonTerms): readonly (keyof PersonTerms)[] =>
  personFields.filter((field) => mustChoose(field, one[field], other[field]));

const mustChoose = (field: string, one: unknown, other: unknown): boolean =>
  !saysNothing(field, one) && !saysNothing(field, other) && !isSame(one, other);

/**
 * The one record made of two: every field of the one that stays, filled from the other where it says nothing, and
 * replaced by the other's where the person chose so.
 */
export function mergedFirm(kept: FirmTerms, gone: FirmTerms, taken: readonly string[]): FirmTerms {
  const from = (field: keyof FirmTerms): FirmTerms => (takes(field, kept, gone, taken) ? gone : kept);
  return {
    name: from("name").name,
    kana: from("kana").kana,
    corporateNumber: from("corporateNumber").corporateNumber,
    industry: from("industry").industry,
    town: from("town").town,
    postalCode: from("postalCode").postalCode,
    address: from("address").address,
    representative: from("representative").representative,
    foundedYear: from("foundedYear").foundedYear,
    capitalYen: from("capitalYen").capitalYen,
    employees: from("employees").employees,
    business: from("business").business,
    website: from("website").website,
    contactName: from("contactName").contactName,
    contactPhone: from("contactPhone").contactPhone,
    contactEmail: from("contactEmail").contactEmail,
  };
}

/** The same for two records of a person. */
export function mergedPerson(kept: PersonTerms, gone: PersonTerms, taken: readonly string[]): PersonTerms {
  const from = (field: keyof PersonTerms): PersonTerms => (takes(field, kept, gone, taken) ? gone : kept);
  return {
    name: from("name").name,
    kana: from("kana").kana,
    email: from("email").email,
    phone: from("phone").phone,
    kinds: from("kinds").kinds,
    livesIn: from("livesIn").livesIn,
    employer: from("employer").employer,
    about: from("about").about,
    halfDays: from("halfDays").halfDays,
    engagements: from("engagements").engagements,
    themes: from("themes").themes,
    roleKinds: from("roleKinds").roleKinds,
    trades: from("trades").trades,
    shape: from("shape").shape,
    freeCells: from("freeCells").freeCells,
    towns: from("towns").towns,
    onSiteHalfDays: from("onSiteHalfDays").onSiteHalfDays,
    remoteHalfDays: from("remoteHalfDays").remoteHalfDays,
    payYenPerHalfDay: from("payYenPerHalfDay").payYenPerHalfDay,
    availableFrom: from("availableFrom").availableFrom,
    availableUntil: from("availableUntil").availableUntil,
    notWith: from("notWith").notWith,
  };
}

const takes = <Field extends string>(
  field: Field,
  kept: Readonly<Record<Field, unknown>>,
  gone: Readonly<Record<Field, unknown>>,
  taken: readonly string[],
): boolean => taken.includes(field) || (saysNothing(field, kept[field]) && !saysNothing(field, gone[field]));

/** The names of the fields in which the record made of two differs from the one that stays. */
export const fieldsFilled = <Terms extends object>(
  fields: readonly (keyof Terms & string)[],
  kept: Terms,
  merged: Terms,
): readonly string[] => fields.filter((field) => !isSame(kept[field], merged[field]));

const staleSince = ({
  version,
  terms,
}: {
  readonly version: number;
  readonly terms: object;
}): Outcome<never, Refusal> => refused({ code: "stale", currentVersion: version, current: { ...terms } });

/**
 * Whether two records may become one: they are two, and both are as they were seen. Refusals: not-found (one of them is
 * gone already), stale (somebody changed one since).
 */
export function decideMerge<State extends { readonly version: number; readonly terms: object }>(
  order: MergeOrder,
  kept: State | null,
  gone: State | null,
): Outcome<{ readonly kept: State; readonly gone: State }, Refusal> {
  if (kept === null || order.kept === order.gone) return refused({ code: "not-found" });
  if (kept.version !== order.keptVersion) return staleSince(kept);
  if (gone === null) return refused({ code: "not-found" });
  return gone.version === order.goneVersion ? accepted({ kept, gone }) : staleSince(gone);
}
