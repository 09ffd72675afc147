import type { Random } from "#kit/random.ts";
import type { Guide } from "./guide.ts";
import type { DenseProblem } from "./problem.ts";
import { move, type State } from "./state.ts";

/** Two to four agents whose undecided jobs are dealt out anew in every way that could be as cheap as now. */
export type Recombine = {
  readonly problem: DenseProblem;
  readonly guide: Guide;
  readonly agent: Int32Array;
  agents: number;
  /** The jobs that are dealt out anew, the large ones first. */
  readonly job: Int32Array;
  jobs: number;
  /** For each of them the places (0 … agents − 1) worth trying, how many, and what they cost above the cheapest. */
  readonly choice: Uint8Array;
  readonly choices: Uint8Array;
  readonly extra: Float64Array;
  readonly size: Float64Array;
  /** Σ over the jobs from a depth on of the largest size at each place. */
  readonly reach: Float64Array;
  readonly room: Float64Array;
  readonly now: Uint8Array;
  readonly best: Uint8Array;
  readonly key: Float64Array;
  bestExcess: number;
  nodes: number;
};

const mostAgents = 4;
const mostJobs = 24;
const mostNodes = 30_000;

/** A work space for a problem. */
export function newRecombine(problem: DenseProblem, guide: Guide): Recombine {
  return {
    problem,
    guide,
    agent: new Int32Array(mostAgents),
    agents: 0,
    job: new Int32Array(problem.jobs),
    jobs: 0,
    choice: new Uint8Array(mostJobs * mostAgents),
    choices: new Uint8Array(mostJobs),
    extra: new Float64Array(mostJobs * mostAgents),
    size: new Float64Array(mostJobs * mostAgents),
    reach: new Float64Array((mostJobs + 1) * mostAgents),
    room: new Float64Array(mostAgents),
    now: new Uint8Array(mostJobs),
    best: new Uint8Array(mostJobs),
    key: new Float64Array(problem.jobs),
    bestExcess: 0,
    nodes: 0,
  };
}

/** Tries one group of agents; the plan changes only when it becomes no dearer. Returns the work done, in steps of annealing. */
export function recombineSome(work: Recombine, state: State, random: Random): number {
  const { problem } = work;
  if (problem.agents < 2) return 1000;
  chooseAgents(work, state, random);
  chooseJobs(work, state, random);
  const before = prepare(work, state, random);
  work.bestExcess = before + 1e-7;
  work.nodes = 0;
  deal(work, 0, 0);
  if (work.bestExcess <= before) {
    for (let t = 0; t < work.jobs; t++) {
      const to = work.agent[work.best[t]!]!;
      if (state.agentOf[work.job[t]!] !== to) move(problem, state, work.job[t]!, to);
    }
  }
  return 500 + work.nodes / 3;
}

function chooseAgents(work: Recombine, state: State, random: Random): void {
  const { problem, guide, agent } = work;
  const wanted = Math.min(problem.agents, 2 + random.below(mostAgents - 1));
  agent[0] = random.below(problem.agents);
  work.agents = 1;
  for (let tries = 0; work.agents < wanted; tries++) {
    let next = random.below(problem.agents);
    const known = agent[random.below(work.agents)]!;
    if (tries < 20 && state.held[known]! > 0) {
      const job = state.list[known * problem.jobs + random.below(state.held[known]!)]!;
      next = guide.near[job * guide.width + random.below(guide.width)]!;
    }
    if (!agent.subarray(0, work.agents).includes(next)) agent[work.agents++] = next;
  }
}

/** Of the agents' jobs those between which and another of them there is least to choose, shaken a little. */
function chooseJobs(work: Recombine, state: State, random: Random): void {
  const { problem, guide, agent, agents, job, key } = work;
  work.jobs = 0;
  for (let a = 0; a < agents; a++) {
    for (let k = 0; k < state.held[agent[a]!]!; k++) {
      const each = state.list[agent[a]! * problem.jobs + k]!;
      const here = paid(problem, guide, each, agent[a]!);
      let least = Number.POSITIVE_INFINITY;
      for (let b = 0; b < agents; b++)
        if (b !== a) least = Math.min(least, paid(problem, guide, each, agent[b]!) - here);
      if (least === Number.POSITIVE_INFINITY) continue;
      const worth = least + guide.scale * random.unit();
      if (work.jobs === mostJobs && worth >= key[mostJobs - 1]!) continue;
      let at = work.jobs < mostJobs ? work.jobs++ : mostJobs - 1;
      for (; at > 0 && key[at - 1]! > worth; at--) {
        key[at] = key[at - 1]!;
        job[at] = job[at - 1]!;
      }
      key[at] = worth;
      job[at] = each;
    }
  }
}

