import { type NewBuffer, ownBuffer, release } from "./memory.ts";
import { neighbouring } from "./neighbourhood.ts";
import { type Pace, turnEnds } from "./pace.ts";
import type { Problem } from "./problem.ts";

/**
 * A problem arranged for the search: only the pairs that a plan could choose (a person with at least one engagement
 * and enough units for the whole project), project by project with the best fit first. People and projects are numbered
 * by neighbourhood, so that what is near in the market is near in memory. A "pair" in the search is a position in these
 * project rows. Seen from the people's side only the near pairs are kept, as `sifting` leaves them.
 */
export type Market = Rows & Offers;

/** What stays as it was arranged. */
type Rows = {
  readonly people: number;
  readonly projects: number;
  /** Units of each person. */
  readonly capacity: Uint8Array;
  /** Engagements that a person can fill at most, with the smallest project they could take. */
  readonly limit: Uint8Array;
  /** Where each person's engagements stand in a draft: `seatStart[i] … seatStart[i + 1] - 1`, `limit[i]` of them. */
  readonly seatStart: Int32Array;
  /** Greatest common divisor of the demands offered to each person; capacity and demands are counted in it. */
  readonly step: Uint8Array;
  /** Units each project wants. */
  readonly demand: Uint8Array;
  /** Pairs of project j: `start[j] … start[j + 1] - 1`, the best fit first. */
  readonly start: Int32Array;
  readonly person: Int32Array;
  readonly fit: Int16Array;
  /** How large fits are here: the best ones of the projects on average, 1 where they are 800. */
  readonly scale: number;
  /** The problem's project and person for each of ours. */
  readonly projectAt: Int32Array;
  readonly personAt: Int32Array;
  /** The longest list of pairs that a person has. */
  readonly mostOffers: number;
};

/** The near pairs, from both sides; see `sifting`. */
export type Offers = {
  /** The near pairs of project j: `start[j] … end[j] - 1`. */
  readonly end: Int32Array;
  /** Offers to person i: `offerStart[i] … offerStart[i + 1] - 1`; the pair is `start[offerProject] + offerPlace`. */
  readonly offerStart: Int32Array;
  readonly offerProject: Int32Array;
  readonly offerPlace: Places;
  /** Fit × demand, at most 60,000: the demand itself is then read for few of the offers. */
  readonly offerWorth: Uint16Array;
};

/** Places in rows; of two bytes each unless a row is very long. */
export type Places = Uint16Array | Int32Array;

/** What the plan gains by choosing a pair of project j. */
export const worthOf = (market: Market, pair: number, j: number): number => market.fit[pair]! * market.demand[j]!;

/** The pair of an offer. */
export const pairOf = (market: Market, offer: number): number =>
  market.start[market.offerProject[offer]!]! + market.offerPlace[offer]!;

/** The problem's own pair for one of project j; the problem's rows are searched for its person. */
export function sourceOf(problem: Problem, market: Market, j: number, pair: number): number {
  const person = market.personAt[market.person[pair]!]!;
  let source = problem.pairStart[market.projectAt[j]!]!;
  while (problem.pairPerson[source] !== person) source++;
  return source;
}

/** Arranges a problem that has passed `checkProblem`; yields between turns of work. */
export function* arranging(
  problem: Problem,
  pace: Pace,
  newBuffer: NewBuffer = ownBuffer,
): Generator<undefined, Market> {
  const { people, projects } = problem;
  const { projectAt, personAt } = yield* neighbouring(problem, pace);
  const capacity = new Uint8Array(newBuffer(people));
  const limit = new Uint8Array(newBuffer(people));
  const demand = new Uint8Array(newBuffer(projects));
  for (let i = 0; i < people; i++) capacity[i] = problem.capacity[personAt[i]!]!;
  for (let j = 0; j < projects; j++) demand[j] = problem.demand[projectAt[j]!]!;
  const rows = newRows(problem, personAt, newBuffer);
  for (let j = 0; j < projects; j++) {
    fillRow(problem, rows, j, projectAt[j]!);
    if (turnEnds(pace, 20 * rowLength(problem, projectAt[j]!))) yield;
  }
  const { start, step, smallest } = rows;
  const pairs = start[projects]!;
  for (let i = 0; i < people; i++) {
    step[i] = Math.max(1, step[i]!);
    if (smallest[i] === 0) continue;
    limit[i] = Math.min(problem.maxEngagements[personAt[i]!]!, Math.floor(capacity[i]! / smallest[i]!));
  }
  const fit = rows.fit.subarray(0, pairs);
  const mostOffers = rows.offers.reduce((most, count) => Math.max(most, count), 0);
  release([rows.newPerson, rows.able, rows.smallest, rows.offers]);
  return {
    people,
    projects,
    capacity,
    limit,
    seatStart: startsOf(limit),
    step,
    demand,
    start,
    person: rows.person.subarray(0, pairs),
    fit,
    scale: scaleOf(start, fit),
    projectAt,
    personAt,
    mostOffers,
    end: start.slice(1),
    offerStart: new Int32Array(newBuffer(4 * (people + 1))),
    // As long as could ever be needed; what is not written to takes no memory.
    offerProject: new Int32Array(newBuffer(4 * pairs)),
    offerPlace: rows.keys.length < 2 ** 16 ? new Uint16Array(pairs) : new Int32Array(pairs),
    offerWorth: new Uint16Array(newBuffer(2 * pairs)),
  };
}

