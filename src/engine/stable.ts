import { refuseStableFaults } from "./stable-check.ts";

/**
 * A market in which both sides have an order instead of one common value: who would rather have whom. Pairs are stored
 * project by project, as in `Problem`.
 */
export type StableMarket = {
  readonly people: number;
  readonly projects: number;
  /** Units a person can give, 0 … 60 (length `people`). */
  readonly capacity: Int32Array;
  /** Units a project wants, 0 … 60 (length `projects`). */
  readonly demand: Int32Array;
  readonly pairStart: Int32Array;
  readonly pairPerson: Int32Array;
  /** How much the project likes the pair, a whole number from 0: more is better; among equals the earlier pair. */
  readonly projectLikes: Int32Array;
  /** How much the person likes the pair. */
  readonly personLikes: Int32Array;
  /** The most units of each pair, 0 … 60; left out: as many as both have. */
  readonly pairMost?: Int32Array;
  /** Units of each pair that are agreed and stay as they are. */
  readonly lockedUnits?: Int32Array;
  /** 1 for each pair that must not be. */
  readonly forbidden?: Uint8Array;
};

/** Units of each pair, and how many offers it took. */
export type StablePlan = { readonly units: Int32Array; readonly offers: number };

/**
 * A stable allocation (Baïou and Balinski 2002): no person and project would both rather have more of each other. By
 * deferred acceptance of units: projects offer what they lack to the person they like best of those left, people keep what they
 * like best. Of all stable allocations it is the one that every project likes best. Throws a RangeError on a faulty market,
 * and on parts of a problem that this mode does not take, by their names.
 */
export function stableAllocation(market: StableMarket): StablePlan {
  refuseStableFaults(market);
  const run = newRun(market);
  for (let project = 0; project < market.projects; project++) {
    if (run.side[project * sideWidth + lacking]! > 0) wait(run, project);
  }
  while (run.waiting > 0) takeRound(run);
  return { units: unitsOf(run), offers: run.offers };
}

/** So many projects are looked ahead at. */
const block = 64;

/** Lets all who wait make their offers; who loses units by them waits for the next round. */
function takeRound(run: Run): void {
  const { line, side, waiting } = run;
  run.line = run.nextLine;
  run.nextLine = line;
  run.waiting = 0;
  for (let from = 0; from < waiting; from += block) {
    const to = Math.min(from + block, waiting);
    lookAhead(run, line, from, to);
    for (let at = from; at < to; at++) {
      const project = line[at]!;
      side[project * sideWidth + isWaiting] = 0;
      offerAll(run, project);
    }
  }
}

/**
 * Reads what the next offers will need. One offer waits for several places in memory one after another; here the waits
 * of many run side by side.
 */
function lookAhead(run: Run, line: Int32Array, from: number, to: number): void {
  const { market, side, keep, keepStart } = run;
  let seen = 0;
  for (let at = from; at < to; at++) {
    skipRefused(run, line[at]!);
    const offered = side[line[at]! * sideWidth + next]!;
    if (offered < side[line[at]! * sideWidth + listEnd]!) {
      seen += keep[keepStart[market.pairPerson[pairAt(run, offered)]!]!]!;
    }
  }
  run.seen = seen;
}

/** Goes down the project's list past those who would refuse for sure. */
function skipRefused(run: Run, project: number): void {
  const { market, side, bar } = run;
  const at = project * sideWidth;
  const end = side[at + listEnd]!;
  for (; side[at + next]! < end; side[at + next]!++) {
    const pair = pairAt(run, side[at + next]!);
    if (market.personLikes[pair]! >= bar[market.pairPerson[pair]!]!) return;
    run.offers++;
  }
}

/** The pair at a place of its project's list. */
const pairAt = ({ order }: Run, place: number): number => (order === null ? place : order[place]!);

/**
 * What belongs together stands side by side, because the memory is what takes the time. Of a project in `side`: what it
 * lacks, how far down its list it has come, where the list ends, whether it waits for its turn.
 */
const sideWidth = 4;
const lacking = 0;
const next = 1;
const listEnd = 2;
const isWaiting = 3;

