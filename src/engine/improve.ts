import type { Random } from "#kit/random.ts";
import { type Chain, linkChain, newChain } from "./chain.ts";
import { assign, heldCount, isFree, openLog, undoTo } from "./draft.ts";
import type { Advice } from "./first-plan.ts";
import { type Market, worthOf } from "./market.ts";
import { priceGrid } from "./passage.ts";
import { type Bench, repack } from "./repack.ts";
import { clearWaiting, dequeue, enqueue } from "./waiting.ts";

/**
 * Where the gap between plan and bound lies. At prices v,
 *
 *     L(v) − value = Σ_i (rent_i − Σ_{j of i} (worth_ij − v_j)) + Σ_{j open} v_j,
 *
 * and every term is ≥ 0: a person who does not hold a best set, or an open project with a price.
 */
export type Slack = {
  /** Running sums of the people's terms; an open project's price counts for its best person. */
  readonly upTo: Float64Array;
  /** Where in the market the next kick begins, as a share of the slack in [0, 1). */
  place: number;
};

/** Slack of nobody. */
export function newSlack(market: Market): Slack {
  return { upTo: new Float64Array(market.people), place: 0 };
}

/** Measures the slack of the present plan against the advice's prices. */
export function measureSlack(bench: Bench, advice: Advice, slack: Slack): void {
  const { market, draft } = bench;
  const { upTo } = slack;
  upTo.set(advice.rent);
  for (let j = 0; j < market.projects; j++) {
    const pair = draft.chosen[j]!;
    const price = advice.price[j]!;
    if (pair >= 0) upTo[market.person[pair]!]! -= worthOf(market, pair, j) * priceGrid - price;
    else if (market.start[j]! < market.start[j + 1]!) upTo[market.person[market.start[j]!]!]! += price;
  }
  let sum = 0;
  for (let i = 0; i < market.people; i++) {
    sum += Math.max(0, upTo[i]!);
    upTo[i] = sum;
  }
}

/** The work space of kicks. */
export type Kick = {
  /** Projects that lost their person, to be served anew. */
  readonly freed: Int32Array;
  freedCount: number;
  readonly chain: Chain;
};

const mostCleared = 6;
const mostFreed = 256;
const mostRepacks = 60;
/** The share of kicks that begin with a chain. */
const chainShare = 0.5;

/** A work space for kicks. */
export function newKick(): Kick {
  return { freed: new Int32Array(mostFreed), freedCount: 0, chain: newChain() };
}

/**
 * Ruin and recreate: clears a few people next to each other in the market, starting where the gap lies, serves the
 * freed projects anew and repacks around; or, half of the time, gives a chain of people what the prices say. Keeps the
 * result when the plan is worth at least as much.
 */
export function kickOnce(bench: Bench, advice: Advice, slack: Slack, kick: Kick, random: Random): void {
  const { market, draft, waiting } = bench;
  const before = draft.value;
  openLog(draft);
  kick.freedCount = 0;
  const from = seedPerson(slack, random);
  if (random.unit() < chainShare) linkChain(bench, advice, kick, from, random);
  else ruin(bench, kick, from, random);
  orderFreed(market, kick, random);
  for (let t = 0; t < kick.freedCount; t++) {
    const j = kick.freed[t]!;
    if (draft.chosen[j]! >= 0) continue;
    const pair = bestByRent(bench, advice, j);
    if (pair >= 0) assign(market, draft, j, pair);
    bench.work += 4 * (market.end[j]! - market.start[j]!);
  }
  let repacks = 0;
  while (waiting.count > 0 && repacks < mostRepacks) {
    repack(bench, dequeue(waiting));
    repacks++;
  }
  clearWaiting(waiting);
  if (draft.value < before) undoTo(market, draft, 0);
  bench.work += 500 + 20 * draft.logged;
}

/**
 * A person drawn in proportion to their slack, or anybody. Kicks sweep over the market by `slack.place`, so that one
 * kick works where the memory of the one before it is still near.
 */
function seedPerson({ upTo, place }: Slack, random: Random): number {
  const sum = upTo[upTo.length - 1]!;
  if (sum <= 0 || random.unit() < 0.1) return Math.floor(place * upTo.length);
  const wanted = place * sum;
  let low = 0;
  let high = upTo.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (upTo[middle]! > wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Clears 2 … 6 people, each reached from the one before over a project that both could take. */
function ruin(bench: Bench, kick: Kick, from: number, random: Random): void {
  const { market, waiting } = bench;
  const people = 2 + random.below(mostCleared - 1);
  let i = from;
  for (let n = 0; n < people; n++) {
    const first = market.offerStart[i]!;
    const offers = market.offerStart[i + 1]! - first;
    if (offers === 0) return;
    clearPerson(bench, kick, i);
    enqueue(waiting, i);
    const j = market.offerProject[first + random.below(offers)]!;
    freeOpen(bench, kick, j);
    const pairs = market.end[j]! - market.start[j]!;
    i = market.person[market.start[j]! + random.below(pairs)]!;
  }
}

function clearPerson(bench: Bench, kick: Kick, i: number): void {
  const { market, draft } = bench;
  const first = market.seatStart[i]!;
  for (let at = first + heldCount(market, draft, i) - 1; at >= first; at--) {
    const j = draft.held[at]!;
    assign(market, draft, j, -1);
    kick.freed[kick.freedCount++] = j;
  }
}

/** An open project on the way joins those to be served anew. */
function freeOpen(bench: Bench, kick: Kick, j: number): void {
  if (bench.draft.chosen[j]! >= 0) return;
  for (let t = 0; t < kick.freedCount; t++) if (kick.freed[t] === j) return;
  kick.freed[kick.freedCount++] = j;
}

/** Shuffles the freed projects; half of the time the large ones go first. */
function orderFreed(market: Market, kick: Kick, random: Random): void {
  const { freed, freedCount } = kick;
  for (let t = freedCount - 1; t > 0; t--) {
    const other = random.below(t + 1);
    const j = freed[t]!;
    freed[t] = freed[other]!;
    freed[other] = j;
  }
  if (random.unit() < 0.5) return;
  for (let t = 1; t < freedCount; t++) {
    const j = freed[t]!;
    let at = t;
    while (at > 0 && market.demand[freed[at - 1]!]! < market.demand[j]!) {
      freed[at] = freed[at - 1]!;
      at--;
    }
    freed[at] = j;
  }
}

/** The free pair of project j whose fit is most above what a unit of its person usually earns. */
function bestByRent(bench: Bench, advice: Advice, j: number): number {
  const { market, draft } = bench;
  let best = -1;
  let bestNet = Number.NEGATIVE_INFINITY;
  for (let pair = market.start[j]!; pair < market.end[j]!; pair++) {
    if (!isFree(market, draft, j, pair)) continue;
    const i = market.person[pair]!;
    const net = market.fit[pair]! * priceGrid - advice.rent[i]! / market.capacity[i]!;
    if (net <= bestNet) continue;
    bestNet = net;
    best = pair;
  }
  return best;
}
