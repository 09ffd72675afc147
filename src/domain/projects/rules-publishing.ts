import { decideStanding } from "#domain/contracts/rules-standing.ts";
import type { Standing } from "#domain/contracts/terms.ts";
import { decideGate } from "#domain/needs/rules-reviews.ts";
import type { ReviewState } from "#domain/needs/terms.ts";
import { decideProjectPublishing, type ProjectState } from "#domain/projects/rules.ts";
import type { Refusal } from "#domain/refusals.ts";
import type { LocalDate } from "#kit/dates.ts";
import type { Outcome } from "#kit/outcome.ts";
import type { ContractForm } from "#reference/contract-forms.ts";

/** What stands around a project that is going to be published. */
export type PublishingFacts = {
  readonly reviews: readonly ReviewState[];
  readonly form: ContractForm;
  readonly standings: readonly Standing[];
  readonly today: LocalDate;
};

/** What of a project its publishing looks at. */
export type Publishable = Pick<ProjectState, "status" | "version"> & {
  readonly number: number;
  readonly terms: Pick<ProjectState["terms"], "halfDays" | "months">;
};

/**
 * Whether nothing outside a draft stands in the way of showing it to everyone: somebody has looked inside the firm, or
 * said why that can wait, and the hub may do what its form of contract asks. Refusals: review-needed, no-standing.
 */
export function decidePublishingGates(project: Publishable, facts: PublishingFacts): Outcome<null, Refusal> {
  const gate = decideGate(project, facts.reviews);
  return gate.ok ? decideStanding({ form: facts.form, activity: "publish" }, facts.standings, facts.today) : gate;
}

/** Whether a draft may be shown to everyone. Refusals: stale, wrong-state, review-needed, no-standing. */
export function decidePublishing(
  project: ProjectState & { readonly number: number },
  seenVersion: number,
  facts: PublishingFacts,
): Outcome<"published", Refusal> {
  const decided = decideProjectPublishing(project, seenVersion);
  if (!decided.ok) return decided;
  const gates = decidePublishingGates(project, facts);
  return gates.ok ? decided : gates;
}
