import { fillSack, newSack, putIn, type Sack, workOf } from "./knapsack.ts";
import type { Market } from "./market.ts";
import { type Pace, turnEnds } from "./pace.ts";

/**
 * The Lagrangian relaxation of "a project is served once": every project j costs a price v_j, every person then
 * chooses their best set alone, and
 *
 *     L(v) = Σ_j v_j + Σ_i max { Σ_{j in S} (worth_ij − v_j) : S fits person i }
 *
 * is at least the value of any plan, whatever the prices (Fisher 1981). The prices walk down L by a deflected
 * subgradient with Polyak's step. They lie on a grid of 1 ÷ 4096, so that all sums are exact in doubles.
 */
export type Relaxation = {
  readonly price: Float64Array;
  readonly bestPrice: Float64Array;
  /** The lowest L(v) so far: no plan is worth more. */
  best: number;
  /** How many people took each project at the last pass. */
  readonly takers: Int32Array;
  readonly direction: Float64Array;
  /** How far each price moves for a unit of slope: large projects move further, as their prices are larger. */
  readonly scale: Float64Array;
  /** Polyak's multiplier; it shrinks while nothing improves. */
  reach: number;
  stalled: number;
  readonly sack: Sack;
};

/** The grid of prices; with at most 10^7 people and projects every sum is exact (below 2^53 ÷ 4096). */
export const priceGrid = 4096;

/** Found by trial: without a scale the walk needs ten times the passes, between 1 and 2 it hardly matters. */
const scalePower = 1.25;
const deflection = 0.3;
const patience = 6;
const firstReach = 1;
const settledReach = 0.1;
const leastReach = 1e-4;

/** Prices to start from: halfway between the best and the second best offer, what an auction would end at when nothing is scarce. */
export function newRelaxation(market: Market): Relaxation {
  const price = new Float64Array(market.projects);
  let best = 0;
  for (let j = 0; j < market.projects; j++) {
    const first = market.start[j]!;
    const pairs = market.start[j + 1]! - first;
    if (pairs === 0) continue;
    const second = pairs > 1 ? market.worth[first + 1]! : 0;
    price[j] = (market.worth[first]! + second) / 2;
    best += market.worth[first]!;
  }
  return {
    price,
    bestPrice: price.map((_, j) => (market.start[j]! < market.start[j + 1]! ? market.worth[market.start[j]!]! : 0)),
    best,
    takers: new Int32Array(market.projects),
    direction: new Float64Array(market.projects),
    scale: Float64Array.from(market.demand, (units) => units ** scalePower),
    reach: firstReach,
    stalled: 0,
    sack: newSack(market.mostOffers),
  };
}

/** True when the walk has nothing left to gain. */
export function isWalked(relaxation: Relaxation): boolean {
  return relaxation.reach < leastReach;
}

/** True when the prices move little: a plan made from them will not look very different later. */
export function isSettled(relaxation: Relaxation): boolean {
  return relaxation.reach < settledReach;
}

/** Lets the walk stride again, after the plan or the prices around it have changed. */
export function refresh(relaxation: Relaxation, reach: number): void {
  relaxation.reach = Math.max(relaxation.reach, reach);
  relaxation.stalled = 0;
}

/** One pass: L at the present prices, and one step towards lower ones; `target` is the value of the best plan. */
export function* passing(
  market: Market,
  relaxation: Relaxation,
  target: number,
  pace: Pace,
): Generator<undefined, void> {
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
  keepBest(relaxation, total);
  walk(market, relaxation, total, target);
}

/** Person i's best set at the given prices, left in `sack.chosen`; returns its gain. */
export function chooseFor(market: Market, price: Float64Array, sack: Sack, i: number): number {
  sack.count = 0;
  const step = market.step[i]!;
  for (let offer = market.offerStart[i]!; offer < market.offerStart[i + 1]!; offer++) {
    const j = market.offerProject[offer]!;
    const gain = market.offerWorth[offer]! - price[j]!;
    if (gain > 0) putIn(sack, offer, market.demand[j]! / step, gain);
  }
  return fillSack(sack, Math.floor(market.capacity[i]! / step), market.limit[i]!);
}

/** The work of `chooseFor` for person i. */
export function passWork(market: Market, sack: Sack, i: number): number {
  const offers = market.offerStart[i + 1]! - market.offerStart[i]!;
  return 4 + 2 * offers + workOf(sack, Math.floor(market.capacity[i]! / market.step[i]!), market.limit[i]!);
}

function keepBest(relaxation: Relaxation, total: number): void {
  if (total < relaxation.best) {
    if (total < relaxation.best * (1 - 1e-6)) relaxation.stalled = 0;
    relaxation.best = total;
    relaxation.bestPrice.set(relaxation.price);
    return;
  }
  relaxation.stalled++;
  if (relaxation.stalled < patience) return;
  relaxation.reach *= 0.6;
  relaxation.stalled = 0;
  relaxation.price.set(relaxation.bestPrice);
}

function walk(market: Market, relaxation: Relaxation, total: number, target: number): void {
  const { price, takers, direction, scale } = relaxation;
  let length = 0;
  for (let j = 0; j < market.projects; j++) {
    const slope = takers[j] === 0 && price[j]! <= 0 ? 0 : 1 - takers[j]!;
    const blended = (1 - deflection) * slope + deflection * direction[j]!;
    direction[j] = blended;
    length += scale[j]! * blended * blended;
  }
  if (length === 0) return;
  const stride = (relaxation.reach * Math.max(total - target, total * 1e-6)) / length;
  for (let j = 0; j < market.projects; j++) {
    price[j] = Math.max(0, Math.round((price[j]! - stride * scale[j]! * direction[j]!) * priceGrid) / priceGrid);
  }
}
