import { checkProblem, type Fault } from "./check-problem.ts";
import type { Plan, Prices, Problem } from "./problem.ts";

/** What is proven about a plan: it is feasible, worth `value`, and no plan of the problem is worth more than `bound`. */
export type Certificate = {
  readonly certified: true;
  /** Σ fit × units over the shares, an exact integer. */
  readonly value: number;
  /** The Lagrangian bound of the prices, rounded down to an integer because every plan's value is one. */
  readonly bound: number;
  /** bound ÷ value − 1; 0 when both are 0, infinite when only the value is. */
  readonly gap: number;
};

/** Why a plan or its prices cannot be certified, and where. */
export type CertificateFault = { readonly certified: false } & (
  | { readonly code: "faulty-problem"; readonly fault: Fault }
  | { readonly code: "wrong-length"; readonly of: "plan" | "prices"; readonly found: number; readonly wanted: number }
  /** The chosen pair is not one of this project's pairs. */
  | { readonly code: "foreign-pair"; readonly project: number; readonly pair: number }
  | { readonly code: "over-capacity"; readonly person: number; readonly units: number; readonly capacity: number }
  | {
      readonly code: "over-engagement-limit";
      readonly person: number;
      readonly engagements: number;
      readonly limit: number;
    }
  /** A price is not a number, or negative. */
  | { readonly code: "bad-price"; readonly project: number; readonly price: number }
);

/**
 * Proves a plan from scratch: feasibility, value and bound are computed anew by code that shares nothing with the
 * search. For any prices v ≥ 0,
 *
 *     L(v) = Σ_j v_j + Σ_i max { Σ_{j in S} (fit_ij × demand_j − v_j) : S fits person i }
 *
 * bounds the value of every plan (Lagrangian relaxation of "each project at most once"; Geoffrion 1974). The prices
 * are first rounded to whole 4096ths, which are prices as good as any; from there on all arithmetic is on integers
 * below 2^53, so that no rounding error can make the bound too low.
 */
export function certify(problem: Problem, plan: Plan, prices: Prices): Certificate | CertificateFault {
  const fault = checkProblem(problem);
  if (fault !== null) return { certified: false, code: "faulty-problem", fault };
  const value = provenValue(problem, plan.chosen);
  if (typeof value !== "number") return value;
  const bound = provenBound(problem, prices.project);
  if (typeof bound !== "number") return bound;
  return { certified: true, value, bound, gap: gapOf(value, bound) };
}

/** bound ÷ value − 1: 0 when both are 0, infinite when only the value is. */
export function gapOf(value: number, bound: number): number {
  if (value === bound) return 0;
  return bound / value - 1;
}

function provenValue(problem: Problem, chosen: Int32Array): number | CertificateFault {
  const { people, projects, demand, pairStart } = problem;
  if (chosen.length !== projects) {
    return { certified: false, code: "wrong-length", of: "plan", found: chosen.length, wanted: projects };
  }
  const units = new Int32Array(people);
  const engagements = new Int32Array(people);
  let value = 0;
  for (let project = 0; project < projects; project++) {
    const pair = chosen[project]!;
    if (pair === -1) continue;
    if (pair < pairStart[project]! || pair >= pairStart[project + 1]!) {
      return { certified: false, code: "foreign-pair", project, pair };
    }
    const person = problem.pairPerson[pair]!;
    units[person]! += demand[project]!;
    engagements[person]!++;
    value += problem.pairFit[pair]! * demand[project]!;
  }
  return overload(problem, units, engagements) ?? value;
}

function overload(problem: Problem, units: Int32Array, engagements: Int32Array): CertificateFault | null {
  for (let person = 0; person < problem.people; person++) {
    const capacity = problem.capacity[person]!;
    if (units[person]! > capacity) {
      return { certified: false, code: "over-capacity", person, units: units[person]!, capacity };
    }
    const limit = problem.maxEngagements[person]!;
    if (engagements[person]! > limit) {
      return { certified: false, code: "over-engagement-limit", person, engagements: engagements[person]!, limit };
    }
  }
  return null;
}

const grid = 4096;
/** No share is worth more than 1000 × 60: a higher price says no more than this one. */
const highestPrice = 60_000;

function provenBound(problem: Problem, prices: Float64Array): number | CertificateFault {
  const { projects } = problem;
  if (prices.length !== projects) {
    return { certified: false, code: "wrong-length", of: "prices", found: prices.length, wanted: projects };
  }
  const whole = new Float64Array(projects);
  let total = 0;
  for (let project = 0; project < projects; project++) {
    const price = prices[project]!;
    if (!(price >= 0)) return { certified: false, code: "bad-price", project, price };
    whole[project] = Math.round(Math.min(price, highestPrice) * grid);
    total += whole[project]!;
  }
  return Math.floor((total + totalRent(problem, whole)) / grid);
}

/** The profitable pairs of each person at the given prices: those of person i are `first[i] … first[i + 1] - 1`. */
type Profits = { readonly first: Int32Array; readonly units: Uint8Array; readonly profit: Float64Array };

/** Σ over people of the most that each could gain at the prices, in 4096ths. */
function totalRent(problem: Problem, whole: Float64Array): number {
  const profits = profitsByPerson(problem, whole);
  const table = new Float64Array(61 * 17);
  let total = 0;
  for (let person = 0; person < problem.people; person++) {
    if (profits.first[person] !== profits.first[person + 1]) total += rentOf(problem, profits, table, person);
  }
  return total;
}

function profitOf(problem: Problem, whole: Float64Array, project: number, pair: number): number {
  const person = problem.pairPerson[pair]!;
  const demand = problem.demand[project]!;
  if (demand > problem.capacity[person]! || problem.maxEngagements[person] === 0) return 0;
  return problem.pairFit[pair]! * demand * grid - whole[project]!;
}

function profitsByPerson(problem: Problem, whole: Float64Array): Profits {
  const first = new Int32Array(problem.people + 1);
  for (let project = 0; project < problem.projects; project++) {
    for (let pair = problem.pairStart[project]!; pair < problem.pairStart[project + 1]!; pair++) {
      if (profitOf(problem, whole, project, pair) > 0) first[problem.pairPerson[pair]! + 1]!++;
    }
  }
  for (let person = 0; person < problem.people; person++) first[person + 1]! += first[person]!;
  const next = first.slice();
  const units = new Uint8Array(first[problem.people]!);
  const profit = new Float64Array(first[problem.people]!);
  for (let project = 0; project < problem.projects; project++) {
    for (let pair = problem.pairStart[project]!; pair < problem.pairStart[project + 1]!; pair++) {
      const gain = profitOf(problem, whole, project, pair);
      if (gain <= 0) continue;
      const at = next[problem.pairPerson[pair]!]!++;
      units[at] = problem.demand[project]!;
      profit[at] = gain;
    }
  }
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
