import type { Random } from "#kit/random.ts";
import { auctioning } from "./auction.ts";
import { isWalked, newRelaxation, passing, type Relaxation, walkAgain } from "./bound.ts";
import { dismiss, type Threads } from "./crew.ts";
import { newDraft, openLog } from "./draft.ts";
import { type Advice, advising, drafting, newAdvice } from "./first-plan.ts";
import { type Kick, kickOnce, measureSlack, newKick, newSlack, type Slack } from "./improve.ts";
import { newSack } from "./knapsack.ts";
import { isStalled, type Life, newLife } from "./life.ts";
import { type Market, sourceOf } from "./market.ts";
import { release } from "./memory.ts";
import { newPace, type Pace, turnEnds } from "./pace.ts";
import { priceGrid } from "./passage.ts";
import { planOfChosen } from "./plan.ts";
import type { Plan, Problem } from "./problem.ts";
import { type Bench, repack } from "./repack.ts";
import type { Run } from "./run.ts";
import { settling } from "./settle.ts";
import { sifting } from "./sift.ts";
import { clearWaiting, dequeue, enqueue, newWaiting } from "./waiting.ts";
import { lockedValue, withLocks } from "./without-locks.ts";

/**
 * A search for a good plan and good prices. Everything in it depends on the market, the seed and the number of
 * iterations alone: an iteration is a pass of the bound, the building of a plan, a repack of one person or a kick, and
 * `current` and the best prices change only when an iteration is complete.
 */
type Search = {
  readonly market: Market;
  readonly relaxation: Relaxation;
  readonly advice: Advice;
  readonly slack: Slack;
  readonly kick: Kick;
  readonly random: Random;
  readonly pace: Pace;
  /** The best plan so far. */
  current: Bench;
  /** A second plan, built from newer prices, that may overtake it. */
  spare: Bench;
  /** The one of the two that is being improved, and how it has come along; null before there is a plan from prices. */
  worked: Bench;
  life: Life | null;
  phase: "bound" | "plan" | "improve";
  iterations: number;
  /** How far from its price a pair may be for the next plan. */
  reach: number;
  /** By how much the bound fell for each step of work in the last passes. */
  passRate: number;
  /** Passes of the bound and kicks so far. */
  passes: number;
  kicks: number;
  readonly mostIterations: number;
};

/** How many iterations, and who helps. */
export type Limits = { readonly most: number; readonly threads: Threads | null };

/** A run of the search on a problem of the base case, at its start. */
export function newBaseRun(problem: Problem, market: Market, random: Random, { most, threads }: Limits): Run {
  const search = newSearch(market, random, { most, threads });
  let ended: Plan | null = null;
  const locked = lockedValue(problem);
  return {
    turns: searching(search),
    phase: () => search.phase,
    value: () => locked + search.current.draft.value,
    bound: () => locked + Math.floor(search.relaxation.best / priceGrid),
    iterations: () => search.iterations,
    isPriced: () => search.passes >= pricedAfter,
    plan: () => ended ?? planOf(problem, search),
    prices: () => ({ project: pricesBy(search) }),
    end: () => {
      if (ended !== null) return;
      ended = planOf(problem, search);
      if (search.relaxation.crew !== null) dismiss(search.relaxation.crew);
      const { person, fit, offerProject, offerPlace, offerWorth } = market;
      release([person, fit, offerProject, offerPlace, offerWorth]);
    },
  };
}

function planOf(problem: Problem, search: Search): Plan {
  return withLocks(problem, planOfChosen(problem, chosenBy(problem, search)));
}

/** The chosen pairs, and below the best prices, in the problem's own order. */
function chosenBy(problem: Problem, { market, current }: Search): Int32Array {
  const chosen = new Int32Array(market.projects).fill(-1);
  for (let j = 0; j < market.projects; j++) {
    const pair = current.draft.chosen[j]!;
    if (pair >= 0) chosen[market.projectAt[j]!] = sourceOf(problem, market, j, pair);
  }
  return chosen;
}

function pricesBy({ market, relaxation }: Search): Float64Array {
  const price = new Float64Array(market.projects);
  for (let j = 0; j < market.projects; j++) price[market.projectAt[j]!] = relaxation.bestPrice[j]! / priceGrid;
  return price;
}

