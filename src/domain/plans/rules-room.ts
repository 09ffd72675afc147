import { folded } from "#domain/plans/rules-cells.ts";
import type { Numbered } from "#domain/plans/rules-problem.ts";
import type { PlanPerson, PlanProject } from "#domain/plans/terms.ts";
import { hasRoomAlone, layWeek, type WeekLaying, type WeekShare } from "#domain/weeks/rules.ts";
import { chainedPair, isChained } from "#domain/weeks/rules-rest.ts";

/** A project as the week needs it. */
export const weekShareOf = (
  project: Pick<PlanProject, "halfDays" | "onSiteHalfDays" | "place" | "cells" | "nearTowns">,
): WeekShare => ({
  halfDays: project.halfDays,
  onSiteHalfDays: project.onSiteHalfDays,
  place: folded(project.place),
  nearTowns: project.nearTowns,
  cells: project.cells,
});

/** A person as their week and their rest need them. */
export type Rested = Pick<PlanPerson, "cells" | "placeDays" | "peaks" | "restWeeks">;
type RestedShare = Parameters<typeof weekShareOf>[0] & Pick<PlanProject, "peaks">;

/** The week of a person's shares; none when their peak seasons chain, with one another or with one that is there already. */
export function layRested(person: Rested | undefined, shares: readonly RestedShare[]): WeekLaying {
  const restWeeks = person?.restWeeks ?? 0;
  const tired = shares.findIndex(({ peaks }) => isChained(person?.peaks ?? [], peaks, restWeeks));
  const pair = chainedPair(
    shares.map(({ peaks }) => peaks),
    restWeeks,
  );
  if (tired >= 0) return { ok: false, core: [tired], because: "rest" };
  if (pair !== null) return { ok: false, core: pair, because: "rest" };
  return layWeek({ cells: person?.cells ?? 0, placeDays: person?.placeDays ?? [] }, shares.map(weekShareOf));
}

/** Who serves what under a plan that is being mended or explained. People, projects and pairs are indices. */
export type Holding = {
  readonly numbered: Numbered;
  /** For each project its pair, or −1 while it is open. */
  readonly chosen: Int32Array;
  /** For each person the projects that they serve, ascending. */
  readonly held: Map<number, readonly number[]>;
  /** What each person has left of half-days and engagements. */
  readonly halfDays: Int32Array;
  readonly engagements: Int32Array;
};

/** Reads who holds what from a plan, which is left as it is. */
export function holdingOf(numbered: Numbered, plan: Int32Array): Holding {
  const holding: Holding = {
    numbered,
    chosen: new Int32Array(plan.length).fill(-1),
    held: new Map(),
    halfDays: Int32Array.from(numbered.people, ({ halfDays }) => halfDays),
    engagements: Int32Array.from(numbered.people, ({ engagements }) => engagements),
  };
  for (const [project, pair] of plan.entries()) if (pair >= 0) give(holding, project, pair);
  return holding;
}

/** The projects of one person, ascending. */
export const heldBy = ({ held }: Holding, person: number): readonly number[] => held.get(person) ?? [];

/** What a share adds to the plan's value: fit × half-days. */
export const worthOf = ({ problem }: Numbered, project: number, pair: number): number =>
  (problem.pairFit[pair] ?? 0) * (problem.demand[project] ?? 0);

/** The pairs of one project. */
export const pairsOf = ({ problem }: Numbered, project: number): readonly number[] => {
  const first = problem.pairStart[project] ?? 0;
  return Array.from({ length: (problem.pairStart[project + 1] ?? 0) - first }, (_, index) => first + index);
};

