import { type Pace, turnEnds } from "#engine/pace.ts";
import { firstPeriodOf, groupOf, lastPeriodOf, minShareOf, mostPeopleOf, periodsOf } from "#engine/parts.ts";
import type { Problem } from "#engine/problem.ts";

/**
 * A problem with shares, periods, competitors or floors, arranged for the search: what is locked is taken out, and only
 * pairs that a plan could choose are kept. A "pair" in the search is a position in these project rows; a "cell" is a
 * person in a period, `person × periods + period`.
 */
export type WideMarket = {
  readonly people: number;
  readonly projects: number;
  readonly periods: number;
  /** Units and engagements of each cell. */
  readonly capacity: Int32Array;
  readonly seats: Int32Array;
  /** Units that each project wants, the least share of one person, and how many people may come. */
  readonly demand: Int32Array;
  readonly low: Int32Array;
  readonly places: Int32Array;
  /** Whether any project may be shared by several people. */
  readonly hasShared: boolean;
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** The group of competitors of each project, or −1, and its firm. */
  readonly group: Int32Array;
  readonly firm: Int32Array;
  /** Pairs of project j: `start[j] … start[j + 1] - 1`, the best fit first. */
  readonly start: Int32Array;
  readonly person: Int32Array;
  readonly project: Int32Array;
  readonly fit: Int32Array;
  /** The most units that the pair's person could give. */
  readonly high: Int32Array;
  /** Index of the pair in the problem. */
  readonly source: Int32Array;
  /** The pairs of person i: `offer[offerStart[i] … offerStart[i + 1] - 1]`; competitors together, and firms in them. */
  readonly offerStart: Int32Array;
  readonly offer: Int32Array;
  readonly floors: Floors;
  /** What the locked pairs are worth. */
  readonly lockedValue: number;
};

/** Floors and the projects in them, both ways; projects with a lock are counted as served already. */
export type Floors = {
  readonly count: number;
  readonly start: Int32Array;
  readonly project: Int32Array;
  /** How many projects the problem asks for, and how many have a lock. */
  readonly least: Int32Array;
  readonly locked: Int32Array;
  /** The floors of project j: `ofProject[ofProjectStart[j] … ofProjectStart[j + 1] - 1]`. */
  readonly ofProjectStart: Int32Array;
  readonly ofProject: Int32Array;
  /** 1 for projects with a lock. */
  readonly isLocked: Uint8Array;
};

/** Arranges a problem that has passed `checkProblem`; yields between turns of work. */
export function* arrangingWide(problem: Problem, pace: Pace): Generator<undefined, WideMarket> {
  const rest = afterLocks(problem);
  if (turnEnds(pace, 4 * problem.pairPerson.length)) yield;
  const start = new Int32Array(problem.projects + 1);
  const rows: Rows = { person: [], project: [], fit: [], high: [], source: [] };
  for (let j = 0; j < problem.projects; j++) {
    addRow(problem, rest, j, rows);
    start[j + 1] = rows.person.length;
    if (turnEnds(pace, 60 * (problem.pairStart[j + 1]! - problem.pairStart[j]!))) yield;
  }
  const { projects } = problem;
  const group = Int32Array.from({ length: projects }, (_, j) => groupOf(problem, j));
  const firm = problem.firm ?? new Int32Array(projects).fill(-1);
  const person = Int32Array.from(rows.person);
  const project = Int32Array.from(rows.project);
  return {
    people: problem.people,
    projects,
    periods: periodsOf(problem),
    ...rest,
    hasShared: rest.places.some((places) => places > 1),
    low: Int32Array.from({ length: projects }, (_, j) => minShareOf(problem, j)),
    first: Int32Array.from({ length: projects }, (_, j) => firstPeriodOf(problem, j)),
    last: Int32Array.from({ length: projects }, (_, j) => lastPeriodOf(problem, j)),
    group,
    firm,
    start,
    person,
    project,
    fit: Int32Array.from(rows.fit),
    high: Int32Array.from(rows.high),
    source: Int32Array.from(rows.source),
    ...mirrored(person, problem.people, (a, b) => {
      const [one, other] = [project[a]!, project[b]!];
      return group[one]! - group[other]! || firm[one]! - firm[other]! || a - b;
    }),
    floors: arrangedFloors(problem, rest.isLocked),
  };
}

type Rows = { readonly [Name in "person" | "project" | "fit" | "high" | "source"]: number[] };

type Rest = {
  readonly capacity: Int32Array;
  readonly seats: Int32Array;
  readonly demand: Int32Array;
  readonly places: Int32Array;
  readonly isLocked: Uint8Array;
  readonly lockedValue: number;
  /** Firms that people are locked at, by person and group. */
  readonly lockedFirm: ReadonlyMap<number, number>;
};

/** One number for a person and a group of competitors; both are below 2^31, and groups are few. */
const firmKey = (person: number, group: number): number => group * 2 ** 24 + person;

