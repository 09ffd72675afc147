import type { Random } from "#kit/random.ts";
import type { Guide } from "./guide.ts";
import type { DenseProblem } from "./problem.ts";
import { move, type State } from "./state.ts";

/** Two to eight agents whose undecided jobs are dealt out anew in every way that could be as cheap as now. */
export type Recombine = {
  readonly problem: DenseProblem;
  readonly guide: Guide;
  readonly groups: GroupSize;
  readonly agent: Int32Array;
  agents: number;
  /** The jobs that are dealt out anew, the large ones first. */
  readonly job: Int32Array;
  jobs: number;
  /** How many jobs a group may have: fewer after one that was not tried to its end, slowly more after the others. */
  width: number;
  /** For each of them the places (0 … agents − 1) worth trying, how many, and what they cost above the cheapest. */
  readonly choice: Uint8Array;
  readonly choices: Uint8Array;
  readonly extra: Float64Array;
  readonly size: Float64Array;
  readonly cost: Float64Array;
  /** Prices of room among these agents and jobs alone, the ones that are being tried, and what is used at them. */
  readonly price: Float64Array;
  readonly tried: Float64Array;
  readonly used: Float64Array;
  /** Σ over the jobs from a depth on of the largest size at each place. */
  readonly reach: Float64Array;
  readonly room: Float64Array;
  readonly now: Uint8Array;
  readonly best: Uint8Array;
  readonly key: Float64Array;
  bestExcess: number;
  nodes: number;
};

const mostAgents = 8;
const mostNodes = 30_000;

/** How large groups may be: up to so many agents, and so many jobs as can be tried to the end. */
export type GroupSize = { readonly agents: number; readonly fewestJobs: number; readonly mostJobs: number };

/** Small groups for a quick polish. */
export const smallGroups: GroupSize = { agents: 4, fewestJobs: 24, mostJobs: 24 };
/** Wide groups for what small ones cannot find. */
export const wideGroups: GroupSize = { agents: 8, fewestJobs: 16, mostJobs: 120 };

