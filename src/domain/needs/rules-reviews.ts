import { type ReviewDecision, type ReviewState, trialLimits } from "#domain/needs/terms.ts";
import type { ProjectStatus, ProjectTerms } from "#domain/projects/terms.ts";
import type { FieldFault, Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** What of a project the gate looks at. */
export type Sized = Pick<ProjectTerms, "halfDays" | "months">;

/**
 * How a project stands to the look inside its firm: not looked yet, put off with a sentence, or looked. A trial that has
 * grown beyond its limits is not put off any longer.
 */
export type InsideLook = "needed" | "put-off" | "looked";

/** Whether this is small enough for a trial: at most 8 half-days per four weeks, and three months. */
export const isTrialSized = ({ halfDays, months }: Sized): boolean =>
  halfDays <= trialLimits.halfDays && months <= trialLimits.months;

/** How a project stands, by all its reviews. */
export function insideLook(terms: Sized, reviews: readonly ReviewState[]): InsideLook {
  const decided = reviews.filter(({ decidedOn }) => decidedOn !== null);
  if (decided.some(({ kind }) => kind === "full")) return "looked";
  const isPutOff = decided.some(({ kind }) => kind === "town" || (kind === "trial" && isTrialSized(terms)));
  return isPutOff ? "put-off" : "needed";
}

/** Whether a project may be published: somebody has looked inside first, or said why it can wait. Refusal: review-needed. */
export const decideGate = (
  project: { readonly number: number; readonly terms: Sized },
  reviews: readonly ReviewState[],
): Outcome<null, Refusal> =>
  insideLook(project.terms, reviews) === "needed"
    ? refused({ code: "review-needed", project: project.number })
    : accepted(null);

/**
 * Whether a project that everyone reads may get these terms: one that was put off as a trial stays as small as a trial.
 * Projects that were published before there were reviews, or came from a list, are left alone. Refusal: review-needed.
 */
export function decideGrowth(
  project: { readonly number: number; readonly status: ProjectStatus },
  terms: Sized,
  reviews: readonly ReviewState[],
): Outcome<null, Refusal> {
  if (project.status !== "published" || !reviews.some(({ decidedOn }) => decidedOn !== null)) return accepted(null);
  return decideGate({ number: project.number, terms }, reviews);
}

/**
 * Whether what came of a trial may go to its next stage: the full review was put off until then. Refusal: review-needed.
 */
export function decideNextStage(
  project: { readonly number: number; readonly terms: Sized } | null,
  reviews: readonly ReviewState[],
): Outcome<null, Refusal> {
  if (project === null || insideLook(project.terms, reviews) === "looked") return accepted(null);
  const wasPutOff = reviews.some(({ kind, decidedOn }) => kind !== "full" && decidedOn !== null);
  return wasPutOff ? refused({ code: "review-needed", project: project.number }) : accepted(null);
}

/** Whether a review may be put off for this reason: a trial is as small as a trial. Refusal: invalid. */
export function decidePuttingOff(terms: Sized, kind: "trial" | "town"): Outcome<null, Refusal> {
  if (kind === "town" || isTrialSized(terms)) return accepted(null);
  const facts = { halfDays: trialLimits.halfDays, months: trialLimits.months };
  return refused({ code: "invalid", faults: [{ field: "kind", code: "above-trial", facts }] });
}

/** What a form of a review holds. */
export type ReviewGiven = {
  readonly step: "keep" | "decide";
  readonly result: ReviewDecision["result"] | null;
  readonly reason: string;
  readonly mentor: string;
  /** The version that was seen; 0 when there was none. */
  readonly version: number;
};

/**
 * Whether a review may be saved: null when it is kept as far as it is, else what it comes to. Refusals: stale, invalid.
 */
export function decideReviewSaving(
  open: { readonly version: number } | null,
  given: ReviewGiven,
): Outcome<ReviewDecision | null, Refusal> {
  const version = open?.version ?? 0;
  if (version !== given.version) return refused({ code: "stale", currentVersion: version, current: {} });
  if (given.step === "keep") return accepted(null);
  const { result, reason, mentor } = given;
  const faults: readonly FieldFault[] = [
    ...(result === null ? [{ field: "result", code: "required", facts: {} } as const] : []),
    ...(reason === "" ? [{ field: "reason", code: "required", facts: {} } as const] : []),
    ...(result === "grow" && mentor === "" ? [{ field: "mentor", code: "required", facts: {} } as const] : []),
  ];
  return result === null || faults.length > 0
    ? refused({ code: "invalid", faults })
    : accepted({ result, reason, mentor });
}
