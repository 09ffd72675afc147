import { checkArray, checkNumbers } from "./check-numbers.ts";
import { type Fault, mostEngagements, mostUnits } from "./faults.ts";
import { firstPeriodOf, lastPeriodOf, minShareOf, periodsOf } from "./parts.ts";
import type { Problem } from "./problem.ts";

/** Least shares between 1 and the demand, and numbers of people. */
export function checkShares(problem: Problem): Fault | null {
  const { projects, demand, minShare, mostPeople } = problem;
  if (mostPeople !== undefined) {
    const fault = checkNumbers(problem, "mostPeople", projects, [1, mostEngagements]);
    if (fault !== null) return fault;
  }
  if (minShare === undefined) return null;
  const fault = checkNumbers(problem, "minShare", projects, [1, mostUnits]);
  if (fault !== null) return fault;
  const index = minShare.findIndex((least, j) => least > demand[j]!);
  if (index < 0) return null;
  return {
    code: "out-of-range",
    array: "minShare",
    index,
    found: minShare[index]!,
    least: 1,
    most: demand[index]!,
  };
}

/** Windows within the horizon, none that ends before it begins. */
export function checkWindows(problem: Problem): Fault | null {
  const { projects, firstPeriod, lastPeriod } = problem;
  const last = periodsOf(problem) - 1;
  const fault =
    (firstPeriod === undefined ? null : checkNumbers(problem, "firstPeriod", projects, [0, last])) ??
    (lastPeriod === undefined ? null : checkNumbers(problem, "lastPeriod", projects, [0, last]));
  if (fault !== null || lastPeriod === undefined) return fault;
  for (let j = 0; j < projects; j++) {
    const least = firstPeriodOf(problem, j);
    const found = lastPeriod[j]!;
    if (found < least) return { code: "out-of-range", array: "lastPeriod", index: j, found, least, most: last };
  }
  return null;
}

/** Locked units and forbidden pairs, each in its range. */
export function checkPairParts(problem: Problem): Fault | null {
  const pairs = problem.pairPerson.length;
  return (
    (problem.lockedUnits === undefined ? null : checkNumbers(problem, "lockedUnits", pairs, [0, mostUnits])) ??
    (problem.forbidden === undefined ? null : checkNumbers(problem, "forbidden", pairs, [0, 1]))
  );
}

/** A firm for each project, a group for each firm. */
export function checkFirms(problem: Problem): Fault | null {
  const { firm, firmGroup, projects } = problem;
  if (firm === undefined) return firmGroup === undefined ? null : missing("firm", "firmGroup");
  if (firmGroup === undefined) return missing("firmGroup", "firm");
  return (
    checkArray(problem, "firmGroup", firmGroup.length) ??
    checkNumbers(problem, "firm", projects, [-1, firmGroup.length - 1]) ??
    checkNumbers(problem, "firmGroup", firmGroup.length, [-1, 2 ** 31 - 1])
  );
}

/** Rows of projects, each of which asks for no more than could be served. */
export function checkFloors(problem: Problem): Fault | null {
  const { floorStart, floorProject, floorLeast } = problem;
  if (floorLeast === undefined) {
    if (floorStart !== undefined) return missing("floorLeast", "floorStart");
    return floorProject === undefined ? null : missing("floorLeast", "floorProject");
  }
  if (floorStart === undefined) return missing("floorStart", "floorLeast");
  if (floorProject === undefined) return missing("floorProject", "floorLeast");
  const rows = floorLeast.length;
  const fault =
    checkArray(problem, "floorLeast", rows) ??
    checkArray(problem, "floorStart", rows + 1) ??
    checkFloorStarts(floorStart) ??
    checkNumbers(problem, "floorProject", floorStart[rows]!, [0, problem.projects - 1]);
  if (fault !== null) return fault;
  const lastSeen = new Int32Array(problem.projects).fill(-1);
  for (let row = 0; row < rows; row++) {
    const wrong = checkFloor(problem, row, lastSeen);
    if (wrong !== null) return wrong;
  }
  return null;
}

const missing = (array: "firm" | "firmGroup" | "floorStart" | "floorProject" | "floorLeast", neededBy: typeof array) =>
  ({ code: "missing", array, neededBy }) as const;

function checkFloorStarts(floorStart: Int32Array): Fault | null {
  const index = floorStart.findIndex((start, row) => (row === 0 ? start !== 0 : start < floorStart[row - 1]!));
  return index < 0 ? null : { code: "start-not-ascending", array: "floorStart", index };
}

function checkFloor(problem: Problem, floor: number, lastSeen: Int32Array): Fault | null {
  const { floorStart, floorProject, floorLeast } = problem;
  const least = floorLeast![floor]!;
  if (least < 0)
    return { code: "out-of-range", array: "floorLeast", index: floor, found: least, least: 0, most: 2 ** 31 - 1 };
  let possible = 0;
  for (let at = floorStart![floor]!; at < floorStart![floor + 1]!; at++) {
    const project = floorProject![at]!;
    if (lastSeen[project] === floor) return { code: "project-twice", floor, project };
    lastSeen[project] = floor;
    if (canBeServed(problem, project)) possible++;
  }
  return least <= possible ? null : { code: "floor-too-high", floor, least, possible };
}

/** Whether anybody has the units for the project's least share in every period in which it runs. */
function canBeServed(problem: Problem, j: number): boolean {
  for (let pair = problem.pairStart[j]!; pair < problem.pairStart[j + 1]!; pair++) {
    if (problem.forbidden?.[pair] === 1) continue;
    const i = problem.pairPerson[pair]!;
    if (problem.maxEngagements[i]! > 0 && leastCapacity(problem, i, j) >= minShareOf(problem, j)) return true;
  }
  return false;
}

function leastCapacity(problem: Problem, i: number, j: number): number {
  const periods = periodsOf(problem);
  let least = mostUnits;
  for (let t = firstPeriodOf(problem, j); t <= lastPeriodOf(problem, j); t++) {
    least = Math.min(least, problem.capacity[i * periods + t]!);
  }
  return least;
}
