import type { Fault } from "./faults.ts";
import { firstPeriodOf, groupOf, lastPeriodOf, minShareOf, mostPeopleOf, periodsOf } from "./parts.ts";
import type { Problem } from "./problem.ts";

/** Locks that each project and each person can keep all at once. */
export function checkLocks(problem: Problem): Fault | null {
  if (problem.lockedUnits === undefined) return null;
  const cells = problem.people * periodsOf(problem);
  const load: Load = { units: new Int32Array(cells), engagements: new Int32Array(cells), firms: new Map() };
  for (let j = 0; j < problem.projects; j++) {
    const fault = checkProject(problem, j, load);
    if (fault !== null) return fault;
  }
  return checkPeople(problem, load);
}

/** What the locks ask of each person in each period, and the firm they serve of each group. */
type Load = {
  readonly units: Int32Array;
  readonly engagements: Int32Array;
  readonly firms: Map<string, number>;
};

function checkProject(problem: Problem, project: number, load: Load): Fault | null {
  const least = minShareOf(problem, project);
  let sum = 0;
  let people = 0;
  for (let pair = problem.pairStart[project]!; pair < problem.pairStart[project + 1]!; pair++) {
    const units = problem.lockedUnits![pair]!;
    if (units === 0) continue;
    if (problem.forbidden?.[pair] === 1) return { code: "lock-forbidden", project, pair };
    if (units < least) return { code: "lock-below-share", project, pair, units, least };
    sum += units;
    people++;
    const fault = addToPerson(problem, project, pair, load);
    if (fault !== null) return fault;
  }
  const demand = problem.demand[project]!;
  if (sum > demand) return { code: "locks-above-demand", project, units: sum, demand };
  const most = mostPeopleOf(problem, project);
  return people > most ? { code: "locks-above-people", project, people, most } : null;
}

function addToPerson(problem: Problem, project: number, pair: number, load: Load): Fault | null {
  const periods = periodsOf(problem);
  const person = problem.pairPerson[pair]!;
  for (let t = firstPeriodOf(problem, project); t <= lastPeriodOf(problem, project); t++) {
    load.units[person * periods + t]! += problem.lockedUnits![pair]!;
    load.engagements[person * periods + t]!++;
  }
  const group = groupOf(problem, project);
  if (group < 0) return null;
  const key = `${person} ${group}`;
  const firm = problem.firm![project]!;
  if ((load.firms.get(key) ?? firm) !== firm) return { code: "locks-at-rivals", person, group };
  load.firms.set(key, firm);
  return null;
}

function checkPeople(problem: Problem, load: Load): Fault | null {
  const periods = periodsOf(problem);
  for (let cell = 0; cell < load.units.length; cell++) {
    const person = Math.floor(cell / periods);
    const period = cell % periods;
    const units = load.units[cell]!;
    const capacity = problem.capacity[cell]!;
    if (units > capacity) return { code: "locks-above-capacity", person, period, units, capacity };
    const engagements = load.engagements[cell]!;
    const limit = problem.maxEngagements[person]!;
    if (engagements > limit) return { code: "locks-above-engagements", person, period, engagements, limit };
  }
  return null;
}
