import { type Relaxation } from "./bound.ts";
import { assign, bestFreeAnywhere, clearDraft, type Draft, isFree, openLog } from "./draft.ts";
import { type Market, pairOf } from "./market.ts";
import { release } from "./memory.ts";
import { type Pace, turnEnds } from "./pace.ts";
import { chooseFor, passWork, priceGrid } from "./passage.ts";

/** What the best prices say about a plan: who would take which project, and what each person gains by it. */
export type Advice = {
  /** For each project the best pair among the people who chose it, or −1. */
  readonly pick: Int32Array;
  /** The gain of each person's best set at these prices, Σ (worth − price), in 4096ths: at most 1000 × 60 × 4096. */
  readonly rent: Int32Array;
  /** The prices that the advice was read from, in 4096ths. */
  readonly price: Int32Array;
};

/** Advice that knows nothing: no picks, no rent, no prices. */
export function newAdvice(market: Market): Advice {
  return {
    pick: new Int32Array(market.projects).fill(-1),
    rent: new Int32Array(market.people),
    price: new Int32Array(market.projects),
  };
}

/** Reads the advice at the best prices so far. */
export function* advising(
  market: Market,
  relaxation: Relaxation,
  advice: Advice,
  pace: Pace,
): Generator<undefined, void> {
  const { sack } = relaxation.passage;
  advice.price.set(relaxation.bestPrice);
  advice.pick.fill(-1);
  for (let i = 0; i < market.people; i++) {
    advice.rent[i] = chooseFor(market, advice.price, sack, i);
    for (let t = 0; t < sack.chosenCount; t++) {
      const pair = pairOf(market, sack.chosen[t]!);
      const j = market.offerProject[sack.chosen[t]!]!;
      const other = advice.pick[j]!;
      // Within a project the better pair comes first.
      if (other < 0 || pair < other) advice.pick[j] = pair;
    }
    if (turnEnds(pace, passWork(market, sack, i))) yield;
  }
}

/** Builds a plan from the advice: the projects with the highest price a unit first, those picked before the others. */
export function* drafting(market: Market, advice: Advice, draft: Draft, pace: Pace): Generator<undefined, void> {
  clearDraft(market, draft);
  const order = byPricePerUnit(market, advice.price);
  if (turnEnds(pace, 60 * market.projects)) yield;
  for (const j of order) {
    const pair = advice.pick[j]!;
    openLog(draft);
    if (pair >= 0 && isFree(market, draft, j, pair)) assign(market, draft, j, pair);
    if (turnEnds(pace, 8)) yield;
  }
  for (const j of order) {
    if (draft.chosen[j]! >= 0) continue;
    openLog(draft);
    const pair = bestFreeAnywhere(market, draft, j);
    if (pair >= 0) assign(market, draft, j, pair);
    if (turnEnds(pace, market.start[j + 1]! - market.start[j]!)) yield;
  }
  release([order]);
}

/** Projects by falling price a unit; the price and the index are packed into one number for the typed array's sort. */
function byPricePerUnit(market: Market, price: Int32Array): Int32Array {
  const keys = new Float64Array(market.projects);
  for (let j = 0; j < market.projects; j++) {
    const perUnit = Math.min(1000, price[j]! / (priceGrid * market.demand[j]!));
    keys[j] = Math.round((1000 - perUnit) * 1024) * 2 ** 24 + j;
  }
  keys.sort();
  const order = new Int32Array(market.projects);
  for (let place = 0; place < order.length; place++) order[place] = keys[place]! % 2 ** 24;
  release([keys]);
  return order;
}
