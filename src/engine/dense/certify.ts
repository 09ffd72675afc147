import { type DenseFault, faultOf, mostFigure } from "./check.ts";
import type { DensePlan, DensePrices, DenseProblem } from "./problem.ts";

/** What is proven about a plan of the dense case: it is feasible, costs `value`, and no plan costs less than `bound`. */
export type DenseCertificate = {
  readonly certified: true;
  readonly value: number;
  /** Rounded up to a whole number, because every plan's cost is one. */
  readonly bound: number;
  readonly gap: number;
};

/** Why a plan or its prices cannot be certified, and where. */
export type DenseCertificateFault = { readonly certified: false } & (
  | { readonly code: "faulty-problem"; readonly fault: DenseFault }
  | { readonly code: "wrong-length"; readonly of: "plan" | "prices"; readonly found: number; readonly wanted: number }
  | { readonly code: "no-such-agent"; readonly job: number; readonly agent: number }
  | { readonly code: "over-capacity"; readonly agent: number; readonly size: number; readonly capacity: number }
  | { readonly code: "bad-price"; readonly job: number; readonly price: number }
);

/**
 * Proves a plan from scratch, by code that shares nothing with the search: feasibility, cost and the bound of the
 * prices. Prices are first rounded to whole fractions of 1 (prices as good as any); then gains are whole numbers below
 * 2^52, and what is computed with fractions only ever leaves items in that it could have decided.
 */
export function certifyDense(
  problem: DenseProblem,
  plan: DensePlan,
  prices: DensePrices,
): DenseCertificate | DenseCertificateFault {
  const fault = faultOf(problem);
  if (fault !== null) return { certified: false, code: "faulty-problem", fault };
  const value = provenCost(problem, plan.agentOf);
  if (typeof value !== "number") return value;
  const bound = provenDenseBound(problem, prices);
  if (typeof bound !== "number") return bound;
  return { certified: true, value, bound, gap: denseGap(value, bound) };
}

/** (value − bound) ÷ |bound|: 0 when both are the same, infinite when nothing was found or only the bound is 0. */
export function denseGap(value: number, bound: number): number {
  if (value === bound) return 0;
  return (value - bound) / Math.abs(bound);
}

function provenCost(problem: DenseProblem, agentOf: Int32Array): number | DenseCertificateFault {
  const { agents, jobs, cost, size, capacity } = problem;
  if (agentOf.length !== jobs) {
    return { certified: false, code: "wrong-length", of: "plan", found: agentOf.length, wanted: jobs };
  }
  const used = new Float64Array(agents);
  let value = 0;
  for (let job = 0; job < jobs; job++) {
    const agent = agentOf[job]!;
    if (!(agent >= 0 && agent < agents)) return { certified: false, code: "no-such-agent", job, agent };
    used[agent]! += size[job * agents + agent]!;
    value += cost[job * agents + agent]!;
  }
  for (let agent = 0; agent < agents; agent++) {
    if (used[agent]! > capacity[agent]!) {
      return { certified: false, code: "over-capacity", agent, size: used[agent]!, capacity: capacity[agent]! };
    }
  }
  return value;
}

/** Beyond this a price says no more: no cost is greater. */
const highestPrice = 2 * mostFigure;

/** The bound of the prices alone, also for a problem of which no plan is known. */
export function provenDenseBound(problem: DenseProblem, prices: DensePrices): number | DenseCertificateFault {
  const { agents, jobs, cost, size, capacity } = problem;
  if (prices.job.length !== jobs) {
    return { certified: false, code: "wrong-length", of: "prices", found: prices.job.length, wanted: jobs };
  }
  let largest = 1;
  for (let job = 0; job < jobs; job++) {
    const price = prices.job[job]!;
    if (!Number.isFinite(price)) return { certified: false, code: "bad-price", job, price };
    largest = Math.max(largest, Math.min(Math.abs(price), highestPrice));
  }
  for (const each of cost) largest = Math.max(largest, Math.abs(each));
  // Sums of all gains stay below 2^52 at this many parts of 1.
  const grid = 2 ** Math.floor(Math.log2(2 ** 50 / (largest * 2 * (jobs + 1))));
  const whole = Float64Array.from(prices.job, (price) =>
    Math.round(Math.max(-highestPrice, Math.min(price, highestPrice)) * grid),
  );
  let total = 0;
  for (const price of whole) total += price;
  const items: Item[] = [];
  for (let agent = 0; agent < agents; agent++) {
    items.length = 0;
    for (let job = 0; job < jobs; job++) {
      const gain = whole[job]! - cost[job * agents + agent]! * grid;
      if (gain > 0 && size[job * agents + agent]! <= capacity[agent]!) {
        items.push({ gain, size: size[job * agents + agent]! });
      }
    }
    total -= mostGain(items, capacity[agent]!);
  }
  // A total just below nothing is rounded up to −0, which is told as 0.
  return Math.ceil(total / grid) + 0;
}

type Item = { readonly gain: number; readonly size: number };

/** No set of the items within the room gains more; exact but in very wide rooms. */
function mostGain(items: readonly Item[], room: number): number {
  let wanted = 0;
  let all = 0;
  for (const { gain, size } of items) {
    wanted += size;
    all += gain;
  }
  if (wanted <= room) return all;
  const density = densityAt(items, room);
  // Valid for any density; the margin is far above what rounding can take away.
  let relaxed = density * room;
  for (const { gain, size } of items) relaxed += Math.max(0, gain - density * size);
  const ceiling = Math.ceil(relaxed * (1 + 1e-12) + 1);
  for (let spare = Math.ceil(ceiling / 2000); ; spare *= 4) {
    // A better set than these differs in an item that loses more than is spared.
    const decided = decidedGain(items, room, { density, spare });
    if (decided >= ceiling - spare || spare > ceiling) return Math.min(ceiling, decided);
  }
}

/** About the density from which on items fit: by halving, whatever the order of the items. */
function densityAt(items: readonly Item[], room: number): number {
  let low = 0;
  let high = 1;
  for (const { gain, size } of items) if (size > 0) high = Math.max(high, gain / size);
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    let used = 0;
    for (const { gain, size } of items) if (gain > middle * size) used += size;
    if (used > room) low = middle;
    else high = middle;
  }
  return high;
}

/** Items whose other choice would lose more than `spare` are decided; the others are tabulated. */
function decidedGain(items: readonly Item[], room: number, cut: { density: number; spare: number }): number {
  const open: Item[] = [];
  let fixed = 0;
  let left = room;
  for (const item of items) {
    const edge = item.gain - cut.density * item.size;
    if (Math.abs(edge) <= cut.spare * (1 + 1e-9) + 2) open.push(item);
    else if (edge > 0) {
      fixed += item.gain;
      left -= item.size;
    }
  }
  return fixed + tabulatedGain(open, left);
}

/** Rooms above this many steps are counted in coarser ones, with sizes rounded down: the gain can only grow. */
const mostSteps = 65_536;

function tabulatedGain(open: readonly Item[], left: number): number {
  if (left < 0) return Number.POSITIVE_INFINITY;
  let wanted = 0;
  for (const { size } of open) wanted += size;
  const step = Math.max(1, Math.ceil(Math.min(left, wanted) / mostSteps));
  const most = new Float64Array(Math.floor(Math.min(left, wanted) / step) + 1);
  for (const { gain, size } of open) {
    const units = Math.floor(size / step);
    for (let used = most.length - 1; used >= units; used--) {
      most[used] = Math.max(most[used]!, most[used - units]! + gain);
    }
  }
  return most[most.length - 1]!;
}
