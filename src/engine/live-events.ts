import { mostEngagements, mostFit, mostPeople, mostProjects, mostUnits } from "./faults.ts";
import { findPair } from "./live-rows.ts";
import type { Live } from "./live-state.ts";

/** A project that a new person may serve, with the fit 1 … 1000 a unit. */
export type OfferedProject = { readonly project: number; readonly fit: number };
/** A person who may serve a new project, with the fit 1 … 1000 a unit. */
export type OfferedPerson = { readonly person: number; readonly fit: number };

/** Something that happens while a plan is live. Units and ranges are those of `Problem`. */
export type LiveEvent =
  | {
      readonly kind: "add-person";
      readonly capacity: number;
      readonly maxEngagements: number;
      readonly pairs: readonly OfferedProject[];
    }
  /** They must hold no lock. Their index is free afterwards. */
  | { readonly kind: "remove-person"; readonly person: number }
  /** Not below what is locked. */
  | {
      readonly kind: "change-person";
      readonly person: number;
      readonly capacity: number;
      readonly maxEngagements: number;
    }
  | { readonly kind: "add-project"; readonly demand: number; readonly pairs: readonly OfferedPerson[] }
  /** It must not be locked. Its index is free afterwards. */
  | { readonly kind: "remove-project"; readonly project: number }
  /** It must not be locked. */
  | { readonly kind: "change-project"; readonly project: number; readonly demand: number }
  /** Sets the fit of a pair that is not locked; makes the pair when there is none. */
  | { readonly kind: "set-fit"; readonly project: number; readonly person: number; readonly fit: number }
  /** A no to a pair that is not locked. */
  | { readonly kind: "forbid"; readonly project: number; readonly person: number }
  /** Takes a no back. */
  | { readonly kind: "allow"; readonly project: number; readonly person: number }
  /** Agreed: the person serves the project from now on, whoever did before. */
  | { readonly kind: "lock"; readonly project: number; readonly person: number }
  /** The share stays in the plan and may change again. */
  | { readonly kind: "unlock"; readonly project: number };

/** Why an event is refused, and where; nothing has changed then. */
export type LiveFault =
  | { readonly code: "unknown-event"; readonly found: string }
  | { readonly code: "not-there"; readonly of: "person" | "project"; readonly found: number }
  | {
      readonly code: "out-of-range";
      readonly of: "capacity" | "maxEngagements" | "demand" | "fit";
      /** The place in `pairs`, or −1. */
      readonly at: number;
      readonly found: number;
      readonly least: number;
      readonly most: number;
    }
  | { readonly code: "pairs-missing" }
  | { readonly code: "pair-twice"; readonly at: number; readonly found: number }
  | { readonly code: "no-pair"; readonly project: number; readonly person: number }
  | { readonly code: "pair-forbidden"; readonly project: number; readonly person: number }
  | { readonly code: "project-locked"; readonly project: number; readonly person: number }
  | { readonly code: "project-not-locked"; readonly project: number }
  | { readonly code: "person-locked"; readonly person: number; readonly project: number }
  | {
      readonly code: "below-locks";
      readonly of: "capacity" | "maxEngagements";
      readonly person: number;
      readonly found: number;
      readonly locked: number;
    }
  | {
      readonly code: "no-room-to-lock";
      readonly project: number;
      readonly person: number;
      readonly units: number;
      readonly engagements: number;
    }
  | { readonly code: "too-many"; readonly of: "people" | "projects"; readonly most: number };

/** The first fault of an event, or null. */
export function checkEvent(live: Live, event: LiveEvent): LiveFault | null {
  const kind: unknown = event?.kind;
  switch (event?.kind) {
    case "add-person":
      return checkPerson(event) ?? checkPairs(event.pairs, "project", live) ?? checkNumber(live, "people", mostPeople);
    case "remove-person":
      return checkThere(live, "person", event.person) ?? checkHoldsNone(live, event.person);
    case "change-person":
      return checkThere(live, "person", event.person) ?? checkPerson(event) ?? checkAboveLocks(live, event);
    case "add-project":
      return (
        checkRange("demand", event.demand, 1, mostUnits) ??
        checkPairs(event.pairs, "person", live) ??
        checkNumber(live, "projects", mostProjects)
      );
    case "remove-project":
      return checkThere(live, "project", event.project) ?? checkUnlocked(live, event.project);
    case "change-project":
      return (
        checkThere(live, "project", event.project) ??
        checkRange("demand", event.demand, 1, mostUnits) ??
        checkUnlocked(live, event.project)
      );
    case "unlock":
      return checkThere(live, "project", event.project) ?? checkLocked(live, event.project);
    case "set-fit":
      return checkEnds(live, event) ?? checkRange("fit", event.fit, 1, mostFit) ?? checkPairFree(live, event);
    case "forbid":
    case "allow":
      return checkEnds(live, event) ?? checkPair(live, event) ?? checkPairFree(live, event);
    case "lock":
      return (
        checkEnds(live, event) ?? checkPair(live, event) ?? checkUnlocked(live, event.project) ?? checkRoom(live, event)
      );
    default:
      return { code: "unknown-event", found: String(kind) };
  }
}

