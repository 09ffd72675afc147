import { type FilterName, failedFilters } from "#domain/plans/rules-filters.ts";
import {
  type Component,
  type ComponentName,
  componentNames,
  components,
  type Weights,
} from "#domain/plans/rules-fit.ts";
import { type Change, nearestChange } from "#domain/plans/rules-nearest.ts";
import type { Numbered } from "#domain/plans/rules-problem.ts";
import {
  cheapestSwap,
  countsFit,
  type Holding,
  holdingOf,
  isLocked,
  isPlaced,
  othersOf,
  weekWith,
} from "#domain/plans/rules-room.ts";
import type { PlanPerson, PlanProject } from "#domain/plans/terms.ts";
import type { Collision } from "#reference/week-rules.ts";

/** One person's share at one project, with its reasons. */
export type Share = {
  readonly person: PlanPerson;
  readonly project: PlanProject;
  /** Half-days per four weeks. */
  readonly halfDays: number;
  /** Worth of one half-day, 1 … 1000. */
  readonly fit: number;
  /** Every component with its score and reason, the weightiest for this share first. */
  readonly why: readonly Why[];
  readonly next: NextBest;
  /** It was agreed before and stays. */
  readonly isLocked?: true;
};

/** One component of a share's fit by its name, with score and reason. */
export type Why = Component & { readonly name: ComponentName };

/** Who else could take the project, and what the plan would lose by it. */
export type NextBest =
  /** Someone with room left: the plan would be worth `cost` less (below 0: more). */
  | {
      readonly code: "other-free";
      readonly person: string;
      readonly fit: number;
      readonly cost: number;
    }
  /** Only people whose half-days are given elsewhere, or whose week has no place for it; the best of them. */
  | {
      readonly code: "others-busy";
      readonly person: string;
      readonly fit: number;
      readonly others: number;
      /** How many of them have the half-days and no place in the week. */
      readonly noPlace?: number;
    }
  | { readonly code: "no-other" };

/** A project that nobody serves in this plan. */
export type OpenProject = {
  readonly project: PlanProject;
  /** How many people pass every hard condition. */
  readonly admissible: number;
  /** How many people fail each hard condition (a person may fail several). */
  readonly failed: { readonly [Name in FilterName]: number };
  /** The cheapest way to serve it by taking someone off other work; null when nobody meets the conditions. */
  readonly swap: Swap | null;
  readonly change: Change;
  /** Who has the half-days and no place in the week; left out where there is nobody. */
  readonly noPlace?: NoPlace;
};

/** People who meet the conditions and have the half-days, but whose week has no place beside what they serve. */
export type NoPlace = {
  readonly people: number;
  /** One of them, and what collides in that week; the open project is the last. */
  readonly person: string;
  readonly projects: readonly string[];
  readonly because: Collision;
};

/** What it would take to serve an open project with this person, and what the plan would lose (below 0: gain). */
export type Swap = {
  readonly person: string;
  readonly gives: readonly string[];
  readonly cost: number;
};

/** What one person has been given. */
export type PersonLoad = {
  readonly person: PlanPerson;
  readonly shares: readonly Share[];
  /** Half-days given, at most the person's. */
  readonly given: number;
};

/** A plan told in people and projects: who serves what, what each has been given, what stays open. */
export type Explained = {
  /** In the order of project ids. */
  readonly shares: readonly Share[];
  /** Everybody, in the order of ids. */
  readonly loads: readonly PersonLoad[];
  readonly open: readonly OpenProject[];
};

/** Tells for each share why, and for each open project what stands in its way. The plan is left as it is. */
export function explain(numbered: Numbered, chosen: Int32Array, weights: Weights): Explained {
  const holding = holdingOf(numbered, chosen);
  const indices = [...numbered.projects.keys()];
  const shares = indices.flatMap((index) => {
    const pair = chosen[index] ?? -1;
    return pair < 0 ? [] : [shareOf(holding, index, { pair, weights })];
  });
  const open = indices.flatMap((index) => ((chosen[index] ?? -1) < 0 ? [openOf(holding, index)] : []));
  const byPerson = Map.groupBy(shares, (share) => share.person.id);
  const loads = numbered.people.map((person): PersonLoad => {
    const own = byPerson.get(person.id) ?? [];
    return { person, shares: own, given: own.reduce((sum, share) => sum + share.halfDays, 0) };
  });
  return { shares, loads, open };
}

