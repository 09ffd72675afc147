import type { Explained } from "#domain/plans/rules-explain.ts";
import type { Weights } from "#domain/plans/rules-fit.ts";
import type { Numbered, PairCount } from "#domain/plans/rules-problem.ts";
import type { Lived } from "#domain/plans/rules-weeks.ts";
import { chosenOf } from "#engine/plan.ts";
import type { Answer } from "#engine/problem.ts";

/** A plan with its reasons and its proof. */
export type MadePlan = Explained &
  Lived & {
    readonly pairs: PairCount;
    readonly weights: Weights;
    readonly totals: PlanTotals;
    readonly floors: readonly PlanFloor[];
    /** Whether conditions set by hand are in it; whoever replays it needs them. */
    readonly isConditioned: boolean;
    readonly proof: PlanProof;
  };

/** A floor of a plan: what was asked, what could be asked, what is served, and its price. */
export type PlanFloor = {
  readonly town: string;
  readonly asked: number;
  /** Less than asked where fewer of its projects could be served by anybody. */
  readonly least: number;
  readonly served: number;
  /** About what one project more of this town would cost the whole, in the plan's value; 0 where the floor asks nothing that was not so. */
  readonly price: number;
};

/** What became of the floors. */
export function floorsOf({ problem, floors }: Numbered, { plan, prices }: Answer): readonly PlanFloor[] {
  if (floors.length === 0) return [];
  const chosen = chosenOf(problem, plan);
  return floors.map(({ town, asked, least, projects }, row) => ({
    town,
    asked,
    least,
    served: projects.filter((project) => (chosen[project] ?? -1) >= 0).length,
    price: Math.round(prices.floor?.[row] ?? 0),
  }));
}

/** A plan in numbers of people, projects and half-days per four weeks. */
export type PlanTotals = {
  readonly people: number;
  readonly projects: number;
  /** Half-days per four weeks that the people have. */
  readonly free: number;
  /** Half-days per four weeks that the projects want. */
  readonly wanted: number;
  /** Half-days per four weeks that the plan serves. */
  readonly served: number;
  readonly peopleWithWork: number;
  readonly open: number;
};

/** How good the plan is, recomputed by code that shares nothing with the search. */
export type PlanProof = Pick<Answer, "seed" | "iterations" | "stopped" | "curve" | "elapsedMs"> & {
  /** Σ fit × half-days over the shares. */
  readonly value: number;
  /** No plan of these people and projects is worth more. */
  readonly bound: number;
  /** bound ÷ value − 1; 0 when both are 0. */
  readonly gap: number;
  /** What the plan was worth before shares were given up that no week had room for; left out where none were. */
  readonly beforeWeeks?: number;
};

/** Counts people, projects and half-days of a plan. */
export function totalsOf({ shares, loads, open }: Explained): PlanTotals {
  const served = shares.reduce((sum, share) => sum + share.halfDays, 0);
  return {
    people: loads.length,
    projects: shares.length + open.length,
    free: loads.reduce((sum, load) => sum + load.person.halfDays, 0),
    wanted: served + open.reduce((sum, { project }) => sum + project.halfDays, 0),
    served,
    peopleWithWork: loads.filter((load) => load.given > 0).length,
    open: open.length,
  };
}

/**
 * By how much the best plan could be better at most, in hundredths of a percent of this plan's value, rounded up so that
 * the proof never claims more than it holds; null when nothing is planned although something might be.
 */
export function gapInHundredths(proof: Pick<PlanProof, "gap">): number | null {
  return Number.isFinite(proof.gap) ? Math.ceil(Math.max(0, proof.gap) * 10_000 - 1e-9) : null;
}
