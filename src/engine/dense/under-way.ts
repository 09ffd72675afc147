import type { Random } from "#kit/random.ts";
import type { JobPrices } from "./bound.ts";
import type { Guide } from "./guide.ts";
import type { Part } from "./part.ts";
import type { DenseProblem, NoPlan } from "./problem.ts";
import type { State } from "./state.ts";

/** The whole search under way. */
export type Search = {
  readonly problem: DenseProblem;
  readonly random: Random;
  readonly whole: Part;
  guide: Guide;
  prices: JobPrices;
  /** The plan under way: the best one, or one that is as good. */
  readonly state: State;
  /** Whether `state` is feasible. */
  isFound: boolean;
  iterations: number;
  /** No plan costs less. */
  bound: number;
  phase: "bound" | "plan" | "improve";
  /** Set once it is proven that there is no plan. */
  noPlan: NoPlan | null;
  /** Every way was tried: the plan is the cheapest, whatever the prices prove. */
  triedAll: boolean;
};

/** The cost of the plan under way, infinite while it is not feasible. */
export function costNow(search: Search): number {
  return search.isFound ? search.state.cost : Number.POSITIVE_INFINITY;
}

/** Whether the plan under way costs no more than any plan must. */
export function isProven(search: Search): boolean {
  return costNow(search) <= search.bound;
}
