import type { Standing, StandingState, StandingTerms } from "#domain/contracts/terms.ts";
import type { FieldFault, Refusal } from "#domain/refusals.ts";
import { addDays, type LocalDate } from "#kit/dates.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";
import { type ContractForm, type StandingActivity, standingRuleOn, standingYears } from "#reference/contract-forms.ts";

/** Days before its end from which a standing is shown as ending: a renewal takes about three months. */
export const endingDays = 90;

/** How a standing stands on this day. */
export function standingState({ validFrom, expiresOn }: StandingTerms, today: LocalDate): StandingState {
  if (today < validFrom) return "coming";
  if (expiresOn === null) return "valid";
  if (today > expiresOn) return "over";
  return addDays(today, endingDays) > expiresOn ? "ending" : "valid";
}

/** Whether a standing holds on this day. */
export const isStanding = (terms: StandingTerms, today: LocalDate): boolean =>
  ["valid", "ending"].includes(standingState(terms, today));

/**
 * Whether these terms may stand: the end is not before the beginning, and a kind that is given for a number of years
 * names its end. Refusal: invalid.
 */
export function decideStandingTerms(terms: StandingTerms): Outcome<StandingTerms, Refusal> {
  const { kind, validFrom, expiresOn } = terms;
  const fault = (code: FieldFault["code"]): Outcome<StandingTerms, Refusal> =>
    refused({ code: "invalid", faults: [{ field: "expiresOn", code, facts: {} }] });
  if (expiresOn === null) return standingYears[kind].first === null ? accepted(terms) : fault("required");
  return expiresOn < validFrom ? fault("ends-before-start") : accepted(terms);
}

/**
 * Whether the hub may do this with a project of this form on this day. Forms in which nobody is placed or dispatched
 * need no standing. Refusal: no-standing, with the form, the activity, the kinds of which one would be enough, and the
 * source.
 */
export function decideStanding(
  asked: { readonly form: ContractForm; readonly activity: StandingActivity },
  standings: readonly Standing[],
  today: LocalDate,
): Outcome<null, Refusal> {
  const rule = standingRuleOn(asked.form, asked.activity, today);
  if (rule === null) return accepted(null);
  const holds = standings.some(
    ({ organisationId, terms }) =>
      (rule.holder === "any" || organisationId === null) && rule.needs.includes(terms.kind) && isStanding(terms, today),
  );
  if (holds) return accepted(null);
  const { form, activity, needs, source } = rule;
  return refused({ code: "no-standing", form, activity, needs, source });
}
