import { provingBound } from "./certify-bound.ts";
import { provenValue } from "./certify-plan.ts";
import { checkProblem } from "./check-problem.ts";
import type { Fault } from "./faults.ts";
import type { FloorMissed, Plan, Prices, Problem } from "./problem.ts";

/** What is proven about a plan: it is feasible, worth `value`, and no plan of the problem is worth more than `bound`. */
export type Certificate = {
  readonly certified: true;
  /** Σ fit × units over the shares, an exact integer. */
  readonly value: number;
  /** The Lagrangian bound of the prices, rounded down to an integer because every plan's value is one. */
  readonly bound: number;
  /** bound ÷ value − 1; 0 when both are 0, infinite when only the value is. */
  readonly gap: number;
  /**
   * Floors that the plan does not reach. Where there are any, the bound speaks of all plans that serve of each floor
   * at least what this plan serves or the floor asks for, whichever is less.
   */
  readonly missed: readonly FloorMissed[];
};

/** Why a plan or its prices cannot be certified, and where. */
export type CertificateFault = { readonly certified: false } & (
  | { readonly code: "faulty-problem"; readonly fault: Fault }
  | { readonly code: "wrong-length"; readonly of: "plan" | "prices"; readonly found: number; readonly wanted: number }
  /** Entry `at` of the plan is no pair of the problem, or not after the one before it. */
  | { readonly code: "foreign-pair"; readonly at: number; readonly pair: number }
  | { readonly code: "forbidden-pair"; readonly project: number; readonly pair: number }
  /** A locked pair has other units than those agreed. */
  | {
      readonly code: "broken-lock";
      readonly project: number;
      readonly pair: number;
      readonly units: number;
      readonly locked: number;
    }
  /** A share below the project's least one, or above its demand. */
  | {
      readonly code: "bad-share";
      readonly project: number;
      readonly pair: number;
      readonly units: number;
      readonly least: number;
      readonly most: number;
    }
  | { readonly code: "over-demand"; readonly project: number; readonly units: number; readonly demand: number }
  | { readonly code: "too-many-people"; readonly project: number; readonly people: number; readonly most: number }
  | {
      readonly code: "over-capacity";
      readonly person: number;
      readonly period: number;
      readonly units: number;
      readonly capacity: number;
    }
  | {
      readonly code: "over-engagement-limit";
      readonly person: number;
      readonly period: number;
      readonly engagements: number;
      readonly limit: number;
    }
  /** The person serves two firms of one group of competitors. */
  | { readonly code: "rivals"; readonly person: number; readonly group: number }
  /** A price is not a number, or negative. */
  | { readonly code: "bad-price"; readonly of: keyof Prices; readonly index: number; readonly price: number }
);

/**
 * Proves a plan from scratch: feasibility, value and bound are computed anew by code that shares nothing with the
 * search. The bound is that of `provingBound`, whatever the prices are.
 */
export function certify(problem: Problem, plan: Plan, prices: Prices): Certificate | CertificateFault {
  const fault = checkProblem(problem);
  if (fault !== null) return { certified: false, code: "faulty-problem", fault };
  const proven = provenValue(problem, plan);
  if ("certified" in proven) return proven;
  const { value, missed } = proven;
  const bound = provenBound(problem, prices, missed);
  if (typeof bound !== "number") return bound;
  return { certified: true, value, bound, gap: gapOf(value, bound), missed };
}

function provenBound(problem: Problem, prices: Prices, missed: readonly FloorMissed[]): number | CertificateFault {
  const work = provingBound(problem, prices, missed);
  for (;;) {
    const turn = work.next();
    if (turn.done === true) return turn.value;
  }
}

/** bound ÷ value − 1: 0 when both are 0, infinite when only the value is. */
export function gapOf(value: number, bound: number): number {
  if (value === bound) return 0;
  return bound / value - 1;
}
