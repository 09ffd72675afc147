import type { Random } from "#kit/random.ts";
import { isWalkedOut, newJobPrices, walkJobPrices } from "./bound.ts";
import { diving } from "./dive.ts";
import { newExact, tryMore } from "./exact.ts";
import { newGuide } from "./guide.ts";
import { mending, newMend } from "./mend.ts";
import { wholePart } from "./part.ts";
import { placeByRegret } from "./place.ts";
import type { DenseProblem } from "./problem.ts";
import { leastFine, newRefill } from "./refill.ts";
import { allOf, newRest, newRoomWalk, type RoomWalk, walkRoomPrices } from "./room-prices.ts";
import { chooseWay, newWays, takeNote } from "./sharing-out.ts";
import { newState, setState } from "./state.ts";
import { costNow, isProven, type Search } from "./under-way.ts";
import { blockLength, newTools, takeWay } from "./ways.ts";

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
  const { guide, random } = search;
  const tools = newTools(search);
  const ways = newWays();
  search.phase = "improve";
  for (let block = 0; ; block++) {
    yield* walkOn(search, 20);
    if (isProven(search) || search.noPlan !== null) return;
    const { way, length } = chooseWay(ways, random);
    const before = costNow(search);
    yield* takeWay(search, tools, way.name, length * blockLength(search, block));
    const gained = Number.isFinite(before) ? (before - costNow(search)) / guide.scale : 1;
    takeNote(ways, way, { gained: gained + 1e-9 * random.unit(), length });
    if (isProven(search)) return;
  }
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
