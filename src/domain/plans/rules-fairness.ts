import type { FirmSize } from "#domain/firms/terms.ts";
import { type ComparedFacts, figuresOf, firmSizes, type PlanFigures } from "#domain/plans/rules-compare.ts";
import type { KeptPlan, KeptProject } from "#domain/plans/rules-kept.ts";
import { townLines } from "#domain/plans/rules-towns.ts";

/** A part of a whole: half-days given of those wanted, or people with work of all of them. */
export type FairPart = { readonly part: number; readonly whole: number };

/** How evenly a plan gives: to towns, to firms of every size, to newcomers and known people, and how much to each. */
export type Fairness = {
  /** Half-days given of all that are wanted: the mean that each line is read against. */
  readonly halfDays: FairPart;
  /** Half-days by town of the work, the least served first; work from afar is of no town. */
  readonly towns: readonly (FairPart & { readonly town: string })[];
  /** Half-days by the size of the firm, the smallest first; empty for a plan of files. */
  readonly sizes: readonly (FairPart & { readonly size: FirmSize })[];
  /** People with work of those who could be planned; null for a plan of files, whose people are known to nobody. */
  readonly people: { readonly all: FairPart; readonly newcomers: FairPart; readonly known: FairPart } | null;
  /** People with work by how full their half-days are, and those without any. */
  readonly loads: PlanFigures["loads"] & { readonly none: number };
};

/** The fairness of a plan, by what the hub knows of its firms and people. */
export function fairnessOf(plan: KeptPlan, facts: ComparedFacts): Fairness {
  const projects = [
    ...plan.shares.map(({ project }) => ({ project, isServed: true })),
    ...plan.open.map(({ project }) => ({ project, isServed: false })),
  ];
  const towns = townLines(plan).flatMap(({ town, given, open }) =>
    town === "" ? [] : [{ town, part: given, whole: given + open }],
  );
  const bySize = Map.groupBy(projects, ({ project }) => facts.firms.get(project.id)?.size ?? null);
  const working = plan.loads.filter(({ given }) => given > 0);
  const peopleOf = (isKnown: boolean): FairPart => ({
    part: working.filter(({ person }) => facts.known.has(person) === isKnown).length,
    whole: plan.loads.filter(({ person }) => facts.known.has(person) === isKnown).length,
  });
  return {
    halfDays: halfDaysOf(projects),
    towns: towns.toSorted((a, b) => a.part / a.whole - b.part / b.whole || b.whole - a.whole),
    sizes: firmSizes.flatMap((size) => {
      const own = bySize.get(size) ?? [];
      return own.length === 0 ? [] : [{ size, ...halfDaysOf(own) }];
    }),
    people:
      facts.firms.size === 0
        ? null
        : {
            all: { part: working.length, whole: plan.loads.length },
            newcomers: peopleOf(false),
            known: peopleOf(true),
          },
    loads: { ...figuresOf(plan, plan.weights, facts).loads, none: plan.loads.length - working.length },
  };
}

type Wanted = { readonly project: KeptProject; readonly isServed: boolean };

const halfDaysOf = (projects: readonly Wanted[]): FairPart => ({
  part: projects.reduce((sum, { project, isServed }) => sum + (isServed ? project.halfDays : 0), 0),
  whole: projects.reduce((sum, { project }) => sum + project.halfDays, 0),
});