type ShareContext = { readonly pair: number; readonly weights: Weights };

function shareOf(holding: Holding, index: number, { pair, weights }: ShareContext): Share {
  const { numbered } = holding;
  const project = at(numbered.projects, index);
  const person = at(numbered.people, numbered.problem.pairPerson[pair] ?? -1);
  return {
    person,
    project,
    halfDays: project.halfDays,
    fit: numbered.problem.pairFit[pair] ?? 0,
    why: whyOf(person, project, weights),
    next: nextBest(holding, index, pair),
    ...(isLocked(holding, index) ? { isLocked: true as const } : {}),
  };
}

/** Every component of a pair's fit with its score and reason, the weightiest first. */
export const whyOf = (person: PlanPerson, project: PlanProject, weights: Weights): readonly Why[] =>
  componentNames
    .map((name): Why => ({ name, ...components[name](person, project) }))
    .toSorted((a, b) => weights[b.name] * b.score - weights[a.name] * a.score);

function nextBest(holding: Holding, index: number, pair: number): NextBest {
  const { problem, people } = holding.numbered;
  const { free, busy, others, noPlace } = othersOf(holding, index);
  const best = free >= 0 ? free : busy;
  if (best < 0) return { code: "no-other" };
  const person = at(people, problem.pairPerson[best] ?? -1).id;
  const fit = problem.pairFit[best] ?? 0;
  if (free < 0) return { code: "others-busy", person, fit, others, ...(noPlace > 0 ? { noPlace } : {}) };
  return { code: "other-free", person, fit, cost: ((problem.pairFit[pair] ?? 0) - fit) * (problem.demand[index] ?? 0) };
}

function openOf(holding: Holding, index: number): OpenProject {
  const { people, problem, projects } = holding.numbered;
  const project = at(projects, index);
  const { failed, admissible } = filtersOf(people, project);
  const move = cheapestSwap(holding, index);
  const noPlace = noPlaceOf(holding, index);
  return {
    project,
    admissible,
    failed,
    swap:
      move === null
        ? null
        : {
            person: at(people, problem.pairPerson[move.pair] ?? -1).id,
            gives: move.gives.map((given) => at(projects, given).id),
            cost: move.cost,
          },
    change: nearestChange(holding, index),
    ...(noPlace === null ? {} : { noPlace }),
  };
}

function filtersOf(people: readonly PlanPerson[], project: PlanProject): Pick<OpenProject, "failed" | "admissible"> {
  const failed = { forbidden: 0, time: 0, town: 0, "on-site": 0, remote: 0, months: 0, week: 0, rest: 0 };
  let admissible = 0;
  for (const person of people) {
    const names = failedFilters(person, project);
    for (const name of names) failed[name] += 1;
    if (names.length === 0) admissible += 1;
  }
  return { failed, admissible };
}

/** Those whose half-days are enough and whose week is not. */
function noPlaceOf(holding: Holding, index: number): NoPlace | null {
  const { people, problem, projects } = holding.numbered;
  let found: Omit<NoPlace, "people"> | null = null;
  let count = 0;
  for (let pair = problem.pairStart[index] ?? 0; pair < (problem.pairStart[index + 1] ?? 0); pair += 1) {
    const person = problem.pairPerson[pair] ?? -1;
    if (!countsFit(holding, person, index) || isPlaced(holding, { person, project: index })) continue;
    const { projects: together, laid } = weekWith(holding, { person, project: index });
    if (laid.ok) continue;
    count += 1;
    const colliding = laid.core.flatMap((place) => together[place] ?? []).filter((each) => each !== index);
    found ??= {
      person: at(people, person).id,
      projects: [...colliding, index].map((each) => at(projects, each).id),
      because: laid.because,
    };
  }
  return found === null ? null : { people: count, ...found };
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new RangeError(`index ${index} is outside the plan`);
  return item;
}