function paid({ cost, size, capacity, agents }: DenseProblem, guide: Guide, job: number, agent: number): number {
  const pair = job * agents + agent;
  if (size[pair]! > capacity[agent]!) return Number.POSITIVE_INFINITY;
  return cost[pair]! + guide.price[agent]! * size[pair]!;
}

/** Lays out the choices; returns what the plan as it stands costs above the sum of the cheapest, room left counted. */
function prepare(work: Recombine, state: State, random: Random): number {
  const { problem, guide, agent, agents, job, room } = work;
  for (let a = 0; a < agents; a++) room[a] = problem.capacity[agent[a]!]! - state.load[agent[a]!]!;
  let excess = 0;
  for (let a = 0; a < agents; a++) excess += guide.price[agent[a]!]! * Math.max(0, room[a]!);
  const sizeOf = (each: number): number => problem.size[each * problem.agents + state.agentOf[each]!]!;
  job.subarray(0, work.jobs).sort((x, y) => sizeOf(y) - sizeOf(x));
  for (let t = 0; t < work.jobs; t++) excess += layOut(work, state, t, random);
  for (let t = 0; t < work.jobs; t++) room[work.now[t]!]! += work.size[t * mostAgents + work.now[t]!]!;
  work.reach.fill(0, work.jobs * mostAgents, (work.jobs + 1) * mostAgents);
  for (let t = work.jobs - 1; t >= 0; t--) {
    for (let a = 0; a < agents; a++) {
      const size = work.size[t * mostAgents + a]!;
      work.reach[t * mostAgents + a] =
        work.reach[(t + 1) * mostAgents + a]! + (size === Number.POSITIVE_INFINITY ? 0 : size);
    }
  }
  return excess;
}

/** The places of one job, the cheapest first; returns what its place now costs above the cheapest. */
function layOut(work: Recombine, state: State, t: number, random: Random): number {
  const { problem, guide, agent, agents, choice, extra } = work;
  const job = work.job[t]!;
  const base = t * mostAgents;
  let least = Number.POSITIVE_INFINITY;
  for (let a = 0; a < agents; a++) least = Math.min(least, paid(problem, guide, job, agent[a]!));
  let found = 0;
  let own = 0;
  const isTurned = random.below(2) === 0;
  for (let a = 0; a < agents; a++) {
    const above = paid(problem, guide, job, agent[a]!) - least;
    work.size[base + a] = above === Number.POSITIVE_INFINITY ? above : problem.size[job * problem.agents + agent[a]!]!;
    if (agent[a] === state.agentOf[job]) {
      work.now[t] = a;
      own = above;
    }
    if (above === Number.POSITIVE_INFINITY) continue;
    let at = found++;
    for (; at > 0 && (isTurned ? extra[base + at - 1]! >= above : extra[base + at - 1]! > above); at--) {
      extra[base + at] = extra[base + at - 1]!;
      choice[base + at] = choice[base + at - 1]!;
    }
    extra[base + at] = above;
    choice[base + at] = a;
  }
  work.choices[t] = found;
  return own;
}

/** Depth first; `excess` is what the choices so far cost above the cheapest. */
function deal(work: Recombine, t: number, excess: number): void {
  const { room, agents, guide, agent } = work;
  if (work.nodes++ > mostNodes) return;
  let sure = excess;
  for (let a = 0; a < agents; a++) {
    const unused = room[a]! - work.reach[t * mostAgents + a]!;
    if (unused > 0) sure += guide.price[agent[a]!]! * unused;
  }
  if (sure >= work.bestExcess) return;
  if (t === work.jobs) {
    work.bestExcess = sure;
    work.best.set(work.now);
    return;
  }
  const base = t * mostAgents;
  for (let k = 0; k < work.choices[t]!; k++) {
    const above = excess + work.extra[base + k]!;
    if (above >= work.bestExcess) return;
    const a = work.choice[base + k]!;
    const size = work.size[base + a]!;
    if (size > room[a]!) continue;
    room[a]! -= size;
    work.now[t] = a;
    deal(work, t + 1, above);
    room[a]! += size;
  }
}
