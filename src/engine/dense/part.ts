import type { DenseProblem } from "./problem.ts";

/**
 * Some agents and the jobs they have among them, copied together so that they lie side by side in memory. The whole
 * problem is a part as well. A pair that can never be has infinite cost.
 */
export type Part = {
  agents: number;
  jobs: number;
  /** Which agent and job of the problem each one is. */
  readonly agent: Int32Array;
  readonly job: Int32Array;
  /** Job by job, `agents` apart. */
  readonly cost: Float64Array;
  readonly size: Float64Array;
  readonly room: Float64Array;
  /** Price of a unit of room of each agent; starts from the caller's, the better ones come back here. */
  readonly price: Float64Array;
  /** The answer: place (0 … agents − 1) of the agent of each job. */
  readonly at: Int32Array;
};

/** A work space for up to so many agents and jobs. */
export function newPart(agents: number, jobs: number): Part {
  return {
    agents: 0,
    jobs: 0,
    agent: new Int32Array(agents),
    job: new Int32Array(jobs),
    cost: new Float64Array(agents * jobs),
    size: new Float64Array(agents * jobs),
    room: new Float64Array(agents),
    price: new Float64Array(agents),
    at: new Int32Array(jobs),
  };
}

/** Copies the figures of the agents and jobs that are listed in `part.agent` and `part.job`. */
export function fillPart(part: Part, problem: DenseProblem, price: Float64Array): void {
  const { agents, jobs } = part;
  for (let i = 0; i < agents; i++) {
    const agent = part.agent[i]!;
    part.room[i] = problem.capacity[agent]!;
    part.price[i] = price[agent]!;
  }
  for (let j = 0, to = 0; j < jobs; j++) {
    const from = part.job[j]! * problem.agents;
    for (let i = 0; i < agents; i++, to++) {
      const size = problem.size[from + part.agent[i]!]!;
      part.size[to] = size;
      part.cost[to] = size > part.room[i]! ? Number.POSITIVE_INFINITY : problem.cost[from + part.agent[i]!]!;
    }
  }
}

/** The whole problem as one part. */
export function wholePart(problem: DenseProblem): Part {
  const part = newPart(problem.agents, problem.jobs);
  part.agents = problem.agents;
  part.jobs = problem.jobs;
  for (let i = 0; i < part.agents; i++) part.agent[i] = i;
  for (let j = 0; j < part.jobs; j++) part.job[j] = j;
  fillPart(part, problem, new Float64Array(part.agents));
  return part;
}
