import { neighbouring } from "./neighbourhood.ts";
import { type Pace, turnEnds } from "./pace.ts";
import type { Problem } from "./problem.ts";

/**
 * A problem arranged for the search: only the pairs that a plan could choose (a person with at least one engagement
 * and enough units for the whole project), project by project with the best fit first, and mirrored person by person.
 * People and projects are numbered by neighbourhood, so that what is near in the market is near in memory.
 * A "pair" in the search is a position in these project rows; `place` leads back to the problem's own pair.
 */
export type Market = {
  readonly people: number;
  readonly projects: number;
  /** Units of each person. */
  readonly capacity: Int32Array;
  /** Engagements that a person can fill at most, with the smallest project they could take. */
  readonly limit: Int32Array;
  /** Units each project wants. */
  readonly demand: Uint8Array;
  /** Pairs of project j: `start[j] … start[j + 1] - 1`, the best fit first. */
  readonly start: Int32Array;
  readonly person: Int32Array;
  readonly fit: Int16Array;
  /** Place of each pair in the problem's row of its project. */
  readonly place: Places;
  /** The problem's project for each of ours. */
  readonly projectAt: Int32Array;
  /** Offers to person i: `offerStart[i] … offerStart[i + 1] - 1`; the pair is `start[offerProject] + offerPlace`. */
  readonly offerStart: Int32Array;
  readonly offerProject: Int32Array;
  readonly offerPlace: Places;
  readonly offerFit: Int16Array;
  /** Greatest common divisor of the demands offered to each person; capacity and demands are counted in it. */
  readonly step: Uint8Array;
  /** The longest list of offers. */
  readonly mostOffers: number;
};

/** Places in rows; of two bytes each unless a row is very long. */
export type Places = Uint16Array | Int32Array;

/** What the plan gains by choosing a pair of project j. */
export const worthOf = (market: Market, pair: number, j: number): number => market.fit[pair]! * market.demand[j]!;

/** The pair of an offer. */
export const pairOf = (market: Market, offer: number): number =>
  market.start[market.offerProject[offer]!]! + market.offerPlace[offer]!;

/** Arranges a problem that has passed `checkProblem`; yields between turns of work. */
export function* arranging(problem: Problem, pace: Pace): Generator<undefined, Market> {
  const { projectAt, personAt } = yield* neighbouring(problem, pace);
  const newPerson = new Int32Array(problem.people);
  for (let i = 0; i < problem.people; i++) newPerson[personAt[i]!] = i;
  const start = new Int32Array(problem.projects + 1);
  const offers = new Int32Array(problem.people);
  for (let j = 0; j < problem.projects; j++) {
    start[j + 1] = start[j]! + countPossible(problem, projectAt[j]!, newPerson, offers);
    if (turnEnds(pace, rowLength(problem, projectAt[j]!))) yield;
  }
  const offerStart = startsOf(offers);
  const pairs = start[problem.projects]!;
  const longest = longestRow(problem);
  const newPlaces = (): Places => (longest < 2 ** 16 ? new Uint16Array(pairs) : new Int32Array(pairs));
  const market: Market = {
    people: problem.people,
    projects: problem.projects,
    capacity: personAt.map((i) => problem.capacity[i]!),
    limit: new Int32Array(problem.people),
    demand: Uint8Array.from(projectAt, (j) => problem.demand[j]!),
    start,
    person: new Int32Array(pairs),
    fit: new Int16Array(pairs),
    place: newPlaces(),
    projectAt,
    offerStart,
    offerProject: new Int32Array(pairs),
    offerPlace: newPlaces(),
    offerFit: new Int16Array(pairs),
    step: new Uint8Array(problem.people),
    mostOffers: offers.reduce((most, count) => Math.max(most, count), 0),
  };
  const keys = new Float64Array(longest);
  const filled = offerStart.slice(0, problem.people);
  for (let j = 0; j < problem.projects; j++) {
    fillProject(problem, market, { j, newPerson, keys });
    mirrorProject(market, j, filled);
    if (turnEnds(pace, 30 * rowLength(problem, projectAt[j]!))) yield;
  }
  for (let i = 0; i < problem.people; i++) {
    measurePerson(problem.maxEngagements[personAt[i]!]!, market, i);
    if (turnEnds(pace, offers[i]!)) yield;
  }
  return market;
}

