import type { Load } from "#domain/engagements/terms.ts";
import { elementPoints, type PersonTerms } from "#domain/people/terms.ts";
import type { FieldFault, Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** What of a saved person the decisions look at. */
export type PersonState = { readonly version: number; readonly terms: PersonTerms };

/** The fields of a person in the order in which people read them. */
export const personFields = [
  "name",
  "kana",
  "email",
  "phone",
  "kinds",
  "livesIn",
  "employer",
  "about",
  "halfDays",
  "engagements",
  "themes",
  "roleKinds",
  "trades",
  "freeCells",
  "towns",
  "onSiteHalfDays",
  "remoteHalfDays",
  "payYenPerHalfDay",
  "availableFrom",
  "availableUntil",
  "notWith",
  "shape",
] as const satisfies readonly (keyof PersonTerms)[];

/** The fields in which two versions of a person differ. */
export const changedPersonFields = (before: PersonTerms, after: PersonTerms): readonly (keyof PersonTerms)[] =>
  personFields.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));

/**
 * Whether these terms may stand for a person: the last day is not before the first, and points on the nine elements
 * add up to 29. Refusal: invalid.
 */
export function decidePersonTerms(terms: PersonTerms): Outcome<PersonTerms, Refusal> {
  const { availableFrom, availableUntil, shape } = terms;
  const faults: FieldFault[] = [];
  if (availableFrom !== null && availableUntil !== null && availableUntil < availableFrom)
    faults.push({ field: "availableUntil", code: "ends-before-start", facts: {} });
  const sum = shape?.reduce((all, points) => all + points, 0) ?? elementPoints;
  if (sum !== elementPoints)
    faults.push({ field: "shape", code: "wrong-points", facts: { want: elementPoints, have: sum } });
  return faults.length === 0 ? accepted(terms) : refused({ code: "invalid", faults });
}

/**
 * Whether an edit may be saved: it must have seen the newest version, and the half-days may not go below what is
 * booked in a week that is not over. `heaviest` is the week with most half-days booked among these, or null when
 * nothing is booked. Gives the names of the fields that change. Refusals: stale (with what is saved now), invalid.
 */
export function decidePersonEdit(
  saved: PersonState,
  edit: { readonly terms: PersonTerms; readonly seenVersion: number; readonly heaviest: Load | null },
): Outcome<readonly (keyof PersonTerms)[], Refusal> {
  if (saved.version !== edit.seenVersion)
    return refused({ code: "stale", currentVersion: saved.version, current: { ...saved.terms } });
  if (edit.heaviest !== null && edit.terms.halfDays < edit.heaviest.booked) {
    const { booked, week } = edit.heaviest;
    return refused({ code: "invalid", faults: [{ field: "halfDays", code: "below-booked", facts: { booked, week } }] });
  }
  const decided = decidePersonTerms(edit.terms);
  if (!decided.ok) return decided;
  return accepted(changedPersonFields(saved.terms, edit.terms));
}
