import type { Random } from "#kit/random.ts";
import { type Anneal, cool, heat, newAnneal } from "./anneal.ts";
import { isWalkedOut, type JobPrices, newJobPrices, walkJobPrices } from "./bound.ts";
import { diving } from "./dive.ts";
import { newExact, tryMore } from "./exact.ts";
import { type Guide, newGuide } from "./guide.ts";
import { mending, newMend } from "./mend.ts";
import { type Part, wholePart } from "./part.ts";
import { placeByRegret } from "./place.ts";
import type { DenseProblem, NoPlan } from "./problem.ts";
import { newRecombine, type Recombine, recombineSome, smallGroups, wideGroups } from "./recombine.ts";
import { leastFine, newRefill, type Refill, refillSome } from "./refill.ts";
import { allOf, newRest, newRoomWalk, type RoomWalk, walkRoomPrices } from "./room-prices.ts";
import { newState, type State, setState } from "./state.ts";

/** The whole search under way. */
export type Search = {
  readonly problem: DenseProblem;
  readonly random: Random;
  readonly whole: Part;
  guide: Guide;
  prices: JobPrices;
  /** The plan under way: the best one, or one that is as good. */
  readonly state: State;
  /** Whether `state` is feasible. */
  isFound: boolean;
  iterations: number;
  /** No plan costs less. */
  bound: number;
  phase: "bound" | "plan" | "improve";
  /** Set once it is proven that there is no plan. */
  noPlan: NoPlan | null;
  /** Every way was tried: the plan is the cheapest, whatever the prices prove. */
  triedAll: boolean;
};

/** The ways to improve, and what each gained a block lately: the best one gets more turns. */
type Way = { readonly name: "anneal" | "refill" | "recombine" | "wander"; gain: number };

/** What the ways need, made once. */
type Tools = {
  readonly anneal: Anneal;
  readonly refill: Refill;
  readonly recombine: Recombine;
  readonly polish: Recombine;
  readonly side: State;
};

/** Yields after every few milliseconds of work; ends when the plan is proven cheapest. */
export function* searching(search: Search): Generator<void, void> {
  const walk = newRoomWalk(search.problem.agents);
  yield* startPrices(search, walk, 40_000_000);
  yield* quickPlan(search);
  yield* startPrices(search, walk, 400_000_000);
  yield* startBound(search);
  yield* firstPlans(search);
  if (isProven(search)) return;
  if (!search.isFound) yield* proveNoRoom(search);
  if (search.noPlan === null) yield* tryEveryWay(search);
  if (search.triedAll || search.noPlan !== null) return;
  yield* improveInTurns(search);
}

function* improveInTurns(search: Search): Generator<void, void> {
  const { problem, guide, random, state } = search;
  const tools: Tools = {
    anneal: newAnneal(problem, guide, state.agentOf),
    refill: newRefill(problem, guide),
    recombine: newRecombine(problem, guide, wideGroups),
    polish: newRecombine(problem, guide, smallGroups),
    side: newState(problem, state.agentOf),
  };
  const ways: Way[] = [
    { name: "recombine", gain: 3 },
    { name: "anneal", gain: 2 },
    { name: "refill", gain: 1 },
    { name: "wander", gain: 1 },
  ];
  search.phase = "improve";
  for (let block = 0; ; block++) {
    yield* walkOn(search, 20);
    if (isProven(search) || search.noPlan !== null) return;
    ways.sort((a, b) => b.gain - a.gain);
    const way = random.unit() < 0.5 ? ways[0]! : ways[random.below(ways.length)]!;
    const before = costNow(search);
    yield* takeWay(search, tools, way.name, blockLength(search, block));
    const gained = Number.isFinite(before) ? (before - costNow(search)) / guide.scale : 1;
    way.gain = 0.6 * way.gain + 0.4 * gained + 1e-9 * random.unit();
    if (isProven(search)) return;
  }
}

function* takeWay(search: Search, tools: Tools, name: Way["name"], steps: number): Generator<void, void> {
  const { state, random } = search;
  if (name === "anneal") yield* annealBlock(search, tools.anneal, steps);
  else if (name === "wander") yield* wanderBlock(search, tools, steps);
  else if (name === "refill") yield* stepsOf(search, steps, () => refillSome(tools.refill, state, random, 0));
  else yield* stepsOf(search, steps, () => recombineSome(tools.recombine, state, random));
}

/** Prepares a search. */
export function newSearch(problem: DenseProblem, random: Random): Search {
  const whole = wholePart(problem);
  const guide = newGuide(problem, whole.price.slice());
  const first = new Int32Array(problem.jobs);
  for (let job = 0; job < problem.jobs; job++) first[job] = guide.near[job * guide.width]!;
  const state = newState(problem, first);
  return {
    problem,
    random,
    whole,
    guide,
    prices: newJobPrices(whole),
    state,
    isFound: state.overfull === 0,
    iterations: 0,
    bound: Number.NEGATIVE_INFINITY,
    phase: "bound",
    noPlan: null,
    triedAll: false,
  };
}

/** The linear relaxation's prices, and what they say of near agents. */
function* startPrices(search: Search, walk: RoomWalk, work: number): Generator<void, void> {
  const { problem, whole } = search;
  const rest = newRest(problem.agents, problem.jobs);
  allOf(rest, whole);
  const pairs = problem.agents * problem.jobs;
  let isOn = walk.reach > 0;
  if (!isOn) {
    for (const cost of problem.cost) walk.reach = Math.max(walk.reach, 1, 0.3 * Math.abs(cost) * problem.jobs);
  }
  const passes = Math.max(1, Math.min(100, Math.ceil(1_000_000 / pairs)));
  const most = Math.max(30, Math.min(2000, work / pairs));
  for (let done = 0; done < most && walk.reach > 0; done += passes) {
    const level = walkRoomPrices(whole, rest, walk, { passes, reach: walk.reach, isOn });
    isOn = true;
    search.iterations++;
    yield;
    if (walk.reach < 1e-6 * (1 + Math.abs(level))) break;
  }
  search.guide = newGuide(problem, whole.price.slice());
  search.prices = newJobPrices(whole);
}

