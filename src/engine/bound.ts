import { type Crew, callCrew, closePass, nextBlock, openPass, type Threads } from "./crew.ts";
import { type Market, worthOf } from "./market.ts";
import { ownBuffer, sharedBuffer } from "./memory.ts";
import { type Pace, turnEnds } from "./pace.ts";
import {
  beginPassage,
  blockOfPeople,
  newPassage,
  type Passage,
  passBlock,
  passMarketOf,
  priceGrid,
} from "./passage.ts";

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
  /** Prices below which pairs that were sifted out might be wanted; no price goes there. */
  readonly leastPrice: Int32Array;
  readonly bestPrice: Int32Array;
  /** The lowest L(v) so far, in 4096ths: no plan is worth more. */
  best: number;
  /** The last pass, with how many people took each project in it. */
  readonly passage: Passage;
  /** Other threads that help with passes. */
  readonly crew: Crew | null;
  /** The averages of each price's slope and of its square. */
  readonly slope: Float32Array;
  readonly square: Float32Array;
  /** How much of a whole average the two have gathered so far: 1 − decay ^ passes. */
  slopeShare: number;
  squareShare: number;
  /** How far a price of full slope moves, in the market's scale of fit; it shrinks pass by pass. */
  stride: number;
  haste: number;
};

// Found by trial on the synthetic family: 40 passes do what a deflected subgradient with Polyak's step did in 150.
const firstStride = 4;
/** How much of the stride each pass takes away in the first walk; half of it in every later walk. */
const haste = 0.03;
const leastStride = 0.03;
const slopeDecay = 0.9;
const squareDecay = 0.999;
/** Keeps prices whose slope is nearly always 0 from jumping at the first other one. */
const leastSize = 0.1;

/** Prices to start from: halfway between the best and the second best offer, what an auction would end at when nothing is scarce. */
export function newRelaxation(market: Market, threads: Threads | null): Relaxation {
  const price = new Int32Array((threads === null ? ownBuffer : sharedBuffer)(4 * market.projects));
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
    leastPrice: new Int32Array(market.projects),
    bestPrice,
    best,
    passage: newPassage(market, price, new Int32Array(market.projects)),
    crew: threads === null ? null : callCrew(threads, passMarketOf(market), price),
    slope: new Float32Array(market.projects),
    square: new Float32Array(market.projects),
    slopeShare: 0,
    squareShare: 0,
    stride: firstStride,
    haste,
  };
}

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
  const { price, passage, crew } = relaxation;
  beginPassage(passage);
  if (crew !== null) openPass(crew);
  let from = crew === null ? 0 : nextBlock(crew);
  while (from < market.people) {
    const before = passage.work;
    passBlock(passage, from);
    if (turnEnds(pace, passage.work - before)) yield;
    from = crew === null ? from + blockOfPeople : nextBlock(crew);
  }
  if (crew !== null && turnEnds(pace, closePass(crew, passage))) yield;
  if (turnEnds(pace, 4 * market.projects)) yield;
  let total = passage.gain;
  for (let j = 0; j < market.projects; j++) total += price[j]!;
  if (total < relaxation.best) {
    relaxation.best = total;
    relaxation.bestPrice.set(price);
  }
  walk(market, relaxation);
}

function walk(market: Market, relaxation: Relaxation): void {
  const { price, leastPrice, slope, square } = relaxation;
  const { takers } = relaxation.passage;
  relaxation.slopeShare = 1 - slopeDecay * (1 - relaxation.slopeShare);
  relaxation.squareShare = 1 - squareDecay * (1 - relaxation.squareShare);
  const stride = (relaxation.stride * market.scale * priceGrid) / relaxation.slopeShare;
  for (let j = 0; j < market.projects; j++) {
    const now = takers[j] === 0 && price[j]! <= 0 ? 0 : 1 - takers[j]!;
    slope[j] = slopeDecay * slope[j]! + (1 - slopeDecay) * now;
    square[j] = squareDecay * square[j]! + (1 - squareDecay) * now * now;
    const size = Math.sqrt(square[j]! / relaxation.squareShare) + leastSize;
    price[j] = Math.max(leastPrice[j]!, Math.round(price[j]! - (stride * market.demand[j]! * slope[j]!) / size));
  }
  relaxation.stride *= 1 - relaxation.haste;
}