/**
 * Of a person in `keep`: units free, number of pairs kept, then of each pair kept, the best liked first: how much it is
 * liked, which it is, its units, its project.
 */
const headWidth = 2;
const kept = 1;
const keptWidth = 4;

type Run = {
  readonly market: StableMarket;
  /** Each project's pairs, the best liked first; null when they stand so already. */
  readonly order: Int32Array | null;
  readonly side: Int32Array;
  readonly keep: Int32Array;
  /** Where each person begins in `keep`. */
  readonly keepStart: Int32Array;
  /**
   * Whoever is liked less than this is refused: the least that a person without free units keeps. It never falls, most
   * offers fail by it, and it stands in so little memory that asking costs next to nothing.
   */
  readonly bar: Int32Array;
  /** The projects that wait for this round and for the next one, of which there are `waiting`. */
  line: Int32Array;
  nextLine: Int32Array;
  waiting: number;
  offers: number;
  /** Keeps `lookAhead` from being left out as useless. */
  seen: number;
};

function newRun(market: StableMarket): Run {
  const { people, projects, capacity, demand, lockedUnits, pairStart } = market;
  const free = capacity.slice();
  const wanted = demand.slice();
  if (lockedUnits !== undefined) takeLocks(market, lockedUnits, free, wanted);
  const side = new Int32Array(projects * sideWidth);
  for (let project = 0; project < projects; project++) {
    side[project * sideWidth + lacking] = wanted[project]!;
    side[project * sideWidth + next] = pairStart[project]!;
    side[project * sideWidth + listEnd] = pairStart[project + 1]!;
  }
  const keepStart = new Int32Array(people + 1);
  // One place more than units: an offer is put in before the worst is gone.
  for (let person = 0; person < people; person++) {
    keepStart[person + 1] = keepStart[person]! + headWidth + keptWidth * (free[person]! + 1);
  }
  const keep = new Int32Array(keepStart[people]!);
  for (let person = 0; person < people; person++) keep[keepStart[person]!] = free[person]!;
  const line = new Int32Array(projects);
  const nextLine = new Int32Array(projects);
  return {
    market,
    order: ordered(market),
    side,
    keep,
    keepStart,
    bar: new Int32Array(people),
    line,
    nextLine,
    waiting: 0,
    offers: 0,
    seen: 0,
  };
}

function takeLocks(market: StableMarket, locked: Int32Array, free: Int32Array, wanted: Int32Array): void {
  for (let project = 0; project < market.projects; project++) {
    for (let pair = market.pairStart[project]!; pair < market.pairStart[project + 1]!; pair++) {
      free[market.pairPerson[pair]!]! -= locked[pair]!;
      wanted[project]! -= locked[pair]!;
    }
  }
}

/** The pairs of each project by how much it likes them; among equals as they stand. */
function ordered({ projects, pairStart, projectLikes }: StableMarket): Int32Array | null {
  if (isOrdered(projects, pairStart, projectLikes)) return null;
  const order = new Int32Array(projectLikes.length);
  for (let project = 0; project < projects; project++) {
    const first = pairStart[project]!;
    const end = pairStart[project + 1]!;
    for (let pair = first; pair < end; pair++) {
      const liked = projectLikes[pair]!;
      let at = pair;
      for (; at > first && projectLikes[order[at - 1]!]! < liked; at--) order[at] = order[at - 1]!;
      order[at] = pair;
    }
  }
  return order;
}

function isOrdered(projects: number, pairStart: Int32Array, projectLikes: Int32Array): boolean {
  for (let project = 0; project < projects; project++) {
    for (let pair = pairStart[project]! + 1; pair < pairStart[project + 1]!; pair++) {
      if (projectLikes[pair]! > projectLikes[pair - 1]!) return false;
    }
  }
  return true;
}

function wait(run: Run, project: number): void {
  if (run.side[project * sideWidth + isWaiting] === 1) return;
  run.side[project * sideWidth + isWaiting] = 1;
  run.line[run.waiting++] = project;
}

