import { type Pace, turnEnds } from "#engine/pace.ts";
import { addItem, addOption, type Choice } from "./choice.ts";
import { choose } from "./choose.ts";
import type { WideMarket } from "./market.ts";

/**
 * Prices of three kinds: v_j for an engagement at project j, u_j for a unit of its demand (only where people share),
 * w_r for a project more of floor r. They relax "at most m_j people", "at most d_j units" and "at least so many
 * projects"; at any prices ≥ 0
 *
 *     L = Σ_j (m_j v_j + d_j u_j) − Σ_r least_r w_r + Σ_i max { Σ_{j in S} ((fit_ij − u_j) x_ij − v_j + w_j) }
 *
 * is at least the value of any plan. They lie on a grid of 1 ÷ 4096, so that all sums are exact in doubles.
 */
export type WidePrices = { readonly project: Float64Array; readonly unit: Float64Array; readonly floor: Float64Array };

/** The walk of the prices down L, as in the base case. */
export type WideRelaxation = {
  readonly prices: WidePrices;
  readonly bestPrices: WidePrices;
  best: number;
  /** The slope of L in each price at the last pass; the averages of the slopes and of their squares. */
  readonly slope: WidePrices;
  readonly meanSlope: WidePrices;
  readonly meanSquare: WidePrices;
  /** How much of a whole average the two have gathered so far. */
  slopeShare: number;
  squareShare: number;
  /** How far each price moves in one stride: large projects move further, as their prices are larger. */
  readonly scale: WidePrices;
  /** The bonus w_j of each project for its floors, at the prices of the present pass. */
  readonly bonus: Float64Array;
  /** How far a price of full slope moves, in fit a unit, and how much of that each pass takes away. */
  stride: number;
  haste: number;
};

const priceGrid = 4096;
/** Prices above this say no more; the certificate cuts them here. */
const highestPrice = 60_000;
const firstStride = 10;
const firstHaste = 0.03;
const leastStride = 0.03;
const slopeDecay = 0.9;
const squareDecay = 0.999;
/** Keeps prices whose slope is nearly always 0 from jumping at the first other one. */
const leastSize = 0.1;

const kinds = ["project", "unit", "floor"] as const;

function newPrices(market: WideMarket): WidePrices {
  return {
    project: new Float64Array(market.projects),
    unit: new Float64Array(market.projects),
    floor: new Float64Array(market.floors.count),
  };
}

/** True where several people may share a project, so that its units have a price of their own. */
export const isShared = (market: WideMarket, j: number): boolean => market.places[j]! > 1;

/** Prices to start from: between the best and the next offer. The first bound is that everybody is the best. */
export function newWideRelaxation(market: WideMarket): WideRelaxation {
  const prices = newPrices(market);
  const bestPrices = newPrices(market);
  const scale = newPrices(market);
  let best = market.lockedValue;
  for (let j = 0; j < market.projects; j++) {
    const first = market.start[j]!;
    const pairs = market.start[j + 1]! - first;
    const demand = market.demand[j]!;
    scale.project[j] = demand;
    scale.unit[j] = 1;
    if (pairs === 0) continue;
    const top = market.fit[first]!;
    const next = market.fit[Math.min(first + market.places[j]!, market.start[j + 1]! - 1)]!;
    if (isShared(market, j)) {
      best += top * demand;
      bestPrices.unit[j] = top;
      prices.unit[j] = (top + next) / 2;
    } else {
      bestPrices.project[j] = bestWorth(market, j);
      best += bestPrices.project[j]!;
      prices.project[j] = ((top + (pairs > 1 ? next : 0)) / 2) * Math.min(demand, market.high[first]!);
    }
  }
  scale.floor.fill(market.demand.reduce((sum, units) => sum + units, 0) / Math.max(1, market.projects));
  return {
    prices,
    bestPrices,
    best,
    slope: newPrices(market),
    meanSlope: newPrices(market),
    meanSquare: newPrices(market),
    slopeShare: 0,
    squareShare: 0,
    scale,
    bonus: new Float64Array(market.projects),
    stride: firstStride,
    haste: firstHaste,
  };
}

function bestWorth(market: WideMarket, j: number): number {
  let best = 0;
  for (let pair = market.start[j]!; pair < market.start[j + 1]!; pair++) {
    best = Math.max(best, market.fit[pair]! * market.high[pair]!);
  }
  return best;
}

/** True when the walk has nothing left to gain. */
export const isWalked = (relaxation: WideRelaxation): boolean => relaxation.stride < leastStride;

/** Begins another walk from the best prices, slower than the one before, which finds lower ones. */
export function walkAgain(relaxation: WideRelaxation): void {
  relaxation.stride = firstStride / 2;
  relaxation.haste /= 2;
  for (const kind of kinds) relaxation.prices[kind].set(relaxation.bestPrices[kind]);
}

/** What the floors pay for serving each project; nothing where a lock serves it already. */
export function setBonus({ floors, projects }: WideMarket, prices: WidePrices, bonus: Float64Array): void {
  if (floors.count === 0) return;
  for (let j = 0; j < projects; j++) {
    let sum = 0;
    if (floors.isLocked[j] === 0) {
      for (let at = floors.ofProjectStart[j]!; at < floors.ofProjectStart[j + 1]!; at++) {
        sum += prices.floor[floors.ofProject[at]!]!;
      }
    }
    bonus[j] = sum;
  }
}

