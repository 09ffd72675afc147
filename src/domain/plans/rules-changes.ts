import { fitOfScores, type Weights } from "#domain/plans/rules-fit.ts";
import type { KeptPlan, KeptProject, KeptShare } from "#domain/plans/rules-kept.ts";

/** A project whose person is another one than in the plan before. */
export type ProjectChange = {
  readonly project: KeptProject;
  /** The person who had it and the one who has it now, by their codes; null while it is open. */
  readonly before: string | null;
  readonly after: string | null;
};

/** A person whose half-days or projects are others than in the plan before; half-days per four weeks. */
export type PersonChange = {
  readonly person: string;
  readonly before: number;
  readonly after: number;
  readonly gained: readonly string[];
  readonly lost: readonly string[];
};

/** The figures by which plans of the same people and projects are set beside each other. */
export type PlanMeasure = {
  /** Σ fit × half-days by the weights that are asked for, so that plans with other weights are measured alike. */
  readonly value: number;
  readonly halfDays: number;
  readonly projects: number;
  readonly people: number;
};

/** What is different for whom, and what it costs the whole (after less before). */
export type PlanChanges = {
  readonly projects: readonly ProjectChange[];
  readonly people: readonly PersonChange[];
  /** Shares that are the same in both. */
  readonly kept: number;
  readonly before: PlanMeasure;
  readonly after: PlanMeasure;
};

/** A plan's figures, its shares weighed by these weights. */
export function measureOf({ shares }: Pick<KeptPlan, "shares">, weights: Weights): PlanMeasure {
  return {
    value: shares.reduce((sum, share) => sum + share.halfDays * fitUnder(share, weights), 0),
    halfDays: shares.reduce((sum, { halfDays }) => sum + halfDays, 0),
    projects: shares.length,
    people: new Set(shares.map(({ person }) => person)).size,
  };
}

/** The fit that a share would have by other weights. */
export function fitUnder({ why }: Pick<KeptShare, "why">, weights: Weights): number {
  const scores = new Map(why.map(({ name, score }) => [name, score]));
  return fitOfScores((name) => scores.get(name) ?? 0, weights);
}

/** Compares a plan with the one that it was made from, both weighed as the one before was. */
export function changesOf(before: KeptPlan, after: KeptPlan): PlanChanges {
  const had = new Map(before.shares.map((share) => [share.project.id, share]));
  const has = new Map(after.shares.map((share) => [share.project.id, share]));
  const ids = [...new Set([...had.keys(), ...has.keys()])].toSorted();
  const projects = ids.flatMap((id): ProjectChange[] => {
    const [old, now] = [had.get(id), has.get(id)];
    const project = now?.project ?? old?.project;
    if (project === undefined || old?.person === now?.person) return [];
    return [{ project, before: old?.person ?? null, after: now?.person ?? null }];
  });
  return {
    projects,
    people: peopleChanged(projects, before, after),
    kept: ids.length - projects.length,
    before: measureOf(before, before.weights),
    after: measureOf(after, before.weights),
  };
}

function peopleChanged(changes: readonly ProjectChange[], before: KeptPlan, after: KeptPlan): readonly PersonChange[] {
  const given = (plan: KeptPlan) => new Map(plan.loads.map((load) => [load.person, load.given]));
  const [old, now] = [given(before), given(after)];
  const people = new Set(changes.flatMap((change) => [change.before, change.after].filter((code) => code !== null)));
  return [...people].toSorted().map((person) => ({
    person,
    before: old.get(person) ?? 0,
    after: now.get(person) ?? 0,
    gained: changes.filter((change) => change.after === person).map(({ project }) => project.id),
    lost: changes.filter((change) => change.before === person).map(({ project }) => project.id),
  }));
}
