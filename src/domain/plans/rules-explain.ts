import { type FilterName, failedFilters, filterNames } from "#domain/plans/rules-filters.ts";
import {
  type Component,
  type ComponentName,
  componentNames,
  components,
  type Weights,
} from "#domain/plans/rules-fit.ts";
import type { Numbered } from "#domain/plans/rules-problem.ts";
import type { PlanPerson, PlanProject } from "#domain/plans/terms.ts";

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
  /** Only people whose half-days are given elsewhere; the best of them. */
  | {
      readonly code: "others-busy";
      readonly person: string;
      readonly fit: number;
      readonly others: number;
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
};

/** What it would take to serve an open project with this person, and what the plan would lose (below 0: gain). */
export type Swap = {
  readonly person: string;
  readonly gives: readonly string[];
  readonly cost: number;
};

/** The smallest change by which the project could be served without touching any other share. */
export type Change =
  /** Someone has room for it now; more computing would find it. */
  | { readonly code: "none-needed"; readonly person: string }
  /** The project asks for `to` half-days instead, or the person gives `lacking` more. */
  | {
      readonly code: "half-days";
      readonly person: string;
      readonly lacking: number;
      readonly to: number;
    }
  /** The person takes one project more than planned at once. */
  | { readonly code: "one-more-engagement"; readonly person: string }
  /** Exactly one hard condition stands in the way of people with room; how many, and one of them. */
  | {
      readonly code: "lift";
      readonly filter: FilterName;
      readonly people: number;
      readonly person: string;
    }
  /** No single change is enough. */
  | { readonly code: "several" };

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

/** Tells for each share why, and for each open project what stands in its way. */
export function explain(numbered: Numbered, chosen: Int32Array, weights: Weights): Explained {
  const room = roomUnder(numbered, chosen);
  const shares: Share[] = [];
  const open: OpenProject[] = [];
  for (const index of numbered.projects.keys()) {
    const pair = chosen[index] ?? -1;
    if (pair >= 0) shares.push(shareOf(numbered, index, { pair, room, weights }));
  }
  const byPerson = Map.groupBy(shares, (share) => share.person.id);
  for (const [index, project] of numbered.projects.entries()) {
    if ((chosen[index] ?? -1) >= 0) continue;
    const swap = cheapestSwap(numbered, index, { byPerson, room });
    open.push({ ...openProject(numbered, project, room), swap });
  }
  const loads = numbered.people.map((person): PersonLoad => {
    const own = byPerson.get(person.id) ?? [];
    return {
      person,
      shares: own,
      given: own.reduce((sum, share) => sum + share.halfDays, 0),
    };
  });
  return { shares, loads, open };
}

/** What every person has left under a plan. */
type Room = { readonly halfDays: Int32Array; readonly engagements: Int32Array };

function roomUnder({ problem }: Numbered, chosen: Int32Array): Room {
  const room = {
    halfDays: problem.capacity.slice(),
    engagements: problem.maxEngagements.slice(),
  };
  for (const [project, pair] of chosen.entries()) {
    const person = problem.pairPerson[pair];
    if (pair < 0 || person === undefined) continue;
    room.halfDays[person] = (room.halfDays[person] ?? 0) - (problem.demand[project] ?? 0);
    room.engagements[person] = (room.engagements[person] ?? 0) - 1;
  }
  return room;
}

type ShareContext = {
  readonly pair: number;
  readonly room: Room;
  readonly weights: Weights;
};

function shareOf(numbered: Numbered, index: number, { pair, room, weights }: ShareContext): Share {
  const { problem } = numbered;
  const project = at(numbered.projects, index);
  const person = at(numbered.people, problem.pairPerson[pair] ?? -1);
  return {
    person,
    project,
    halfDays: project.halfDays,
    fit: problem.pairFit[pair] ?? 0,
    why: whyOf(person, project, weights),
    next: nextBest(numbered, index, pair, room),
    ...((problem.lockedUnits?.[pair] ?? 0) > 0 ? { isLocked: true as const } : {}),
  };
}

/** Every component of a pair's fit with its score and reason, the weightiest first. */
export const whyOf = (person: PlanPerson, project: PlanProject, weights: Weights): readonly Why[] =>
  componentNames
    .map((name): Why => ({ name, ...components[name](person, project) }))
    .toSorted((a, b) => weights[b.name] * b.score - weights[a.name] * a.score);

function nextBest({ problem, people }: Numbered, index: number, pair: number, room: Room): NextBest {
  const demand = problem.demand[index] ?? 0;
  let free = -1;
  let busy = -1;
  let others = 0;
  const fit = (one: number): number => problem.pairFit[one] ?? 0;
  for (let other = problem.pairStart[index] ?? 0; other < (problem.pairStart[index + 1] ?? 0); other += 1) {
    if (other === pair) continue;
    others += 1;
    const person = problem.pairPerson[other] ?? -1;
    const hasRoom = (room.halfDays[person] ?? 0) >= demand && (room.engagements[person] ?? 0) > 0;
    if (hasRoom && (free < 0 || fit(other) > fit(free))) free = other;
    if (!hasRoom && (busy < 0 || fit(other) > fit(busy))) busy = other;
  }
  const idOf = (one: number): string => at(people, problem.pairPerson[one] ?? -1).id;
  if (free >= 0)
    return {
      code: "other-free",
      person: idOf(free),
      fit: fit(free),
      cost: (fit(pair) - fit(free)) * demand,
    };
  return busy >= 0 ? { code: "others-busy", person: idOf(busy), fit: fit(busy), others } : { code: "no-other" };
}