/** Whether half-days and engagements of a person are enough for one project more when they give these up. */
export function countsFit(holding: Holding, person: number, project: number, gives: readonly number[] = []): boolean {
  const { demand } = holding.numbered.problem;
  // Asked of every pair of the region, mostly without gives.
  if (gives.length === 0)
    return (holding.engagements[person] ?? 0) > 0 && (holding.halfDays[person] ?? 0) >= (demand[project] ?? 0);
  const freed = gives.reduce((sum, given) => sum + (demand[given] ?? 0), 0);
  return (
    (holding.engagements[person] ?? 0) + gives.length > 0 &&
    (holding.halfDays[person] ?? 0) + freed >= (demand[project] ?? 0)
  );
}

type Asked = { readonly person: number; readonly project: number; readonly gives?: readonly number[] };
type Changed = { readonly person?: Partial<PlanPerson>; readonly project?: Partial<PlanProject> };

/** The week of a person who takes one project more, as it is or changed. */
export function weekWith(
  holding: Holding,
  { person, project, gives = [] }: Asked,
  changed: Changed = {},
): { readonly projects: readonly number[]; readonly laid: WeekLaying } {
  const { people, projects } = holding.numbered;
  const kept = heldBy(holding, person).filter((each) => !gives.includes(each));
  const next = [...kept, project].toSorted((a, b) => a - b);
  const shares = next.flatMap((each) => {
    const known = projects[each];
    return known === undefined ? [] : [each === project ? { ...known, ...changed.project } : known];
  });
  const who = people[person];
  return { projects: next, laid: layRested(who === undefined ? undefined : { ...who, ...changed.person }, shares) };
}

/** Whether a person's week works out with one project more; where that is plain, no week is laid out. */
export function isPlaced(holding: Holding, asked: Asked): boolean {
  const { people, projects } = holding.numbered;
  const { person, project, gives = [] } = asked;
  const [who, added] = [people[person], projects[project]];
  if (who === undefined || added === undefined) return false;
  const kept = heldBy(holding, person).filter((each) => !gives.includes(each));
  const isRested = (): boolean => !isChained(who.peaks, added.peaks, who.restWeeks);
  if (kept.length === 0) return isRested() && hasRoomAlone(who, weekShareOf(added));
  return weekWith(holding, asked).laid.ok;
}

/** Gives a project to the person of a pair, in place of whoever had it; to nobody with −1. */
export function give(holding: Holding, project: number, pair: number): void {
  const { numbered, chosen } = holding;
  const { pairPerson } = numbered.problem;
  const before = chosen[project] ?? -1;
  chosen[project] = pair;
  if (before >= 0) {
    const person = pairPerson[before] ?? -1;
    hold(
      holding,
      person,
      heldBy(holding, person).filter((each) => each !== project),
    );
  }
  if (pair < 0) return;
  const person = pairPerson[pair] ?? -1;
  hold(holding, person, [...heldBy(holding, person), project]);
}

function hold({ numbered, held, halfDays, engagements }: Holding, person: number, projects: readonly number[]): void {
  const who = numbered.people[person];
  held.set(
    person,
    projects.toSorted((a, b) => a - b),
  );
  const given = projects.reduce((sum, project) => sum + (numbered.problem.demand[project] ?? 0), 0);
  halfDays[person] = (who?.halfDays ?? 0) - given;
  engagements[person] = (who?.engagements ?? 0) - projects.length;
}

/** What was locked by hand stays. */
export const isLocked = ({ numbered, chosen }: Holding, project: number): boolean =>
  (numbered.problem.lockedUnits?.[chosen[project] ?? -1] ?? 0) > 0;

/** Whether these may be given up together, for this one perhaps: none is locked, and no floor falls by it below what it asks. */
export function mayGive(holding: Holding, gives: readonly number[], instead = -1): boolean {
  const { numbered, chosen } = holding;
  if (gives.some((project) => isLocked(holding, project))) return false;
  return numbered.floors.every(({ least, projects }) => {
    const lost = gives.filter((project) => projects.includes(project)).length - (projects.includes(instead) ? 1 : 0);
    return lost <= 0 || projects.filter((each) => (chosen[each] ?? -1) >= 0).length - lost >= least;
  });
}

