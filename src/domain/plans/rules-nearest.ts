import { type FilterName, failedFilters, filterNames } from "#domain/plans/rules-filters.ts";
import { countsFit, type Holding, heldBy, isPlaced, weekShareOf, weekWith } from "#domain/plans/rules-room.ts";
import type { PlanProject } from "#domain/plans/terms.ts";
import { hasRoomAlone } from "#domain/weeks/rules.ts";
import { everyCell } from "#domain/weeks/terms.ts";

/** What would give a project its place in somebody's week. */
export const weekLifts = ["person-times", "project-times", "from-afar", "season"] as const;
/** One of them. */
export type WeekLift = (typeof weekLifts)[number];

/** The smallest change by which the project could be served without touching any other share. */
export type Change =
  /** Someone has room for it now; more computing would find it. */
  | { readonly code: "none-needed"; readonly person: string }
  /** The project asks for `to` half-days instead, or the person gives `lacking` more. */
  | {
      readonly code: "half-days";
      readonly person: string;
      /** null where more half-days would find no place in the person's week. */
      readonly lacking: number | null;
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
  /** The person has the half-days; with other times, from afar or in another season the project finds its place in their week. */
  | { readonly code: "week"; readonly person: string; readonly lift: WeekLift }
  /** No single change is enough. */
  | { readonly code: "several" };

/** A change of at most a quarter of the half-days is talked over sooner than a condition is lifted. */
const easyPart = 0.25;

/** Weeks of people with work that are laid out to count whom a lifted condition would let in; more are not counted. */
const mostLaid = 40;

/** Somebody who might serve the project, and about how much has to change for it: 0 none, then half-days that lack. */
type Near = { readonly person: number; readonly size: number };

/** The smallest change by which an open project could be served without touching any other share. */
export function nearestChange(holding: Holding, index: number): Change {
  const { near, lifts } = lookedAt(holding, index);
  const isEasy = ({ size }: Near): boolean => size <= easyPart * (holding.numbered.problem.demand[index] ?? 0);
  const easy = near.filter(isEasy);
  return (
    smallest(holding, index, easy) ??
    liftOf(holding, index, lifts) ??
    (near.length === easy.length ? null : smallest(holding, index, near)) ?? { code: "several" }
  );
}

type Lifts = ReadonlyMap<FilterName, readonly number[]>;

/** Who meets the conditions, or all but one. */
function lookedAt(holding: Holding, index: number): { readonly near: readonly Near[]; readonly lifts: Lifts } {
  const project = at(holding.numbered.projects, index);
  const near: Near[] = [];
  const lifts = new Map<FilterName, number[]>();
  for (const [person, who] of holding.numbered.people.entries()) {
    const names = failedFilters(who, project);
    const [name] = names;
    if (names.length > 1) continue;
    // Lack of time is measured in half-days, which holds for those who fail the condition "time" as well.
    if (name === undefined || name === "time") {
      const left = holding.halfDays[person] ?? 0;
      const size = Math.max(0, project.halfDays - left);
      // Who has nothing left would have to be asked for the whole project: that is no small change.
      if (size === 0 || ((holding.engagements[person] ?? 0) > 0 && left > 0)) near.push({ person, size });
    } else if (countsFit(holding, person, index)) {
      // Work that leaves its place is done from afar: only people who can give all of it that way count.
      if ((name === "town" || name === "on-site") && who.remoteHalfDays < project.halfDays) continue;
      const known = lifts.get(name);
      if (known === undefined) lifts.set(name, [person]);
      else known.push(person);
    }
  }
  return { near, lifts };
}

/** The first change, from the smallest on, that holds: it is tried in the person's week. */
function smallest(holding: Holding, index: number, near: readonly Near[]): Change | null {
  const later: Change[] = [];
  for (const { person, size } of near.toSorted((a, b) => a.size - b.size || a.person - b.person)) {
    const [oneMore] = later;
    if (size > 0 && oneMore !== undefined) return oneMore;
    const change = size === 0 ? changeOfFree(holding, index, person) : fewerHalfDays(holding, index, person);
    if (change?.code === "none-needed" || change?.code === "half-days") return change;
    if (change !== null) later.push(change);
  }
  return later[0] ?? null;
}

/** What somebody who has the half-days lacks: nothing, an engagement, or a place in the week. */
function changeOfFree(holding: Holding, project: number, person: number): Change | null {
  const id = idOf(holding, person);
  const mayTakeMore = (holding.engagements[person] ?? 0) > 0;
  if (isPlaced(holding, { person, project }))
    return { code: mayTakeMore ? "none-needed" : "one-more-engagement", person: id };
  if (!mayTakeMore) return null;
  const lift = weekLifts.find((each) => {
    const changed = changedBy(holding, { person, project }, each);
    return changed !== null && weekWith(holding, { person, project }, changed).laid.ok;
  });
  return lift === undefined ? null : { code: "week", person: id, lift };
}

type Changed = NonNullable<Parameters<typeof weekWith>[2]>;

function changedBy(
  { numbered }: Holding,
  { person, project }: { readonly person: number; readonly project: number },
  lift: WeekLift,
): Changed | null {
  switch (lift) {
    case "person-times":
      return { person: { cells: everyCell } };
    case "project-times":
      return { project: { cells: everyCell } };
    case "from-afar": {
      const isRemote = (numbered.people[person]?.remoteHalfDays ?? 0) >= (numbered.projects[project]?.halfDays ?? 0);
      return isRemote ? { project: { onSiteHalfDays: 0 } } : null;
    }
    case "season":
      return { project: { peaks: [] } };
  }
}

/** Fewer half-days, or more of the person where their week has a place for them. */
function fewerHalfDays(holding: Holding, index: number, person: number): Change | null {
  const project = at(holding.numbered.projects, index);
  const to = holding.halfDays[person] ?? 0;
  const found = { code: "half-days", person: idOf(holding, person), to } as const;
  if (isPlaced(holding, { person, project: index })) return { ...found, lacking: project.halfDays - to };
  const fewer = { halfDays: to, onSiteHalfDays: Math.min(to, project.onSiteHalfDays) };
  const { laid } = weekWith(holding, { person, project: index }, { project: fewer });
  return laid.ok ? { ...found, lacking: null } : null;
}

/** What of a project goes with a condition that is lifted, as far as the week knows it. */
const lifted: { readonly [Name in FilterName]: Partial<PlanProject> } = {
  forbidden: {},
  time: {},
  town: { onSiteHalfDays: 0 },
  "on-site": { onSiteHalfDays: 0 },
  remote: {},
  months: {},
  week: { cells: everyCell },
  rest: { peaks: [] },
};

/** The condition that keeps most people with room out; what either side has ruled out is not proposed again. */
function liftOf(holding: Holding, project: number, lifts: Lifts): Extract<Change, { code: "lift" }> | null {
  const asked = filterNames
    .filter((name) => name !== "forbidden" && lifts.has(name))
    .toSorted((a, b) => (lifts.get(b)?.length ?? 0) - (lifts.get(a)?.length ?? 0));
  for (const filter of asked) {
    const placed = placedWith(holding, { project, filter }, lifts.get(filter) ?? []);
    const [first] = placed;
    if (first !== undefined) return { code: "lift", filter, people: placed.length, person: idOf(holding, first) };
  }
  return null;
}

/** Those whose week has a place for the project once a condition is lifted. */
function placedWith(
  holding: Holding,
  { project, filter }: { readonly project: number; readonly filter: FilterName },
  people: readonly number[],
): readonly number[] {
  const { numbered } = holding;
  const alone = weekShareOf({ ...at(numbered.projects, project), ...lifted[filter] });
  let laid = 0;
  return people.filter((person) => {
    if (heldBy(holding, person).length === 0) return hasRoomAlone(at(numbered.people, person), alone);
    laid += 1;
    return laid <= mostLaid && weekWith(holding, { person, project }, { project: lifted[filter] }).laid.ok;
  });
}

const idOf = ({ numbered }: Holding, person: number): string => at(numbered.people, person).id;

function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new RangeError(`index ${index} is outside the plan`);
  return item;
}
