import type { Random } from "#kit/random.ts";
import { type Beam, beaming, newBeam } from "./beam.ts";
import { type Dive, dive, newDive } from "./dive.ts";
import type { Guide } from "./guide.ts";
import { type Mend, mend, newMend } from "./mend.ts";
import { fillPart, newPart, type Part } from "./part.ts";
import type { DenseProblem } from "./problem.ts";
import { move, type State } from "./state.ts";

/** Large neighbourhoods: some agents that share near jobs are emptied and filled anew, agent by agent. */
export type Refill = {
  readonly problem: DenseProblem;
  readonly guide: Guide;
  readonly part: Part;
  readonly dive: Dive;
  readonly mend: Mend;
  readonly isIn: Uint8Array;
};

/** A work space for a problem. */
export function newRefill(problem: DenseProblem, guide: Guide): Refill {
  const { agents, jobs } = problem;
  return {
    problem,
    guide,
    part: newPart(agents, jobs),
    dive: newDive(agents, jobs),
    mend: newMend(agents),
    isIn: new Uint8Array(agents),
  };
}

const fewest = 2;
const most = 12;
const passes = 15;

/** The least fine while mending: a unit of overload is felt where room is worth nothing as well. */
export function leastFine(guide: Guide): number {
  let sum = 0;
  for (const price of guide.price) sum += price;
  return Math.max((0.5 * sum) / guide.price.length, 0.3 * guide.scale);
}

/** Refills a few agents; the plan changes only when it becomes dearer by no more than `detour`. Returns the work done, in steps of annealing. */
export function refillSome(work: Refill, state: State, random: Random, detour: number): number {
  const { problem, guide, part } = work;
  const agents = Math.min(problem.agents, fewest + random.below(Math.min(most, problem.agents) - fewest + 1));
  chooseAgents(work, state, random, agents);
  listJobs(part, state, problem.jobs);
  const before = standing(part, problem, state);
  fillPart(part, problem, guide.price);
  const noise = random.unit() < 0.7 ? 0 : guide.scale * random.unit();
  dive(part, work.dive, random, { passes, reach: 3 * guide.scale, noise });
  const after = mend(part, work.mend, 3, leastFine(guide));
  if (after.over < before.over || (after.over === before.over && after.cost <= before.cost + detour)) {
    takeOver(work, state);
  }
  return Math.round((passes * part.agents * part.agents * part.jobs) / 25 + (part.jobs * part.jobs) / 2.5);
}

function takeOver({ problem, part }: Refill, state: State): void {
  for (let j = 0; j < part.jobs; j++) {
    const agent = part.agent[part.at[j]!]!;
    if (state.agentOf[part.job[j]!] !== agent) move(problem, state, part.job[j]!, agent);
  }
}

/** How wide a beam over everything may become: beyond it memory would be the problem's several times over. */
const widest = 300;

/** A work space for beams over some of the agents or all. */
export function newReplan(work: Refill): Beam {
  const { agents, jobs } = work.problem;
  return newBeam(work.part, work.guide.scale, Math.max(2, Math.min(widest, Math.floor(2_000_000 / (agents + jobs)))));
}

/** Plans so many agents anew by a beam search; the plan changes when one is found that is no dearer. Yields every few milliseconds. */
export function* replanning(
  { work, beam }: { work: Refill; beam: Beam },
  state: State,
  random: Random,
  plan: { agents: number; width: number },
): Generator<void, void> {
  const { problem, guide, part } = work;
  chooseAgents(work, state, random, plan.agents);
  listJobs(part, state, problem.jobs);
  fillPart(part, problem, guide.price);
  beam.width = Math.min(plan.width, beam.widest);
  const { cost, over } = standing(part, problem, state);
  const found = yield* beaming(beam, over > 0 ? Number.POSITIVE_INFINITY : cost, random);
  if (found < Number.POSITIVE_INFINITY) takeOver(work, state);
}

/** One at random, the others mostly among those that are near to a job of one chosen before. */
function chooseAgents(work: Refill, state: State, random: Random, wanted: number): void {
  const { problem, guide, part, isIn } = work;
  isIn.fill(0);
  part.agents = 0;
  for (let tries = 0; part.agents < wanted; tries++) {
    let agent = random.below(problem.agents);
    if (part.agents > 0 && tries < 50 && random.unit() < 0.8) {
      const known = part.agent[random.below(part.agents)]!;
      if (state.held[known]! > 0) {
        const job = state.list[known * problem.jobs + random.below(state.held[known]!)]!;
        agent = guide.near[job * guide.width + random.below(guide.width)]!;
      }
    }
    if (isIn[agent] === 1) continue;
    isIn[agent] = 1;
    part.agent[part.agents++] = agent;
  }
}

function listJobs(part: Part, state: State, jobs: number): void {
  part.jobs = 0;
  for (let i = 0; i < part.agents; i++) {
    const agent = part.agent[i]!;
    for (let k = 0; k < state.held[agent]!; k++) part.job[part.jobs++] = state.list[agent * jobs + k]!;
  }
}

function standing(part: Part, problem: DenseProblem, state: State): { cost: number; over: number } {
  let cost = 0;
  let over = 0;
  for (let j = 0; j < part.jobs; j++) {
    const job = part.job[j]!;
    cost += problem.cost[job * problem.agents + state.agentOf[job]!]!;
  }
  for (let i = 0; i < part.agents; i++) {
    const agent = part.agent[i]!;
    over += Math.max(0, state.load[agent]! - problem.capacity[agent]!);
  }
  return { cost, over };
}
