import { certify, gapOf } from "./certify.ts";
import { checkEvent, describeLiveFault, type LiveEvent } from "./live-events.ts";
import { apply } from "./live-happen.ts";
import { choose, settlePrices } from "./live-prices.ts";
import { repackWaiting, serve } from "./live-repair.ts";
import { grid, type Live, type Manner, newLive, shut } from "./live-state.ts";
import { walkAround } from "./live-walk.ts";
import type { Plan, Prices, Problem } from "./problem.ts";
import { clearWaiting } from "./waiting.ts";

/** A share that has changed hands: −1 stands for nobody. */
export type Moved = { readonly project: number; readonly from: number; readonly to: number };

/** What an event has done. */
export type Repair = {
  /** The index of the person or project that has been added, or −1. */
  readonly index: number;
  /** Σ fit × units of the plan, exact. */
  readonly value: number;
  /** No plan of the problem as it is now is worth more. */
  readonly bound: number;
  /** bound ÷ value − 1. */
  readonly gap: number;
  /** Every project whose person is another one now, ascending. */
  readonly moved: readonly Moved[];
};

/** A live plan as a problem of its own, so that `certify` can prove it. */
export type Snapshot = { readonly problem: Problem; readonly plan: Plan; readonly prices: Prices };

/** Parts of a problem that a live plan does not take. */
const refusedParts = ["minShare", "mostPeople", "firm", "floorLeast"] as const;

const usual: Manner = { calm: 0, mostRepacks: 48, mostPrices: 3 };

/**
 * Takes a plan with its prices live, as `solve` gives them. Throws a RangeError when the plan is not feasible, a number
 * of `manner` is not one from 0, or the problem has shares of several people (`minShare`, `mostPeople`), several
 * `periods`, `firm`s or floors (`floorLeast`).
 */
export function goLive(problem: Problem, plan: Plan, prices: Prices, manner: Partial<Manner> = {}): Live {
  refuseParts(problem);
  const whole = { ...usual, ...manner };
  for (const [name, number] of Object.entries(whole)) {
    if (!(number >= 0)) throw new RangeError(`${name} must be 0 or more, not ${number}.`);
  }
  const certificate = certify(problem, plan, prices);
  if (!certificate.certified) throw new RangeError(`The plan cannot go live: ${JSON.stringify(certificate)}.`);
  const live = newLive(problem, whole);
  takePlan(live, problem, plan);
  for (let j = 0; j < live.projects; j++) {
    if (live.isLocked[j] === 1) continue;
    live.price[j] = Math.round(Math.min(prices.project[j]!, 1000 * 60) * grid);
    live.cost += live.price[j]!;
  }
  for (let i = 0; i < live.people; i++) choose(live, i);
  clearWaiting(live.unpriced);
  live.bound = Math.floor(live.cost / grid);
  return live;
}

function refuseParts(problem: Problem): void {
  for (const part of refusedParts) {
    if (problem[part] !== undefined) throw new RangeError(`A live plan does not take ${part}.`);
  }
  if ((problem.periods ?? 1) !== 1) throw new RangeError("A live plan does not take more than one of periods.");
}

function takePlan(live: Live, problem: Problem, plan: Plan): void {
  let j = 0;
  for (const pair of plan.pair) {
    while (pair >= problem.pairStart[j + 1]!) j++;
    const i = problem.pairPerson[pair]!;
    serve(live, j, i, problem.pairFit[pair]!);
    live.logged = 0;
    if ((problem.lockedUnits?.[pair] ?? 0) === 0) continue;
    live.isLocked[j] = 1;
    live.units[i]! -= live.demand[j]!;
    live.seats[i]!--;
    live.cost += problem.pairFit[pair]! * live.demand[j]! * grid;
  }
}

/**
 * Lets an event happen, repairs the plan around it and keeps the bound exact. Throws a RangeError that names the item
 * when `checkEvent` finds a fault; nothing has changed then.
 */
export function happen(live: Live, event: LiveEvent): Repair {
  const fault = checkEvent(live, event);
  if (fault !== null) throw new RangeError(`The event is refused: ${describeLiveFault(fault)}.`);
  live.logged = 0;
  const index = apply(live, event);
  repackWaiting(live, live.manner.mostRepacks);
  settlePrices(live, live.manner.mostPrices);
  walkAround(live, personOf(event, index), projectOf(event, index));
  live.bound = Math.floor(live.cost / grid);
  const { value, bound } = live;
  return { index, value, bound, gap: gapOf(value, bound), moved: movedIn(live) };
}

function personOf(event: LiveEvent, index: number): number {
  if (event.kind === "add-person") return index;
  return "person" in event ? event.person : -1;
}

function projectOf(event: LiveEvent, index: number): number {
  if (event.kind === "add-project") return index;
  return "project" in event ? event.project : -1;
}

function movedIn(live: Live): readonly Moved[] {
  const first = new Map<number, number>();
  for (let at = 0; at < live.logged; at += 3) {
    const j = live.log[at]!;
    if (!first.has(j)) first.set(j, live.log[at + 1]!);
  }
  const moved: Moved[] = [];
  for (const [project, from] of first) {
    const to = live.server[project]!;
    if (to !== from) moved.push({ project, from, to });
  }
  return moved.sort((a, b) => a.project - b.project);
}

/**
 * The problem as it is now, with its plan and prices. Indices are those of the live plan; whoever is not there has no
 * capacity, what is not there has no pairs.
 */
export function snapshot(live: Live): Snapshot {
  const { people, projects, pairs } = live;
  const pairStart = new Int32Array(projects + 1);
  for (let j = 0; j < projects; j++) pairStart[j + 1] = pairStart[j]! + (live.isProject[j] === 1 ? pairs.count[j]! : 0);
  const count = pairStart[projects]!;
  const pairPerson = new Int32Array(count);
  const pairFit = new Int32Array(count);
  const forbidden = new Uint8Array(count);
  const lockedUnits = new Int32Array(count);
  const chosen: number[] = [];
  for (let j = 0; j < projects; j++) {
    for (let pair = pairStart[j]!, at = pairs.start[j]!; pair < pairStart[j + 1]!; pair++, at++) {
      pairPerson[pair] = pairs.other[at]!;
      pairFit[pair] = Math.abs(pairs.fit[at]!);
      forbidden[pair] = pairs.fit[at]! < 0 ? 1 : 0;
      if (live.server[j] !== pairPerson[pair]) continue;
      chosen.push(pair);
      if (live.isLocked[j] === 1) lockedUnits[pair] = live.demand[j]!;
    }
  }
  const demand = live.demand.slice(0, projects);
  return {
    problem: {
      people,
      projects,
      capacity: live.capacity.slice(0, people),
      maxEngagements: live.maxEngagements.slice(0, people),
      demand,
      pairStart,
      pairPerson,
      pairFit,
      forbidden,
      lockedUnits,
    },
    plan: { pair: Int32Array.from(chosen), units: demand.filter((_, j) => live.server[j]! >= 0) },
    prices: { project: live.price.slice(0, projects).map((price) => (price === shut ? 0 : price / grid)) },
  };
}