/** The rows while they are filled, with what is learnt of the people meanwhile. */
type NewRows = {
  /** The number in the market of each of the problem's people. */
  readonly newPerson: Int32Array;
  /** Units that a person of the market could give to one project: 0 without an engagement. */
  readonly able: Uint8Array;
  readonly start: Int32Array;
  readonly person: Int32Array;
  readonly fit: Int16Array;
  /** How many pairs each person has, the greatest common divisor and the smallest of their demands. */
  readonly offers: Int32Array;
  readonly step: Uint8Array;
  readonly smallest: Uint8Array;
  /** The possible pairs of one row, and the keys they are sorted by. */
  readonly pair: Int32Array;
  readonly keys: Float64Array;
};

function newRows(problem: Problem, personAt: Int32Array, newBuffer: NewBuffer): NewRows {
  const { people, projects, capacity, maxEngagements } = problem;
  const newPerson = new Int32Array(people);
  const able = new Uint8Array(people);
  for (let i = 0; i < people; i++) {
    newPerson[personAt[i]!] = i;
    if (maxEngagements[personAt[i]!]! > 0) able[i] = capacity[personAt[i]!]!;
  }
  let longest = 0;
  for (let j = 0; j < projects; j++) longest = Math.max(longest, rowLength(problem, j));
  return {
    newPerson,
    able,
    start: new Int32Array(projects + 1),
    // What is not written to takes no memory.
    person: new Int32Array(problem.pairPerson.length),
    fit: new Int16Array(problem.pairPerson.length),
    offers: new Int32Array(people),
    step: new Uint8Array(newBuffer(people)),
    smallest: new Uint8Array(people),
    pair: new Int32Array(longest),
    keys: new Float64Array(longest),
  };
}

/**
 * Fills row j from the problem's project `source`. Packs (falling fit, place) into one number each, so that the typed
 * array's own sort orders the row; most rows come sorted.
 */
function fillRow(problem: Problem, rows: NewRows, j: number, source: number): void {
  const { start, person, fit, newPerson, able, pair, keys } = rows;
  const demand = problem.demand[source]!;
  let count = 0;
  let isSorted = true;
  for (let each = problem.pairStart[source]!; each < problem.pairStart[source + 1]!; each++) {
    if (problem.forbidden?.[each] === 1) continue;
    const i = newPerson[problem.pairPerson[each]!]!;
    if (able[i]! < demand) continue;
    pair[count] = i;
    keys[count] = (1000 - problem.pairFit[each]!) * 2 ** 32 + count;
    if (count > 0 && keys[count]! < keys[count - 1]!) isSorted = false;
    count++;
    askPerson(rows, i, demand);
  }
  if (!isSorted) keys.subarray(0, count).sort();
  const to = start[j]!;
  for (let at = 0; at < count; at++) {
    const place = keys[at]! % 2 ** 32;
    person[to + at] = pair[place]!;
    fit[to + at] = 1000 - (keys[at]! - place) / 2 ** 32;
  }
  start[j + 1] = to + count;
}

function askPerson({ offers, step, smallest }: NewRows, i: number, demand: number): void {
  offers[i]!++;
  if (step[i] !== 1 && step[i] !== demand) step[i] = greatestCommonDivisor(step[i]!, demand);
  if (smallest[i] === 0 || demand < smallest[i]!) smallest[i] = demand;
}

function rowLength(problem: Problem, j: number): number {
  return problem.pairStart[j + 1]! - problem.pairStart[j]!;
}

function startsOf(counts: Uint8Array): Int32Array {
  const starts = new Int32Array(counts.length + 1);
  for (let i = 0; i < counts.length; i++) starts[i + 1] = starts[i]! + counts[i]!;
  return starts;
}

function scaleOf(start: Int32Array, fit: Int16Array): number {
  let sum = 0;
  let count = 0;
  for (let j = 0; j + 1 < start.length; j++) {
    if (start[j] === start[j + 1]) continue;
    sum += fit[start[j]!]!;
    count++;
  }
  return count === 0 ? 1 : sum / (800 * count);
}

function greatestCommonDivisor(a: number, b: number): number {
  let x = a;
  let y = b;
  while (y > 0) [x, y] = [y, x % y];
  return x;
}
