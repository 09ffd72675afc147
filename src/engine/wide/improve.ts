import { clearWaiting, dequeue, enqueue } from "#engine/waiting.ts";
import type { Random } from "#kit/random.ts";
import { give, openLog, possibleUnits, scoreOf, undoTo } from "./draft.ts";
import type { WideAdvice } from "./first-plan.ts";
import type { WideMarket } from "./market.ts";
import { repack, type WideBench } from "./repack.ts";

/** Running sums, person by person, of where the gap between plan and bound lies; see the base case's `Slack`. */
export type WideSlack = { readonly upTo: Float64Array };

/** Slack of nobody. */
export const newWideSlack = (market: WideMarket): WideSlack => ({ upTo: new Float64Array(market.people) });

/** Measures the slack of the present plan against the advice's prices. */
export function measureSlack(
  { market, draft }: WideBench,
  { rent, prices, bonus }: WideAdvice,
  slack: WideSlack,
): void {
  const { upTo } = slack;
  upTo.set(rent);
  for (let j = 0; j < market.projects; j++) {
    const first = market.start[j]!;
    if (first === market.start[j + 1]!) continue;
    const open = draft.places[j]! * prices.project[j]! + draft.wanted[j]! * prices.unit[j]!;
    upTo[market.person[first]!]! += open;
    for (let pair = first; pair < market.start[j + 1]!; pair++) {
      const units = draft.units[pair]!;
      if (units === 0) continue;
      const gain = (market.fit[pair]! - prices.unit[j]!) * units - prices.project[j]! + bonus[j]!;
      upTo[market.person[pair]!]! -= gain;
    }
  }
  let sum = 0;
  for (let i = 0; i < market.people; i++) {
    sum += Math.max(0, upTo[i]!);
    upTo[i] = sum;
  }
}

const mostCleared = 6;
const mostRepacks = 60;
/** How often a freed project takes any free person instead of the best, or fewer units than it could. */
const whim = 0.1;

/**
 * Ruin and recreate: clears a few people next to each other in the market, starting where the gap or a missed floor
 * lies, serves the freed projects anew and repacks around. Keeps the result when the plan is at least as good.
 */
export function kickOnce(bench: WideBench, advice: WideAdvice, slack: WideSlack, random: Random): void {
  const { market, draft, waiting } = bench;
  const before = scoreOf(draft);
  openLog(draft);
  const freed = ruin(bench, seedPerson(bench, slack, random), random);
  shuffle(freed, random);
  if (random.unit() < 0.5) freed.sort((a, b) => market.demand[b]! - market.demand[a]!);
  for (const j of freed) {
    serveAnew(bench, advice, j, random);
    bench.work += 12 * (market.start[j + 1]! - market.start[j]!);
  }
  for (let repacks = 0; waiting.count > 0 && repacks < mostRepacks; repacks++) repack(bench, dequeue(waiting));
  clearWaiting(waiting);
  if (scoreOf(draft) < before) undoTo(market, draft, 0);
  bench.work += 500 + 20 * draft.log.length;
}

/** A person near a missed floor, or drawn in proportion to their slack, or anybody. */
function seedPerson({ market, draft }: WideBench, { upTo }: WideSlack, random: Random): number {
  if (draft.lacking > 0 && random.unit() < 0.7) {
    const { floors } = market;
    const r = random.below(floors.count);
    const j = floors.project[floors.start[r]! + random.below(floors.start[r + 1]! - floors.start[r]!)];
    if (j !== undefined && draft.served[r]! < floors.least[r]! && market.start[j]! < market.start[j + 1]!) {
      return market.person[market.start[j]! + random.below(market.start[j + 1]! - market.start[j]!)]!;
    }
  }
  const sum = upTo[upTo.length - 1]!;
  if (sum <= 0 || random.unit() < 0.15) return random.below(upTo.length);
  const wanted = random.unit() * sum;
  let low = 0;
  let high = upTo.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (upTo[middle]! > wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Clears 1 … 6 people, each reached from the one before over a project that both could take; returns the projects. */
function ruin(bench: WideBench, from: number, random: Random): number[] {
  const { market, draft, waiting } = bench;
  const freed: number[] = [];
  let i = from;
  for (let n = 1 + random.below(mostCleared); n > 0; n--) {
    const first = market.offerStart[i]!;
    const offers = market.offerStart[i + 1]! - first;
    if (offers === 0) break;
    for (let at = first; at < first + offers; at++) {
      const pair = market.offer[at]!;
      if (draft.units[pair] === 0) continue;
      give(market, draft, pair, 0);
      freed.push(market.project[pair]!);
    }
    enqueue(waiting, i);
    const j = market.project[market.offer[first + random.below(offers)]!]!;
    freed.push(j);
    i = market.person[market.start[j]! + random.below(market.start[j + 1]! - market.start[j]!)]!;
  }
  return [...new Set(freed)];
}

function shuffle(items: number[], random: Random): void {
  for (let t = items.length - 1; t > 0; t--) {
    const other = random.below(t + 1);
    const item = items[t]!;
    items[t] = items[other]!;
    items[other] = item;
  }
}

/** Serves project j by free people until it has what it wants, each time the one worth most above their usual rent. */
function serveAnew({ market, draft }: WideBench, advice: WideAdvice, j: number, random: Random): void {
  while (draft.places[j]! > 0 && draft.wanted[j]! >= market.low[j]!) {
    const isWhim = random.unit() < whim;
    let best = -1;
    let bestNet = Number.NEGATIVE_INFINITY;
    for (let pair = market.start[j]!; pair < market.start[j + 1]!; pair++) {
      const units = possibleUnits(market, draft, pair);
      if (units === 0) continue;
      const i = market.person[pair]!;
      const usual = advice.rent[i]! / Math.max(1, market.capacity[i * market.periods + market.first[j]!]!);
      const net = isWhim ? random.unit() : (market.fit[pair]! - usual) * units;
      if (net <= bestNet) continue;
      bestNet = net;
      best = pair;
    }
    if (best < 0) return;
    const most = possibleUnits(market, draft, best);
    const low = market.low[j]!;
    give(market, draft, best, most > low && random.unit() < 2 * whim ? low + random.below(most - low) : most);
  }
}
