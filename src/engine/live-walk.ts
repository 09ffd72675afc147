import { fillSack, putIn } from "./knapsack.ts";
import { mostPaid } from "./live-prices.ts";
import { exchange, moves, undoTo } from "./live-repair.ts";
import { grid, type Live } from "./live-state.ts";

/**
 * Where L(v) − value may have grown around an event: people who do not hold a best set at the present prices, and open
 * projects with a price (see `Slack` in `improve.ts`).
 */
type Places = {
  readonly people: number[];
  readonly open: number[];
  /** People whose turn is over. */
  readonly past: number[];
};

const mostSteps = 12;
const mostWalks = 3;
/** Less slack is not worth a step, in 4096ths. */
const worthWhile = 4 * grid;

/** Walks around an event as long as that gains; it concerns person i and project j (−1: none), and whatever is logged. */
export function walkAround(live: Live, i: number, j: number): void {
  const people = i >= 0 && live.isPerson[i] === 1 ? [i] : [];
  const open = j >= 0 && live.isProject[j] === 1 ? [j] : [];
  for (let walks = 0; walks < mostWalks; walks++)
    if (!walk(live, { people: [...people], open: [...open], past: [] })) return;
}

/**
 * Goes where most is lost and gives that person the set that the prices say, whoever holds its projects; then to those
 * who have lost by it, and so on. Keeps the best plan on the way; returns whether it is better than the one before.
 */
function walk(live: Live, places: Places): boolean {
  const begin = live.logged;
  let best = live.value;
  let bestMark = begin;
  note(live, places, 0);
  for (let step = 0; step < mostSteps; step++) {
    const mark = live.logged;
    if (!takeStep(live, places)) break;
    note(live, places, mark);
    const value = live.value - live.manner.calm * moves(live, begin);
    if (value <= best) continue;
    best = value;
    bestMark = live.logged;
  }
  undoTo(live, bestMark);
  return bestMark > begin;
}

/** Adds what has changed since `mark`. */
function note(live: Live, { people, open, past }: Places, mark: number): void {
  for (let at = mark; at < live.logged; at += 3) {
    const j = live.log[at]!;
    const i = live.log[at + 1]!;
    if (i >= 0 && live.isPerson[i] === 1 && !past.includes(i) && !people.includes(i)) people.push(i);
    if (live.server[j]! < 0 && live.isProject[j] === 1 && !open.includes(j)) open.push(j);
  }
}

/** Takes a step where most is lost; false when nothing is worth one. */
function takeStep(live: Live, places: Places): boolean {
  let most = worthWhile;
  let person = -1;
  let project = -1;
  for (const i of places.people) {
    if (places.past.includes(i)) continue;
    const slack = slackOf(live, i);
    if (slack <= most) continue;
    most = slack;
    person = i;
  }
  for (const j of places.open) {
    if (live.server[j]! >= 0 || live.price[j]! <= most) continue;
    most = live.price[j]!;
    project = j;
  }
  if (project >= 0) {
    person = cheapest(live, places, project);
    if (person < 0) {
      places.open.splice(places.open.indexOf(project), 1);
      return true;
    }
  }
  if (person < 0) return false;
  adopt(live, person, project);
  places.past.push(person);
  return true;
}

/** What person i's present set gains less than their best one. */
function slackOf(live: Live, i: number): number {
  const { offers } = live;
  let slack = live.rent[i]!;
  const to = offers.start[i]! + offers.count[i]!;
  for (let at = offers.start[i]!; at < to; at++) {
    const j = offers.other[at]!;
    if (live.server[j] === i && live.isLocked[j] === 0)
      slack -= offers.fit[at]! * live.demand[j]! * grid - live.price[j]!;
  }
  return slack;
}

/** Who, of those whose turn is not over, loses least by taking project j; −1: nobody loses less than its price. */
function cheapest(live: Live, places: Places, j: number): number {
  const { pairs, demand } = live;
  const size = demand[j]!;
  let least = Number.POSITIVE_INFINITY;
  let person = -1;
  const to = pairs.start[j]! + pairs.count[j]!;
  for (let at = pairs.start[j]!; at < to; at++) {
    const worth = pairs.fit[at]! * size * grid;
    const i = pairs.other[at]!;
    if (live.price[j]! - worth >= least) break;
    if (worth < 0 || places.past.includes(i)) continue;
    const paid = mostPaid(live, i, j, size, worth);
    const loss = live.price[j]! - paid;
    if (loss < least) {
      least = loss;
      person = i;
    }
  }
  return least < live.price[j]! ? person : -1;
}

/** Gives person i their best set at the present prices, with project `must` in it; of equal sets the one at hand. */
function adopt(live: Live, i: number, must: number): void {
  const { offers, sack, server, demand } = live;
  const units = live.units[i]!;
  const to = offers.start[i]! + offers.count[i]!;
  sack.count = 0;
  sack.chosenCount = 0;
  for (let offer = offers.start[i]!; offer < to && live.seats[i]! > 0; offer++) {
    const fit = offers.fit[offer]!;
    const j = offers.other[offer]!;
    const size = demand[j]!;
    if (fit < 0 || size > units || live.isLocked[j] === 1) continue;
    const worth = fit * size * grid;
    let gain = worth - live.price[j]!;
    if (j === must) gain += 2 ** 40;
    else if (server[j] === i || server[j]! < 0) gain += grid;
    if (gain > 0) putIn(sack, offer, size, gain);
  }
  if (sack.count > 0) fillSack(sack, units, live.seats[i]!);
  exchange(live, i);
}
