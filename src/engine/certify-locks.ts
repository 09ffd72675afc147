import { firstPeriodOf, groupOf, lastPeriodOf, minShareOf, mostPeopleOf, periodsOf } from "./parts.ts";
import type { Problem } from "./problem.ts";

/** What a problem still has to decide after its locks, for the certificate. */
export type Left = {
  /** Units of each person in each period. */
  readonly capacity: Int32Array;
  /** Engagements of each person in each period. */
  readonly seats: Int32Array;
  /** Units that each project still wants; 0 when nobody more may come. */
  readonly demand: Int32Array;
  /** How many people may still come to each project. */
  readonly people: Int32Array;
  /** 1 for projects with a lock. */
  readonly isServed: Uint8Array;
  readonly lockedValue: number;
  /** The firm that person i is locked at in a group, by `i × groups' key`; see `firmKey`. */
  readonly firm: ReadonlyMap<string, number>;
};

/** The key of a person and a group of competitors. */
export const firmKey = (person: number, group: number): string => `${person} ${group}`;

/** Takes the locks of a sound problem out of it. */
export function leftAfterLocks(problem: Problem): Left {
  const periods = periodsOf(problem);
  const capacity = problem.capacity.slice();
  const seats = new Int32Array(capacity.length);
  for (let cell = 0; cell < seats.length; cell++) seats[cell] = problem.maxEngagements[Math.floor(cell / periods)]!;
  const demand = problem.demand.slice();
  const people = Int32Array.from({ length: problem.projects }, (_, j) => mostPeopleOf(problem, j));
  const isServed = new Uint8Array(problem.projects);
  const firm = new Map<string, number>();
  let lockedValue = 0;
  for (let j = 0; j < problem.projects; j++) {
    for (let pair = problem.pairStart[j]!; pair < problem.pairStart[j + 1]!; pair++) {
      const units = problem.lockedUnits?.[pair] ?? 0;
      if (units === 0) continue;
      const i = problem.pairPerson[pair]!;
      lockedValue += units * problem.pairFit[pair]!;
      isServed[j] = 1;
      demand[j]! -= units;
      people[j]!--;
      for (let t = firstPeriodOf(problem, j); t <= lastPeriodOf(problem, j); t++) {
        capacity[i * periods + t]! -= units;
        seats[i * periods + t]!--;
      }
      if (groupOf(problem, j) >= 0) firm.set(firmKey(i, groupOf(problem, j)), problem.firm![j]!);
    }
    // So many shares of the least size fit into the demand.
    people[j] = Math.min(people[j]!, Math.floor(demand[j]! / minShareOf(problem, j)));
    if (people[j] === 0) demand[j] = 0;
  }
  return { capacity, seats, demand, people, isServed, lockedValue, firm };
}
