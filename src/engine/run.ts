import type { Plan, Prices, Progress } from "./problem.ts";

/** A search as `solve` sees it: work in turns of a few milliseconds, and what is known after each of them. */
export type Run = {
  /** Ends when the plan is proven optimal or the iterations are used up. */
  readonly turns: Generator<undefined, void>;
  readonly phase: () => Progress["phase"];
  readonly value: () => number;
  readonly bound: () => number;
  readonly iterations: () => number;
  /** Whether the prices have been walked for a while, so that their bound is worth proving. */
  readonly isPriced: () => boolean;
  readonly plan: () => Plan;
  /** The best prices so far, in arrays of the caller's own. */
  readonly prices: () => Prices;
  /** Sends home who helped and gives memory back; only `plan` and `iterations` may be asked for afterwards. */
  readonly end: () => void;
};
