import type { DenseProblem } from "./problem.ts";

/** What the linear relaxation tells the search: the price of room, and the agents that each job should look at first. */
export type Guide = {
  readonly price: Float64Array;
  /** For each job `width` agents, the cheapest at these prices first; short lists repeat their last one. */
  readonly near: Int32Array;
  readonly width: number;
  /** What the second choice costs above the first, on average: the scale of temperatures and noise. */
  readonly scale: number;
};

const widest = 10;

/** Reads the prices of room into lists of near agents. */
export function newGuide(problem: DenseProblem, price: Float64Array): Guide {
  const { agents, jobs, cost, size, capacity } = problem;
  const width = Math.min(agents, widest);
  const near = new Int32Array(jobs * width);
  const worth = new Float64Array(width);
  let sum = 0;
  for (let job = 0; job < jobs; job++) {
    const base = job * agents;
    let found = 0;
    for (let agent = 0; agent < agents; agent++) {
      if (size[base + agent]! > capacity[agent]!) continue;
      const paid = cost[base + agent]! + price[agent]! * size[base + agent]!;
      if (found === width && paid >= worth[width - 1]!) continue;
      let at = found < width ? found++ : width - 1;
      for (; at > 0 && worth[at - 1]! > paid; at--) {
        worth[at] = worth[at - 1]!;
        near[job * width + at] = near[job * width + at - 1]!;
      }
      worth[at] = paid;
      near[job * width + at] = agent;
    }
    for (let at = found; at < width; at++) near[job * width + at] = near[job * width + found - 1]!;
    if (found > 1) sum += worth[1]! - worth[0]!;
  }
  return { price, near, width, scale: Math.max(sum / jobs, 1e-3) };
}
