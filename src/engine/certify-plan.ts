import type { CertificateFault } from "./certify.ts";
import { firstPeriodOf, groupOf, lastPeriodOf, minShareOf, mostPeopleOf, periodsOf } from "./parts.ts";
import type { FloorMissed, Plan, Problem } from "./problem.ts";

/** What a feasible plan is worth, and the floors that it does not reach. */
export type ProvenValue = { readonly value: number; readonly missed: readonly FloorMissed[] };

/** What the plan asks of each person in each period, and how many people serve each project. */
type Load = {
  readonly units: Int32Array;
  readonly engagements: Int32Array;
  readonly served: Uint8Array;
};

/** The value of a plan of a sound problem, or the first rule that it breaks. */
export function provenValue(problem: Problem, plan: Plan): ProvenValue | CertificateFault {
  const shares = plan.pair.length;
  if (plan.units.length !== shares) {
    return { certified: false, code: "wrong-length", of: "plan", found: plan.units.length, wanted: shares };
  }
  const cells = problem.people * periodsOf(problem);
  const load: Load = {
    units: new Int32Array(cells),
    engagements: new Int32Array(cells),
    served: new Uint8Array(problem.projects),
  };
  let value = 0;
  let at = 0;
  for (let project = 0; project < problem.projects; project++) {
    const from = at;
    while (at < shares && plan.pair[at]! < problem.pairStart[project + 1]!) at++;
    const worth = worthOf(problem, plan, { project, from, to: at }, load);
    if (typeof worth !== "number") return worth;
    value += worth;
  }
  if (at < shares) return { certified: false, code: "foreign-pair", at, pair: plan.pair[at]! };
  const fault = overload(problem, load) ?? brokenLock(problem, plan) ?? rivals(problem, plan);
  return fault ?? { value, missed: missedFloors(problem, load.served) };
}

/** Shares of one project: `from … to - 1` of the plan. */
type Shares = { readonly project: number; readonly from: number; readonly to: number };

function worthOf(problem: Problem, plan: Plan, { project, from, to }: Shares, load: Load): number | CertificateFault {
  const demand = problem.demand[project]!;
  const least = minShareOf(problem, project);
  let worth = 0;
  let sum = 0;
  let last = problem.pairStart[project]! - 1;
  for (let at = from; at < to; at++) {
    const pair = plan.pair[at]!;
    const units = plan.units[at]!;
    if (!(pair > last)) return { certified: false, code: "foreign-pair", at, pair };
    last = pair;
    if (problem.forbidden?.[pair] === 1) return { certified: false, code: "forbidden-pair", project, pair };
    if (!(units >= least && units <= demand && Number.isInteger(units))) {
      return { certified: false, code: "bad-share", project, pair, units, least, most: demand };
    }
    sum += units;
    worth += units * problem.pairFit[pair]!;
    addToPerson(problem, project, problem.pairPerson[pair]!, units, load);
  }
  load.served[project] = to - from;
  if (sum > demand) return { certified: false, code: "over-demand", project, units: sum, demand };
  const most = mostPeopleOf(problem, project);
  const people = to - from;
  return people > most ? { certified: false, code: "too-many-people", project, people, most } : worth;
}

function addToPerson(problem: Problem, project: number, person: number, units: number, load: Load): void {
  const first = person * periodsOf(problem);
  for (let t = firstPeriodOf(problem, project); t <= lastPeriodOf(problem, project); t++) {
    load.units[first + t]! += units;
    load.engagements[first + t]!++;
  }
}

function overload(problem: Problem, load: Load): CertificateFault | null {
  const periods = periodsOf(problem);
  for (let person = 0; person < problem.people; person++) {
    const limit = problem.maxEngagements[person]!;
    for (let period = 0; period < periods; period++) {
      const units = load.units[person * periods + period]!;
      const capacity = problem.capacity[person * periods + period]!;
      if (units > capacity) return { certified: false, code: "over-capacity", person, period, units, capacity };
      const engagements = load.engagements[person * periods + period]!;
      if (engagements > limit) {
        return { certified: false, code: "over-engagement-limit", person, period, engagements, limit };
      }
    }
  }
  return null;
}

/** Every locked pair is in the plan, with the units agreed. */
function brokenLock({ lockedUnits, projects, pairStart }: Problem, plan: Plan): CertificateFault | null {
  if (lockedUnits === undefined) return null;
  let at = 0;
  for (let project = 0; project < projects; project++) {
    for (let pair = pairStart[project]!; pair < pairStart[project + 1]!; pair++) {
      const units = plan.pair[at] === pair ? plan.units[at++]! : 0;
      const locked = lockedUnits[pair]!;
      if (locked > 0 && units !== locked)
        return { certified: false, code: "broken-lock", project, pair, units, locked };
    }
  }
  return null;
}

function rivals(problem: Problem, plan: Plan): CertificateFault | null {
  if (problem.firm === undefined) return null;
  const firmServed = new Map<string, number>();
  let project = 0;
  for (const pair of plan.pair) {
    while (pair >= problem.pairStart[project + 1]!) project++;
    const group = groupOf(problem, project);
    if (group < 0) continue;
    const person = problem.pairPerson[pair]!;
    const key = `${person} ${group}`;
    const firm = problem.firm[project]!;
    if ((firmServed.get(key) ?? firm) !== firm) return { certified: false, code: "rivals", person, group };
    firmServed.set(key, firm);
  }
  return null;
}

function missedFloors({ floorStart, floorProject, floorLeast }: Problem, people: Uint8Array): FloorMissed[] {
  const missed: FloorMissed[] = [];
  for (let floor = 0; floor < (floorLeast?.length ?? 0); floor++) {
    let served = 0;
    for (let at = floorStart![floor]!; at < floorStart![floor + 1]!; at++)
      if (people[floorProject![at]!]! > 0) served++;
    if (served < floorLeast![floor]!) missed.push({ floor, served, least: floorLeast![floor]! });
  }
  return missed;
}