/** A fault as an English sentence for a developer; what a person reads is worded by the caller from the code. */
export function describeLiveFault(fault: LiveFault): string {
  switch (fault.code) {
    case "unknown-event":
      return `there is no event "${fault.found}"`;
    case "not-there":
      return `there is no ${fault.of} ${fault.found}`;
    case "out-of-range": {
      const where = fault.at < 0 ? fault.of : `pairs[${fault.at}].${fault.of}`;
      return `${where} is ${fault.found}, not a whole number of ${fault.least} … ${fault.most}`;
    }
    case "pairs-missing":
      return "pairs must be an array";
    case "pair-twice":
      return `pairs[${fault.at}] names ${fault.found} a second time`;
    case "no-pair":
      return `person ${fault.person} is no candidate for project ${fault.project}`;
    case "pair-forbidden":
      return `person ${fault.person} must not serve project ${fault.project}`;
    case "project-locked":
      return `project ${fault.project} is locked to person ${fault.person}: unlock it first`;
    case "project-not-locked":
      return `project ${fault.project} is not locked`;
    case "person-locked":
      return `person ${fault.person} is locked to project ${fault.project}: unlock it first`;
    case "below-locks":
      return `${fault.of} of person ${fault.person} is ${fault.found}, below the ${fault.locked} that are locked`;
    case "no-room-to-lock":
      return `person ${fault.person} has ${fault.units} units and ${fault.engagements} engagements left beside their locks, too few for project ${fault.project}`;
    case "too-many":
      return `there are already ${fault.most} ${fault.of}`;
  }
}

type Ends = { readonly project: number; readonly person: number };

/** Whether a person or project is there. */
export function checkThere(live: Live, of: "person" | "project", found: number): LiveFault | null {
  const isThere =
    Number.isInteger(found) &&
    (of === "person"
      ? found >= 0 && found < live.people && live.isPerson[found] === 1
      : found >= 0 && found < live.projects && live.isProject[found] === 1);
  return isThere ? null : { code: "not-there", of, found };
}

function checkEnds(live: Live, { project, person }: Ends): LiveFault | null {
  return checkThere(live, "project", project) ?? checkThere(live, "person", person);
}

function checkRange(
  of: "capacity" | "maxEngagements" | "demand" | "fit",
  found: number,
  least: number,
  most: number,
  at = -1,
): LiveFault | null {
  const isGood = Number.isInteger(found) && found >= least && found <= most;
  return isGood ? null : { code: "out-of-range", of, at, found, least, most };
}

function checkPerson(event: { readonly capacity: number; readonly maxEngagements: number }): LiveFault | null {
  return (
    checkRange("capacity", event.capacity, 0, mostUnits) ??
    checkRange("maxEngagements", event.maxEngagements, 0, mostEngagements)
  );
}

/** What a pair of an event may turn out to be when somebody hands in anything. */
type AnyPair = { readonly person?: number; readonly project?: number; readonly fit?: number } | null;

function checkPairs(pairs: readonly AnyPair[], of: "person" | "project", live: Live): LiveFault | null {
  const anything: unknown = pairs;
  if (!Array.isArray(anything)) return { code: "pairs-missing" };
  const seen = new Set<number>();
  for (const [at, pair] of pairs.entries()) {
    const end = pair?.[of] ?? Number.NaN;
    const fault = checkThere(live, of, end) ?? checkRange("fit", pair?.fit ?? Number.NaN, 1, mostFit, at);
    if (fault !== null) return fault;
    if (seen.has(end)) return { code: "pair-twice", at, found: end };
    seen.add(end);
  }
  return null;
}

function checkNumber(live: Live, of: "people" | "projects", most: number): LiveFault | null {
  const free = of === "people" ? live.freePeople : live.freeProjects;
  return free.length === 0 && live[of] >= most ? { code: "too-many", of, most } : null;
}

function checkHoldsNone(live: Live, person: number): LiveFault | null {
  if (live.seats[person] === live.maxEngagements[person]) return null;
  const { offers } = live;
  for (let at = offers.start[person]!, left = offers.count[person]!; left > 0; at++, left--) {
    const project = offers.other[at]!;
    if (live.isLocked[project] === 1 && live.server[project] === person) {
      return { code: "person-locked", person, project };
    }
  }
  return null;
}

function checkUnlocked(live: Live, project: number): LiveFault | null {
  if (live.isLocked[project] === 0) return null;
  return { code: "project-locked", project, person: live.server[project]! };
}

function checkLocked(live: Live, project: number): LiveFault | null {
  return live.isLocked[project] === 1 ? null : { code: "project-not-locked", project };
}

function checkPair(live: Live, { project, person }: Ends): LiveFault | null {
  return findPair(live.pairs, project, person) >= 0 ? null : { code: "no-pair", project, person };
}

function checkPairFree(live: Live, { project, person }: Ends): LiveFault | null {
  return live.server[project] === person ? checkUnlocked(live, project) : null;
}

function checkAboveLocks(
  live: Live,
  {
    person,
    capacity,
    maxEngagements,
  }: { readonly person: number; readonly capacity: number; readonly maxEngagements: number },
): LiveFault | null {
  const units = live.capacity[person]! - live.units[person]!;
  if (capacity < units) return { code: "below-locks", of: "capacity", person, found: capacity, locked: units };
  const engagements = live.maxEngagements[person]! - live.seats[person]!;
  if (maxEngagements >= engagements) return null;
  return { code: "below-locks", of: "maxEngagements", person, found: maxEngagements, locked: engagements };
}

function checkRoom(live: Live, { project, person }: Ends): LiveFault | null {
  if (live.pairs.fit[findPair(live.pairs, project, person)]! < 0) return { code: "pair-forbidden", project, person };
  const units = live.units[person]!;
  const engagements = live.seats[person]!;
  if (units >= live.demand[project]! && engagements > 0) return null;
  return { code: "no-room-to-lock", project, person, units, engagements };
}
