import { type FilterName, firstFailedFilter } from "#domain/plans/rules-filters.ts";
import { fitOf, type Weights } from "#domain/plans/rules-fit.ts";
import type { PlanPerson, PlanProject } from "#domain/plans/terms.ts";
import type { Problem } from "#engine/problem.ts";

/** The engine's numbers and whom they stand for: person i is `people[i]`, project j is `projects[j]`. */
export type Numbered = {
  readonly problem: Problem;
  /** Sorted by id, so that the order of a file's rows changes nothing. */
  readonly people: readonly PlanPerson[];
  readonly projects: readonly PlanProject[];
  readonly pairs: PairCount;
};

/** How the candidate pairs came about. */
export type PairCount = {
  /** People × projects: every pair was looked at. */
  readonly all: number;
  /** Pairs that pass every hard condition; all of them are in the problem and priced in the bound. */
  readonly admissible: number;
  /** Pairs removed, each counted at the first condition it fails. */
  readonly removed: { readonly [Name in FilterName]: number };
};

/** The most pairs that are looked at in one plan; a larger region is planned in parts. */
export const mostPairs = 25_000_000;

/**
 * Builds the engine's problem from people and projects. Yields the share of projects done, 0 … 1, so that a caller can
 * show progress; returns the problem with its way back to ids.
 */
export function* numbering(
  unsortedPeople: readonly PlanPerson[],
  unsortedProjects: readonly PlanProject[],
  weights: Weights,
): Generator<number, Numbered, undefined> {
  const people = unsortedPeople.toSorted(byId);
  const projects = unsortedProjects.toSorted(byId);
  const removed: Record<FilterName, number> = { ...noneRemoved };
  const pairStart = new Int32Array(projects.length + 1);
  const pairPerson: number[] = [];
  const pairFit: number[] = [];
  let looked = 0;
  for (const [j, project] of projects.entries()) {
    for (const [i, person] of people.entries()) {
      const failed = firstFailedFilter(person, project);
      if (failed !== null) {
        removed[failed] += 1;
        continue;
      }
      pairPerson.push(i);
      pairFit.push(fitOf(person, project, weights));
    }
    pairStart[j + 1] = pairPerson.length;
    looked += people.length;
    if (looked >= pairsPerTurn) {
      looked = 0;
      yield (j + 1) / projects.length;
    }
  }
  const problem: Problem = {
    people: people.length,
    projects: projects.length,
    capacity: Int32Array.from(people, (person) => person.halfDays),
    maxEngagements: Int32Array.from(people, (person) => person.engagements),
    demand: Int32Array.from(projects, (project) => project.halfDays),
    pairStart,
    pairPerson: Int32Array.from(pairPerson),
    pairFit: Int32Array.from(pairFit),
  };
  return {
    problem,
    people,
    projects,
    pairs: {
      all: people.length * projects.length,
      admissible: pairPerson.length,
      removed,
    },
  };
}

/** Pairs between two yields: some ten milliseconds of work. */
const pairsPerTurn = 10_000;

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
};
