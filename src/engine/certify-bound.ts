import type { CertificateFault } from "./certify.ts";
import { leftAfterLocks } from "./certify-locks.ts";
import { rentsWithParts } from "./certify-parts.ts";
import { grid, type WholePrices, wholePrices } from "./certify-prices.ts";
import { release } from "./memory.ts";
import { isWide } from "./parts.ts";
import type { FloorMissed, Prices, Problem } from "./problem.ts";

/**
 * Works out, in turns of a few milliseconds, a bound on the value of every plan of a sound problem, from prices v (an engagement at a project), u (a unit of a
 * project's demand) and w (one project more of a floor), all ≥ 0, by Lagrangian relaxation (Geoffrion 1974):
 *
 *     L = Σ_j (m_j v_j + d_j u_j) − Σ_r w_r least_r
 *       + Σ_i max { Σ_{j in S} ((fit_ij − u_j) x_ij − v_j + w_j) : S, x fit person i },   w_j = Σ w_r over j's floors
 *
 * for at most m_j people and d_j units a project. What is locked counts as it is, and leaves the rest of capacities,
 * demands and numbers of people. Without shares and floors L is Σ v_j + Σ_i max Σ (fit_ij d_j − v_j).
 *
 * Prices are first rounded to whole 4096ths, which are prices as good as any; from there on all arithmetic is on
 * integers below 2^53, so that no rounding error can make the bound too low.
 */
export function* provingBound(
  problem: Problem,
  prices: Prices,
  missed: readonly FloorMissed[],
): Generator<undefined, number | CertificateFault> {
  const project = wholePrices("project", prices.project, problem.projects);
  if (!(project instanceof Float64Array)) return project;
  if (!isWide(problem) && problem.lockedUnits === undefined) {
    const bound = roundedDown([sum(project), yield* totalRent(problem, project)], 0);
    release([project]);
    return bound;
  }
  const unit = wholePrices("unit", prices.unit ?? new Float64Array(problem.projects), problem.projects);
  if (!(unit instanceof Float64Array)) return unit;
  const floors = problem.floorLeast?.length ?? 0;
  const floor = wholePrices("floor", prices.floor ?? new Float64Array(floors), floors);
  if (!(floor instanceof Float64Array)) return floor;
  return yield* boundWithParts(problem, { project, unit, floor }, missed);
}

function sum(numbers: Float64Array): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

/** (Σ added − taken) ÷ 4096; both are sums of whole numbers ≥ 0, exact below 2^53, and above it no bound is known. */
function roundedDown(added: readonly number[], taken: number): number {
  const total = added.reduce((a, b) => a + b, 0);
  if (total > Number.MAX_SAFE_INTEGER || taken > Number.MAX_SAFE_INTEGER) return Number.POSITIVE_INFINITY;
  return Math.floor((total - taken) / grid);
}

function* boundWithParts(
  problem: Problem,
  whole: WholePrices,
  missed: readonly FloorMissed[],
): Generator<undefined, number> {
  const left = leftAfterLocks(problem);
  const bonus = floorBonus(problem, whole.floor);
  let added = left.lockedValue * grid;
  for (let j = 0; j < problem.projects; j++) {
    added += left.people[j]! * whole.project[j]! + left.demand[j]! * whole.unit[j]!;
    // A project with a lock is served already.
    if (left.isServed[j] === 0) continue;
    added += bonus[j]!;
    bonus[j] = 0;
  }
  let taken = 0;
  for (let r = 0; r < whole.floor.length; r++) taken += whole.floor[r]! * problem.floorLeast![r]!;
  for (const { floor, served, least } of missed) taken -= whole.floor[floor]! * (least - served);
  const fee = whole.project.map((price, j) => price - bonus[j]!);
  return roundedDown([added, yield* rentsWithParts(problem, left, fee, whole.unit)], taken);
}

