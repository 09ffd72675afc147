import { enqueue, type Waiting } from "#engine/waiting.ts";
import { addItem, addOption, type Choice, dropEmptyItem } from "./choice.ts";
import { choose } from "./choose.ts";
import { floorGain, give, possibleUnits, scoreOf, undoTo, type WideDraft } from "./draft.ts";
import type { WideMarket } from "./market.ts";
import { leastLoss, makeRoom, topUp } from "./share-out.ts";

/** What a repack works with: the market, the plan, a choice and the people to look at next; and the work done here. */
export type WideBench = {
  readonly market: WideMarket;
  readonly draft: WideDraft;
  readonly choice: Choice;
  readonly waiting: Waiting;
  /** Elementary steps not yet counted in a `Pace`. */
  work: number;
};

/**
 * Gives person i the best shares while everyone else stays, shrinking or ending other shares of a project where that
 * gains; whatever was given up is offered to others. Returns whether the plan is better; otherwise it is as before.
 */
export function repack(bench: WideBench, i: number): boolean {
  const { market, draft, choice } = bench;
  const present = offerGains(bench, i);
  const { capacity, seats, periods } = market;
  const gain = choose(choice, { capacity, seats, cell: i * periods, periods });
  bench.work += choice.work;
  if (gain <= present) return false;
  const mark = draft.log.length;
  const before = scoreOf(draft);
  exchange(bench, i);
  if (scoreOf(draft) > before) {
    wakeNeighbours(bench, i, mark);
    return true;
  }
  undoTo(market, draft, mark);
  return false;
}

/** Offers person i each number of units at what it gains over the plan without them; returns what they gain now. */
function offerGains(bench: WideBench, i: number): number {
  const { market, draft, choice } = bench;
  choice.items = 0;
  let present = 0;
  for (let at = market.offerStart[i]!; at < market.offerStart[i + 1]!; at++) {
    const pair = market.offer[at]!;
    const j = market.project[pair]!;
    const own = draft.units[pair]!;
    const others = draft.people[j]! - (own > 0 ? 1 : 0);
    const base = (others === 0 ? floorGain(market, draft, j, own > 0) : 0) - otherwise(bench, pair);
    if (own > 0) present += market.fit[pair]! * own + base;
    addItem(choice, pair, market, j);
    for (let units = market.low[j]!; units <= market.high[pair]!; units++) {
      const loss = others === 0 ? 0 : leastLoss(market, draft, pair, units);
      if (loss < Number.POSITIVE_INFINITY) addOption(choice, units, market.fit[pair]! * units - loss + base);
    }
    dropEmptyItem(choice);
    bench.work += 4 * (market.high[pair]! - market.low[j]! + 2) + 2 * (market.start[j + 1]! - market.start[j]!);
  }
  return present;
}

/** What the best free person would give the project in place of the pair's. */
function otherwise({ market, draft }: WideBench, pair: number): number {
  const j = market.project[pair]!;
  const own = draft.units[pair]!;
  if (own === 0) return 0;
  give(market, draft, pair, 0);
  let best = 0;
  for (let other = market.start[j]!; other < market.start[j + 1]!; other++) {
    if (other !== pair) best = Math.max(best, market.fit[other]! * possibleUnits(market, draft, other));
  }
  if (best > 0 && draft.people[j] === 0) best += floorGain(market, draft, j, false);
  give(market, draft, pair, own);
  draft.log.length -= 4;
  return best;
}

/** Ends person i's shares that are not in the new choice, gives them the new ones, and offers the rest to others. */
function exchange(bench: WideBench, i: number): void {
  const { market, draft, choice } = bench;
  const mark = draft.log.length;
  for (let at = market.offerStart[i]!; at < market.offerStart[i + 1]!; at++) {
    const pair = market.offer[at]!;
    const units = chosenUnitsOf(choice, pair);
    if (draft.units[pair]! > units) give(market, draft, pair, units);
  }
  for (let t = 0; t < choice.chosenCount; t++) makeRoom(market, draft, choice.chosenName[t]!, choice.chosenUnits[t]!);
  const changed = draft.log.length;
  for (let at = mark; at < changed; at += 2) {
    const j = market.project[draft.log[at]!]!;
    topUp(market, draft, j);
    bench.work += 3 * (market.start[j + 1]! - market.start[j]!);
  }
}

function chosenUnitsOf(choice: Choice, pair: number): number {
  for (let t = 0; t < choice.chosenCount; t++) if (choice.chosenName[t] === pair) return choice.chosenUnits[t]!;
  return 0;
}

/** Looks again at those who lost units, and at everyone who could take some of what is open now. */
function wakeNeighbours(bench: WideBench, i: number, mark: number): void {
  const { market, draft, waiting } = bench;
  for (let at = mark; at < draft.log.length; at += 2) {
    const pair = draft.log[at]!;
    const j = market.project[pair]!;
    if (draft.units[pair]! < draft.log[at + 1]! && market.person[pair] !== i) enqueue(waiting, market.person[pair]!);
    if (draft.wanted[j]! < market.low[j]! || draft.places[j] === 0) continue;
    bench.work += 4 * (market.start[j + 1]! - market.start[j]!);
    for (let other = market.start[j]!; other < market.start[j + 1]!; other++) enqueue(waiting, market.person[other]!);
  }
}
