import type { Random } from "#kit/random.ts";
import { type Deal, layOut, mostAgents, newDeal, walkPrices } from "./deal.ts";
import type { Guide } from "./guide.ts";
import { dealOut, type Halves, newHalves } from "./halves.ts";
import type { DenseProblem } from "./problem.ts";
import { move, type State } from "./state.ts";

/** A few agents whose undecided jobs are dealt out anew in every way that could be as cheap as now. */
export type Recombine = {
  readonly problem: DenseProblem;
  readonly guide: Guide;
  readonly groups: GroupSize;
  readonly agent: Int32Array;
  /** The jobs that are dealt out anew, those with least to choose first. */
  readonly job: Int32Array;
  readonly key: Float64Array;
  readonly deal: Deal;
  readonly halves: Halves;
  /** For each number of agents, which share of what is to be won one half of the jobs may spend: less after ways were too many. */
  readonly share: Float64Array;
};

/** How large groups may be: so many agents, and up to so many jobs. */
export type GroupSize = { readonly fewestAgents: number; readonly mostAgents: number; readonly mostJobs: number };

/** Small groups for a quick polish. */
export const smallGroups: GroupSize = { fewestAgents: 2, mostAgents: 4, mostJobs: 24 };
/** Wide groups for what small ones cannot find. */
export const wideGroups: GroupSize = { fewestAgents: 3, mostAgents: 6, mostJobs: 120 };

/** A work space for a problem. */
export function newRecombine(problem: DenseProblem, guide: Guide, groups: GroupSize): Recombine {
  const { mostJobs } = groups;
  return {
    problem,
    guide,
    groups,
    agent: new Int32Array(mostAgents),
    job: new Int32Array(mostJobs),
    key: new Float64Array(mostJobs),
    deal: newDeal(mostJobs),
    halves: newHalves(mostJobs),
    share: new Float64Array(mostAgents + 1).fill(0.5),
  };
}

/** Tries one group of agents; the plan changes only when it becomes no dearer. Returns the work done, in steps of annealing. */
export function recombineSome(work: Recombine, state: State, random: Random): number {
  const { problem, deal, halves, share } = work;
  if (problem.agents < 2) return 1000;
  chooseAgents(work, state, random);
  chooseJobs(work, state, random);
  const { agents, jobs } = deal;
  halves.limit = prepare(work, state, random) + 1e-7;
  halves.halfLimit = share[agents]! * halves.limit;
  const looks = dealOut(halves, deal, random);
  share[agents] = halves.isCut ? 0.95 * share[agents]! : Math.min(1, 1.01 * share[agents]!);
  if (halves.isFound) {
    for (let t = 0; t < jobs; t++) {
      const to = work.agent[halves.best[t]!]!;
      if (state.agentOf[work.job[t]!] !== to) move(problem, state, work.job[t]!, to);
    }
  }
  return 300 + 4 * jobs * agents + looks;
}

function chooseAgents({ problem, guide, groups, agent, deal }: Recombine, state: State, random: Random): void {
  const most = Math.min(problem.agents, groups.mostAgents);
  const fewest = Math.min(most, groups.fewestAgents);
  const wanted = fewest + random.below(most - fewest + 1);
  agent[0] = random.below(problem.agents);
  deal.agents = 1;
  for (let tries = 0; deal.agents < wanted; tries++) {
    let next = random.below(problem.agents);
    const known = agent[random.below(deal.agents)]!;
    if (tries < 20 && state.held[known]! > 0) {
      const job = state.list[known * problem.jobs + random.below(state.held[known]!)]!;
      next = guide.near[job * guide.width + random.below(guide.width)]!;
    }
    if (!agent.subarray(0, deal.agents).includes(next)) agent[deal.agents++] = next;
  }
}

/** Of the agents' jobs those between which and another of them there is least to choose, shaken a little. */
function chooseJobs({ problem, guide, groups, agent, job, key, deal }: Recombine, state: State, random: Random): void {
  const { agents } = deal;
  const most = Math.max(1, Math.ceil(groups.mostJobs * random.unit()));
  let jobs = 0;
  for (let a = 0; a < agents; a++) {
    for (let k = 0; k < state.held[agent[a]!]!; k++) {
      const each = state.list[agent[a]! * problem.jobs + k]!;
      const here = paid(problem, guide, each, agent[a]!);
      let least = Number.POSITIVE_INFINITY;
      for (let b = 0; b < agents; b++)
        if (b !== a) least = Math.min(least, paid(problem, guide, each, agent[b]!) - here);
      if (least === Number.POSITIVE_INFINITY) continue;
      const worth = least + guide.scale * random.unit();
      if (jobs === most && worth >= key[most - 1]!) continue;
      let at = jobs < most ? jobs++ : most - 1;
      for (; at > 0 && key[at - 1]! > worth; at--) {
        key[at] = key[at - 1]!;
        job[at] = job[at - 1]!;
      }
      key[at] = worth;
      job[at] = each;
    }
  }
  deal.jobs = jobs;
}

function paid({ cost, size, capacity, agents }: DenseProblem, guide: Guide, job: number, agent: number): number {
  const pair = job * agents + agent;
  if (size[pair]! > capacity[agent]!) return Number.POSITIVE_INFINITY;
  return cost[pair]! + guide.price[agent]! * size[pair]!;
}

/** Lays out the choices; returns what the plan as it stands costs above the sum of the cheapest, room left counted. */
function prepare({ problem, guide, agent, job, deal }: Recombine, state: State, random: Random): number {
  const { agents, jobs, room, price, size, cost } = deal;
  // Those with least to choose come first, so that ways part late; neighbours in the list go to either half.
  job.subarray(0, jobs).reverse();
  for (let t = 0; t + 1 < jobs; t += 2) {
    if (random.below(2) === 0) continue;
    const held = job[t]!;
    job[t] = job[t + 1]!;
    job[t + 1] = held;
  }
  for (let a = 0; a < agents; a++) {
    room[a] = problem.capacity[agent[a]!]! - state.load[agent[a]!]!;
    price[a] = guide.price[agent[a]!]!;
  }
  let now = 0;
  for (let t = 0; t < jobs; t++) {
    for (let a = 0; a < agents; a++) {
      const pair = job[t]! * problem.agents + agent[a]!;
      const isPossible = problem.size[pair]! <= problem.capacity[agent[a]!]!;
      cost[t * mostAgents + a] = isPossible ? problem.cost[pair]! : Number.POSITIVE_INFINITY;
      size[t * mostAgents + a] = problem.size[pair]!;
      if (state.agentOf[job[t]!] !== agent[a]) continue;
      now += problem.cost[pair]!;
      room[a]! += problem.size[pair]!;
    }
  }
  walkPrices(deal, now);
  let excess = now - layOut(deal);
  for (let a = 0; a < agents; a++) {
    const over = Math.max(0, state.load[agent[a]!]! - problem.capacity[agent[a]!]!);
    excess += price[a]! * (room[a]! + over);
  }
  return excess;
}
