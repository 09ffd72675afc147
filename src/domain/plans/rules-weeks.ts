import { folded } from "#domain/plans/rules-cells.ts";
import type { KeptShare } from "#domain/plans/rules-kept.ts";
import type { Numbered } from "#domain/plans/rules-problem.ts";
import type { PlanPerson, PlanProject } from "#domain/plans/terms.ts";
import { cellsOf, layWeek, type WeekLaying, type WeekShare } from "#domain/weeks/rules.ts";
import { chainedPair, isChained } from "#domain/weeks/rules-rest.ts";
import type { LaidCells } from "#domain/weeks/terms.ts";
import type { Collision } from "#reference/week-rules.ts";

/** Where one person's shares of a plan lie in four weeks. */
export type PlannedWeek = {
  readonly person: string;
  /** Cells of the week that were free for the plan. */
  readonly free: readonly number[];
  readonly shares: readonly (LaidCells & { readonly project: string })[];
};

/** Shares that one person could not have together, and what stood in the way; the last of them was given up. */
export type WeekCut = { readonly person: string; readonly projects: readonly string[]; readonly because: Collision };

/** Everybody's week under a plan, and what was given up for it. */
export type Lived = Pick<LivedPlan, "weeks" | "cuts">;

/** A plan that everybody can live by: who serves which project, where it lies, and what was given up for it. */
export type LivedPlan = {
  /** For each project its pair, or −1 while it is open. */
  readonly chosen: Int32Array;
  readonly weeks: readonly PlannedWeek[];
  readonly cuts: readonly WeekCut[];
};

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

const worthOf = ({ problem }: Numbered, project: number, pair: number): number =>
  (problem.pairFit[pair] ?? 0) * (problem.demand[project] ?? 0);

type Repair = {
  readonly numbered: Numbered;
  readonly chosen: Int32Array;
  /** For each person the projects that they serve. */
  readonly held: Map<number, number[]>;
  readonly weeks: Map<number, WeekLaying>;
  readonly cuts: WeekCut[];
};

/**
 * Lays everybody's shares into a real week. A set of shares that cannot be laid out is cut: the least worthy of those that
 * collide is given up. Then the plan is repaired in rounds: what was given up goes to the next best person whose week has
 * room for it, and whoever lost a share takes the best open project that fits. Every week of what comes out is laid.
 */
export function layPlan(numbered: Numbered, found: Int32Array): LivedPlan {
  const chosen = found.slice();
  const repair: Repair = { numbered, chosen, held: heldBy(numbered, chosen), weeks: new Map(), cuts: [] };
  const losers = new Set<number>();
  for (const person of [...repair.held.keys()].toSorted((a, b) => a - b)) if (cut(repair, person)) losers.add(person);
  const given = [...found.keys()].filter((project) => (found[project] ?? -1) >= 0 && (chosen[project] ?? -1) < 0);
  const byWorth = given.toSorted(
    (a, b) => worthOf(numbered, b, found[b] ?? -1) - worthOf(numbered, a, found[a] ?? -1) || a - b,
  );
  for (const project of byWorth) serve(repair, project);
  fill(repair, losers);
  return { chosen, weeks: weeksOf(repair), cuts: repair.cuts };
}

function heldBy({ problem }: Numbered, chosen: Int32Array): Map<number, number[]> {
  const held = new Map<number, number[]>();
  for (const [project, pair] of chosen.entries()) {
    if (pair < 0) continue;
    const person = problem.pairPerson[pair] ?? -1;
    held.set(person, [...(held.get(person) ?? []), project]);
  }
  return held;
}

function layFor({ numbered }: Repair, person: number, projects: readonly number[]): WeekLaying {
  const shares = projects.flatMap((project) => numbered.projects[project] ?? []);
  return layRested(numbered.people[person], shares);
}

type Rested = Pick<PlanPerson, "cells" | "placeDays" | "peaks" | "restWeeks">;
type RestedShare = Parameters<typeof weekShareOf>[0] & Pick<PlanProject, "peaks">;

