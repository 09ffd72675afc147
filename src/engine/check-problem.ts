import { checkLocks } from "./check-locks.ts";
import { checkArray, checkNumbers } from "./check-numbers.ts";
import { checkFirms, checkFloors, checkPairParts, checkShares, checkWindows } from "./check-parts.ts";
import {
  type Fault,
  mostEngagements,
  mostFit,
  mostPairs,
  mostPeople,
  mostPeriods,
  mostProjects,
  mostUnits,
} from "./faults.ts";
import { periodsOf } from "./parts.ts";
import type { Problem } from "./problem.ts";

/** The first fault of a problem in the order of its fields, or null: then every type and range of `Problem` holds. */
export function checkProblem(problem: Problem): Fault | null {
  return (
    checkCount("people", problem.people, mostPeople) ??
    checkCount("projects", problem.projects, mostProjects) ??
    checkCount("periods", periodsOf(problem), mostPeriods) ??
    checkNumbers(problem, "capacity", problem.people * periodsOf(problem), [0, mostUnits]) ??
    checkNumbers(problem, "maxEngagements", problem.people, [0, mostEngagements]) ??
    checkNumbers(problem, "demand", problem.projects, [1, mostUnits]) ??
    checkStarts(problem) ??
    checkPairPeople(problem) ??
    checkNumbers(problem, "pairFit", problem.pairPerson.length, [1, mostFit]) ??
    checkShares(problem) ??
    checkWindows(problem) ??
    checkPairParts(problem) ??
    checkFirms(problem) ??
    checkFloors(problem) ??
    checkLocks(problem)
  );
}

function checkCount(of: "people" | "projects" | "periods", found: number, most: number): Fault | null {
  if (!Number.isInteger(found) || found < (of === "periods" ? 1 : 0)) return { code: "not-a-count", of, found };
  return found > most ? { code: "too-many", of, found, most } : null;
}

function checkStarts(problem: Problem): Fault | null {
  const fault = checkArray(problem, "pairStart", problem.projects + 1);
  if (fault !== null) return fault;
  const { pairStart } = problem;
  if (pairStart[0] !== 0) return { code: "start-not-ascending", array: "pairStart", index: 0 };
  for (let j = 0; j < problem.projects; j++) {
    if (pairStart[j + 1]! < pairStart[j]!) return { code: "start-not-ascending", array: "pairStart", index: j + 1 };
  }
  const pairs = pairStart[problem.projects]!;
  if (pairs > mostPairs) return { code: "too-many", of: "pairs", found: pairs, most: mostPairs };
  return checkArray(problem, "pairPerson", pairs);
}

function checkPairPeople(problem: Problem): Fault | null {
  const lastSeen = new Int32Array(problem.people).fill(-1);
  for (let j = 0; j < problem.projects; j++) {
    for (let pair = problem.pairStart[j]!; pair < problem.pairStart[j + 1]!; pair++) {
      const person = problem.pairPerson[pair]!;
      if (person < 0 || person >= problem.people) return { code: "unknown-person", project: j, pair, found: person };
      if (lastSeen[person] === j) return { code: "person-twice", project: j, pair, person };
      lastSeen[person] = j;
    }
  }
  return null;
}
