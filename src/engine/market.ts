import { type Pace, turnEnds } from "./pace.ts";
import type { Problem } from "./problem.ts";

/**
 * A problem arranged for the search: only the pairs that a plan could choose (a person with at least one engagement
 * and enough units for the whole project), project by project with the best fit first, and mirrored person by person.
 * A "pair" in the search is a position in these project rows; `source` leads back to the problem's own pair.
 */
export type Market = {
  readonly people: number;
  readonly projects: number;
  /** Units of each person. */
  readonly capacity: Int32Array;
  /** Engagements that a person can fill at most, with the smallest project they could take. */
  readonly limit: Int32Array;
  /** Units each project wants. */
  readonly demand: Int32Array;
  /** Pairs of project j: `start[j] … start[j + 1] - 1`, the best fit first. */
  readonly start: Int32Array;
  readonly person: Int32Array;
  /** Fit × demand of each pair: what the plan gains by choosing it. */
  readonly worth: Int32Array;
  /** Index of the pair in the problem. */
  readonly source: Int32Array;
  /** Offers to person i: `offerStart[i] … offerStart[i + 1] - 1`. */
  readonly offerStart: Int32Array;
  readonly offerProject: Int32Array;
  readonly offerPair: Int32Array;
  readonly offerWorth: Int32Array;
  /** Greatest common divisor of the demands offered to each person; capacity and demands are counted in it. */
  readonly step: Int32Array;
  /** The longest list of offers. */
  readonly mostOffers: number;
};

/** Arranges a problem that has passed `checkProblem`; yields between turns of work. */
export function* arranging(problem: Problem, pace: Pace): Generator<undefined, Market> {
  const start = new Int32Array(problem.projects + 1);
  const offers = new Int32Array(problem.people);
  for (let j = 0; j < problem.projects; j++) {
    start[j + 1] = start[j]! + countPossible(problem, j, offers);
    if (turnEnds(pace, rowLength(problem, j))) yield;
  }
  const offerStart = startsOf(offers);
  const pairs = start[problem.projects]!;
  const market: Market = {
    people: problem.people,
    projects: problem.projects,
    capacity: problem.capacity,
    limit: new Int32Array(problem.people),
    demand: problem.demand,
    start,
    person: new Int32Array(pairs),
    worth: new Int32Array(pairs),
    source: new Int32Array(pairs),
    offerStart,
    offerProject: new Int32Array(pairs),
    offerPair: new Int32Array(pairs),
    offerWorth: new Int32Array(pairs),
    step: new Int32Array(problem.people),
    mostOffers: offers.reduce((most, count) => Math.max(most, count), 0),
  };
  const keys = new Float64Array(longestRow(problem));
  const filled = offerStart.slice(0, problem.people);
  for (let j = 0; j < problem.projects; j++) {
    fillProject(problem, market, j, keys);
    mirrorProject(market, j, filled);
    if (turnEnds(pace, 30 * rowLength(problem, j))) yield;
  }
  for (let i = 0; i < problem.people; i++) {
    measurePerson(problem, market, i);
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

function countPossible(problem: Problem, j: number, offers: Int32Array): number {
  let count = 0;
  for (let pair = problem.pairStart[j]!; pair < problem.pairStart[j + 1]!; pair++) {
    if (!isPossible(problem, j, pair)) continue;
    offers[problem.pairPerson[pair]!]!++;
    count++;
  }
  return count;
}

function startsOf(counts: Int32Array): Int32Array {
  const starts = new Int32Array(counts.length + 1);
  for (let i = 0; i < counts.length; i++) starts[i + 1] = starts[i]! + counts[i]!;
  return starts;
}

/** Packs (falling fit, place in the row) into one number each, so that the typed array's own sort orders the row. */
function fillProject(problem: Problem, market: Market, j: number, keys: Float64Array): void {
  const from = problem.pairStart[j]!;
  let count = 0;
  for (let pair = from; pair < problem.pairStart[j + 1]!; pair++) {
    if (!isPossible(problem, j, pair)) continue;
    keys[count++] = (1000 - problem.pairFit[pair]!) * 2 ** 32 + (pair - from);
  }
  const row = keys.subarray(0, count).sort();
  for (let place = 0; place < count; place++) {
    const pair = from + (row[place]! % 2 ** 32);
    const to = market.start[j]! + place;
    market.source[to] = pair;
    market.person[to] = problem.pairPerson[pair]!;
    market.worth[to] = problem.pairFit[pair]! * problem.demand[j]!;
  }
}

function mirrorProject(market: Market, j: number, filled: Int32Array): void {
  for (let pair = market.start[j]!; pair < market.start[j + 1]!; pair++) {
    const offer = filled[market.person[pair]!]!++;
    market.offerProject[offer] = j;
    market.offerPair[offer] = pair;
    market.offerWorth[offer] = market.worth[pair]!;
  }
}

function measurePerson(problem: Problem, market: Market, i: number): void {
  let step = 0;
  let smallest = Number.POSITIVE_INFINITY;
  for (let offer = market.offerStart[i]!; offer < market.offerStart[i + 1]!; offer++) {
    const demand = market.demand[market.offerProject[offer]!]!;
    step = greatestCommonDivisor(step, demand);
    if (demand < smallest) smallest = demand;
  }
  market.step[i] = Math.max(step, 1);
  market.limit[i] = Math.min(problem.maxEngagements[i]!, Math.floor(problem.capacity[i]! / smallest));
}

function greatestCommonDivisor(a: number, b: number): number {
  let x = a;
  let y = b;
  while (y > 0) [x, y] = [y, x % y];
  return x;
}
