import type { Guide } from "./guide.ts";
import type { DenseProblem } from "./problem.ts";

/** Depth first over all ways to assign the jobs, cut where the prices of room show that nothing cheaper lies below. */
export type Exact = {
  readonly problem: DenseProblem;
  readonly guide: Guide;
  /** Jobs in the order in which they are decided. */
  readonly order: Int32Array;
  /** Σ over the jobs from a depth on of the cheapest cost + price × size. */
  readonly atLeast: Float64Array;
  /** Σ over the jobs from a depth on of the smallest size. */
  readonly sizeAtLeast: Float64Array;
  /** Agents of each job, the cheapest at the prices first, and which of them is tried at each depth. */
  readonly choices: Int32Array;
  readonly turn: Int32Array;
  readonly room: Float64Array;
  readonly chosen: Int32Array;
  readonly best: Int32Array;
  bestCost: number;
  depth: number;
  cost: number;
  nodes: number;
};

/** Prepares the search through every way; `value` is the cost of the best plan known. */
export function newExact(problem: DenseProblem, guide: Guide, value: number): Exact {
  const { agents, jobs, cost, size } = problem;
  const choices = new Int32Array(agents * jobs);
  const paid = (job: number, agent: number): number =>
    size[job * agents + agent]! > problem.capacity[agent]!
      ? Number.POSITIVE_INFINITY
      : cost[job * agents + agent]! + guide.price[agent]! * size[job * agents + agent]!;
  const regret = new Float64Array(jobs);
  for (let job = 0; job < jobs; job++) {
    const sorted = Array.from({ length: agents }, (_, agent) => agent).sort(
      (a, b) => paid(job, a) - paid(job, b) || a - b,
    );
    choices.set(sorted, job * agents);
    regret[job] = agents > 1 ? paid(job, sorted[1]!) - paid(job, sorted[0]!) : 0;
  }
  const order = Int32Array.from({ length: jobs }, (_, job) => job).sort((a, b) => regret[b]! - regret[a]! || a - b);
  const atLeast = new Float64Array(jobs + 1);
  const sizeAtLeast = new Float64Array(jobs + 1);
  for (let depth = jobs - 1; depth >= 0; depth--) {
    const job = order[depth]!;
    let least = Number.POSITIVE_INFINITY;
    for (let agent = 0; agent < agents; agent++) least = Math.min(least, size[job * agents + agent]!);
    sizeAtLeast[depth] = sizeAtLeast[depth + 1]! + least;
    atLeast[depth] = atLeast[depth + 1]! + paid(job, choices[job * agents]!);
  }
  return {
    problem,
    guide,
    order,
    atLeast,
    sizeAtLeast,
    choices,
    turn: new Int32Array(jobs + 1),
    room: problem.capacity.slice(),
    chosen: new Int32Array(jobs),
    best: new Int32Array(jobs),
    bestCost: value,
    depth: 0,
    cost: 0,
    nodes: 0,
  };
}

/** Looks at some more ways; true once all have been tried or cut. */
export function tryMore(exact: Exact, nodes: number): boolean {
  const { problem, order, choices, turn } = exact;
  const { agents, jobs } = problem;
  for (const end = exact.nodes + nodes; exact.nodes < end; exact.nodes++) {
    if (exact.depth === jobs || turn[exact.depth] === agents || !isPromising(exact)) {
      if (exact.depth === jobs && exact.cost < exact.bestCost) {
        exact.best.set(exact.chosen);
        exact.bestCost = exact.cost;
      }
      if (!stepBack(exact)) return true;
      continue;
    }
    const job = order[exact.depth]!;
    const agent = choices[job * agents + turn[exact.depth]!++]!;
    if (problem.size[job * agents + agent]! > exact.room[agent]!) continue;
    exact.room[agent]! -= problem.size[job * agents + agent]!;
    exact.cost += problem.cost[job * agents + agent]!;
    exact.chosen[job] = agent;
    turn[++exact.depth] = 0;
  }
  return false;
}

/** Whether a cheaper plan may lie below, by prices and by room. */
function isPromising(exact: Exact): boolean {
  const { guide, room, depth } = exact;
  let left = 0;
  let refund = 0;
  for (let agent = 0; agent < room.length; agent++) {
    left += room[agent]!;
    refund += guide.price[agent]! * room[agent]!;
  }
  if (exact.sizeAtLeast[depth]! > left) return false;
  return exact.cost + exact.atLeast[depth]! - refund <= exact.bestCost - 1 + 1e-6 + 1e-12 * Math.abs(refund);
}

function stepBack(exact: Exact): boolean {
  if (exact.depth === 0) return false;
  const job = exact.order[--exact.depth]!;
  const agent = exact.chosen[job]!;
  exact.room[agent]! += exact.problem.size[job * exact.problem.agents + agent]!;
  exact.cost -= exact.problem.cost[job * exact.problem.agents + agent]!;
  return true;
}