/** The project offers what it lacks down its list, until it lacks nothing or the list has ended. */
function offerAll(run: Run, project: number): void {
  const { market, side } = run;
  const at = project * sideWidth;
  const end = side[at + listEnd]!;
  for (; ; side[at + next]!++) {
    skipRefused(run, project);
    if (side[at + next]! >= end) return;
    const pair = pairAt(run, side[at + next]!);
    if (market.forbidden !== undefined && market.forbidden[pair] === 1) continue;
    offer(run, project, pair);
    // The list is not left behind yet: what comes back may be offered here again.
    if (side[at + lacking] === 0) return;
  }
}

/** Units of a pair that may still be given besides agreed ones. */
function mostOf({ pairMost, lockedUnits }: StableMarket, pair: number): number {
  if (pairMost === undefined) return 60;
  return pairMost[pair]! - (lockedUnits === undefined ? 0 : lockedUnits[pair]!);
}

function offer(run: Run, project: number, pair: number): void {
  const { market, keep, side } = run;
  run.offers++;
  const person = market.pairPerson[pair]!;
  const head = run.keepStart[person]!;
  const liked = market.personLikes[pair]!;
  const wanted = side[project * sideWidth + lacking]!;
  let left = Math.min(wanted, mostOf(market, pair) - unitsKept(keep, head, pair));
  const room = Math.min(left, keep[head]!);
  if (room > 0) {
    take(keep, head, { pair, project, liked }, room);
    keep[head]! -= room;
    side[project * sideWidth + lacking]! -= room;
    left -= room;
  }
  while (left > 0 && keep[head + kept]! > 0) {
    const last = head + headWidth + keptWidth * (keep[head + kept]! - 1);
    if (!isWorse(keep, last, liked, pair)) break;
    const moved = Math.min(left, keep[last + 2]!);
    const loser = keep[last + 3]!;
    keep[last + 2]! -= moved;
    if (keep[last + 2] === 0) keep[head + kept]!--;
    take(keep, head, { pair, project, liked }, moved);
    side[loser * sideWidth + lacking]! += moved;
    side[project * sideWidth + lacking]! -= moved;
    left -= moved;
    if (loser !== project) wait(run, loser);
  }
  if (keep[head] === 0 && keep[head + kept]! > 0) {
    run.bar[person] = keep[head + headWidth + keptWidth * (keep[head + kept]! - 1)]!;
  }
}

function unitsKept(keep: Int32Array, head: number, pair: number): number {
  const end = head + headWidth + keptWidth * keep[head + kept]!;
  for (let at = head + headWidth; at < end; at += keptWidth) if (keep[at + 1] === pair) return keep[at + 2]!;
  return 0;
}

type Taken = { readonly pair: number; readonly project: number; readonly liked: number };

/** Puts units of a pair into what a person keeps, at its place in the person's order. */
function take(keep: Int32Array, head: number, { pair, project, liked }: Taken, amount: number): void {
  const first = head + headWidth;
  let at = first + keptWidth * keep[head + kept]!;
  for (let known = first; known < at; known += keptWidth) {
    if (keep[known + 1] !== pair) continue;
    keep[known + 2]! += amount;
    return;
  }
  keep[head + kept]!++;
  for (; at > first && isWorse(keep, at - keptWidth, liked, pair); at -= keptWidth) {
    for (let k = 0; k < keptWidth; k++) keep[at + k] = keep[at + k - keptWidth]!;
  }
  keep[at] = liked;
  keep[at + 1] = pair;
  keep[at + 2] = amount;
  keep[at + 3] = project;
}

/** Whether a kept pair is liked less than another; among equals the later one is. */
function isWorse(keep: Int32Array, at: number, liked: number, pair: number): boolean {
  return keep[at]! < liked || (keep[at] === liked && keep[at + 1]! > pair);
}

function unitsOf({ market, keep, keepStart }: Run): Int32Array {
  const units = market.lockedUnits?.slice() ?? new Int32Array(market.pairPerson.length);
  for (let person = 0; person < market.people; person++) {
    const first = keepStart[person]! + headWidth;
    const end = first + keptWidth * keep[keepStart[person]! + kept]!;
    for (let at = first; at < end; at += keptWidth) units[keep[at + 1]!]! += keep[at + 2]!;
  }
  return units;
}