/** What serving each project is worth for its floors. */
function floorBonus({ projects, floorStart, floorProject }: Problem, floor: Float64Array): Float64Array {
  const bonus = new Float64Array(projects);
  for (let r = 0; r < floor.length; r++) {
    for (let at = floorStart![r]!; at < floorStart![r + 1]!; at++) bonus[floorProject![at]!]! += floor[r]!;
  }
  return bonus;
}

/** Rows of people or projects between two yields: a few milliseconds of work. */
const rowsATurn = 8192;

/** The profitable pairs of each person at the given prices: those of person i are `first[i] … first[i + 1] - 1`. */
type Profits = { readonly first: Int32Array; readonly units: Uint8Array; readonly profit: Int32Array };

/** Σ over people of the most that each could gain at the prices, in 4096ths. */
function* totalRent(problem: Problem, whole: Float64Array): Generator<undefined, number> {
  const profits = yield* profitsByPerson(problem, whole);
  const table = new Float64Array(61 * 17);
  let total = 0;
  for (let person = 0; person < problem.people; person++) {
    if (profits.first[person] !== profits.first[person + 1]) total += rentOf(problem, profits, table, person);
    if (person % rowsATurn === rowsATurn - 1) yield;
  }
  release([profits.first, profits.units, profits.profit]);
  return total;
}

function profitOf(problem: Problem, whole: Float64Array, project: number, pair: number): number {
  const person = problem.pairPerson[pair]!;
  const demand = problem.demand[project]!;
  if (demand > problem.capacity[person]! || problem.maxEngagements[person] === 0) return 0;
  if (problem.forbidden?.[pair] === 1) return 0;
  return problem.pairFit[pair]! * demand * grid - whole[project]!;
}

function* profitsByPerson(problem: Problem, whole: Float64Array): Generator<undefined, Profits> {
  const first = new Int32Array(problem.people + 1);
  for (let project = 0; project < problem.projects; project++) {
    for (let pair = problem.pairStart[project]!; pair < problem.pairStart[project + 1]!; pair++) {
      if (profitOf(problem, whole, project, pair) > 0) first[problem.pairPerson[pair]! + 1]!++;
    }
    if (project % rowsATurn === rowsATurn - 1) yield;
  }
  for (let person = 0; person < problem.people; person++) first[person + 1]! += first[person]!;
  const units = new Uint8Array(first[problem.people]!);
  // At most 1000 × 60 × 4096, which 31 bits hold.
  const profit = new Int32Array(first[problem.people]!);
  for (let project = 0; project < problem.projects; project++) {
    for (let pair = problem.pairStart[project]!; pair < problem.pairStart[project + 1]!; pair++) {
      const gain = profitOf(problem, whole, project, pair);
      if (gain <= 0) continue;
      // Each start runs on to where the next person's begins.
      const at = first[problem.pairPerson[pair]!]!++;
      units[at] = problem.demand[project]!;
      profit[at] = gain;
    }
    if (project % rowsATurn === rowsATurn - 1) yield;
  }
  first.copyWithin(1, 0, problem.people);
  first[0] = 0;
  return { first, units, profit };
}

/** The best gain of one person: `table[seats × (capacity + 1) + units]` is the most with at most so many of both. */
function rentOf(problem: Problem, profits: Profits, table: Float64Array, person: number): number {
  const capacity = problem.capacity[person]!;
  const seats = Math.min(problem.maxEngagements[person]!, profits.first[person + 1]! - profits.first[person]!);
  const width = capacity + 1;
  const end = width * (seats + 1);
  table.fill(0, 0, end);
  for (let at = profits.first[person]!; at < profits.first[person + 1]!; at++) {
    const units = profits.units[at]!;
    const profit = profits.profit[at]!;
    for (let seat = seats; seat >= 1; seat--) {
      for (let used = capacity; used >= units; used--) {
        const withIt = table[(seat - 1) * width + used - units]! + profit;
        if (withIt > table[seat * width + used]!) table[seat * width + used] = withIt;
      }
    }
  }
  return table[end - 1]!;
}
