import { type PlanConditions, pairKey } from "#domain/plans/rules-conditions.ts";
import { fitOf, type Weights } from "#domain/plans/rules-fit.ts";
import { type KeptPlan, type KeptProject, priceGrid } from "#domain/plans/rules-kept.ts";
import type { Numbered } from "#domain/plans/rules-problem.ts";
import type { Rehearsal, RehearsalStep } from "#domain/plans/rules-rehearsal.ts";
import { impossibleWeeks, type WeekCut } from "#domain/plans/rules-weeks.ts";
import { goLive, happen, type Repair } from "#engine/live.ts";
import type { LiveEvent } from "#engine/live-events.ts";
import { findPair } from "#engine/live-rows.ts";
import type { Live } from "#engine/live-state.ts";
import { planOfChosen } from "#engine/plan.ts";
import type { Plan, Prices, Problem } from "#engine/problem.ts";
import { solve } from "#engine/solve.ts";

/** How much more a plan must be worth for each further person whom a repair moves, unless the hub sets it otherwise. */
export const usualCalm = 500;

/** The most pairs of people and projects that are kept live in memory; a larger plan is changed by scenarios alone. */
export const mostLivePairs = 2_000_000;

/** A finished plan in numbers, ready to go live: the same people, projects and pairs as when it was made. */
export type LiveBase = {
  readonly numbered: Numbered;
  readonly asked: PlanConditions;
  readonly weights: Weights;
  /** Who serves each project in the kept plan, or −1. */
  readonly before: Int32Array;
  readonly plan: Plan;
  readonly prices: Prices;
  readonly bound: number;
  readonly personAt: ReadonlyMap<string, number>;
  readonly projectAt: ReadonlyMap<string, number>;
};

/** Why a plan cannot go live: it was kept without its prices, it has floors, or it is too large. */
export type NotLive = "no-prices" | "floors" | "too-large";

/** Whether a kept plan can go live, and why not. */
export function whyNotLive({ proof, floors, pairs }: Pick<KeptPlan, "proof" | "floors" | "pairs">): NotLive | null {
  if ((floors ?? []).length > 0) return "floors";
  if (proof.prices === undefined) return "no-prices";
  return pairs.admissible > mostLivePairs || pairs.all > 5 * mostLivePairs ? "too-large" : null;
}

/** The kept plan in the numbers of its problem; throws when they do not belong together. */
export function liveBase(numbered: Numbered, kept: KeptPlan, asked: PlanConditions): LiveBase {
  const { problem, people, projects } = numbered;
  const personAt = new Map(people.map(({ id }, index) => [id, index]));
  const projectAt = new Map(projects.map(({ id }, index) => [id, index]));
  const chosen = new Int32Array(projects.length).fill(-1);
  const before = new Int32Array(projects.length).fill(-1);
  for (const { person, project } of kept.shares) {
    const [i, j] = [personAt.get(person) ?? -1, projectAt.get(project.id) ?? -1];
    const from = problem.pairStart[j] ?? 0;
    const place = problem.pairPerson.subarray(from, problem.pairStart[j + 1] ?? 0).indexOf(i);
    if (i < 0 || j < 0 || place < 0) throw new Error("a kept share is no pair of its plan's tables");
    chosen[j] = from + place;
    before[j] = i;
  }
  const prices = kept.proof.prices ?? [];
  if (prices.length !== projects.length) throw new Error("a plan is kept with other prices than its projects");
  return {
    numbered,
    asked,
    weights: kept.weights,
    before,
    plan: planOfChosen(problem, chosen),
    prices: { project: Float64Array.from(prices, (price) => price / priceGrid) },
    bound: kept.proof.bound,
    personAt,
    projectAt,
  };
}

/** A finished plan as it is kept ready: with its numbers, or with the reason why it cannot go live. */
export type ReadyPlan = { readonly result: KeptPlan } & (
  | { readonly base: LiveBase; readonly why: null }
  | { readonly base: null; readonly why: NotLive }
);

