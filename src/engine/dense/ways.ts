import { type Anneal, cool, heat, newAnneal } from "./anneal.ts";
import type { Beam } from "./beam.ts";
import type { DenseProblem } from "./problem.ts";
import { newRecombine, type Recombine, recombineSome, smallGroups, wideGroups } from "./recombine.ts";
import { newRefill, newReplan, type Refill, refillSome, replanning } from "./refill.ts";
import type { WayName } from "./sharing-out.ts";
import { newState, type State, setState } from "./state.ts";
import { costNow, isProven, type Search } from "./under-way.ts";

/** What the ways need, made once. */
export type Tools = {
  readonly anneal: Anneal;
  readonly refill: Refill;
  readonly beam: Beam;
  readonly recombine: Recombine;
  readonly polish: Recombine;
  readonly side: State;
};

/** Work spaces for the search. */
export function newTools({ problem, guide, state }: Search): Tools {
  const refill = newRefill(problem, guide);
  return {
    anneal: newAnneal(problem, guide, state.agentOf),
    refill,
    beam: newReplan(refill),
    recombine: newRecombine(problem, guide, wideGroups),
    polish: newRecombine(problem, guide, smallGroups),
    side: newState(problem, state.agentOf),
  };
}

/** Goes one of the ways for so many steps of annealing. */
export function* takeWay(search: Search, tools: Tools, name: WayName, steps: number): Generator<void, void> {
  const { state, random } = search;
  if (name === "anneal") yield* annealBlock(search, tools.anneal, steps);
  else if (name === "beam") yield* beamBlock(search, tools, steps);
  else if (name === "wander") yield* wanderBlock(search, tools, steps);
  else if (name === "refill") yield* stepsOf(search, steps, () => refillSome(tools.refill, state, random, 0));
  else yield* stepsOf(search, steps, () => recombineSome(tools.recombine, state, random));
}

const narrowest = 4;

/** Beams over all agents or some, as wide as the steps allow. */
function* beamBlock(search: Search, { refill, beam }: Tools, steps: number): Generator<void, void> {
  const { problem, state, random } = search;
  if (problem.agents < 2) return;
  for (const end = beam.work + steps; beam.work < end; ) {
    const agents = random.unit() < 0.5 ? problem.agents : Math.min(problem.agents, 8 + random.below(16));
    const width = Math.floor((2 * steps * random.unit()) / beamWork(problem, agents));
    beam.work += 1000;
    if (width < narrowest) continue;
    for (const _ of replanning({ work: refill, beam }, state, random, { agents, width })) {
      search.iterations++;
      yield;
    }
    search.isFound = state.overfull === 0;
    if (isProven(search)) return;
  }
}

/** About what one plan of a beam costs, in steps of annealing. */
function beamWork({ agents, jobs }: DenseProblem, some: number): number {
  return (0.5 * some ** 3 * jobs) / agents;
}

/** Steps of one cooling, and of as much of the other ways; longer as time goes on. */
export function blockLength(search: Search, block: number): number {
  return Math.max(200_000, 2000 * search.problem.jobs) * Math.min(8, 1 + block / 16);
}

const turn = 32_768;

function* annealBlock(search: Search, anneal: Anneal, length: number): Generator<void, void> {
  const hot = 0.45 * (0.1 / 0.45) ** search.random.unit();
  heat(anneal, search.state.agentOf, search.random, { hot, length });
  for (let isDone = false; !isDone; ) {
    isDone = cool(anneal, turn);
    search.iterations++;
    if (anneal.bestCost < costNow(search) || (isDone && Number.isFinite(anneal.bestCost))) {
      setState(search.problem, search.state, anneal.best);
      search.isFound = true;
    }
    yield;
    if (isProven(search)) return;
  }
}

/** Takes steps of a way that never makes the plan worse, in turns of a few milliseconds. */
function* stepsOf(search: Search, steps: number, step: () => number): Generator<void, void> {
  if (search.problem.agents < 2) return;
  for (let left = steps; left > 0; ) {
    for (let soon = turn; soon > 0; ) {
      const work = step();
      soon -= work;
      left -= work;
    }
    search.isFound = search.state.overfull === 0;
    search.iterations++;
    yield;
    if (isProven(search)) return;
  }
}

/** How much dearer a plan may become before it is polished, in the scale of the guide. */
const mostDetour = 6;
/** Work of polishing one detour. */
const polishWork = 60_000;

/** Detours: on a copy, some agents are refilled although that costs a little, then recombined; kept when no dearer. */
function* wanderBlock(search: Search, { refill, polish, side }: Tools, steps: number): Generator<void, void> {
  const { problem, state, random, guide } = search;
  if (problem.agents < 2 || !search.isFound) return;
  for (let left = steps; left > 0; ) {
    setState(problem, side, state.agentOf);
    let work = 0;
    for (let detours = 1 + random.below(2); detours > 0; detours--) {
      work += refillSome(refill, side, random, mostDetour * guide.scale * random.unit());
    }
    for (const end = work + polishWork; work < end; ) work += recombineSome(polish, side, random);
    left -= work;
    if (side.overfull === 0 && side.cost <= state.cost) setState(problem, state, side.agentOf);
    search.iterations++;
    yield;
    if (isProven(search)) return;
  }
}
