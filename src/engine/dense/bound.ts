import { fillSack, newSack, putIn, type Sack } from "./knapsack.ts";
import type { Part } from "./part.ts";

/**
 * Prices u of the jobs, and the bound they prove: each agent alone picks the set that gains most,
 *
 *     L(u) = Σ_j u_j − Σ_i max { Σ_{j in S} (u_j − cost_ij) : S fits agent i }.
 *
 * At its top it lies between the linear relaxation and the cheapest plan.
 */
export type JobPrices = {
  readonly part: Part;
  readonly sack: Sack;
  readonly tried: Float64Array;
  readonly step: Float64Array;
  /** How often each job was picked at the tried prices. */
  readonly picks: Int32Array;
  readonly best: Float64Array;
  bound: number;
  reach: number;
  stale: number;
  passes: number;
};

/** Starts from the linear relaxation's prices, which `part.price` holds. */
export function newJobPrices(part: Part): JobPrices {
  const { agents, jobs, cost, size, price } = part;
  const tried = new Float64Array(jobs);
  for (let j = 0; j < jobs; j++) {
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < agents; i++) least = Math.min(least, cost[j * agents + i]! + price[i]! * size[j * agents + i]!);
    tried[j] = least;
  }
  return {
    part,
    sack: newSack(jobs),
    tried,
    step: new Float64Array(jobs),
    picks: new Int32Array(jobs),
    best: tried.slice(),
    bound: Number.NEGATIVE_INFINITY,
    reach: Number.NaN,
    stale: 0,
    passes: 0,
  };
}

/** Whether walking on is worth it: the last steps gained next to nothing. */
export function isWalkedOut(prices: JobPrices): boolean {
  return prices.reach < 1e-5;
}

/** One pass: L at the tried prices, and one step on towards `value`, the cost of the best plan known. */
export function walkJobPrices(prices: JobPrices, value: number): void {
  const { tried, best, step } = prices;
  const level = levelAt(prices);
  prices.passes++;
  if (Number.isNaN(prices.reach)) {
    prices.reach = Number.isFinite(value) ? Math.max(value - level, 1) : 1 + 0.01 * Math.abs(level);
  }
  if (level > prices.bound) {
    prices.stale = level > prices.bound + 0.02 * prices.reach ? 0 : prices.stale + 1;
    prices.bound = level;
    best.set(tried);
  } else prices.stale++;
  if (prices.stale > 12) {
    prices.reach *= 0.6;
    prices.stale = 0;
    tried.set(best);
    step.fill(0);
    return;
  }
  stepAlong(prices, Math.min(value, prices.bound + prices.reach) - level);
}

function levelAt({ part, sack, tried, picks }: JobPrices): number {
  const { agents, jobs, cost, size, room } = part;
  picks.fill(0);
  let level = 0;
  for (let j = 0; j < jobs; j++) level += tried[j]!;
  for (let i = 0; i < agents; i++) {
    sack.count = 0;
    for (let j = 0, pair = i; j < jobs; j++, pair += agents) {
      const gain = tried[j]! - cost[pair]!;
      if (gain > 0) putIn(sack, j, size[pair]!, gain);
    }
    fillSack(sack, room[i]!);
    level -= sack.bound;
    for (let at = 0; at < sack.count; at++) if (sack.isIn[at] === 1) picks[sack.item[at]!]!++;
  }
  return level;
}

function stepAlong({ tried, step, picks }: JobPrices, distance: number): void {
  let square = 0;
  for (let j = 0; j < tried.length; j++) {
    step[j] = 0.7 * (1 - picks[j]!) + 0.3 * step[j]!;
    square += step[j]! * step[j]!;
  }
  if (square < 1e-12) return;
  const length = Math.max(distance, 1e-6) / square;
  for (let j = 0; j < tried.length; j++) tried[j]! += length * step[j]!;
}
