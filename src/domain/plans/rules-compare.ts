import type { FirmSize } from "#domain/firms/terms.ts";
import { measureOf, type PlanMeasure } from "#domain/plans/rules-changes.ts";
import type { Weights } from "#domain/plans/rules-fit.ts";
import { gapBetween, type KeptPlan } from "#domain/plans/rules-kept.ts";
import type { PlanFloor } from "#domain/plans/rules-summary.ts";

/** The sizes of firms, the smallest first. */
export const firmSizes = ["none", "1-4", "5-19", "20-49", "50-99", "100-299", "300-", "unknown"] as const;

/** What the hub knows of the people and projects of a plan beside its tables; empty for a plan of files. */
export type ComparedFacts = {
  /** Firm and its size by the code of a project. */
  readonly firms: ReadonlyMap<string, { readonly firm: number; readonly size: FirmSize }>;
  /** Codes of people who have or had an engagement at this hub. */
  readonly known: ReadonlySet<string>;
};

/** How full the half-days of people with work are. */
export const loadBands = ["half", "most", "full"] as const;
/** At most half of what is free, more than half, or more than nine tenths. */
export type LoadBand = (typeof loadBands)[number];

/** A plan in the figures by which scenarios are set side by side. */
export type PlanFigures = PlanMeasure & {
  /** How much better the best plan under the same conditions could be at most; infinite when nothing is planned. */
  readonly gap: number;
  /** Half-days per four weeks given in each town, those of work from afar left out; towns by name. */
  readonly towns: ReadonlyMap<string, number>;
  /** Firms served, by size. */
  readonly firms: ReadonlyMap<FirmSize, number>;
  /** People with work who are new to the hub's engagements, and those who are known. */
  readonly newcomers: number;
  readonly known: number;
  readonly loads: { readonly [Band in LoadBand]: number };
  readonly floors: readonly PlanFloor[];
};

/** The figures of a plan, its value by the given weights so that plans with other weights are measured alike. */
export function figuresOf(plan: KeptPlan, weights: Weights, { firms, known }: ComparedFacts): PlanFigures {
  const people = new Set(plan.shares.map(({ person }) => person));
  const served = new Map(
    plan.shares.flatMap(({ project }) => {
      const firm = firms.get(project.id);
      return firm === undefined ? [] : [[firm.firm, firm.size] as const];
    }),
  );
  const familiar = [...people].filter((code) => known.has(code)).length;
  return {
    ...measureOf(plan, weights),
    gap: gapBetween(plan.proof),
    towns: sums(
      plan.shares.flatMap(({ project, halfDays }) => (project.onSiteHalfDays > 0 ? [[project.place, halfDays]] : [])),
    ),
    firms: sums([...served.values()].map((size) => [size, 1])),
    newcomers: people.size - familiar,
    known: familiar,
    loads: loadsOf(plan),
    floors: plan.floors ?? [],
  };
}

function sums<Key>(parts: readonly (readonly [Key, number])[]): ReadonlyMap<Key, number> {
  const all = new Map<Key, number>();
  for (const [key, count] of parts) all.set(key, (all.get(key) ?? 0) + count);
  return all;
}

function loadsOf({ loads }: KeptPlan): PlanFigures["loads"] {
  const counted = { half: 0, most: 0, full: 0 };
  for (const { given, free } of loads) if (given > 0) counted[bandOf(given / free)] += 1;
  return counted;
}

const bandOf = (part: number): LoadBand => (part <= 0.5 ? "half" : part <= 0.9 ? "most" : "full");
