import { newPace, type Pace, turnEnds } from "#engine/pace.ts";
import type { Plan, Prices, Problem } from "#engine/problem.ts";
import type { Run } from "#engine/run.ts";
import { clearWaiting, dequeue, enqueue, newWaiting } from "#engine/waiting.ts";
import type { Random } from "#kit/random.ts";
import { isWalked, newWideRelaxation, passingWide, type WideRelaxation, walkAgain } from "./bound.ts";
import type { Choice } from "./choice.ts";
import { newWideDraft, openLog, scoreOf } from "./draft.ts";
import { advisingWide, draftingWide, newWideAdvice, type WideAdvice } from "./first-plan.ts";
import { kickOnce, measureSlack, newWideSlack, type WideSlack } from "./improve.ts";
import type { WideMarket } from "./market.ts";
import { newChoice } from "./new-choice.ts";
import { repack, type WideBench } from "./repack.ts";

/**
 * A search for a good plan and good prices of a problem with shares, periods, competitors or floors; in its rounds and
 * its counting of iterations like the base case's `Search`.
 */
type WideSearch = {
  readonly market: WideMarket;
  readonly relaxation: WideRelaxation;
  readonly choice: Choice;
  readonly advice: WideAdvice;
  readonly slack: WideSlack;
  readonly random: Random;
  readonly pace: Pace;
  current: WideBench;
  spare: WideBench;
  phase: "bound" | "plan" | "improve";
  iterations: number;
  passes: number;
  readonly mostIterations: number;
};

/** A run of the search, at its start. */
export function newWideRun(problem: Problem, market: WideMarket, random: Random, mostIterations: number): Run {
  const choice = newChoice(market);
  const waiting = newWaiting(market.people);
  const bench = (): WideBench => ({ market, draft: newWideDraft(market), choice, waiting, work: 0 });
  const search: WideSearch = {
    market,
    relaxation: newWideRelaxation(market),
    choice,
    advice: newWideAdvice(market),
    slack: newWideSlack(market),
    random,
    pace: newPace(),
    current: bench(),
    spare: bench(),
    phase: "plan",
    iterations: 0,
    passes: 0,
    mostIterations,
  };
  return {
    turns: searching(search),
    phase: () => search.phase,
    // While a floor is missed there is no plan of this problem yet.
    value: () => (search.current.draft.lacking > 0 ? 0 : search.current.draft.value),
    bound: () => Math.floor(search.relaxation.best),
    iterations: () => search.iterations,
    isPriced: () => search.passes >= firstPasses,
    plan: () => planOf(problem, search),
    prices: () => pricesOf(problem, search),
    end: () => {},
  };
}

function planOf(problem: Problem, { market, current }: WideSearch): Plan {
  const units = new Uint8Array(problem.pairPerson.length);
  problem.lockedUnits?.forEach((locked, pair) => {
    units[pair] = locked;
  });
  current.draft.units.forEach((given, pair) => {
    if (given > 0) units[market.source[pair]!] = given;
  });
  const pair = Int32Array.from(units.keys()).filter((each) => units[each]! > 0);
  return { pair, units: pair.map((each) => units[each]!) };
}

function pricesOf(problem: Problem, { relaxation }: WideSearch): Prices {
  const { project, unit, floor } = relaxation.bestPrices;
  return {
    project: project.slice(),
    ...(problem.mostPeople === undefined ? {} : { unit: unit.slice() }),
    ...(problem.floorLeast === undefined ? {} : { floor: floor.slice() }),
  };
}

const firstPasses = 40;
const laterPasses = 30;
const earlyShare = 0.5;

function* searching(search: WideSearch): Generator<undefined, void> {
  yield* opening(search);
  let passes = firstPasses;
  let work = 0;
  while (!isOver(search)) {
    const before = search.pace.total;
    yield* bounding(search, passes);
    work = Math.max(work, (search.pace.total - before) * earlyShare);
    yield* planning(search);
    yield* improving(search, work);
    passes = laterPasses;
    if (!isWalked(search.relaxation)) continue;
    walkAgain(search.relaxation);
    work *= 2;
  }
}

/** A first plan, before anything is known of prices. */
function* opening(search: WideSearch): Generator<undefined, void> {
  if (isOver(search)) return;
  const { market, advice, choice, pace, spare } = search;
  yield* advisingWide(market, search.relaxation, choice, advice, pace);
  yield* draftingWide(market, advice, spare.draft, pace);
  countStep(search, spare);
}

function isOver({ iterations, mostIterations, current, relaxation }: WideSearch): boolean {
  const { lacking, value } = current.draft;
  return iterations >= mostIterations || (lacking === 0 && value >= Math.floor(relaxation.best));
}

function* bounding(search: WideSearch, passes: number): Generator<undefined, void> {
  const { market, relaxation, choice, pace } = search;
  search.phase = "bound";
  for (let pass = 0; pass < passes && !isWalked(relaxation) && !isOver(search); pass++) {
    yield* passingWide(market, relaxation, choice, pace);
    search.iterations++;
    search.passes++;
  }
}

/** Builds a plan from the newest prices in the spare draft and polishes it; the better of both becomes the current one. */
function* planning(search: WideSearch): Generator<undefined, void> {
  if (isOver(search)) return;
  search.phase = "plan";
  const { market, advice, choice, pace, spare } = search;
  yield* advisingWide(market, search.relaxation, choice, advice, pace);
  yield* draftingWide(market, advice, spare.draft, pace);
  countStep(search, spare);
  for (let i = 0; i < market.people; i++) enqueue(spare.waiting, i);
  while (spare.waiting.count > 0 && !isOver(search)) {
    openLog(spare.draft);
    repack(spare, dequeue(spare.waiting));
    countStep(search, spare);
    if (turnEnds(pace, workSince(spare))) yield;
  }
  clearWaiting(spare.waiting);
}

/** Counts an iteration on a plan, and makes it the current one when it is better. */
function countStep(search: WideSearch, bench: WideBench): void {
  search.iterations++;
  if (bench === search.current || scoreOf(bench.draft) <= scoreOf(search.current.draft)) return;
  search.spare = search.current;
  search.current = bench;
}

function* improving(search: WideSearch, work: number): Generator<undefined, void> {
  if (isOver(search)) return;
  search.phase = "improve";
  const { current, advice, slack, random, pace, market } = search;
  const end = pace.total + work;
  const kicksPerSlack = 20 + Math.floor(market.projects / 4);
  for (let kicks = 0; pace.total < end && !isOver(search); kicks++) {
    if (kicks % kicksPerSlack === 0) measureSlack(current, advice, slack);
    kickOnce(current, advice, slack, random);
    search.iterations++;
    if (turnEnds(pace, workSince(current))) yield;
  }
}

function workSince(bench: WideBench): number {
  const { work } = bench;
  bench.work = 0;
  return work;
}