/** A way to serve an open project: by whom, what they give up for it, and what the plan loses (below 0: gains). */
export type SwapMove = { readonly pair: number; readonly gives: readonly number[]; readonly cost: number };

/** The cheapest way to serve an open project by one person, who gives up single shares or several from the least worthy on. */
export function cheapestSwap(holding: Holding, project: number): SwapMove | null {
  const { numbered } = holding;
  let best: SwapMove | null = null;
  for (const pair of pairsOf(numbered, project)) {
    const person = numbered.problem.pairPerson[pair] ?? -1;
    for (const { gives, worth } of waysToGive(holding, person)) {
      const cost = worth - worthOf(numbered, project, pair);
      if (best !== null && cost >= best.cost) break;
      if (!countsFit(holding, person, project, gives) || !mayGive(holding, gives, project)) continue;
      if (!isPlaced(holding, { person, project, gives })) continue;
      best = { pair, gives, cost };
      break;
    }
  }
  return best;
}

/** Nothing, each share alone, and several from the least worthy on; the cheapest first. */
function waysToGive(holding: Holding, person: number) {
  const { numbered, chosen } = holding;
  const worth = (project: number): number => worthOf(numbered, project, chosen[project] ?? -1);
  const own = heldBy(holding, person).toSorted((a, b) => worth(a) - worth(b) || a - b);
  const movable = own.filter((project) => !isLocked(holding, project));
  const ways = [
    [],
    ...movable.map((project) => [project]),
    ...movable.slice(1).map((_, at) => movable.slice(0, at + 2)),
  ];
  return ways
    .map((gives) => ({ gives, worth: gives.reduce((sum, project) => sum + worth(project), 0) }))
    .toSorted((a, b) => a.worth - b.worth);
}

/** Who else could serve a project that is served: the best with room, else the best at all, and how many lack a place in the week alone. */
export type Others = {
  readonly free: number;
  readonly busy: number;
  readonly others: number;
  readonly noPlace: number;
};

/** The best pair of a project with room that fits better than its own; −1 when there is none. */
export function betterOf(holding: Holding, project: number): number {
  const { pairStart, pairPerson, pairFit } = holding.numbered.problem;
  const fit = (pair: number): number => pairFit[pair] ?? 0;
  const least = fit(holding.chosen[project] ?? -1);
  const better: number[] = [];
  for (let pair = pairStart[project] ?? 0; pair < (pairStart[project + 1] ?? 0); pair += 1)
    if (fit(pair) > least && countsFit(holding, pairPerson[pair] ?? -1, project)) better.push(pair);
  const fits = (pair: number): boolean => isPlaced(holding, { person: pairPerson[pair] ?? -1, project });
  return better.toSorted((a, b) => fit(b) - fit(a)).find(fits) ?? -1;
}

/** Looks at the other pairs of a project; −1 stands for none. */
export function othersOf(holding: Holding, project: number): Others {
  const { pairStart, pairPerson, pairFit } = holding.numbered.problem;
  const fit = (pair: number): number => pairFit[pair] ?? 0;
  const personOf = (pair: number): number => pairPerson[pair] ?? -1;
  const counted: number[] = [];
  let busy = -1;
  let others = 0;
  for (let pair = pairStart[project] ?? 0; pair < (pairStart[project + 1] ?? 0); pair += 1) {
    if (pair === holding.chosen[project]) continue;
    others += 1;
    if (busy < 0 || fit(pair) > fit(busy)) busy = pair;
    if (countsFit(holding, personOf(pair), project)) counted.push(pair);
  }
  const fits = (pair: number): boolean => isPlaced(holding, { person: personOf(pair), project });
  const free = counted.toSorted((a, b) => fit(b) - fit(a)).find(fits) ?? -1;
  return { free, busy, others, noPlace: free >= 0 ? 0 : counted.length };
}
