import type { Problem } from "#engine/problem.ts";
import { type Random, seededRandom } from "#kit/random.ts";

/** What a small random problem has beyond the base case. */
export type Part = "shares" | "windows" | "locks" | "forbidden" | "rivals" | "floors";

/** Every part that a problem may have. */
export const parts: readonly Part[] = ["shares", "windows", "locks", "forbidden", "rivals", "floors"];

/** A small random problem with the given parts; the same seed gives the same problem. */
export function smallProblem(seed: number, has: readonly Part[]): Problem {
  const random = seededRandom(seed);
  const people = 1 + random.below(4);
  const projects = 1 + random.below(4);
  const periods = has.includes("windows") ? 1 + random.below(3) : 1;
  const unit = 1 + random.below(2);
  const demand = Int32Array.from({ length: projects }, () => unit * (1 + random.below(4)));
  const starts = [0];
  const pairPerson: number[] = [];
  for (let j = 0; j < projects; j++) {
    for (let i = 0; i < people; i++) if (random.unit() < 0.6 && pairPerson.length < 8) pairPerson.push(i);
    starts.push(pairPerson.length);
  }
  const base: Problem = {
    people,
    projects,
    capacity: Int32Array.from({ length: people * periods }, () => unit * random.below(7)),
    maxEngagements: Int32Array.from({ length: people }, () => random.below(4)),
    demand,
    pairStart: Int32Array.from(starts),
    pairPerson: Int32Array.from(pairPerson),
    pairFit: Int32Array.from(pairPerson, () => 1 + random.below(random.unit() < 0.3 ? 3 : 1000)),
    ...(has.includes("shares") ? sharesOf(demand, random) : {}),
    ...(has.includes("windows") ? windowsOf(projects, periods, random) : {}),
    ...(has.includes("rivals") ? rivalsOf(projects, random) : {}),
  };
  const barred = has.includes("forbidden")
    ? { ...base, forbidden: Uint8Array.from(pairPerson, () => (random.unit() < 0.2 ? 1 : 0)) }
    : base;
  const locked = has.includes("locks") ? withLocks(barred, random) : barred;
  return has.includes("floors") ? withFloors(locked, random) : locked;
}

function sharesOf(demand: Int32Array, random: Random): Pick<Problem, "minShare" | "mostPeople"> {
  return {
    minShare: demand.map((units) => 1 + random.below(units)),
    mostPeople: demand.map(() => 1 + random.below(3)),
  };
}

function windowsOf(projects: number, periods: number, random: Random) {
  const firstPeriod = Int32Array.from({ length: projects }, () => random.below(periods));
  return { periods, firstPeriod, lastPeriod: firstPeriod.map((first) => first + random.below(periods - first)) };
}

function rivalsOf(projects: number, random: Random): Pick<Problem, "firm" | "firmGroup"> {
  return {
    firm: Int32Array.from({ length: projects }, () => random.below(5) - 1),
    firmGroup: Int32Array.from({ length: 4 }, () => random.below(3) - 1),
  };
}

/** Locks of a plan that is feasible: a random one, a part of which is agreed. */
function withLocks(problem: Problem, random: Random): Problem {
  const lockedUnits = new Int32Array(problem.pairPerson.length);
  for (const plan of plansOf(problem)) {
    if (random.unit() < 0.9) continue;
    plan.units.forEach((units, pair) => {
      lockedUnits[pair] = random.unit() < 0.5 ? units : 0;
    });
    break;
  }
  return { ...problem, lockedUnits };
}

/** Floors that some plan reaches. */
function withFloors(problem: Problem, random: Random): Problem {
  const floorLeast: number[] = [];
  const floorStart = [0];
  const floorProject: number[] = [];
  let some: Int32Array | null = null;
  for (const plan of plansOf(problem)) {
    some = servedBy(problem, plan.units);
    if (random.unit() < 0.05) break;
  }
  for (let r = random.below(3); r >= 0; r--) {
    const row = Array.from({ length: problem.projects }, (_, j) => j).filter(() => random.unit() < 0.6);
    floorProject.push(...row);
    floorStart.push(floorProject.length);
    floorLeast.push(row.filter((j) => (some?.[j] ?? 0) > 0).length);
  }
  return {
    ...problem,
    floorLeast: Int32Array.from(floorLeast),
    floorStart: Int32Array.from(floorStart),
    floorProject: Int32Array.from(floorProject),
  };
}

