import { fillSack, newSack, putIn, type Sack, workOf } from "./knapsack.ts";
import type { Market } from "./market.ts";

/** Steps of a price in one unit of value; with at most 10^7 people and projects every sum is exact (below 2^53). */
export const priceGrid = 4096;

/** What a pass reads of a market; it stands in shared memory when several threads work. */
export type PassMarket = Pick<
  Market,
  | "people"
  | "projects"
  | "capacity"
  | "limit"
  | "step"
  | "demand"
  | "offerStart"
  | "offerProject"
  | "offerWorth"
  | "mostOffers"
>;

/** That part of a market alone. */
export function passMarketOf(market: Market): PassMarket {
  const { people, projects, capacity, limit, step, demand, offerStart, offerProject, offerWorth, mostOffers } = market;
  return { people, projects, capacity, limit, step, demand, offerStart, offerProject, offerWorth, mostOffers };
}

/** One thread's part in a pass over the people: what they gain at the prices, and how many of them take each project. */
export type Passage = {
  readonly market: PassMarket;
  /** Prices in whole 4096ths. */
  readonly price: Int32Array;
  readonly takers: Int32Array;
  readonly sack: Sack;
  /** Σ of the people's gains so far; whole numbers, so that no order of adding makes a difference. */
  gain: number;
  /** Elementary steps so far. */
  work: number;
};

/** A thread's part that has not begun. */
export function newPassage(market: PassMarket, price: Int32Array, takers: Int32Array): Passage {
  return { market, price, takers, sack: newSack(market.mostOffers), gain: 0, work: 0 };
}

/** Begins another pass. */
export function beginPassage(passage: Passage): void {
  passage.takers.fill(0);
  passage.gain = 0;
  passage.work = 0;
}

/** People are handed out to the threads in blocks of so many. */
export const blockOfPeople = 512;

/** Lets the people of a block choose; past the last person nothing happens. */
export function passBlock(passage: Passage, from: number): void {
  const { market, price, takers, sack } = passage;
  const { offerProject } = market;
  const to = Math.min(from + blockOfPeople, market.people);
  for (let i = from; i < to; i++) {
    passage.gain += chooseFor(market, price, sack, i);
    for (let t = 0; t < sack.chosenCount; t++) takers[offerProject[sack.chosen[t]!]!]!++;
    passage.work += passWork(market, sack, i);
  }
}

/** Person i's best set at the given prices, left in `sack.chosen`; returns its gain, in 4096ths. */
export function chooseFor(market: PassMarket, price: Int32Array, sack: Sack, i: number): number {
  const { demand, offerProject, offerWorth } = market;
  sack.count = 0;
  const step = market.step[i]!;
  const end = market.offerStart[i + 1]!;
  for (let offer = market.offerStart[i]!; offer < end; offer++) {
    const j = offerProject[offer]!;
    const gain = offerWorth[offer]! * priceGrid - price[j]!;
    if (gain > 0) putIn(sack, offer, step === 1 ? demand[j]! : demand[j]! / step, gain);
  }
  if (sack.count === 0) {
    sack.chosenCount = 0;
    return 0;
  }
  return fillSack(sack, Math.floor(market.capacity[i]! / step), market.limit[i]!);
}

/** The work of `chooseFor` for person i. */
export function passWork(market: PassMarket, sack: Sack, i: number): number {
  const offers = market.offerStart[i + 1]! - market.offerStart[i]!;
  return 4 + 2 * offers + workOf(sack, Math.floor(market.capacity[i]! / market.step[i]!), market.limit[i]!);
}