/** A plan gone live with what is tried out on it. */
export type LivePlan = {
  readonly base: LiveBase;
  readonly live: Live;
  readonly rehearsal: Rehearsal;
  /** Which version of the saved steps is in it. */
  readonly version: number;
  /** What the last step did; null before the first. */
  readonly last: { readonly step: RehearsalStep; readonly repair: Repair; readonly cost: number } | null;
};

/** Milliseconds for a plan by other weights: short enough to be waited for, and never kept without a certificate. */
const weighMs = 60;

/**
 * The plan with a whole rehearsal on it. Other weights make other fits for every pair, so they are solved for within a
 * moment; every pair after that is one event of the live engine. `calm` is what one more person moved must bring.
 */
export function startLive(
  base: LiveBase,
  { rehearsal, version }: Pick<LivePlan, "rehearsal" | "version">,
  { calm, clock }: { readonly calm: number; readonly clock: () => number },
): LivePlan {
  const live =
    rehearsal.weights === null
      ? goLive(base.numbered.problem, base.plan, base.prices, { calm })
      : weighed(base, rehearsal.weights, { calm, clock });
  const begun: LivePlan = { base, live, rehearsal: { ...rehearsal, steps: [] }, version, last: null };
  return rehearsal.steps.reduce((sofar, step) => stepped(sofar, step, version), begun);
}

function weighed(
  { numbered }: LiveBase,
  weights: Weights,
  { calm, clock }: { readonly calm: number; readonly clock: () => number },
): Live {
  const { problem, people, projects } = numbered;
  const pairFit = new Int32Array(problem.pairFit.length);
  for (const [j, project] of projects.entries())
    for (let pair = problem.pairStart[j] ?? 0; pair < (problem.pairStart[j + 1] ?? 0); pair += 1) {
      const person = people[problem.pairPerson[pair] ?? -1];
      if (person !== undefined) pairFit[pair] = fitOf(person, project, weights);
    }
  const other: Problem = { ...problem, pairFit };
  const answer = solve(other, { seed: 1, deadlineMs: weighMs, clock });
  return goLive(other, answer.plan, answer.prices, { calm });
}

/** The live plan after one step more, which the rules of a rehearsal have let through. The live numbers change in place. */
export function stepped(plan: LivePlan, step: RehearsalStep, version: number): LivePlan {
  const { base, live, rehearsal } = plan;
  const steps = [...rehearsal.steps, step];
  const before = live.value;
  const repair = eventsOf(plan, step).reduce<Repair | null>((_, event) => happen(live, event), null);
  const nothing: Repair = { index: -1, value: live.value, bound: live.bound, gap: 0, moved: [] };
  return {
    base,
    live,
    rehearsal: { ...rehearsal, steps },
    version,
    last: { step, repair: repair ?? nothing, cost: before - live.value },
  };
}

function eventsOf({ base, live, rehearsal }: LivePlan, { kind, ...pair }: RehearsalStep): readonly LiveEvent[] {
  const { numbered, personAt, projectAt, weights } = base;
  const person = personAt.get(pair.person) ?? -1;
  const project = projectAt.get(pair.project) ?? -1;
  const [who, what] = [numbered.people[person], numbered.projects[project]];
  if (who === undefined || what === undefined) return [];
  const isPair = findPair(live.pairs, project, person) >= 0;
  if (kind === "invite")
    return isPair ? [] : [{ kind: "set-fit", person, project, fit: fitOf(who, what, rehearsal.weights ?? weights) }];
  if (!isPair) return [];
  return [{ kind, person, project }];
}

/** A project whose person is another one than in the kept plan, or than before the last step; null stands for nobody. */
export type LiveChange = {
  readonly project: KeptProject;
  readonly before: string | null;
  readonly after: string | null;
};

/** What is different for whom, and what it costs the whole. */
export type LiveView = {
  readonly changes: readonly LiveChange[];
  /** What the last step alone moved. */
  readonly lastMoved: readonly LiveChange[];
  readonly lastCost: number | null;
  /** By the weights of the kept plan, so that both are measured alike. */
  readonly value: { readonly before: number; readonly after: number };
  readonly halfDays: { readonly before: number; readonly after: number };
  readonly served: { readonly before: number; readonly after: number };
  /** People whose work is another one. */
  readonly people: number;
  /** bound ÷ value − 1 of the live plan by its own weights. */
  readonly gap: number;
  /** Sets of shares that nobody could live by; a kept scenario mends them. */
  readonly impossible: readonly WeekCut[];
};