/** A search at its start: the empty plan, and a bound that every project is served by its best person. */
function newSearch(market: Market, random: Random, { most, threads }: Limits): Search {
  const sack = newSack(market.mostOffers);
  const waiting = newWaiting(market.people);
  const current = { market, draft: newDraft(market), sack, waiting, work: 0 };
  return {
    market,
    relaxation: newRelaxation(market, threads),
    advice: newAdvice(market),
    slack: newSlack(market),
    kick: newKick(),
    random,
    pace: newPace(),
    current,
    spare: { market, draft: newDraft(market), sack, waiting, work: 0 },
    worked: current,
    life: null,
    phase: "plan",
    iterations: 0,
    reach: market.person.length < smallMarket ? mostReach : planReach,
    passRate: 0,
    passes: 0,
    kicks: 0,
    mostIterations: most,
  };
}

/** True when the plan is worth as much as any plan can be; values are integers. */
function isProven(search: Search): boolean {
  return search.current.draft.value >= Math.floor(search.relaxation.best / priceGrid);
}

/** After so many passes a bound is worth proving. */
const pricedAfter = 12;
/** Passes of the first round and of every later one; turns of kicks between, twice as many after every walk of the prices. */
const ordinaryPasses = { first: 40, later: 32, kicksBetween: 4 };
/** In a large market a plan should not wait so long: whoever looks for it knows sooner what kicks and passes gain. */
const largePasses = { first: 16, later: 8, kicksBetween: 8 };
const largeMarket = 1_000_000;
/** In a huge one there is no time and no memory to look further than the first reach. */
const hugeMarket = 4_000_000;
/** In fit a unit of an ordinary market: how far from its price a pair may be for a pass; and for a plan, twice as far every round. */
const passReach = 20;
const planReach = 25;
const mostReach = 1000;
/** So many pairs are looked at in no time: all of them are near. */
const smallMarket = 100_000;
/** Passes between two siftings. */
const siftEvery = 8;
/** Kicks go on, by this share of the passes' work at a time, while they gain more than the passes did. */
const kickShare = 0.5;
/** The next passes gain about so much of what the last ones did. */
const nextFall = 0.5;
/** Passes that lower the bound by less than this share of the gap are made less often: each time after twice as many rounds. */
const leastFall = 0.003;
const longestRest = 16;

/** Works until the plan is proven optimal or the iterations are used up; yields after each turn of work. */
function* searching(search: Search): Generator<undefined, void> {
  yield* opening(search);
  yield* pricing(search);
  const passes = search.market.person.length > largeMarket ? largePasses : ordinaryPasses;
  let rounds = passes.kicksBetween;
  let work = 0;
  let rest = 0;
  for (let round = 0, next = 0; !isOver(search); round++) {
    if (round === next) {
      const before = search.pace.total;
      const fall = yield* bounding(search, round === 0 ? passes.first : passes.later);
      work = search.pace.total - before;
      rest = fall < leastFall * gapOf(search, search.current) ? Math.min(longestRest, 2 * rest + 1) : 0;
      next = round + 1 + rest;
      yield* adviseAnew(search);
    }
    yield* takingUp(search);
    for (let turn = 0; turn < rounds && !isOver(search); turn++) {
      if ((yield* improving(search, work * kickShare)) <= search.passRate * nextFall) break;
    }
    if (!isWalked(search.relaxation)) continue;
    walkAgain(search.relaxation);
    rounds *= 2;
  }
}

/** When the plan in work has come to a dead end: goes on with the best one, or if it was that, with a new one. */
function* takingUp(search: Search): Generator<undefined, void> {
  const { pace, life } = search;
  if (life !== null && !isStalled(life, pace.total, gapOf(search, search.worked))) return;
  if (life !== null && search.worked !== search.current) search.worked = search.current;
  else yield* planning(search);
  search.life = newLife(pace.total, gapOf(search, search.worked));
}

/** Between a plan and the bound, in units of value. */
const gapOf = ({ relaxation }: Search, { draft }: Bench): number => relaxation.best / priceGrid - draft.value;