function rowLength(problem: Problem, j: number): number {
  return problem.pairStart[j + 1]! - problem.pairStart[j]!;
}

function longestRow(problem: Problem): number {
  let longest = 0;
  for (let j = 0; j < problem.projects; j++) longest = Math.max(longest, rowLength(problem, j));
  return longest;
}

function isPossible(problem: Problem, j: number, pair: number): boolean {
  const i = problem.pairPerson[pair]!;
  if (problem.forbidden?.[pair] === 1) return false;
  return problem.maxEngagements[i]! > 0 && problem.capacity[i]! >= problem.demand[j]!;
}

function countPossible(problem: Problem, j: number, newPerson: Int32Array, offers: Int32Array): number {
  let count = 0;
  for (let pair = problem.pairStart[j]!; pair < problem.pairStart[j + 1]!; pair++) {
    if (!isPossible(problem, j, pair)) continue;
    offers[newPerson[problem.pairPerson[pair]!]!]!++;
    count++;
  }
  return count;
}

function startsOf(counts: Int32Array): Int32Array {
  const starts = new Int32Array(counts.length + 1);
  for (let i = 0; i < counts.length; i++) starts[i + 1] = starts[i]! + counts[i]!;
  return starts;
}

/** A row of the market to be filled, and where it is sorted. */
type NewRow = { readonly j: number; readonly newPerson: Int32Array; readonly keys: Float64Array };

/** Packs (falling fit, place in the row) into one number each, so that the typed array's own sort orders the row. */
function fillProject(problem: Problem, market: Market, { j, newPerson, keys }: NewRow): void {
  const source = market.projectAt[j]!;
  const from = problem.pairStart[source]!;
  let count = 0;
  for (let pair = from; pair < problem.pairStart[source + 1]!; pair++) {
    if (!isPossible(problem, source, pair)) continue;
    keys[count++] = (1000 - problem.pairFit[pair]!) * 2 ** 32 + (pair - from);
  }
  const row = keys.subarray(0, count).sort();
  for (let at = 0; at < count; at++) {
    const place = row[at]! % 2 ** 32;
    const to = market.start[j]! + at;
    market.place[to] = place;
    market.person[to] = newPerson[problem.pairPerson[from + place]!]!;
    market.fit[to] = problem.pairFit[from + place]!;
  }
}

function mirrorProject(market: Market, j: number, filled: Int32Array): void {
  for (let pair = market.start[j]!; pair < market.start[j + 1]!; pair++) {
    const offer = filled[market.person[pair]!]!++;
    market.offerProject[offer] = j;
    market.offerPlace[offer] = pair - market.start[j]!;
    market.offerFit[offer] = market.fit[pair]!;
  }
}

function measurePerson(engagements: number, market: Market, i: number): void {
  let step = 0;
  let smallest = Number.POSITIVE_INFINITY;
  for (let offer = market.offerStart[i]!; offer < market.offerStart[i + 1]!; offer++) {
    const demand = market.demand[market.offerProject[offer]!]!;
    step = greatestCommonDivisor(step, demand);
    if (demand < smallest) smallest = demand;
  }
  market.step[i] = Math.max(step, 1);
  market.limit[i] = Math.min(engagements, Math.floor(market.capacity[i]! / smallest));
}

function greatestCommonDivisor(a: number, b: number): number {
  let x = a;
  let y = b;
  while (y > 0) [x, y] = [y, x % y];
  return x;
}
