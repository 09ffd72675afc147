import type { Random } from "#kit/random.ts";
import type { Relaxation } from "./bound.ts";
import { assign, bestFreeAnywhere, clearDraft, type Draft, openLog } from "./draft.ts";
import { type Market, pairOf } from "./market.ts";
import { release } from "./memory.ts";
import { type Pace, turnEnds } from "./pace.ts";
import { chooseFor, type Passage, passWork, priceGrid } from "./passage.ts";

/** A plan in the making, and who is still without a set. */
type Settling = {
  readonly market: Market;
  readonly draft: Draft;
  /** What is left walks on from the best prices; the price of a project that is taken is beyond any worth. */
  readonly price: Int32Array;
  readonly leastPrice: Int32Array;
  /** Each price's slope, averaged over the last passes. */
  readonly slope: Float32Array;
  /** How many chose each project in the last pass. */
  readonly takers: Int32Array;
  /** The people without a set: `open[0 … left - 1]`. */
  readonly open: Int32Array;
  left: number;
  /** What each of them chose last: offers at `seatStart`, and how many. They stand where the draft will keep the projects. */
  readonly choice: Int32Array;
  readonly choices: Uint8Array;
};

const rounds = 20;
/** Passes over those who are left, before some of them are settled. */
const passesARound = 3;
/** How far a price of full slope moves, in the market's scale of fit. */
const stride = 1;
const slopeDecay = 0.7;
/** Who could be settled is left out now and then, so that no two plans from the same prices are alike. */
const settledShare = 0.9;
/** When fewer than this share of the people is left, the prices have nothing more to say. */
const fewLeft = 0.005;
/** The price of a project that is taken: beyond any worth. */
const taken = 2 ** 31 - 1;

/**
 * Builds a plan from the best prices, by settling people in rounds. Who chooses only what nobody else chooses holds a best
 * set at these prices: giving it to them takes nothing from L(v). They leave the market with their projects, and the
 * prices walk on among those who are left. What a plan loses so, it loses with the last ones: half of what it loses when everybody
 * is served at one vector of prices.
 */
export function* settling(
  market: Market,
  relaxation: Relaxation,
  draft: Draft,
  random: Random,
  pace: Pace,
): Generator<undefined, void> {
  clearDraft(market, draft);
  const rest = newSettling(market, relaxation, draft);
  const { passage } = relaxation;
  for (let round = 0; round < rounds && rest.left > fewLeft * market.people; round++) {
    for (let pass = 0; pass < passesARound; pass++) {
      if (round + pass > 0) walkPrices(rest);
      yield* choosing(rest, passage, pace);
    }
    settle(rest, random);
    if (turnEnds(pace, 20 * market.projects)) yield;
  }
  yield* placingRest(rest, passage, pace);
  const { price, slope, open, choices } = rest;
  release([price, slope, open, choices]);
}

function newSettling(market: Market, { bestPrice, leastPrice, passage }: Relaxation, draft: Draft): Settling {
  const { people, projects } = market;
  return {
    market,
    draft,
    price: bestPrice.slice(),
    leastPrice,
    slope: new Float32Array(projects),
    takers: passage.takers,
    open: Int32Array.from({ length: people }, (_, i) => i),
    left: people,
    choice: draft.held,
    choices: new Uint8Array(people),
  };
}

/** One step of the prices of what is not taken, down where nobody chose it and up where several did. */
function walkPrices({ market, price, leastPrice, slope, takers }: Settling): void {
  const most = stride * market.scale * priceGrid;
  for (let j = 0; j < market.projects; j++) {
    if (price[j] === taken) continue;
    slope[j] = slopeDecay * slope[j]! + (1 - slopeDecay) * (1 - takers[j]!);
    price[j] = Math.max(leastPrice[j]!, Math.round(price[j]! - most * market.demand[j]! * slope[j]!));
  }
}

/** Lets everybody who is left choose, and counts who takes what. */
function* choosing(rest: Settling, { sack, takers }: Passage, pace: Pace): Generator<undefined, void> {
  const { market, price, open, choice, choices } = rest;
  takers.fill(0);
  for (let at = 0; at < rest.left; at++) {
    const i = open[at]!;
    chooseFor(market, price, sack, i);
    const first = market.seatStart[i]!;
    choices[i] = sack.chosenCount;
    for (let t = 0; t < sack.chosenCount; t++) {
      choice[first + t] = sack.chosen[t]!;
      takers[market.offerProject[sack.chosen[t]!]!]!++;
    }
    if (turnEnds(pace, passWork(market, sack, i))) yield;
  }
}

/** Gives everybody who chose only what nobody else chose their set. */
function settle(rest: Settling, random: Random): void {
  const { market, draft, price, open, choice } = rest;
  let left = 0;
  for (let at = 0; at < rest.left; at++) {
    const i = open[at]!;
    if (!isAlone(rest, i) || random.unit() >= settledShare) {
      open[left++] = i;
      continue;
    }
    openLog(draft);
    const first = market.seatStart[i]!;
    for (let t = first; t < first + rest.choices[i]!; t++) {
      const j = market.offerProject[choice[t]!]!;
      assign(market, draft, j, pairOf(market, choice[t]!));
      price[j] = taken;
    }
  }
  rest.left = left;
}

function isAlone({ market, takers, choice, choices }: Settling, i: number): boolean {
  const first = market.seatStart[i]!;
  for (let t = first; t < first + choices[i]!; t++) {
    if (takers[market.offerProject[choice[t]!]!] !== 1) return false;
  }
  return true;
}

/** Gives the last people the best set of what is not taken, one after another, and what is open then to whoever is free. */
function* placingRest(rest: Settling, { sack }: Passage, pace: Pace): Generator<undefined, void> {
  const { market, draft, price, open } = rest;
  for (let at = 0; at < rest.left; at++) {
    const i = open[at]!;
    chooseFor(market, price, sack, i);
    openLog(draft);
    for (let t = 0; t < sack.chosenCount; t++) {
      const j = market.offerProject[sack.chosen[t]!]!;
      assign(market, draft, j, pairOf(market, sack.chosen[t]!));
      price[j] = taken;
    }
    if (turnEnds(pace, passWork(market, sack, i))) yield;
  }
  for (let j = 0; j < market.projects; j++) {
    if (draft.chosen[j]! >= 0) continue;
    openLog(draft);
    const pair = bestFreeAnywhere(market, draft, j);
    if (pair >= 0) assign(market, draft, j, pair);
    if (turnEnds(pace, market.start[j + 1]! - market.start[j]!)) yield;
  }
}
