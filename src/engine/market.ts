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
  readonly capacity: Int32Array;
  /** Engagements that a person can fill at most, with the smallest project they could take. */
  readonly limit: Int32Array;
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
  readonly offerFit: Int16Array;
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
  const newPerson = new Int32Array(people);
  for (let i = 0; i < people; i++) newPerson[personAt[i]!] = i;
  const rows = yield* countingPairs(problem, { projectAt, newPerson, newBuffer }, pace);
  const pairs = rows.start[projects]!;
  const person = new Int32Array(pairs);
  const fit = new Int16Array(pairs);
  const keys = new Float64Array(rows.longest);
  for (let j = 0; j < projects; j++) {
    fillRow(problem, { person, fit }, { source: projectAt[j]!, to: rows.start[j]!, newPerson, keys });
    if (turnEnds(pace, 30 * rowLength(problem, projectAt[j]!))) yield;
  }
  release([newPerson, keys]);
  const capacity = new Int32Array(newBuffer(4 * people));
  const limit = new Int32Array(newBuffer(4 * people));
  for (let i = 0; i < people; i++) {
    capacity[i] = problem.capacity[personAt[i]!]!;
    if (rows.smallest[i] === 0) continue;
    limit[i] = Math.min(problem.maxEngagements[personAt[i]!]!, Math.floor(capacity[i]! / rows.smallest[i]!));
  }
  const demand = new Uint8Array(newBuffer(projects));
  for (let j = 0; j < projects; j++) demand[j] = problem.demand[projectAt[j]!]!;
  return {
    people,
    projects,
    capacity,
    limit,
    seatStart: startsOf(limit),
    step: rows.step,
    demand,
    start: rows.start,
    person,
    fit,
    scale: scaleOf(rows.start, fit),
    projectAt,
    personAt,
    mostOffers: rows.mostOffers,
    end: rows.start.slice(1),
    offerStart: new Int32Array(newBuffer(4 * (people + 1))),
    // As long as could ever be needed; what is not written to takes no memory.
    offerProject: new Int32Array(newBuffer(4 * pairs)),
    offerPlace: rows.longest < 2 ** 16 ? new Uint16Array(pairs) : new Int32Array(pairs),
    offerFit: new Int16Array(newBuffer(2 * pairs)),
  };
}

type Numbering = { readonly projectAt: Int32Array; readonly newPerson: Int32Array; readonly newBuffer: NewBuffer };

/** How many pairs are possible, and what each person is asked for: the greatest common divisor, the smallest demand. */
function* countingPairs(problem: Problem, { projectAt, newPerson, newBuffer }: Numbering, pace: Pace) {
  const start = new Int32Array(problem.projects + 1);
  const offers = new Int32Array(problem.people);
  const step = new Uint8Array(newBuffer(problem.people));
  const smallest = new Uint8Array(problem.people);
  let longest = 0;
  for (let j = 0; j < problem.projects; j++) {
    const source = projectAt[j]!;
    const demand = problem.demand[source]!;
    let count = 0;
    for (let pair = problem.pairStart[source]!; pair < problem.pairStart[source + 1]!; pair++) {
      if (!isPossible(problem, source, pair)) continue;
      const i = newPerson[problem.pairPerson[pair]!]!;
      offers[i]!++;
      count++;
      if (step[i] !== 1 && step[i] !== demand) step[i] = greatestCommonDivisor(step[i]!, demand);
      if (smallest[i] === 0 || demand < smallest[i]!) smallest[i] = demand;
    }
    start[j + 1] = start[j]! + count;
    longest = Math.max(longest, count);
    if (turnEnds(pace, 4 * rowLength(problem, source))) yield;
  }
  const mostOffers = offers.reduce((most, count) => Math.max(most, count), 0);
  for (let i = 0; i < problem.people; i++) if (step[i] === 0) step[i] = 1;
  return { start, step, smallest, longest, mostOffers };
}

function rowLength(problem: Problem, j: number): number {
  return problem.pairStart[j + 1]! - problem.pairStart[j]!;
}

function isPossible(problem: Problem, j: number, pair: number): boolean {
  const i = problem.pairPerson[pair]!;
  if (problem.forbidden?.[pair] === 1) return false;
  return problem.maxEngagements[i]! > 0 && problem.capacity[i]! >= problem.demand[j]!;
}

function startsOf(counts: Int32Array): Int32Array {
  const starts = new Int32Array(counts.length + 1);
  for (let i = 0; i < counts.length; i++) starts[i + 1] = starts[i]! + counts[i]!;
  return starts;
}

/** A row of the market to be filled, and where it is sorted. */
type NewRow = {
  readonly source: number;
  readonly to: number;
  readonly newPerson: Int32Array;
  readonly keys: Float64Array;
};

/** Packs (falling fit, place in the row) into one number each, so that the typed array's own sort orders the row. */
function fillRow(
  problem: Problem,
  { person, fit }: { readonly person: Int32Array; readonly fit: Int16Array },
  { source, to, newPerson, keys }: NewRow,
): void {
  const from = problem.pairStart[source]!;
  let count = 0;
  let isSorted = true;
  for (let pair = from; pair < problem.pairStart[source + 1]!; pair++) {
    if (!isPossible(problem, source, pair)) continue;
    keys[count] = (1000 - problem.pairFit[pair]!) * 2 ** 32 + (pair - from);
    if (count > 0 && keys[count]! < keys[count - 1]!) isSorted = false;
    count++;
  }
  if (!isSorted) keys.subarray(0, count).sort();
  for (let at = 0; at < count; at++) {
    const pair = from + (keys[at]! % 2 ** 32);
    person[to + at] = newPerson[problem.pairPerson[pair]!]!;
    fit[to + at] = problem.pairFit[pair]!;
  }
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
