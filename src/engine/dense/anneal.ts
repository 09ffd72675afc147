import type { Random } from "#kit/random.ts";
import type { Guide } from "./guide.ts";
import type { DenseProblem } from "./problem.ts";
import { move, newState, type State, setState } from "./state.ts";

/** Simulated annealing with fines for overload that rise where it stays (after Kirkpatrick 1983 and Yagiura 2004). */
export type Anneal = {
  readonly problem: DenseProblem;
  readonly guide: Guide;
  readonly state: State;
  readonly fine: Float64Array;
  /** State of the xorshift that draws the steps: an own one, because calls would cost more than the steps. */
  dice: number;
  /** Steps done and to do in this cooling, and the temperatures between which it falls. */
  done: number;
  length: number;
  hot: number;
  cold: number;
  /** The best feasible plan met. */
  readonly best: Int32Array;
  bestCost: number;
};

/** A work space for a problem, starting from a plan that need not be feasible. */
export function newAnneal(problem: DenseProblem, guide: Guide, agentOf: Int32Array): Anneal {
  return {
    problem,
    guide,
    state: newState(problem, agentOf),
    fine: new Float64Array(problem.agents),
    dice: 1,
    done: 0,
    length: 0,
    hot: 0,
    cold: 0,
    best: agentOf.slice(),
    bestCost: Number.POSITIVE_INFINITY,
  };
}

/** The least fine of a unit of overload: above what a unit of room is worth, and felt where room is worth nothing. */
const fineOverPrice = 1.5;
const fineOverScale = 0.3;

/** Starts a cooling from a plan. */
export function heat(run: Anneal, agentOf: Int32Array, random: Random, plan: { hot: number; length: number }): void {
  setState(run.problem, run.state, agentOf);
  run.bestCost = Number.POSITIVE_INFINITY;
  if (run.state.overfull === 0) keep(run);
  run.dice = random.u32() | 1;
  run.done = 0;
  run.length = plan.length;
  run.hot = plan.hot * run.guide.scale;
  run.cold = Math.min(run.hot, 0.1 * run.guide.scale);
  for (let agent = 0; agent < run.fine.length; agent++) run.fine[agent] = leastFine(run.guide, agent);
}

function leastFine(guide: Guide, agent: number): number {
  return fineOverPrice * Math.max(guide.price[agent]!, fineOverScale * guide.scale);
}

const chunk = 8192;

/** Does some steps of the cooling; true when it has come to its end. */
export function cool(run: Anneal, steps: number): boolean {
  for (let left = steps; left > 0 && run.done < run.length; left -= chunk) {
    const share = run.done / run.length;
    stepSome(run, run.hot * (run.cold / run.hot) ** share);
    // Of plans that cost the same the last one met is kept, so that coolings drift: in type c there are thousands of them.
    if (run.state.overfull === 0 && run.state.cost <= run.bestCost) keep(run);
    setFines(run, share);
    run.done += chunk;
  }
  return run.done >= run.length;
}

function setFines(run: Anneal, share: number): void {
  const { fine, guide, state, problem } = run;
  for (let agent = 0; agent < fine.length; agent++) {
    const least = leastFine(guide, agent);
    if (state.load[agent]! > problem.capacity[agent]!)
      fine[agent] = Math.min(fine[agent]! * (1 + 0.1 * share), 1000 * least);
    else fine[agent] = Math.max(fine[agent]! * 0.98, least);
  }
}

/** −ln u at 4096 places: the energy a step may cost at temperature 1. */
const allowances = Float64Array.from({ length: 4096 }, (_, k) => -Math.log((k + 0.5) / 4096));

/** Each step offers a job to one of its near agents; if that is refused, to swap, or to push another job on from there. */
function stepSome(run: Anneal, warmth: number): void {
  const { problem, guide, state, fine } = run;
  const { agents, jobs, cost, size, capacity } = problem;
  const { near, width } = guide;
  const { agentOf, load, list, held } = state;
  let x = run.dice;
  for (let step = 0; step < chunk; step++) {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    const job = (x >>> 0) % jobs;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    const draw = (x >>> 8) / 16_777_216;
    const to = near[job * width + ((draw * draw * width) | 0)]!;
    const from = agentOf[job]!;
    if (to === from) continue;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    const allowed = warmth * allowances[x & 4095]!;
    const base = job * agents;
    const fineTo = fine[to]!;
    const fineFrom = fine[from]!;
    const overTo = load[to]! - capacity[to]!;
    const overFrom = load[from]! - capacity[from]!;
    const plain =
      cost[base + to]! -
      cost[base + from]! -
      (overTo > 0 ? fineTo * overTo : 0) -
      (overFrom > 0 ? fineFrom * overFrom : 0);
    const moreTo = overTo + size[base + to]!;
    const lessFrom = overFrom - size[base + from]!;
    const paidFrom = lessFrom > 0 ? fineFrom * lessFrom : 0;
    if (plain + paidFrom + (moreTo > 0 ? fineTo * moreTo : 0) < allowed) {
      move(problem, state, job, to);
      if (state.overfull === 0 && state.cost < run.bestCost) keep(run);
      continue;
    }
    const there = held[to]!;
    if (there === 0) continue;
    const pushed = list[to * jobs + ((x >>> 12) % there)]!;
    const other = pushed * agents;
    const swappedTo = moreTo - size[other + to]!;
    const soFar = plain - cost[other + to]! + (swappedTo > 0 ? fineTo * swappedTo : 0);
    const swappedFrom = lessFrom + size[other + from]!;
    const isSwap =
      soFar + cost[other + from]! + (swappedFrom > 0 ? fineFrom * swappedFrom : 0) < allowed &&
      size[other + from]! <= capacity[from]!;
    let next = from;
    if (!isSwap) {
      x ^= x << 13;
      x ^= x >>> 17;
      x ^= x << 5;
      const turn = (x >>> 8) / 16_777_216;
      next = near[pushed * width + ((turn * turn * width) | 0)]!;
      if (next === to || next === from) continue;
      const overNext = load[next]! - capacity[next]!;
      const moreNext = overNext + size[other + next]!;
      const added = (moreNext > 0 ? fine[next]! * moreNext : 0) - (overNext > 0 ? fine[next]! * overNext : 0);
      if (soFar + paidFrom + cost[other + next]! + added >= allowed) continue;
    }
    move(problem, state, job, to);
    move(problem, state, pushed, next);
    if (state.overfull === 0 && state.cost < run.bestCost) keep(run);
  }
  run.dice = x;
}

function keep(run: Anneal): void {
  run.best.set(run.state.agentOf);
  run.bestCost = run.state.cost;
}