type Shared = {
  readonly byPerson: ReadonlyMap<string, readonly Share[]>;
  readonly room: Room;
};

function cheapestSwap({ problem, people }: Numbered, index: number, { byPerson, room }: Shared): Swap | null {
  const demand = problem.demand[index] ?? 0;
  let best: Swap | null = null;
  for (let pair = problem.pairStart[index] ?? 0; pair < (problem.pairStart[index + 1] ?? 0); pair += 1) {
    const i = problem.pairPerson[pair] ?? -1;
    const person = at(people, i).id;
    const lacking = demand - (room.halfDays[i] ?? 0);
    const movable = (byPerson.get(person) ?? []).filter(({ isLocked }) => isLocked === undefined);
    const given = leastGiven(movable, lacking, (room.engagements[i] ?? 0) < 1);
    // What is agreed stays: somebody whose locks leave too little room is no way to serve the project.
    const freed = given.reduce((sum, share) => sum + share.halfDays, 0);
    if (freed < lacking || ((room.engagements[i] ?? 0) < 1 && given.length === 0)) continue;
    const worth = given.reduce((sum, share) => sum + share.fit * share.halfDays, 0);
    const cost = worth - (problem.pairFit[pair] ?? 0) * demand;
    if (best === null || cost < best.cost) best = { person, gives: given.map((share) => share.project.id), cost };
  }
  return best;
}

/** Shares of little worth that free at least so many half-days: the cheapest single one that is enough, else several from the cheapest on. */
function leastGiven(shares: readonly Share[], lacking: number, atLeastOne: boolean): readonly Share[] {
  if (lacking <= 0 && !atLeastOne) return [];
  const cheapest = shares.toSorted((a, b) => a.fit * a.halfDays - b.fit * b.halfDays);
  const single = cheapest.find((share) => share.halfDays >= lacking);
  if (single !== undefined) return [single];
  let freed = 0;
  const given: Share[] = [];
  for (const share of cheapest) {
    if (freed >= lacking) break;
    given.push(share);
    freed += share.halfDays;
  }
  return given;
}

function openProject({ people }: Numbered, project: PlanProject, room: Room): Omit<OpenProject, "swap"> {
  const failed: Record<FilterName, number> = {
    forbidden: 0,
    time: 0,
    town: 0,
    "on-site": 0,
    remote: 0,
    months: 0,
    week: 0,
    rest: 0,
  };
  const lifts = new Map<FilterName, { people: number; person: string }>();
  let admissible = 0;
  let nearest: Change | null = null;
  for (const [index, person] of people.entries()) {
    const names = failedFilters(person, project);
    for (const name of names) failed[name] += 1;
    if (names.length === 0) admissible += 1;
    const left = room.halfDays[index] ?? 0;
    const mayTakeMore = (room.engagements[index] ?? 0) > 0;
    // Lack of time is measured in half-days, which holds for those who fail the condition "time" as well.
    if (names.length === 0 || (names.length === 1 && names[0] === "time")) {
      nearest = nearer(nearest, changeFor(person, project, left, mayTakeMore));
    } else if (names.length === 1 && names[0] !== undefined && mayTakeMore && left >= project.halfDays) {
      // Work that leaves its place is done from afar: only people who can give all of it that way count.
      if ((names[0] === "town" || names[0] === "on-site") && person.remoteHalfDays < project.halfDays) continue;
      const known = lifts.get(names[0]);
      lifts.set(names[0], {
        people: (known?.people ?? 0) + 1,
        person: known?.person ?? person.id,
      });
    }
  }
  return {
    project,
    admissible,
    failed,
    change: smallest(project, nearest, lifts),
  };
}

function changeFor(person: PlanPerson, project: PlanProject, left: number, mayTakeMore: boolean): Change | null {
  if (left >= project.halfDays) {
    return mayTakeMore
      ? { code: "none-needed", person: person.id }
      : { code: "one-more-engagement", person: person.id };
  }
  // Who has nothing left would have to be asked for the whole project: that is no small change.
  if (!mayTakeMore || left === 0) return null;
  return {
    code: "half-days",
    person: person.id,
    lacking: project.halfDays - left,
    to: left,
  };
}

const size = (change: Change): number =>
  change.code === "none-needed"
    ? -1
    : change.code === "one-more-engagement"
      ? 0
      : change.code === "half-days"
        ? change.lacking
        : 1e9;

const nearer = (a: Change | null, b: Change | null): Change | null =>
  a === null || (b !== null && size(b) < size(a)) ? b : a;

/** A change of at most a quarter of the half-days is talked over sooner than a condition is lifted. */
const easyPart = 0.25;

type Lifts = ReadonlyMap<FilterName, { readonly people: number; readonly person: string }>;

function smallest(project: PlanProject, nearest: Change | null, lifts: Lifts): Change {
  if (nearest !== null && size(nearest) <= project.halfDays * easyPart) return nearest;
  // What either side has ruled out is not proposed again.
  const liftable = filterNames
    .filter((name) => name !== "forbidden" && lifts.has(name))
    .toSorted((a, b) => (lifts.get(b)?.people ?? 0) - (lifts.get(a)?.people ?? 0))[0];
  const lift = liftable === undefined ? undefined : lifts.get(liftable);
  if (liftable !== undefined && lift !== undefined) return { code: "lift", filter: liftable, ...lift };
  return nearest ?? { code: "several" };
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new RangeError(`index ${index} is outside the plan`);
  return item;
}