/** The week of a person's shares; none when their peak seasons chain, with one another or with one that is there already. */
function layRested(person: Rested | undefined, shares: readonly RestedShare[]): WeekLaying {
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

/** Gives shares up until the others can be laid out; true when any was. */
function cut(repair: Repair, person: number): boolean {
  const { numbered, chosen, held, weeks, cuts } = repair;
  let projects = held.get(person) ?? [];
  let isCut = false;
  for (;;) {
    const laid = layFor(repair, person, projects);
    weeks.set(person, laid);
    held.set(person, projects);
    if (laid.ok) return isCut;
    isCut = true;
    const colliding = laid.core.flatMap((index) => projects[index] ?? []);
    const least = colliding
      .filter((project) => mayBeCut(repair, project))
      .toSorted((a, b) => worthOf(numbered, a, chosen[a] ?? -1) - worthOf(numbered, b, chosen[b] ?? -1) || b - a)[0];
    cuts.push(cutOf(numbered, { person, projects: colliding, least, because: laid.because }));
    if (least === undefined) return isCut;
    chosen[least] = -1;
    projects = projects.filter((project) => project !== least);
  }
}

function cutOf(
  { people, projects }: Numbered,
  cutting: {
    readonly person: number;
    readonly projects: readonly number[];
    readonly least: number | undefined;
    readonly because: Collision;
  },
): WeekCut {
  const inOrder = cutting.projects.filter((project) => project !== cutting.least);
  const all = cutting.least === undefined ? inOrder : [...inOrder, cutting.least];
  return {
    person: people[cutting.person]?.id ?? "",
    projects: all.flatMap((project) => projects[project]?.id ?? []),
    because: cutting.because,
  };
}

/** What was locked by hand stays, and so does what a floor needs: then the week stays impossible, and is said to be. */
function mayBeCut({ numbered, chosen }: Repair, project: number): boolean {
  const { problem, floors } = numbered;
  if ((problem.lockedUnits?.[chosen[project] ?? -1] ?? 0) > 0) return false;
  return floors.every(
    ({ least, projects }) =>
      !projects.includes(project) || projects.filter((each) => (chosen[each] ?? -1) >= 0).length > least,
  );
}

/** Whether this person can take one more project; then it is theirs. */
function take(repair: Repair, project: number, pair: number): boolean {
  const { numbered, chosen, held, weeks } = repair;
  const { problem } = numbered;
  const person = problem.pairPerson[pair] ?? -1;
  const own = held.get(person) ?? [];
  const given = own.reduce((sum, each) => sum + (problem.demand[each] ?? 0), 0);
  if (given + (problem.demand[project] ?? 0) > (problem.capacity[person] ?? 0)) return false;
  if (own.length >= (problem.maxEngagements[person] ?? 0)) return false;
  const next = [...own, project].toSorted((a, b) => a - b);
  const laid = layFor(repair, person, next);
  if (!laid.ok) return false;
  held.set(person, next);
  weeks.set(person, laid);
  chosen[project] = pair;
  return true;
}

const pairsOf = ({ problem }: Numbered, project: number): readonly number[] => {
  const first = problem.pairStart[project] ?? 0;
  return Array.from({ length: (problem.pairStart[project + 1] ?? 0) - first }, (_, index) => first + index);
};

/** Gives an open project to the best person who has room for it. */
function serve(repair: Repair, project: number): void {
  const { problem } = repair.numbered;
  const best = pairsOf(repair.numbered, project).toSorted(
    (a, b) => (problem.pairFit[b] ?? 0) - (problem.pairFit[a] ?? 0) || a - b,
  );
  best.some((pair) => take(repair, project, pair));
}

/** Gives whoever lost a share the most worthy open projects that fit into their weeks. */
function fill(repair: Repair, losers: ReadonlySet<number>): void {
  const { numbered, chosen } = repair;
  if (losers.size === 0) return;
  const open = [...chosen.keys()].filter((project) => (chosen[project] ?? -1) < 0);
  const pairs = open.flatMap((project) =>
    pairsOf(numbered, project).flatMap((pair) =>
      losers.has(numbered.problem.pairPerson[pair] ?? -1) ? [{ project, pair }] : [],
    ),
  );
  const byWorth = pairs.toSorted(
    (a, b) => worthOf(numbered, b.project, b.pair) - worthOf(numbered, a.project, a.pair) || a.pair - b.pair,
  );
  for (const { project, pair } of byWorth) if ((chosen[project] ?? -1) < 0) take(repair, project, pair);
}

function weeksOf({ numbered, held, weeks }: Repair): readonly PlannedWeek[] {
  return [...held].flatMap(([person, projects]) => {
    const laid = weeks.get(person);
    if (laid?.ok !== true || projects.length === 0) return [];
    return [
      {
        person: numbered.people[person]?.id ?? "",
        free: cellsOf(numbered.people[person]?.cells ?? 0),
        shares: laid.shares.map((share, index) => ({
          ...share,
          project: numbered.projects[projects[index] ?? -1]?.id ?? "",
        })),
      },
    ];
  });
}

/** People and projects as the week needs them, by their codes. */
export type WeekFacts = {
  readonly people: ReadonlyMap<string, Rested>;
  readonly projects: ReadonlyMap<string, Pick<PlanProject, "cells" | "nearTowns" | "peaks">>;
};

/** The sets of shares of a plan that nobody could live by, as things stand; none when the plan may be published. */
export function impossibleWeeks(
  shares: readonly Pick<KeptShare, "person" | "project" | "halfDays">[],
  facts: WeekFacts,
): readonly WeekCut[] {
  return [...Map.groupBy(shares, ({ person }) => person)].flatMap(([person, own]) => {
    const laid = layRested(
      facts.people.get(person),
      own.map(({ halfDays, project }) => {
        const now = facts.projects.get(project.id);
        const week = { cells: now?.cells ?? 0, nearTowns: now?.nearTowns ?? [], peaks: now?.peaks ?? [] };
        return { ...project, halfDays, ...week };
      }),
    );
    if (laid.ok) return [];
    return [{ person, projects: laid.core.flatMap((index) => own[index]?.project.id ?? []), because: laid.because }];
  });
}
