/**
 * The allocation problem in numbers: people with capacity, projects with demand, and the pairs that may meet.
 * One unit is whatever the caller counts in; Banso counts half-days per four weeks.
 *
 * Pairs are stored project by project (compressed rows): the pairs of project `j` are
 * `pairStart[j] … pairStart[j + 1] - 1`.
 */
export type Problem = {
  /** Number of people; a person is an index 0 … people − 1. */
  readonly people: number;
  /** Number of projects; a project is an index 0 … projects − 1. */
  readonly projects: number;
  /** Units a person can give in all, 0 … 60 (length `people`). */
  readonly capacity: Int32Array;
  /** How many projects a person may serve at once, 0 … 16 (length `people`). */
  readonly maxEngagements: Int32Array;
  /** Units a project wants from the one person who takes it, 1 … 60 (length `projects`). */
  readonly demand: Int32Array;
  /** Where each project's pairs start (length `projects + 1`, first 0, last the number of pairs). */
  readonly pairStart: Int32Array;
  /** The person of each pair; within a project every person at most once. */
  readonly pairPerson: Int32Array;
  /** What one unit of the pair is worth, an integer 1 … 1000. */
  readonly pairFit: Int32Array;
};

/** Who serves which project: for each project the index of the pair that serves it, or −1 while it stays open. */
export type Plan = { readonly chosen: Int32Array };

/**
 * Prices that prove a bound: `project[j] ≥ 0` is what serving project `j` costs at least.
 * Any such prices give a valid bound; good ones give a tight one.
 */
export type Prices = { readonly project: Float64Array };

/** How long the engine may work. With `iterations` alone the same seed gives the same plan on every machine. */
export type Budget = {
  readonly seed: number;
  /** Milliseconds until the certified answer must be out, measured by `clock`. */
  readonly deadlineMs?: number;
  /**
   * Steps of the search: passes of the bound, plans built, people repacked, kicks. For a replay, the number that the
   * first run reports.
   */
  readonly iterations?: number;
  /** A monotonic clock in milliseconds; needed with `deadlineMs`. */
  readonly clock?: () => number;
};

/** What is known so far: any plan shown here is feasible, and no plan is worth more than `bound`. */
export type Progress = {
  readonly phase: "bound" | "plan" | "improve" | "certify";
  readonly value: number;
  readonly bound: number;
  readonly iterations: number;
  /** Milliseconds since the start by the given clock, 0 without one. */
  readonly elapsedMs: number;
};

/** What the engine gives back: the plan, what proves it, and how it was found. */
export type Answer = {
  readonly plan: Plan;
  readonly prices: Prices;
  /** Σ fit × units over the shares. */
  readonly value: number;
  /** No plan of this problem is worth more; an integer, because every plan's value is one. */
  readonly bound: number;
  /** bound ÷ value − 1; 0 when both are 0, infinite when only the value is. */
  readonly gap: number;
  readonly seed: number;
  readonly iterations: number;
  readonly elapsedMs: number;
  readonly stopped: "optimal" | "deadline" | "iterations" | "cancelled";
  /** Value and bound against time, for the picture of the proof; at most 200 points. */
  readonly curve: readonly Progress[];
};