/** One pass: L at the present prices, and one step towards lower ones. */
export function* passingWide(
  market: WideMarket,
  relaxation: WideRelaxation,
  choice: Choice,
  pace: Pace,
): Generator<undefined, void> {
  setBonus(market, relaxation.prices, relaxation.bonus);
  let total = startSlope(market, relaxation);
  for (let i = 0; i < market.people; i++) {
    total += chooseAt(market, relaxation.prices, relaxation.bonus, choice, i);
    for (let t = 0; t < choice.chosenCount; t++) {
      countTaken(market, relaxation, market.project[choice.chosenName[t]!]!, choice.chosenUnits[t]!);
    }
    if (turnEnds(pace, choice.work)) yield;
  }
  if (turnEnds(pace, 12 * market.projects)) yield;
  if (total < relaxation.best) {
    relaxation.best = total;
    for (const kind of kinds) relaxation.bestPrices[kind].set(relaxation.prices[kind]);
  }
  walk(market, relaxation);
}

/** The constant part of L, and of its slope: places, demands and floors, as if nobody took anything. */
function startSlope(market: WideMarket, { prices, slope }: WideRelaxation): number {
  const { floors } = market;
  let total = market.lockedValue;
  for (let j = 0; j < market.projects; j++) {
    const shared = isShared(market, j);
    slope.project[j] = market.places[j]!;
    slope.unit[j] = shared ? market.demand[j]! : 0;
    total += market.places[j]! * prices.project[j]! + (shared ? market.demand[j]! * prices.unit[j]! : 0);
  }
  for (let r = 0; r < floors.count; r++) {
    slope.floor[r] = floors.locked[r]! - floors.least[r]!;
    total += prices.floor[r]! * slope.floor[r]!;
  }
  return total;
}

function countTaken(market: WideMarket, { slope }: WideRelaxation, j: number, units: number): void {
  const { floors } = market;
  slope.project[j]!--;
  if (isShared(market, j)) slope.unit[j]! -= units;
  if (floors.count === 0 || floors.isLocked[j] === 1) return;
  for (let at = floors.ofProjectStart[j]!; at < floors.ofProjectStart[j + 1]!; at++)
    slope.floor[floors.ofProject[at]!]!++;
}

/** Person i's best choice at the given prices, left in `choice` by pairs; returns what no choice of theirs gains more than. */
export function chooseAt(
  market: WideMarket,
  prices: WidePrices,
  bonus: Float64Array,
  choice: Choice,
  i: number,
): number {
  choice.items = 0;
  for (let at = market.offerStart[i]!; at < market.offerStart[i + 1]!; at++) {
    const pair = market.offer[at]!;
    const j = market.project[pair]!;
    const rate = market.fit[pair]! - prices.unit[j]!;
    const fee = prices.project[j]! - bonus[j]!;
    const low = market.low[j]!;
    const high = market.high[pair]!;
    if (rate * low <= fee && rate * high <= fee) continue;
    addItem(choice, pair, market, j);
    for (let units = low; units <= high; units++) addOption(choice, units, rate * units - fee);
  }
  const gain = choose(choice, {
    capacity: market.capacity,
    seats: market.seats,
    cell: i * market.periods,
    periods: market.periods,
  });
  choice.work += 6 * (market.offerStart[i + 1]! - market.offerStart[i]!);
  return gain;
}

function walk(market: WideMarket, relaxation: WideRelaxation): void {
  relaxation.slopeShare = 1 - slopeDecay * (1 - relaxation.slopeShare);
  relaxation.squareShare = 1 - squareDecay * (1 - relaxation.squareShare);
  for (const kind of kinds) {
    // A market where nobody shares has no prices of units to walk, one without floors none of floors.
    if (kind === "unit" && !market.hasShared) continue;
    walkKind(relaxation, kind);
  }
  relaxation.stride *= 1 - relaxation.haste;
}

function walkKind(relaxation: WideRelaxation, kind: (typeof kinds)[number]): void {
  const prices = relaxation.prices[kind];
  const slope = relaxation.slope[kind];
  const meanSlope = relaxation.meanSlope[kind];
  const meanSquare = relaxation.meanSquare[kind];
  const scale = relaxation.scale[kind];
  const stride = relaxation.stride / relaxation.slopeShare;
  for (let at = 0; at < prices.length; at++) {
    const now = slope[at]! > 0 && prices[at]! <= 0 ? 0 : slope[at]!;
    meanSlope[at] = slopeDecay * meanSlope[at]! + (1 - slopeDecay) * now;
    meanSquare[at] = squareDecay * meanSquare[at]! + (1 - squareDecay) * now * now;
    const size = Math.sqrt(meanSquare[at]! / relaxation.squareShare) + leastSize;
    const next = prices[at]! - (stride * scale[at]! * meanSlope[at]!) / size;
    prices[at] = Math.min(highestPrice, Math.max(0, Math.round(next * priceGrid) / priceGrid));
  }
}