/** A work space for a problem. */
export function newRecombine(problem: DenseProblem, guide: Guide, groups: GroupSize): Recombine {
  const { mostJobs } = groups;
  return {
    problem,
    guide,
    groups,
    agent: new Int32Array(mostAgents),
    agents: 0,
    job: new Int32Array(problem.jobs),
    jobs: 0,
    width: 24,
    choice: new Uint8Array(mostJobs * mostAgents),
    choices: new Uint8Array(mostJobs),
    extra: new Float64Array(mostJobs * mostAgents),
    size: new Float64Array(mostJobs * mostAgents),
    cost: new Float64Array(mostJobs * mostAgents),
    price: new Float64Array(mostAgents),
    tried: new Float64Array(mostAgents),
    used: new Float64Array(mostAgents),
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
  const { fewestJobs, mostJobs } = work.groups;
  work.width = work.nodes > mostNodes ? Math.max(fewestJobs, work.width - 1) : Math.min(mostJobs, work.width + 0.04);
  if (work.bestExcess <= before) {
    for (let t = 0; t < work.jobs; t++) {
      const to = work.agent[work.best[t]!]!;
      if (state.agentOf[work.job[t]!] !== to) move(problem, state, work.job[t]!, to);
    }
  }
  return 300 + 4 * work.jobs * work.agents + work.nodes / 3;
}

function chooseAgents(work: Recombine, state: State, random: Random): void {
  const { problem, guide, agent } = work;
  const wanted = Math.min(problem.agents, 2 + random.below(work.groups.agents - 1));
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
  const most = Math.floor(work.width);
  for (let a = 0; a < agents; a++) {
    for (let k = 0; k < state.held[agent[a]!]!; k++) {
      const each = state.list[agent[a]! * problem.jobs + k]!;
      const here = paid(problem, guide, each, agent[a]!);
      let least = Number.POSITIVE_INFINITY;
      for (let b = 0; b < agents; b++)
        if (b !== a) least = Math.min(least, paid(problem, guide, each, agent[b]!) - here);
      if (least === Number.POSITIVE_INFINITY) continue;
      const worth = least + guide.scale * random.unit();
      if (work.jobs === most && worth >= key[most - 1]!) continue;
      let at = work.jobs < most ? work.jobs++ : most - 1;
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
  const { problem, agents, agent, job, room, price } = work;
  for (let a = 0; a < agents; a++) room[a] = problem.capacity[agent[a]!]! - state.load[agent[a]!]!;
  const sizeOf = (each: number): number => problem.size[each * problem.agents + state.agentOf[each]!]!;
  job.subarray(0, work.jobs).sort((x, y) => sizeOf(y) - sizeOf(x));
  let unused = 0;
  for (let a = 0; a < agents; a++) unused += Math.max(0, room[a]!);
  const costNow = copyFigures(work, state);
  walkPrices(work, costNow);
  let excess = 0;
  if (unused > 0) {
    for (let a = 0; a < agents; a++) {
      const free = problem.capacity[agent[a]!]! - state.load[agent[a]!]!;
      excess += price[a]! * Math.max(0, free);
    }
  }
  for (let t = 0; t < work.jobs; t++) excess += layOut(work, t, random);
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

/** Copies costs and sizes side by side, and gives the jobs' room back; returns what they cost now. */
function copyFigures({ problem, agents, agent, jobs, job, cost, size, room, now }: Recombine, state: State): number {
  let costNow = 0;
  for (let t = 0; t < jobs; t++) {
    for (let a = 0; a < agents; a++) {
      const pair = job[t]! * problem.agents + agent[a]!;
      const isPossible = problem.size[pair]! <= problem.capacity[agent[a]!]!;
      cost[t * mostAgents + a] = isPossible ? problem.cost[pair]! : Number.POSITIVE_INFINITY;
      size[t * mostAgents + a] = isPossible ? problem.size[pair]! : Number.POSITIVE_INFINITY;
      if (state.agentOf[job[t]!] !== agent[a]) continue;
      now[t] = a;
      costNow += problem.cost[pair]!;
      room[a]! += problem.size[pair]!;
    }
  }
  return costNow;
}

const pricePasses = 25;

/**
 * Walks the prices of room for these agents and jobs alone up their bound, towards what the jobs cost now: the nearer
 * the bound comes, the fewer ways are left to try.
 */
function walkPrices({ guide, agents, agent, price, tried, used, room, ...work }: Recombine, costNow: number): void {
  for (let a = 0; a < agents; a++) price[a] = tried[a] = guide.price[agent[a]!]!;
  let best = Number.NEGATIVE_INFINITY;
  let relax = 1;
  for (let pass = 0; pass < pricePasses; pass++) {
    let level = 0;
    for (let a = 0; a < agents; a++) {
      level -= tried[a]! * room[a]!;
      used[a] = -room[a]!;
    }
    for (let t = 0; t < work.jobs; t++) level += cheapestAt(work, t, agents, tried, used);
    if (level > best) {
      best = level;
      for (let a = 0; a < agents; a++) price[a] = tried[a]!;
    } else relax *= 0.7;
    let square = 0;
    for (let a = 0; a < agents; a++) {
      if (used[a]! < 0 && tried[a]! <= 0) used[a] = 0;
      square += used[a]! * used[a]!;
    }
    if (square === 0 || level >= costNow - 1e-9) return;
    const length = (relax * (costNow - level)) / square;
    for (let a = 0; a < agents; a++) tried[a] = Math.max(0, tried[a]! + length * used[a]!);
  }
}

type Figures = Pick<Recombine, "cost" | "size">;

/** The cheapest price of job t, whose size is added to what is used there. */
function cheapestAt(
  { cost, size }: Figures,
  t: number,
  agents: number,
  tried: Float64Array,
  used: Float64Array,
): number {
  const base = t * mostAgents;
  let least = Number.POSITIVE_INFINITY;
  let where = 0;
  for (let a = 0; a < agents; a++) {
    const paidHere =
      cost[base + a] === Number.POSITIVE_INFINITY
        ? Number.POSITIVE_INFINITY
        : cost[base + a]! + tried[a]! * size[base + a]!;
    if (paidHere < least) {
      least = paidHere;
      where = a;
    }
  }
  used[where]! += size[base + where]!;
  return least;
}

/** The places of one job, the cheapest first; returns what its place now costs above the cheapest. */
function layOut(work: Recombine, t: number, random: Random): number {
  const { agents, choice, extra, cost, size, price } = work;
  const base = t * mostAgents;
  const paidAt = (a: number): number =>
    cost[base + a] === Number.POSITIVE_INFINITY
      ? Number.POSITIVE_INFINITY
      : cost[base + a]! + price[a]! * size[base + a]!;
  let least = Number.POSITIVE_INFINITY;
  for (let a = 0; a < agents; a++) least = Math.min(least, paidAt(a));
  let found = 0;
  const isTurned = random.below(2) === 0;
  for (let a = 0; a < agents; a++) {
    const above = paidAt(a) - least;
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
  return paidAt(work.now[t]!) - least;
}

/** Depth first; `excess` is what the choices so far cost above the cheapest. */
function deal(work: Recombine, t: number, excess: number): void {
  const { room, agents, price } = work;
  if (work.nodes++ > mostNodes) return;
  let sure = excess;
  for (let a = 0; a < agents; a++) {
    const unused = room[a]! - work.reach[t * mostAgents + a]!;
    if (unused > 0) sure += price[a]! * unused;
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
