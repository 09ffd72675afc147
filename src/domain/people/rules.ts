import type { Load } from "#domain/engagements/terms.ts";
import type { PersonTerms } from "#domain/people/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** What of a saved person the decisions look at. */
export type PersonState = { readonly version: number; readonly terms: PersonTerms };

/** The fields of a person in the order in which people read them. */
export const personFields = ["name", "email", "phone", "halfDays"] as const satisfies readonly (keyof PersonTerms)[];

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
  return accepted(personFields.filter((name) => saved.terms[name] !== edit.terms[name]));
}