function isOver(search: Search): boolean {
  return search.iterations >= search.mostIterations || isProven(search);
}

/** A first plan, before anything is known of prices. */
function* opening(search: Search): Generator<undefined, void> {
  if (isOver(search)) return;
  const { market, advice, pace, spare } = search;
  yield* advising(market, search.relaxation, advice, pace);
  yield* drafting(market, advice, spare.draft, pace);
  countStep(search, spare);
}

/** Starts the prices from an auction's. */
function* pricing(search: Search): Generator<undefined, void> {
  if (isOver(search)) return;
  search.phase = "bound";
  yield* auctioning(search.market, search.relaxation.price, search.pace);
  search.iterations++;
}

/** Walks the prices; returns by how much the bound has fallen, and keeps what the last passes gained for their work. */
function* bounding(search: Search, passes: number): Generator<undefined, number> {
  const { market, relaxation, pace } = search;
  const before = relaxation.best;
  let last = { bound: before, work: pace.total };
  search.phase = "bound";
  for (let pass = 0; pass < passes && !isWalked(relaxation) && !isOver(search); pass++) {
    if (pass % siftEvery === 0) {
      last = { bound: relaxation.best, work: pace.total };
      yield* sifting(market, { price: relaxation.price, reach: passReach * market.scale }, relaxation, pace);
    }
    yield* passing(market, relaxation, pace);
    search.iterations++;
    search.passes++;
  }
  search.passRate = (last.bound - relaxation.best) / (priceGrid * Math.max(1, pace.total - last.work));
  return (before - relaxation.best) / priceGrid;
}

/** Sifts the pairs and reads the advice at the best prices. */
function* adviseAnew(search: Search): Generator<undefined, void> {
  const { market, relaxation, advice, pace } = search;
  yield* sifting(market, { price: relaxation.bestPrice, reach: search.reach * market.scale }, relaxation, pace);
  if (market.person.length < hugeMarket) search.reach = Math.min(2 * search.reach, mostReach);
  yield* advising(market, relaxation, advice, pace);
}

/** Builds a plan from the best prices in the spare draft and polishes it; from then on it is the one in work. */
function* planning(search: Search): Generator<undefined, void> {
  if (isOver(search)) return;
  search.phase = "plan";
  const { market, relaxation, random, pace, spare } = search;
  search.worked = spare;
  yield* settling(market, relaxation, spare.draft, random, pace);
  countStep(search, spare);
  for (let i = 0; i < market.people; i++) enqueue(spare.waiting, i);
  while (spare.waiting.count > 0 && !isOver(search)) {
    openLog(spare.draft);
    const i = dequeue(spare.waiting);
    repack(spare, i);
    countStep(search, spare);
    if (turnEnds(pace, workSince(spare))) yield;
  }
  clearWaiting(spare.waiting);
}

/** Counts an iteration on a plan, and makes it the current one when it is better. */
function countStep(search: Search, bench: Bench): void {
  search.iterations++;
  if (bench === search.current || bench.draft.value <= search.current.draft.value) return;
  search.spare = search.current;
  search.current = bench;
}

/** Kicks the plan in work for so much work; returns what was gained for one step of it. */
function* improving(search: Search, work: number): Generator<undefined, number> {
  search.phase = "improve";
  const before = search.worked.draft.value;
  const { worked, advice, slack, kick, random, pace, market } = search;
  const end = pace.total + work;
  const firstKick = search.kicks;
  const sweep = 20 + Math.floor(market.projects / 4);
  while (pace.total < end && !isOver(search)) {
    if (search.kicks === firstKick || search.kicks % sweep === 0) {
      measureSlack(worked, advice, slack);
      worked.work += 4 * (market.people + market.projects);
    }
    slack.place = ((search.kicks % sweep) + random.unit()) / sweep;
    kickOnce(worked, advice, slack, kick, random);
    search.kicks++;
    countStep(search, worked);
    if (turnEnds(pace, workSince(worked))) yield;
  }
  return (worked.draft.value - before) / work;
}

/** The work done on a plan since it was last asked for. */
function workSince(bench: Bench): number {
  const { work } = bench;
  bench.work = 0;
  return work;
}
