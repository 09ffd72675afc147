import { type Bids, bidsFor, type Trial, withDemand, withMore, withoutPair } from "./explain-trial.ts";
import { mostEngagements, mostUnits } from "./faults.ts";
import { checkThere, describeLiveFault } from "./live-events.ts";
import { rentOf } from "./live-prices.ts";
import { grid, type Live } from "./live-state.ts";

/**
 * What a change does to the best plan's value: it is at least `least` and at most `most`, proven. In a large market the two lie
 * apart by the gap of the whole plan; what the change does near by is read from the two others, which know nothing of that gap.
 */
export type Effect = {
  /** What the change does to the bound, all other prices as they are. */
  readonly byPrices: number;
  /** What the change does to this plan when it is repaired around it, exactly. */
  readonly byRepair: number;
  readonly least: number;
  readonly most: number;
};

/** Why a project is with its person. */
export type ShareReason = {
  readonly project: number;
  readonly person: number;
  readonly fit: number;
  readonly units: number;
  /** Agreed: it is not a choice of the plan, and `loss` is null. */
  readonly isLocked: boolean;
  /** How much less the plan is worth without this pair; below 0 by repair where this plan can be bettered. */
  readonly loss: Effect | null;
  /** Who would serve the project then, or −1. */
  readonly next: number;
};

/** What more of a person would be worth to the plan as a whole; null at the most that the engine takes. */
export type PersonWorth = {
  readonly person: number;
  /** One unit more. */
  readonly unit: Effect | null;
  /** One engagement more. */
  readonly engagement: Effect | null;
};

/** What one unit more of a project would be worth to the plan as a whole; null when it is locked or wants the most. */
export type ProjectWorth = { readonly project: number; readonly unit: Effect | null };

/**
 * Why project j, which is served, is with its person: what the next best choice would cost the whole. Throws a
 * RangeError when the project is not there or open. The live plan stays as it is, here and below.
 */
export function explainShare(live: Live, j: number): ShareReason {
  refuseUnless(live, "project", j);
  const person = live.server[j]!;
  if (person < 0) throw new RangeError(`Project ${j} is open: there is no share to explain.`);
  const share = { project: j, person, fit: live.serverFit[j]!, units: live.demand[j]! };
  if (live.isLocked[j] === 1) return { ...share, isLocked: true, loss: null, next: -1 };
  const { paid, rest } = bidsFor(live, j, live.demand[j]!);
  const others = paid.filter((_, place) => live.pairs.other[live.pairs.start[j]! + place] !== person);
  const trial = withoutPair(live, j);
  const bound = boundWith({ paid: others, rest });
  return { ...share, isLocked: false, loss: lossOf(live, trial, bound), next: trial.server };
}

/** What one more unit and one more engagement of person i would be worth. */
export function explainPerson(live: Live, i: number): PersonWorth {
  refuseUnless(live, "person", i);
  const unit = live.capacity[i]! < mostUnits ? gainOfMore(live, i, 1, 0) : null;
  const engagement = live.maxEngagements[i]! < mostEngagements ? gainOfMore(live, i, 0, 1) : null;
  return { person: i, unit, engagement };
}

/** What one more unit of project j would be worth; below 0 when it would cost more elsewhere than it brings. */
export function explainDemand(live: Live, j: number): ProjectWorth {
  refuseUnless(live, "project", j);
  if (live.isLocked[j] === 1 || live.demand[j] === mostUnits) return { project: j, unit: null };
  return { project: j, unit: gainOfDemand(live, j, live.demand[j]! + 1).gain };
}

/** What the plan gains when project j wants `demand` units, and who would serve it. */
export function gainOfDemand(live: Live, j: number, demand: number): { readonly gain: Effect; readonly trial: Trial } {
  const bound = boundWith(bidsFor(live, j, demand));
  const trial = withDemand(live, j, demand);
  return { gain: gainOf(live, trial, bound), trial };
}

function gainOfMore(live: Live, i: number, units: number, engagements: number): Effect {
  const rent = rentOf(live, i, live.units[i]! + units, live.seats[i]! + engagements);
  const bound = Math.floor((live.cost - live.rent[i]! + rent) / grid);
  return gainOf(live, withMore(live, i, units, engagements), bound);
}

/** No plan is worth more when the project may be served by these bids alone. */
export function boundWith({ paid, rest }: Bids): number {
  return Math.floor((rest + paid.reduce((most, one) => Math.max(most, one), 0)) / grid);
}

/** What the plan gains by a change, from a plan and a bound with it. */
export function gainOf(live: Live, trial: Trial, bound: number): Effect {
  const byRepair = trial.value - live.value;
  return { byPrices: bound - live.bound, byRepair, least: byRepair, most: bound - live.value };
}

/** What the plan loses by a change, from a plan and a bound with it. */
export function lossOf(live: Live, trial: Trial, bound: number): Effect {
  const byRepair = live.value - trial.value;
  return { byPrices: live.bound - bound, byRepair, least: live.value - bound, most: byRepair };
}

/** Throws a RangeError when a person or project is not there. */
export function refuseUnless(live: Live, of: "person" | "project", index: number): void {
  const fault = checkThere(live, of, index);
  if (fault !== null) throw new RangeError(`It cannot be explained: ${describeLiveFault(fault)}.`);
}
