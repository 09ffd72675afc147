import { assign, bestFree, type Draft, heldCount, undoTo } from "./draft.ts";
import { fillSack, putIn, type Sack, workOf } from "./knapsack.ts";
import { type Market, pairOf } from "./market.ts";
import { enqueue, type Waiting } from "./waiting.ts";

/** What a repack works with: the market, the plan, a sack and the people to look at next; and the work done here. */
export type Bench = {
  readonly market: Market;
  readonly draft: Draft;
  readonly sack: Sack;
  readonly waiting: Waiting;
  /** Elementary steps not yet counted in a `Pace`. */
  work: number;
};

/**
 * Gives person i the best set of projects while everyone else stays, taking projects away from others where that
 * gains. A project taken is worth what it gains over its present person; a project given up finds the best free person.
 * Returns whether the plan's value has risen; otherwise the plan is as before.
 */
export function repack(bench: Bench, i: number): boolean {
  const { market, draft, sack } = bench;
  const present = offerGains(bench, i);
  const step = market.step[i]!;
  if (sack.count === 0) return false;
  const room = Math.floor(market.capacity[i]! / step);
  const gain = fillSack(sack, room, market.limit[i]!);
  bench.work += workOf(sack, room, market.limit[i]!);
  if (gain <= present) return false;
  const mark = draft.logged;
  const before = draft.value;
  exchange(bench, i);
  if (draft.value > before) {
    wakeNeighbours(bench, i, mark);
    return true;
  }
  undoTo(market, draft, mark);
  return false;
}

/** Fills the sack with what each offer to person i gains over the plan without them; returns what they gain now. */
function offerGains(bench: Bench, i: number): number {
  const { market, draft, sack } = bench;
  const step = market.step[i]!;
  sack.count = 0;
  let present = 0;
  bench.work += 10 + 4 * (market.offerStart[i + 1]! - market.offerStart[i]!);
  for (let offer = market.offerStart[i]!; offer < market.offerStart[i + 1]!; offer++) {
    const j = market.offerProject[offer]!;
    const now = draft.chosen[j]!;
    const isTheirs = now === pairOf(market, offer);
    const otherwise = isTheirs ? bestFree(market, draft, j, i) : now;
    const gain = market.offerWorth[offer]! - (otherwise < 0 ? 0 : market.fit[otherwise]! * market.demand[j]!);
    if (isTheirs) present += gain;
    if (gain > 0) putIn(sack, offer, market.demand[j]! / step, gain);
  }
  return present;
}

/** Takes what is not in the new set from person i, gives them the new set, then finds others for what was taken. */
function exchange(bench: Bench, i: number): void {
  const { market, draft, sack } = bench;
  const mark = draft.logged;
  giveUpRest(bench, i);
  const taken = draft.logged;
  for (let t = 0; t < sack.chosenCount; t++) {
    const offer = sack.chosen[t]!;
    assign(market, draft, market.offerProject[offer]!, pairOf(market, offer));
  }
  for (let at = mark; at < taken; at += 2) {
    const j = draft.log[at]!;
    const pair = bestFree(market, draft, j, -1);
    if (pair >= 0) assign(market, draft, j, pair);
  }
}

/** Opens the projects of person i that are not in the sack's set. */
export function giveUpRest({ market, draft, sack }: Bench, i: number): void {
  const first = market.seatStart[i]!;
  for (let at = first + heldCount(market, draft, i) - 1; at >= first; at--) {
    const j = draft.held[at]!;
    if (!isChosen(market, sack, j)) assign(market, draft, j, -1);
  }
}

/** Whether project j is in the set that the sack was filled with. */
function isChosen(market: Market, sack: Sack, j: number): boolean {
  for (let t = 0; t < sack.chosenCount; t++) if (market.offerProject[sack.chosen[t]!] === j) return true;
  return false;
}

/** Looks again at those who lost a project, and at everyone who could take one that is open now. */
function wakeNeighbours(bench: Bench, i: number, mark: number): void {
  const { market, draft, waiting } = bench;
  for (let at = mark; at < draft.logged; at += 2) {
    const j = draft.log[at]!;
    const before = draft.log[at + 1]!;
    if (before >= 0 && market.person[before] !== i) enqueue(waiting, market.person[before]!);
    if (draft.chosen[j]! >= 0) continue;
    bench.work += 4 * (market.end[j]! - market.start[j]!);
    for (let pair = market.start[j]!; pair < market.end[j]!; pair++) enqueue(waiting, market.person[pair]!);
  }
}
