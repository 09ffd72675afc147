/**
 * The dense case, as the literature has it (generalised assignment problem, minimising): every job goes to exactly one
 * agent, the sizes of an agent's jobs fit into its capacity, and the sum of the costs is least.
 *
 * `cost` and `size` are stored job by job: the figures of job `j` and agent `i` are at `j × agents + i`.
 */
export type DenseProblem = {
  readonly agents: number;
  readonly jobs: number;
  /** Whole numbers, −10^9 … 10^9. */
  readonly cost: Int32Array;
  /** Whole numbers, 0 … 10^9. A job that is larger than an agent's capacity can never go there. */
  readonly size: Int32Array;
  /** Whole numbers from 0 (length `agents`), up to 10^15. */
  readonly capacity: Float64Array;
};

/** Which agent does each job: a plan of the dense case. */
export type DensePlan = { readonly agentOf: Int32Array };

/** What doing each job may cost at most before it is no bargain; any prices prove a bound, good ones a tight one. */
export type DensePrices = { readonly job: Float64Array };

/** How long the dense engine may work. With `iterations` alone the same seed gives the same plan on every machine. */
export type DenseBudget = {
  readonly seed: number;
  /** Milliseconds until the certified answer must be out, measured by `clock`. */
  readonly deadlineMs?: number;
  /** Rounds of the search; for a replay, the number that the first run reports. */
  readonly iterations?: number;
  /** A monotonic clock in milliseconds; needed with `deadlineMs`. */
  readonly clock?: () => number;
};

/** What is known so far: no plan costs less than `bound`; `value` is infinite until a plan is found. */
export type DenseProgress = {
  readonly phase: "bound" | "plan" | "improve" | "certify";
  readonly value: number;
  readonly bound: number;
  readonly iterations: number;
  readonly elapsedMs: number;
};

/** Why there is no plan: proven that none exists, or none found in the time given. */
export type NoPlan =
  | { readonly code: "job-fits-nowhere"; readonly job: number }
  | { readonly code: "not-enough-room"; readonly wanted: number; readonly room: number }
  /** The prices prove it: their bound is above what the dearest plan could cost. */
  | { readonly code: "proven-by-prices" }
  /** Every way was tried. */
  | { readonly code: "every-way-tried" }
  | { readonly code: "none-found" };

/** What the dense engine gives back. */
export type DenseAnswer = {
  /** Null when there is none; then `noPlan` says why. */
  readonly plan: DensePlan | null;
  readonly noPlan: NoPlan | null;
  readonly prices: DensePrices;
  /** Σ cost of the plan; infinite without one. */
  readonly value: number;
  /** No plan costs less: a whole number, because every plan's cost is one. */
  readonly bound: number;
  /** value ÷ bound − 1, of absolute figures; 0 when both are the same. */
  readonly gap: number;
  /** The prices prove the bound to anyone; a small problem's may come from having tried every way instead. */
  readonly provenBy: "prices" | "every-way-tried";
  readonly seed: number;
  readonly iterations: number;
  readonly elapsedMs: number;
  readonly stopped: "optimal" | "deadline" | "iterations" | "cancelled" | "infeasible";
};
