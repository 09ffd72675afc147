import type { DenseProblem } from "./problem.ts";

/** A plan under way: who does what, how full everybody is, and each agent's jobs as a list. */
export type State = {
  readonly agentOf: Int32Array;
  readonly load: Float64Array;
  /** The jobs of agent i are `list[i × jobs] … list[i × jobs + held[i] − 1]`. */
  readonly list: Int32Array;
  readonly held: Int32Array;
  /** Where in its agent's list each job stands. */
  readonly spot: Int32Array;
  cost: number;
  /** How many agents are over their capacity. */
  overfull: number;
};

/** A plan of the problem, feasible or not. */
export function newState(problem: DenseProblem, agentOf: Int32Array): State {
  const { agents, jobs } = problem;
  const state = {
    agentOf: new Int32Array(jobs),
    load: new Float64Array(agents),
    list: new Int32Array(agents * jobs),
    held: new Int32Array(agents),
    spot: new Int32Array(jobs),
    cost: 0,
    overfull: 0,
  };
  setState(problem, state, agentOf);
  return state;
}

/** Makes the state hold this plan. */
export function setState(problem: DenseProblem, state: State, agentOf: Int32Array): void {
  const { agents, jobs } = problem;
  state.load.fill(0);
  state.held.fill(0);
  state.cost = 0;
  state.overfull = 0;
  for (let job = 0; job < jobs; job++) {
    const agent = agentOf[job]!;
    state.agentOf[job] = agent;
    state.spot[job] = state.held[agent]!;
    state.list[agent * jobs + state.held[agent]!++] = job;
    state.load[agent]! += problem.size[job * agents + agent]!;
    state.cost += problem.cost[job * agents + agent]!;
  }
  for (let agent = 0; agent < agents; agent++) if (state.load[agent]! > problem.capacity[agent]!) state.overfull++;
}

/** Gives a job to another agent. */
export function move(problem: DenseProblem, state: State, job: number, to: number): void {
  const { jobs, agents, capacity } = problem;
  const { list, held, spot, load } = state;
  const from = state.agentOf[job]!;
  const last = list[from * jobs + --held[from]!]!;
  list[from * jobs + spot[job]!] = last;
  spot[last] = spot[job]!;
  spot[job] = held[to]!;
  list[to * jobs + held[to]!++] = job;
  const wasOver = Number(load[from]! > capacity[from]!) + Number(load[to]! > capacity[to]!);
  load[from]! -= problem.size[job * agents + from]!;
  load[to]! += problem.size[job * agents + to]!;
  state.overfull += Number(load[from]! > capacity[from]!) + Number(load[to]! > capacity[to]!) - wasOver;
  state.cost += problem.cost[job * agents + to]! - problem.cost[job * agents + from]!;
  state.agentOf[job] = to;
}
