import { type Relaxation } from "./bound.ts";
import type { Market } from "./market.ts";
import { release } from "./memory.ts";
import { type Pace, turnEnds } from "./pace.ts";
import { priceGrid } from "./passage.ts";

/** Which pairs are near: by prices of projects, in 4096ths, and how far below them a pair may be, in fit a unit. */
export type Sieve = { readonly price: Int32Array; readonly reach: number };

/**
 * Keeps the near pairs alone: those whose fit, less the price a unit, is above −`reach`. A plan that uses another one
 * is worth less than L(v) by more than `reach` for each of its units, so good plans hardly do. As rows are sorted by
 * fit, the near pairs of a project are the first of its row; the people's lists are made anew. `leastPrice` becomes
 * the prices down to which nobody gains by a pair that was left out, so that L(v) stays exact.
 */
export function* sifting(
  market: Market,
  sieve: Sieve,
  { leastPrice }: Pick<Relaxation, "leastPrice">,
  pace: Pace,
): Generator<undefined, void> {
  const { projects, start, end, person, fit, demand, offerStart } = market;
  offerStart.fill(0);
  for (let j = 0; j < projects; j++) {
    const last = nearEnd(market, sieve, j);
    end[j] = last;
    leastPrice[j] = last < start[j + 1]! ? fit[last]! * demand[j]! * priceGrid : 0;
    for (let pair = start[j]!; pair < last; pair++) offerStart[person[pair]! + 1]!++;
    if (turnEnds(pace, 4 + 2 * (last - start[j]!))) yield;
  }
  for (let i = 0; i < market.people; i++) offerStart[i + 1]! += offerStart[i]!;
  const next = offerStart.slice(0, market.people);
  for (let j = 0; j < projects; j++) {
    mirror(market, j, next);
    if (turnEnds(pace, 4 + 4 * (end[j]! - start[j]!))) yield;
  }
  release([next]);
}

function nearEnd({ start, fit, demand }: Market, { price, reach }: Sieve, j: number): number {
  const all = start[j + 1]!;
  const leastFit = price[j]! / (priceGrid * demand[j]!) - reach;
  let last = start[j]!;
  while (last < all && fit[last]! >= leastFit) last++;
  return last;
}

function mirror(
  { start, end, person, fit, demand, offerProject, offerPlace, offerWorth }: Market,
  j: number,
  next: Int32Array,
): void {
  for (let pair = start[j]!; pair < end[j]!; pair++) {
    const offer = next[person[pair]!]!++;
    offerProject[offer] = j;
    offerPlace[offer] = pair - start[j]!;
    offerWorth[offer] = fit[pair]! * demand[j]!;
  }
}
