import type { Random } from "#kit/random.ts";
import { assign } from "./draft.ts";
import type { Advice } from "./first-plan.ts";
import { fillSack, putIn, workOf } from "./knapsack.ts";
import { pairOf } from "./market.ts";
import { priceGrid } from "./passage.ts";
import { type Bench, giveUpRest } from "./repack.ts";
import { enqueue } from "./waiting.ts";

/** The people of a chain, in the order they were reached. */
export type Chain = {
  readonly people: Int32Array;
  count: number;
};

/** A chain and the projects that are given up on its way. */
type Freed = { readonly chain: Chain; readonly freed: Int32Array; freedCount: number };

/** Links of the longest chain. */
const mostLinks = 8;
/** Each person takes at most 16 projects, each from one other. */
const mostReached = 1 + 16 * mostLinks;
/** Each offer is passed over now and then, so that no two chains from one person are alike. */
const skipShare = 0.1;

/** A work space for chains. */
export function newChain(): Chain {
  return { people: new Int32Array(mostReached), count: 0 };
}

/**
 * An ejection chain along the prices (Glover 1996): person `from` gets their best set at the prices, whoever has it now;
 * then those who lost a project by it get theirs, and so on, 1 … 8 people. Where room is
 * scarce no single repack gains: what the others lose is only made good a few people further on. What was given up and not
 * taken stands in `freed`; everybody reached waits for a repack.
 */
export function linkChain(bench: Bench, advice: Advice, kick: Freed, from: number, random: Random): void {
  const links = 1 + random.below(mostLinks);
  kick.chain.count = 0;
  reach(bench, kick, from);
  for (let n = 0; n < links && n < kick.chain.count; n++) takeBest(bench, advice, kick, n, random);
}

function reach(bench: Bench, kick: Freed, i: number): void {
  for (let n = 0; n < kick.chain.count; n++) if (kick.chain.people[n] === i) return;
  kick.chain.people[kick.chain.count++] = i;
  enqueue(bench.waiting, i);
}

/** Whether project j is with one of the first `count` people of the chain. */
function isPlaced(bench: Bench, kick: Freed, j: number, count: number): boolean {
  const pair = bench.draft.chosen[j]!;
  if (pair < 0) return false;
  for (let n = 0; n < count; n++) if (kick.chain.people[n] === bench.market.person[pair]!) return true;
  return false;
}

/** Gives link n its best set at the prices; what the links before it got stays with them. */
function takeBest(bench: Bench, advice: Advice, kick: Freed, n: number, random: Random): void {
  const { market, sack } = bench;
  const i = kick.chain.people[n]!;
  const step = market.step[i]!;
  sack.count = 0;
  for (let offer = market.offerStart[i]!; offer < market.offerStart[i + 1]!; offer++) {
    const j = market.offerProject[offer]!;
    const gain = market.offerWorth[offer]! * priceGrid - advice.price[j]!;
    if (gain <= 0 || random.unit() < skipShare || isPlaced(bench, kick, j, n)) continue;
    putIn(sack, offer, market.demand[j]! / step, gain);
  }
  if (sack.count === 0) return;
  const room = Math.floor(market.capacity[i]! / step);
  fillSack(sack, room, market.limit[i]!);
  bench.work += 10 + 6 * (market.offerStart[i + 1]! - market.offerStart[i]!) + workOf(sack, room, market.limit[i]!);
  handOver(bench, kick, i);
}

/** Person i gives up what is not in the sack's set and takes what is, from whoever has it. */
function handOver(bench: Bench, kick: Freed, i: number): void {
  const { market, draft, sack } = bench;
  const mark = draft.logged;
  giveUpRest(bench, i);
  for (let at = mark; at < draft.logged; at += 2) kick.freed[kick.freedCount++] = draft.log[at]!;
  for (let t = 0; t < sack.chosenCount; t++) {
    const offer = sack.chosen[t]!;
    const j = market.offerProject[offer]!;
    const before = draft.chosen[j]!;
    assign(market, draft, j, pairOf(market, offer));
    if (before >= 0 && market.person[before] !== i) reach(bench, kick, market.person[before]!);
  }
}
