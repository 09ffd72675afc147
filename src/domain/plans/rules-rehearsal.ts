import { foldedCode } from "#domain/plans/rules-cells.ts";
import {
  type ConditionFault,
  conditionFaults,
  type Pair,
  type PlanConditions,
} from "#domain/plans/rules-conditions.ts";
import type { Weights } from "#domain/plans/rules-fit.ts";
import type { PlanPerson, PlanProject } from "#domain/plans/terms.ts";
import type { FieldFault, Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** What can be tried out with one pair: it stays, it must not be, or it is let in although a condition leaves it out. */
export const rehearsalKinds = ["lock", "forbid", "invite"] as const;
/** One of them. */
export type RehearsalKind = (typeof rehearsalKinds)[number];

/** One pair that is tried out, by the codes of the plan's tables. */
export type RehearsalStep = Pair & { readonly kind: RehearsalKind; readonly reason: string };

/** What somebody tries out on a plan: other weights, and pairs in the order in which they were tried. */
export type Rehearsal = { readonly weights: Weights | null; readonly steps: readonly RehearsalStep[] };

/** Nothing is tried out. */
export const noRehearsal: Rehearsal = { weights: null, steps: [] };

/** What an account tries out on a plan, with its version; version 0 while nothing is saved. */
export type SavedRehearsal = { readonly rehearsal: Rehearsal; readonly version: number };

/** Whether anything is tried out. */
export const isRehearsing = ({ weights, steps }: Rehearsal): boolean => weights !== null || steps.length > 0;

/** The most steps of one rehearsal; beyond that a scenario is written line by line. */
export const mostSteps = 100;

/** The conditions of the plan with everything that is tried out added, as a scenario would keep them. */
export function rehearsedConditions(asked: PlanConditions, { steps }: Rehearsal): PlanConditions {
  const of = (kind: RehearsalKind) =>
    steps.filter((step) => step.kind === kind).map(({ person, project, reason }) => ({ person, project, reason }));
  return {
    ...asked,
    locks: [...asked.locks, ...of("lock").map(({ person, project }) => ({ person, project, halfDays: 0 }))],
    forbidden: [...asked.forbidden, ...of("forbid")],
    invited: [...asked.invited, ...of("invite")],
  };
}

type Region = { readonly people: readonly PlanPerson[]; readonly projects: readonly PlanProject[] };

/**
 * The rehearsal with one step more, its codes as the tables write them. Refusal: invalid, with the first thing that stands
 * in the way, by the very rules of a scenario: what can be tried out can be kept.
 */
export function decideStep(
  rehearsal: Rehearsal,
  step: RehearsalStep,
  { asked, region }: { readonly asked: PlanConditions; readonly region: Region },
): Outcome<Rehearsal, Refusal> {
  if (rehearsal.steps.length >= mostSteps)
    return refused({ code: "invalid", faults: [{ field: "step", code: "too-many", facts: { max: mostSteps } }] });
  const written = writtenAs(step, region);
  const next = { ...rehearsal, steps: [...rehearsal.steps, written] };
  const conditions = withWanted(rehearsedConditions(asked, next), region);
  const [fault] = conditionFaults(conditions, region);
  return fault === undefined ? accepted(next) : refused({ code: "invalid", faults: [faultOf(fault)] });
}

/** Locks with the half-days that their projects want. */
export function withWanted(conditions: PlanConditions, { projects }: Pick<Region, "projects">): PlanConditions {
  const wanted = new Map(projects.map(({ id, halfDays }) => [foldedCode(id), halfDays]));
  return {
    ...conditions,
    locks: conditions.locks.map((lock) => ({
      ...lock,
      halfDays: wanted.get(foldedCode(lock.project)) ?? lock.halfDays,
    })),
  };
}

const faultOf = ({ why: { code, ...facts } }: ConditionFault): FieldFault => ({
  field: "step",
  code: "bad-line",
  facts: { line: 0, why: code, ...facts },
});

function writtenAs(step: RehearsalStep, { people, projects }: Region): RehearsalStep {
  const codeOf = (all: readonly { readonly id: string }[], code: string): string =>
    all.find(({ id }) => foldedCode(id) === foldedCode(code))?.id ?? code.trim();
  return { ...step, person: codeOf(people, step.person), project: codeOf(projects, step.project) };
}

/** The rehearsal without one of its steps; later steps that need it go as well. */
export function withoutStep(
  rehearsal: Rehearsal,
  at: number,
  known: { readonly asked: PlanConditions; readonly region: Region },
): Rehearsal {
  const gone = rehearsal.steps[at];
  if (gone === undefined) return rehearsal;
  return rehearsal.steps
    .filter((_, index) => index !== at)
    .reduce(
      (sofar, step): Rehearsal => {
        const decided = decideStep(sofar, step, known);
        return decided.ok ? decided.value : sofar;
      },
      { weights: rehearsal.weights, steps: [] },
    );
}