/** For each project 1 when it is served. */
function servedBy(problem: Problem, units: readonly number[]): Int32Array {
  return problem.demand.map((_, j) => {
    const row = units.slice(problem.pairStart[j], problem.pairStart[j + 1]);
    return row.some((given) => given > 0) ? 1 : 0;
  });
}

type WholePlan = { readonly units: readonly number[]; readonly value: number };

/** The best plan that reaches every floor, by trying every plan; −1 when there is none. */
export function bestWideValue(problem: Problem, least: readonly number[] = [...(problem.floorLeast ?? [])]): number {
  let best = -1;
  for (const { units, value } of plansOf(problem)) {
    if (value > best && reaches(problem, units, least)) best = value;
  }
  return best;
}

function reaches(problem: Problem, units: readonly number[], least: readonly number[]): boolean {
  const served = servedBy(problem, units);
  return least.every((wanted, r) => {
    const row = [...(problem.floorProject ?? [])].slice(problem.floorStart?.[r], problem.floorStart?.[r + 1]);
    return row.filter((j) => served[j] === 1).length >= wanted;
  });
}

/** Every plan that keeps all rules but the floors, written down plainly and slowly. */
function* plansOf(problem: Problem): Generator<WholePlan> {
  const units = [...problem.pairPerson].map(() => 0);
  yield* plansFrom(problem, units, 0);
}

function* plansFrom(problem: Problem, units: number[], pair: number): Generator<WholePlan> {
  if (pair === units.length) {
    yield { units: [...units], value: units.reduce((sum, given, at) => sum + given * (problem.pairFit[at] ?? 0), 0) };
    return;
  }
  const locked = problem.lockedUnits?.[pair] ?? 0;
  const j = projectOf(problem, pair);
  const demand = problem.demand[j] ?? 0;
  const low = problem.minShare?.[j] ?? demand;
  for (let given = locked; given <= (locked > 0 ? locked : demand); given++) {
    if (given > 0 && given < low) continue;
    units[pair] = given;
    if (given === 0 || keepsRules(problem, units, pair)) yield* plansFrom(problem, units, pair + 1);
  }
  units[pair] = 0;
}

function projectOf({ pairStart }: Problem, pair: number): number {
  return pairStart.findLastIndex((start) => start <= pair && start < (pairStart.at(-1) ?? 0));
}

/** Whether the rules that concern the pair just given hold, for the pairs up to it. */
function keepsRules(problem: Problem, units: readonly number[], pair: number): boolean {
  const j = projectOf(problem, pair);
  if (problem.forbidden?.[pair] === 1) return false;
  const used = units.map((given, at) => ({ given, at, j: projectOf(problem, at) })).filter(({ given }) => given > 0);
  const ofProject = used.filter((each) => each.j === j);
  if (ofProject.length > (problem.mostPeople?.[j] ?? 1)) return false;
  if (ofProject.reduce((sum, { given }) => sum + given, 0) > (problem.demand[j] ?? 0)) return false;
  const person = problem.pairPerson[pair] ?? 0;
  const own = used.filter(({ at }) => problem.pairPerson[at] === person);
  const periods = problem.periods ?? 1;
  for (let t = 0; t < periods; t++) {
    const running = own.filter(
      (each) => t >= (problem.firstPeriod?.[each.j] ?? 0) && t <= (problem.lastPeriod?.[each.j] ?? periods - 1),
    );
    if (running.length > (problem.maxEngagements[person] ?? 0)) return false;
    const sum = running.reduce((total, { given }) => total + given, 0);
    if (sum > (problem.capacity[person * periods + t] ?? 0)) return false;
  }
  const firm = (each: number) => problem.firm?.[each] ?? -1;
  const group = (each: number) => problem.firmGroup?.[firm(each)] ?? -1;
  return own.every((each) => group(each.j) < 0 || group(each.j) !== group(j) || firm(each.j) === firm(j));
}
