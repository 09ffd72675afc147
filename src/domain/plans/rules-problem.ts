import {
  hasConditions,
  type NumberedFloor,
  noConditions,
  numberedFloors,
  type PlanConditions,
  pairKey,
  withoutForbidden,
} from "#domain/plans/rules-conditions.ts";
import type { FilterName } from "#domain/plans/rules-filters.ts";
import type { Weights } from "#domain/plans/rules-fit.ts";
import { pairLook } from "#domain/plans/rules-kinds.ts";
import type { PlanPerson, PlanProject } from "#domain/plans/terms.ts";
import type { Problem } from "#engine/problem.ts";

/** The engine's numbers and whom they stand for: person i is `people[i]`, project j is `projects[j]`. */
export type Numbered = {
  readonly problem: Problem;
  /** Sorted by id, so that the order of a file's rows changes nothing. */
  readonly people: readonly PlanPerson[];
  readonly projects: readonly PlanProject[];
  readonly pairs: PairCount;
  /** In the order of the problem's floors. */
  readonly floors: readonly NumberedFloor[];
  /** Whether conditions set by hand are in it. */
  readonly isConditioned: boolean;
};

/** How the candidate pairs came about. */
export type PairCount = {
  /** People × projects: every pair was looked at. */
  readonly all: number;
  /** Pairs that pass every hard condition; all of them are in the problem and priced in the bound. */
  readonly admissible: number;
  /** Pairs removed, each counted at the first condition it fails. */
  readonly removed: { readonly [Name in FilterName]: number };
  /** Pairs that fail a condition and were let in by hand; they are among the admissible ones. */
  readonly invited?: number;
};

/** The most pairs that are looked at in one plan; a larger region is planned in parts. */
export const mostPairs = 25_000_000;

/** Whom and what a problem is built of. */
export type NumberingOrder = {
  readonly people: readonly PlanPerson[];
  readonly projects: readonly PlanProject[];
  readonly weights: Weights;
  readonly conditions?: PlanConditions | undefined;
};

/**
 * Builds the engine's problem from people, projects and conditions. Yields the share of projects done, 0 … 1, so that a caller can
 * show progress; returns the problem with its way back to ids.
 */
export function* numbering({
  conditions = noConditions,
  weights,
  ...order
}: NumberingOrder): Generator<number, Numbered, undefined> {
  const people = withoutForbidden(order.people, conditions).toSorted(byId);
  const projects = order.projects.toSorted(byId);
  const letIn = placesLetIn(conditions, people);
  const removed: Record<FilterName, number> = { ...noneRemoved };
  const pairStart = new Int32Array(projects.length + 1);
  const pairPerson = growing();
  const pairFit = growing();
  const look = pairLook(people, projects, weights);
  let invited = 0;
  let looked = 0;
  for (const [j, project] of projects.entries()) {
    const found = look(project, letIn.get(project.id) ?? []);
    pairPerson.add(found.person.subarray(0, found.count));
    pairFit.add(found.fit.subarray(0, found.count));
    for (const [name, count] of found.removed) removed[name] += count;
    invited += found.invited;
    pairStart[j + 1] = pairPerson.count();
    looked += people.length;
    if (looked >= pairsPerTurn) {
      looked = 0;
      yield (j + 1) / projects.length;
    }
  }
  const base: Problem = {
    people: people.length,
    projects: projects.length,
    capacity: Int32Array.from(people, (person) => person.halfDays),
    maxEngagements: Int32Array.from(people, (person) => person.engagements),
    demand: Int32Array.from(projects, (project) => project.halfDays),
    pairStart,
    pairPerson: pairPerson.whole(),
    pairFit: pairFit.whole(),
  };
  const floors = numberedFloors(conditions, projects, (j) => (pairStart[j] ?? 0) < (pairStart[j + 1] ?? 0));
  return {
    problem: hasConditions(conditions) ? conditioned(base, { people, projects, conditions, floors }) : base,
    people,
    projects,
    pairs: {
      all: people.length * projects.length,
      admissible: pairPerson.count(),
      removed,
      ...(invited > 0 ? { invited } : {}),
    },
    floors,
    isConditioned: hasConditions(conditions),
  };
}

type Conditioned = Pick<Numbered, "people" | "projects" | "floors"> & { readonly conditions: PlanConditions };

/** The problem with its locks and floors; what was forbidden by hand is no pair of it at all. */
function conditioned(base: Problem, { people, projects, conditions, floors }: Conditioned): Problem {
  return {
    ...base,
    ...(conditions.locks.length === 0 ? {} : { lockedUnits: lockedUnits(base, { people, projects, conditions }) }),
    ...(floors.length === 0
      ? {}
      : {
          floorStart: Int32Array.from([0, ...runningSums(floors.map((floor) => floor.projects.length))]),
          floorProject: Int32Array.from(floors.flatMap((floor) => floor.projects)),
          floorLeast: Int32Array.from(floors, ({ least }) => least),
        }),
  };
}

function lockedUnits(
  { pairStart, pairPerson }: Problem,
  { people, projects, conditions }: Omit<Conditioned, "floors">,
): Int32Array {
  const units = new Int32Array(pairPerson.length);
  const locked = new Map(conditions.locks.map((lock) => [pairKey(lock), lock.halfDays]));
  for (const [j, project] of projects.entries()) {
    for (let pair = pairStart[j] ?? 0; pair < (pairStart[j + 1] ?? 0); pair += 1) {
      const person = people[pairPerson[pair] ?? -1];
      if (person !== undefined) units[pair] = locked.get(pairKey({ person: person.id, project: project.id })) ?? 0;
    }
  }
  return units;
}

function runningSums(counts: readonly number[]): readonly number[] {
  let sum = 0;
  return counts.map((count) => {
    sum += count;
    return sum;
  });
}

/** For each project that somebody is let in for by hand, their places among the people. */
function placesLetIn(
  { invited }: PlanConditions,
  people: readonly PlanPerson[],
): ReadonlyMap<string, readonly number[]> {
  const places = new Map(people.map(({ id }, place) => [id, place]));
  const byProject = Map.groupBy(invited, ({ project }) => project);
  return new Map(
    [...byProject].map(([project, pairs]) => [
      project,
      [...new Set(pairs.flatMap(({ person }) => places.get(person) ?? []))],
    ]),
  );
}

/** Whole numbers one after the other, without a list of objects for millions of them. */
function growing(): {
  readonly add: (more: Int32Array) => void;
  readonly count: () => number;
  readonly whole: () => Int32Array;
} {
  let values = new Int32Array(1024);
  let used = 0;
  return {
    add: (more) => {
      if (used + more.length > values.length) {
        const larger = new Int32Array(Math.max(2 * values.length, used + more.length));
        larger.set(values.subarray(0, used));
        values = larger;
      }
      values.set(more, used);
      used += more.length;
    },
    count: () => used,
    whole: () => values.slice(0, used),
  };
}

/** Pairs between two yields: some ten milliseconds of work. */
const pairsPerTurn = 200_000;

/** By code unit, not by a locale's order, which differs between machines. */
const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

const noneRemoved: PairCount["removed"] = {
  forbidden: 0,
  time: 0,
  town: 0,
  "on-site": 0,
  remote: 0,
  months: 0,
  week: 0,
  rest: 0,
};
