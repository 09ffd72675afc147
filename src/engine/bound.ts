import { fillSack, newSack, putIn, type Sack, workOf } from "./knapsack.ts";
import { type Market, worthOf } from "./market.ts";
import { type Pace, turnEnds } from "./pace.ts";

/**
 * The Lagrangian relaxation of "a project is served once": every project j costs a price v_j, every person then
 * chooses their best set alone, and
 *
 *     L(v) = Σ_j v_j + Σ_i max { Σ_{j in S} (worth_ij − v_j) : S fits person i }
 *
 * is at least the value of any plan, whatever the prices (Fisher 1981). The prices walk down L by its subgradient,
 * averaged over the last passes and divided, price by price, by the size it usually has (Adam, Kingma and Ba 2015):
 * the price of a project that two people take in turn hardly moves, one that everybody wants moves by a full stride.
 * Prices are whole 4096ths, so that all sums are exact.
 */
export type Relaxation = {
  /** Prices in whole 4096ths. */
  readonly price: Int32Array;
  readonly bestPrice: Int32Array;
  /** The lowest L(v) so far, in 4096ths: no plan is worth more. */
  best: number;
  /** How many people took each project at the last pass. */
  readonly takers: Int32Array;
  /** The averages of each price's slope and of its square. */
  readonly slope: Float32Array;
  readonly square: Float32Array;
  /** How much of a whole average the two have gathered so far: 1 − decay ^ passes. */
  slopeShare: number;
  squareShare: number;
  /** How far a price of full slope moves, in fit a unit; it shrinks pass by pass. */
  stride: number;
  haste: number;
  readonly sack: Sack;
};

/** Steps of a price in one unit of value; with at most 10^7 people and projects every sum is exact (below 2^53). */
export const priceGrid = 4096;

// Found by trial on the synthetic family: 40 passes do what a deflected subgradient with Polyak's step did in 150.
const firstStride = 6;
/** How much of the stride each pass takes away in the first walk, in a small market and in a large one; half of it in every later walk. */
const haste = 0.03;
const largeHaste = 0.15;
const largeMarket = 4_000_000;
const leastStride = 0.03;
const slopeDecay = 0.9;
const squareDecay = 0.999;
/** Keeps prices whose slope is nearly always 0 from jumping at the first other one. */
const leastSize = 0.1;

/** Prices to start from: halfway between the best and the second best offer, what an auction would end at when nothing is scarce. */
export function newRelaxation(market: Market): Relaxation {
  const price = new Int32Array(market.projects);
  const bestPrice = new Int32Array(market.projects);
  let best = 0;
  for (let j = 0; j < market.projects; j++) {
    const first = market.start[j]!;
    const pairs = market.start[j + 1]! - first;
    if (pairs === 0) continue;
    const most = worthOf(market, first, j) * priceGrid;
    const second = pairs > 1 ? worthOf(market, first + 1, j) * priceGrid : 0;
    price[j] = (most + second) / 2;
    bestPrice[j] = most;
    best += most;
  }
  return {
    price,
    bestPrice,
    best,
    takers: new Int32Array(market.projects),
    slope: new Float32Array(market.projects),
    square: new Float32Array(market.projects),
    slopeShare: 0,
    squareShare: 0,
    stride: firstStride,
    haste: isLarge(market) ? largeHaste : haste,
    sack: newSack(market.mostOffers),
  };
}

/** True when a pass takes so long that the first walk has to be short. */
export const isLarge = (market: Market): boolean => market.person.length > largeMarket;

/** True when the walk has nothing left to gain. */
export function isWalked(relaxation: Relaxation): boolean {
  return relaxation.stride < leastStride;
}

/** Begins another walk from the best prices, slower than the one before, which finds lower ones. */
export function walkAgain(relaxation: Relaxation): void {
  relaxation.stride = firstStride / 2;
  relaxation.haste /= 2;
  relaxation.price.set(relaxation.bestPrice);
}

/** One pass: L at the present prices, and one step towards lower ones. */
export function* passing(market: Market, relaxation: Relaxation, pace: Pace): Generator<undefined, void> {
  const { price, takers, sack } = relaxation;
  takers.fill(0);
  let total = 0;
  for (let j = 0; j < market.projects; j++) total += price[j]!;
  for (let i = 0; i < market.people; i++) {
    total += chooseFor(market, price, sack, i);
    for (let t = 0; t < sack.chosenCount; t++) takers[market.offerProject[sack.chosen[t]!]!]!++;
    if (turnEnds(pace, passWork(market, sack, i))) yield;
  }
  if (turnEnds(pace, 4 * market.projects)) yield;
  if (total < relaxation.best) {
    relaxation.best = total;
    relaxation.bestPrice.set(price);
  }
  walk(market, relaxation);
}

/** Person i's best set at the given prices, left in `sack.chosen`; returns its gain, in 4096ths. */
export function chooseFor(market: Market, price: Int32Array, sack: Sack, i: number): number {
  const { demand, offerProject, offerFit } = market;
  sack.count = 0;
  const step = market.step[i]!;
  const end = market.offerStart[i + 1]!;
  for (let offer = market.offerStart[i]!; offer < end; offer++) {
    const j = offerProject[offer]!;
    const units = demand[j]!;
    const gain = offerFit[offer]! * units * priceGrid - price[j]!;
    if (gain > 0) putIn(sack, offer, step === 1 ? units : units / step, gain);
  }
  if (sack.count === 0) {
    sack.chosenCount = 0;
    return 0;
  }
  return fillSack(sack, Math.floor(market.capacity[i]! / step), market.limit[i]!);
}

/** The work of `chooseFor` for person i. */
export function passWork(market: Market, sack: Sack, i: number): number {
  const offers = market.offerStart[i + 1]! - market.offerStart[i]!;
  return 4 + 2 * offers + workOf(sack, Math.floor(market.capacity[i]! / market.step[i]!), market.limit[i]!);
}

function walk(market: Market, relaxation: Relaxation): void {
  const { price, takers, slope, square } = relaxation;
  relaxation.slopeShare = 1 - slopeDecay * (1 - relaxation.slopeShare);
  relaxation.squareShare = 1 - squareDecay * (1 - relaxation.squareShare);
  const stride = (relaxation.stride * priceGrid) / relaxation.slopeShare;
  for (let j = 0; j < market.projects; j++) {
    const now = takers[j] === 0 && price[j]! <= 0 ? 0 : 1 - takers[j]!;
    slope[j] = slopeDecay * slope[j]! + (1 - slopeDecay) * now;
    square[j] = squareDecay * square[j]! + (1 - squareDecay) * now * now;
    const size = Math.sqrt(square[j]! / relaxation.squareShare) + leastSize;
    price[j] = Math.max(0, Math.round(price[j]! - (stride * market.demand[j]! * slope[j]!) / size));
  }
  relaxation.stride *= 1 - relaxation.haste;
}