/** The live plan beside the kept one. */
export function liveView({ base, live, last }: LivePlan): LiveView {
  const { numbered, before } = base;
  const changes = [...numbered.projects.keys()].flatMap((j) =>
    changeOf(base, j, before[j] ?? -1, live.server[j] ?? -1),
  );
  const touched = new Set(changes.flatMap(({ after }) => after ?? []));
  return {
    changes,
    lastMoved: (last?.repair.moved ?? []).flatMap(({ project, from, to }) => changeOf(base, project, from, to)),
    lastCost: last?.cost ?? null,
    value: { before: valueOf(base, before), after: valueOf(base, live.server) },
    halfDays: { before: halfDaysOf(base, before), after: halfDaysOf(base, live.server) },
    served: { before: countOf(base, before), after: countOf(base, live.server) },
    people: new Set(changes.flatMap((change) => [change.before ?? [], change.after ?? []].flat())).size,
    gap: live.value === 0 ? 0 : live.bound / live.value - 1,
    impossible: weeksOf(base, live.server, touched),
  };
}

function changeOf({ numbered }: LiveBase, j: number, from: number, to: number): readonly LiveChange[] {
  const project = numbered.projects[j];
  if (project === undefined || from === to) return [];
  const codeOf = (i: number): string | null => numbered.people[i]?.id ?? null;
  return [{ project, before: codeOf(from), after: codeOf(to) }];
}

const sumOver = ({ numbered }: LiveBase, server: Int32Array, worth: (i: number, j: number) => number): number =>
  numbered.projects.reduce((sum, _, j) => ((server[j] ?? -1) < 0 ? sum : sum + worth(server[j] ?? -1, j)), 0);

const valueOf = (base: LiveBase, server: Int32Array): number =>
  sumOver(base, server, (i, j) => {
    const [person, project] = [base.numbered.people[i], base.numbered.projects[j]];
    return person === undefined || project === undefined ? 0 : project.halfDays * fitOf(person, project, base.weights);
  });

const halfDaysOf = (base: LiveBase, server: Int32Array): number =>
  sumOver(base, server, (_, j) => base.numbered.projects[j]?.halfDays ?? 0);

const countOf = (base: LiveBase, server: Int32Array): number => sumOver(base, server, () => 1);

function weeksOf(base: LiveBase, server: Int32Array, touched: ReadonlySet<string>): readonly WeekCut[] {
  const { people, projects } = base.numbered;
  const shares = projects.flatMap((project, j) => {
    const person = people[server[j] ?? -1]?.id;
    if (person === undefined || !touched.has(person)) return [];
    return [{ person, project, halfDays: project.halfDays }];
  });
  return impossibleWeeks(shares, {
    people: new Map(people.filter(({ id }) => touched.has(id)).map((person) => [person.id, person])),
    projects: new Map(shares.map(({ project }) => [project.id, project])),
  });
}

/** Who serves each project of the live plan, in the order of the projects, with what holds it there. */
export type LiveRow = {
  readonly project: KeptProject;
  readonly person: string | null;
  readonly before: string | null;
  readonly isLocked: boolean;
};

/** The projects of the live plan. */
export const liveRows = ({ base, live }: LivePlan): readonly LiveRow[] =>
  base.numbered.projects.map((project, j) => ({
    project,
    person: base.numbered.people[live.server[j] ?? -1]?.id ?? null,
    before: base.numbered.people[base.before[j] ?? -1]?.id ?? null,
    isLocked: live.isLocked[j] === 1,
  }));

/** Whether the pair of a row is one of the plan's own locks, which a rehearsal does not lift. */
export const isAskedLock = (
  { asked }: LiveBase,
  pair: { readonly person: string; readonly project: string },
): boolean => asked.locks.some((lock) => pairKey(lock) === pairKey(pair));