function afterLocks(problem: Problem): Rest {
  const { projects, pairStart, pairPerson, lockedUnits } = problem;
  const periods = periodsOf(problem);
  const capacity = problem.capacity.slice();
  const seats = Int32Array.from(capacity, (_, cell) => problem.maxEngagements[Math.floor(cell / periods)]!);
  const demand = problem.demand.slice();
  const places = Int32Array.from({ length: projects }, (_, j) => mostPeopleOf(problem, j));
  const isLocked = new Uint8Array(projects);
  const lockedFirm = new Map<number, number>();
  let lockedValue = 0;
  for (let j = 0; j < projects; j++) {
    for (let pair = pairStart[j]!; pair < pairStart[j + 1]!; pair++) {
      const units = lockedUnits?.[pair] ?? 0;
      if (units === 0) continue;
      lockedValue += units * problem.pairFit[pair]!;
      demand[j]! -= units;
      places[j]!--;
      isLocked[j] = 1;
      const i = pairPerson[pair]!;
      for (let t = firstPeriodOf(problem, j); t <= lastPeriodOf(problem, j); t++) {
        capacity[i * periods + t]! -= units;
        seats[i * periods + t]!--;
      }
      if (groupOf(problem, j) >= 0) lockedFirm.set(firmKey(i, groupOf(problem, j)), problem.firm![j]!);
    }
    places[j] = Math.min(places[j]!, Math.floor(demand[j]! / minShareOf(problem, j)));
  }
  return { capacity, seats, demand, places, isLocked, lockedValue, lockedFirm };
}

/** Adds the possible pairs of project j, the best fit first; among equals in the problem's order. */
function addRow(problem: Problem, rest: Rest, j: number, rows: Rows): void {
  if (rest.places[j] === 0) return;
  const possible: { readonly pair: number; readonly high: number }[] = [];
  for (let pair = problem.pairStart[j]!; pair < problem.pairStart[j + 1]!; pair++) {
    const high = mostUnitsOf(problem, rest, j, pair);
    if (high >= minShareOf(problem, j)) possible.push({ pair, high });
  }
  possible.sort((a, b) => problem.pairFit[b.pair]! - problem.pairFit[a.pair]! || a.pair - b.pair);
  for (const { pair, high } of possible) {
    rows.person.push(problem.pairPerson[pair]!);
    rows.project.push(j);
    rows.fit.push(problem.pairFit[pair]!);
    rows.high.push(high);
    rows.source.push(pair);
  }
}

/** Units that the pair's person could give to project j, 0 when they must not. */
function mostUnitsOf(problem: Problem, rest: Rest, j: number, pair: number): number {
  if (problem.forbidden?.[pair] === 1 || (problem.lockedUnits?.[pair] ?? 0) > 0) return 0;
  const i = problem.pairPerson[pair]!;
  const group = groupOf(problem, j);
  if (group >= 0) {
    const locked = rest.lockedFirm.get(firmKey(i, group));
    if (locked !== undefined && locked !== problem.firm![j]) return 0;
  }
  const periods = periodsOf(problem);
  let most = rest.demand[j]!;
  for (let t = firstPeriodOf(problem, j); t <= lastPeriodOf(problem, j); t++) {
    const cell = i * periods + t;
    most = Math.min(most, rest.seats[cell]! > 0 ? rest.capacity[cell]! : 0);
  }
  return most;
}

function mirrored(
  person: Int32Array,
  people: number,
  order: (a: number, b: number) => number,
): { offerStart: Int32Array; offer: Int32Array } {
  const offerStart = new Int32Array(people + 1);
  for (const i of person) offerStart[i + 1]!++;
  for (let i = 0; i < people; i++) offerStart[i + 1]! += offerStart[i]!;
  const next = offerStart.slice();
  const offer = new Int32Array(person.length);
  for (let pair = 0; pair < person.length; pair++) offer[next[person[pair]!]!++] = pair;
  for (let i = 0; i < people; i++) offer.subarray(offerStart[i]!, offerStart[i + 1]!).sort(order);
  return { offerStart, offer };
}

function arrangedFloors(problem: Problem, isLocked: Uint8Array): Floors {
  const { projects } = problem;
  const least = problem.floorLeast ?? new Int32Array(0);
  const start = problem.floorStart ?? new Int32Array(1);
  const project = problem.floorProject ?? new Int32Array(0);
  const locked = new Int32Array(least.length);
  const ofProjectStart = new Int32Array(projects + 1);
  for (const j of project) ofProjectStart[j + 1]!++;
  for (let j = 0; j < projects; j++) ofProjectStart[j + 1]! += ofProjectStart[j]!;
  const next = ofProjectStart.slice();
  const ofProject = new Int32Array(project.length);
  for (let r = 0; r < least.length; r++) {
    for (let at = start[r]!; at < start[r + 1]!; at++) {
      ofProject[next[project[at]!]!++] = r;
      locked[r]! += isLocked[project[at]!]!;
    }
  }
  return { count: least.length, start, project, least, locked, ofProjectStart, ofProject, isLocked };
}
