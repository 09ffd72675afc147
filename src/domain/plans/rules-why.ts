import type { FilterName } from "#domain/plans/rules-filters.ts";
import { failedFilters } from "#domain/plans/rules-filters.ts";
import { componentNames, components, fitOf, type Weights } from "#domain/plans/rules-fit.ts";
import type { LivePlan } from "#domain/plans/rules-live.ts";
import type { PlanPerson, PlanProject } from "#domain/plans/terms.ts";
import { type Effect, explainDemand, explainPerson, explainShare } from "#engine/explain.ts";
import { type CandidateReason, explainOpen } from "#engine/explain-open.ts";
import { findPair } from "#engine/live-rows.ts";

/** What a change does to the plan's value, by repair and proven; see the engine. */
export type WhyEffect = Effect;

/** Somebody who would be a candidate if one condition did not stand in the way, and what the whole would gain. */
export type WhyMiss = { readonly person: string; readonly filter: FilterName; readonly gain: number };

/** A candidate of an open project and what keeps them. */
export type WhyCandidate = { readonly person: string } & (
  | { readonly code: "taken"; readonly serves: readonly string[]; readonly loss: number }
  | { readonly code: "refused" | "too-few-units" | "no-engagement" }
);

/** Why a project is where it is, and what would change it. */
export type WhyProject = { readonly project: PlanProject; readonly oneMore: Effect | null } & (
  | {
      readonly code: "served";
      readonly person: string;
      readonly isLocked: boolean;
      readonly loss: Effect | null;
      readonly next: string | null;
    }
  | {
      readonly code: "open";
      readonly because: "no-candidate" | "refused" | "too-large" | "competition";
      readonly candidates: readonly WhyCandidate[];
      /** Half-days with which it would be served. */
      readonly fewer: number | null;
      /** Whom better pay would win, and the yen per half-day that it takes; null where pay alone is not enough. */
      readonly pay: { readonly person: string; readonly from: number; readonly to: number | null } | null;
      readonly misses: readonly WhyMiss[];
    }
);

/** What more of a person would be worth to the whole. */
export type WhyPerson = {
  readonly person: PlanPerson;
  readonly serves: readonly PlanProject[];
  readonly halfDay: Effect | null;
  readonly engagement: Effect | null;
};

/** Conditions that somebody could change; a no of either side is none of them. */
const liftable: readonly FilterName[] = ["time", "town", "on-site", "remote", "months", "week", "rest"];
/** Near misses are tried one by one, the best fits first; candidates are told so far. */
const mostMisses = 8;
const mostCandidates = 6;

/** Why this project of the live plan is with its person, or open; null when there is no such project. */
export function whyProject(plan: LivePlan, code: string): WhyProject | null {
  const { base, live } = plan;
  const j = base.projectAt.get(code) ?? -1;
  const project = base.numbered.projects[j];
  if (project === undefined) return null;
  const oneMore = explainDemand(live, j).unit;
  if ((live.server[j] ?? -1) < 0) return { project, oneMore, ...whyOpen(plan, j, project) };
  const { person, isLocked, loss, next } = explainShare(live, j);
  return {
    project,
    oneMore,
    code: "served",
    person: codeOf(plan, person) ?? "",
    isLocked,
    loss,
    next: codeOf(plan, next),
  };
}

const codeOf = ({ base }: LivePlan, i: number): string | null => base.numbered.people[i]?.id ?? null;

function whyOpen(
  plan: LivePlan,
  j: number,
  project: PlanProject,
): Omit<Extract<WhyProject, { code: "open" }>, "project" | "oneMore"> {
  const { base, live, rehearsal } = plan;
  const weights = rehearsal.weights ?? base.weights;
  const near = base.numbered.people
    .flatMap((person, i) => {
      const failed = failedFilters(person, project);
      const [need] = failed;
      const isNear = failed.length === 1 && need !== undefined && liftable.includes(need);
      if (!isNear || findPair(live.pairs, j, i) >= 0) return [];
      return [{ person: i, need, fit: fitOf(person, project, weights) }];
    })
    .toSorted((a, b) => b.fit - a.fit)
    .slice(0, mostMisses);
  const { code: because, candidates, changes } = explainOpen(live, j, near);
  const raised = changes.raise === null ? undefined : base.numbered.people[changes.raise.person];
  return {
    code: "open",
    because,
    candidates: candidates.slice(0, mostCandidates).map((one) => candidateOf(plan, one)),
    fewer: changes.demand,
    pay:
      changes.raise === null || raised === undefined
        ? null
        : {
            person: raised.id,
            ...payFor({ person: raised, project, weights, raise: changes.raise.to - changes.raise.from }),
          },
    misses: changes.nearMisses.flatMap(({ person, need, gain, isServed }) => {
      const filter = liftable.find((name) => name === need);
      const who = codeOf(plan, person);
      return filter === undefined || who === null || !isServed || gain.byRepair <= 0
        ? []
        : [{ person: who, filter, gain: gain.byRepair }];
    }),
  };
}

function candidateOf(plan: LivePlan, one: CandidateReason): WhyCandidate {
  const person = codeOf(plan, one.person) ?? "";
  if (one.code !== "taken") return { person, code: one.code };
  const serves = one.serves.flatMap((project) => plan.base.numbered.projects[project]?.id ?? []);
  return { person, code: "taken", serves, loss: one.loss.byRepair };
}

type Raise = {
  readonly person: PlanPerson;
  readonly project: PlanProject;
  readonly weights: Weights;
  readonly raise: number;
};

/**
 * The pay per half-day that would raise the fit by so much: the part of the fit that pay is, turned round. Null when even
 * all that the person wishes for is not enough, or no wish is known.
 */
export function payFor({ person, project, weights, raise }: Raise): {
  readonly from: number;
  readonly to: number | null;
} {
  const from = project.payYenPerMonth === null ? 0 : Math.floor(project.payYenPerMonth / project.halfDays);
  const wished = person.payYenPerHalfDay;
  if (wished === null || wished === 0 || weights.pay === 0) return { from, to: null };
  const sum = componentNames.reduce((all, name) => all + weights[name], 0);
  const score = components.pay(person, project).score + (raise * sum) / (999 * weights.pay);
  return { from, to: score > 1 ? null : Math.ceil(wished * score) };
}

/** What one half-day and one engagement more of this person would be worth; null when there is no such person. */
export function whyPerson(plan: LivePlan, code: string): WhyPerson | null {
  const { base, live } = plan;
  const i = base.personAt.get(code) ?? -1;
  const person = base.numbered.people[i];
  if (person === undefined) return null;
  const { unit, engagement } = explainPerson(live, i);
  const serves = base.numbered.projects.filter((_, j) => live.server[j] === i);
  return { person, serves, halfDay: unit, engagement };
}