/** The cost of the plan under way, infinite while it is not feasible. */
export function costNow(search: Search): number {
  return search.isFound ? search.state.cost : Number.POSITIVE_INFINITY;
}

function isProven(search: Search): boolean {
  return costNow(search) <= search.bound;
}

/** A first plan within milliseconds: the jobs with most to lose first, each where it is cheapest and fits; then mended. */
function* quickPlan(search: Search): Generator<void, void> {
  const { problem, guide, state, whole } = search;
  placeByRegret(problem, guide, whole.at);
  const { cost, over } = yield* mending(whole, newMend(problem.agents), 12, 10 * leastFine(guide));
  search.iterations++;
  if (over > 0 || cost >= costNow(search)) return;
  setState(problem, state, whole.at);
  search.isFound = true;
}

function* startBound(search: Search): Generator<void, void> {
  for (let pass = 0; pass < 3; pass++) {
    walkJobPrices(search.prices, costNow(search));
    takeBound(search);
    search.iterations++;
    yield;
  }
}

/** Every plan's cost is a whole number, so the bound may be rounded up; a grain is left for rounding errors. */
function takeBound(search: Search): void {
  const proven = Math.ceil(search.prices.bound - 1e-6 - 1e-12 * Math.abs(search.prices.bound));
  search.bound = Math.max(search.bound, proven);
}

function* walkOn(search: Search, passes: number): Generator<void, void> {
  for (let pass = 0; pass < passes && !isWalkedOut(search.prices); pass++) {
    walkJobPrices(search.prices, costNow(search));
    takeBound(search);
    search.iterations++;
    yield;
    if (isProven(search)) return;
  }
}

/** Fills everything agent by agent a few times, in different orders, and keeps the best plan. */
function* firstPlans(search: Search): Generator<void, void> {
  const { whole, guide, problem, random, state } = search;
  search.phase = "plan";
  const work = newRefill(problem, guide);
  let bestOver = Number.POSITIVE_INFINITY;
  const passes = Math.max(4, Math.min(20, Math.floor(600_000_000 / (problem.agents ** 2 * problem.jobs))));
  for (const noise of [0, 1, 0.5, 0, 1]) {
    whole.price.set(guide.price);
    const manner = { passes, reach: 5 * guide.scale, noise: noise * guide.scale };
    for (const _ of diving(whole, work.dive, random, manner)) yield;
    const { cost, over } = yield* mending(whole, work.mend, 8, leastFine(guide));
    if (over < bestOver || (over === bestOver && cost < state.cost)) {
      if (!search.isFound || (over === 0 && cost < state.cost)) setState(problem, state, whole.at);
      bestOver = over;
      search.isFound = state.overfull === 0;
    }
    search.iterations++;
    yield;
    if (isProven(search)) return;
  }
  whole.price.set(guide.price);
}

/** With all costs 0, prices whose bound is above 0 prove that not all jobs can fit (Farkas). */
function* proveNoRoom(search: Search): Generator<void, void> {
  const { whole, problem } = search;
  const free = { ...whole, cost: whole.cost.map((cost) => (cost === Number.POSITIVE_INFINITY ? cost : 0)) };
  free.price.fill(1);
  const prices = newJobPrices(free);
  prices.reach = 1;
  for (const size of problem.size) prices.reach = Math.max(prices.reach, size);
  for (let pass = 0; pass < 200 && !isWalkedOut(prices); pass++) {
    walkJobPrices(prices, Number.POSITIVE_INFINITY);
    search.iterations++;
    let sum = 1;
    for (const price of prices.best) sum += Math.abs(price);
    if (prices.bound > 1e-6 * sum) {
      search.noPlan = { code: "proven-by-prices" };
      break;
    }
    yield;
  }
  whole.price.set(search.guide.price);
}

/** So many ways are looked at before it is left to the search: enough for small problems. */
const mostNodes = 400_000;

function* tryEveryWay(search: Search): Generator<void, void> {
  const { problem, guide, state } = search;
  if (problem.jobs > 100) return;
  const exact = newExact(problem, guide, costNow(search));
  for (let isDone = false; !isDone && exact.nodes < mostNodes; ) {
    isDone = tryMore(exact, 20_000);
    search.iterations++;
    if (exact.bestCost < costNow(search)) {
      setState(problem, state, exact.best);
      search.isFound = true;
    }
    if (isDone) {
      search.triedAll = search.isFound;
      if (!search.isFound) search.noPlan = { code: "every-way-tried" };
    }
    yield;
    if (isProven(search)) return;
  }
}

/** Steps of one cooling, and of as much of the other ways; longer as time goes on. */
function blockLength(search: Search, block: number): number {
  return Math.max(200_000, 2000 * search.problem.jobs) * Math.min(8, 1 + block / 16);
}

const turn = 32_768;

function* annealBlock(search: Search, anneal: Anneal, length: number): Generator<void, void> {
  const hot = 0.6 * (0.12 / 0.6) ** search.random.unit();
  anneal.bestCost = costNow(search);
  heat(anneal, search.state.agentOf, search.random, { hot, length });
  for (let isDone = false; !isDone; ) {
    isDone = cool(anneal, turn);
    search.iterations++;
    if (anneal.bestCost < costNow(search)) {
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
