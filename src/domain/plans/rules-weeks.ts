import { foldedCode } from "#domain/plans/rules-cells.ts";
import type { KeptShare } from "#domain/plans/rules-kept.ts";
import type { Numbered } from "#domain/plans/rules-problem.ts";
import {
  betterOf,
  cheapestSwap,
  give,
  type Holding,
  heldBy,
  holdingOf,
  isLocked,
  layRested,
  mayGive,
  pairsOf,
  type Rested,
  worthOf,
} from "#domain/plans/rules-room.ts";
import type { PlanProject } from "#domain/plans/terms.ts";
import { cellsOf } from "#domain/weeks/rules.ts";
import { type LaidCells, patternWeeks } from "#domain/weeks/terms.ts";
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

/**
 * The problem with nobody's capacity above what their free parts of the week hold in four weeks. Every plan that can be
 * lived by keeps to that, so a bound of this problem holds for all of them, and is tighter. What was set by hand is left
 * alone: those whose folded codes are given keep the half-days they have, and so does everybody where a town has a floor.
 */
export function boundedByWeeks(numbered: Numbered, byHand: ReadonlySet<string>): Numbered {
  const { problem, people, floors } = numbered;
  if (floors.length > 0) return numbered;
  const capacity = problem.capacity.map((halfDays, index) => {
    const person = people[index];
    if (person === undefined || byHand.has(foldedCode(person.id))) return halfDays;
    return Math.min(halfDays, patternWeeks * cellsOf(person.cells).length);
  });
  return { ...numbered, problem: { ...problem, capacity } };
}

/**
 * Lays everybody's shares into a real week. A set of shares that cannot be laid out is cut: the least worthy of those that
 * collide is given up. Then the plan is mended until no open project can be served, and no share given to somebody else, with a
 * gain. Every week of what comes out is laid.
 */
export function layPlan(numbered: Numbered, found: Int32Array): LivedPlan {
  const holding = holdingOf(numbered, found);
  const people = [...holding.held.keys()].toSorted((a, b) => a - b);
  const cuts = people.flatMap((person) => cut(holding, person));
  if (cuts.length > 0) mend(holding);
  return { chosen: holding.chosen, weeks: weeksOf(holding), cuts };
}

const layFor = ({ numbered }: Holding, person: number, projects: readonly number[]) =>
  layRested(
    numbered.people[person],
    projects.flatMap((project) => numbered.projects[project] ?? []),
  );

/** Gives shares up until the others can be laid out; tells each time what collided. */
function cut(holding: Holding, person: number): readonly WeekCut[] {
  const { numbered, chosen } = holding;
  const cuts: WeekCut[] = [];
  for (;;) {
    const projects = heldBy(holding, person);
    const laid = layFor(holding, person, projects);
    if (laid.ok) return cuts;
    const colliding = laid.core.flatMap((index) => projects[index] ?? []);
    // What was locked by hand stays, and so does what a floor needs: then the week stays impossible, and is said to be.
    const least = colliding
      .filter((project) => mayGive(holding, [project]))
      .toSorted((a, b) => worthOf(numbered, a, chosen[a] ?? -1) - worthOf(numbered, b, chosen[b] ?? -1) || b - a)[0];
    cuts.push(cutOf(numbered, { person, projects: colliding, least, because: laid.because }));
    if (least === undefined) return cuts;
    give(holding, least, -1);
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

/** Takes every step that gains until there is none; the value grows with each, so it ends. */
function mend(holding: Holding): void {
  const { numbered, chosen } = holding;
  const worths = numbered.projects.map((_, project) =>
    pairsOf(numbered, project).reduce((most, pair) => Math.max(most, worthOf(numbered, project, pair)), 0),
  );
  const byWorth = [...chosen.keys()].toSorted((a, b) => (worths[b] ?? 0) - (worths[a] ?? 0) || a - b);
  const step = (project: number): boolean =>
    (chosen[project] ?? -1) < 0 ? serve(holding, project) : hand(holding, project);
  while (byWorth.map(step).includes(true));
}

/** Serves an open project where that gains; true when it did. */
function serve(holding: Holding, project: number): boolean {
  const swap = cheapestSwap(holding, project);
  if (swap === null || swap.cost >= 0) return false;
  for (const given of swap.gives) give(holding, given, -1);
  give(holding, project, swap.pair);
  return true;
}

/** Hands a share to somebody whom it fits better and who has room; true when there was one. */
function hand(holding: Holding, project: number): boolean {
  const better = isLocked(holding, project) ? -1 : betterOf(holding, project);
  if (better < 0) return false;
  give(holding, project, better);
  return true;
}

function weeksOf(holding: Holding): readonly PlannedWeek[] {
  const { numbered, held } = holding;
  return [...held].flatMap(([person, projects]) => {
    const laid = projects.length === 0 ? null : layFor(holding, person, projects);
    if (laid?.ok !== true) return [];
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
