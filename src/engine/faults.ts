import type { Problem } from "./problem.ts";

/** The most units a person can have and a project can want. */
export const mostUnits = 60;
/** The most projects a person can serve at once, and the most people who can share a project. */
export const mostEngagements = 16;
/** The highest fit of a pair. */
export const mostFit = 1000;
/** The most people that one problem may have: sums stay exact integers, and indices fit into 32 bits. */
export const mostPeople = 10_000_000;
/** The most projects that one problem may have. */
export const mostProjects = 10_000_000;
/** The most pairs that one problem may have. */
export const mostPairs = 1_000_000_000;
/** The most periods that one problem may have. */
export const mostPeriods = 24;

/** The arrays of a problem, by name. */
export type ProblemArray = {
  [Name in keyof Problem]-?: NonNullable<Problem[Name]> extends Int32Array | Uint8Array ? Name : never;
}[keyof Problem];

/** What is wrong with a problem, and where; the first fault found. */
export type Fault =
  /** A number of things is not a whole number, or too small. */
  | { readonly code: "not-a-count"; readonly of: "people" | "projects" | "periods"; readonly found: number }
  /** More of them than the engine counts exactly. */
  | {
      readonly code: "too-many";
      readonly of: "people" | "projects" | "pairs" | "periods";
      readonly found: number;
      readonly most: number;
    }
  /** The array is not an Int32Array (`forbidden`: a Uint8Array), so its numbers may not be integers. */
  | { readonly code: "not-integers"; readonly array: ProblemArray }
  /** An array that another one needs is left out. */
  | { readonly code: "missing"; readonly array: ProblemArray; readonly neededBy: ProblemArray }
  | { readonly code: "wrong-length"; readonly array: ProblemArray; readonly found: number; readonly wanted: number }
  | {
      readonly code: "out-of-range";
      readonly array: ProblemArray;
      readonly index: number;
      readonly found: number;
      readonly least: number;
      readonly most: number;
    }
  /** Rows end before they start, or the first row does not start at 0. */
  | { readonly code: "start-not-ascending"; readonly array: "pairStart" | "floorStart"; readonly index: number }
  | { readonly code: "unknown-person"; readonly project: number; readonly pair: number; readonly found: number }
  | { readonly code: "person-twice"; readonly project: number; readonly pair: number; readonly person: number }
  | LockFault
  | { readonly code: "project-twice"; readonly floor: number; readonly project: number }
  /** A floor asks for more projects than it has, or than anybody could serve. */
  | { readonly code: "floor-too-high"; readonly floor: number; readonly least: number; readonly possible: number };

/** A lock that contradicts the problem or the other locks. */
export type LockFault =
  | { readonly code: "lock-forbidden"; readonly project: number; readonly pair: number }
  | {
      readonly code: "lock-below-share";
      readonly project: number;
      readonly pair: number;
      readonly units: number;
      readonly least: number;
    }
  | {
      readonly code: "locks-above-demand";
      readonly project: number;
      readonly units: number;
      readonly demand: number;
    }
  | { readonly code: "locks-above-people"; readonly project: number; readonly people: number; readonly most: number }
  | {
      readonly code: "locks-above-capacity";
      readonly person: number;
      readonly period: number;
      readonly units: number;
      readonly capacity: number;
    }
  | {
      readonly code: "locks-above-engagements";
      readonly person: number;
      readonly period: number;
      readonly engagements: number;
      readonly limit: number;
    }
  | { readonly code: "locks-at-rivals"; readonly person: number; readonly group: number };

/** A fault as an English sentence for a developer; what a person reads is worded by the caller from the code. */
export function describeFault(fault: Fault): string {
  switch (fault.code) {
    case "not-a-count":
      return `the number of ${fault.of} must be a whole number from ${fault.of === "periods" ? 1 : 0}, not ${fault.found}`;
    case "too-many":
      return `${fault.found} ${fault.of} are more than the ${fault.most} that the engine takes`;
    case "not-integers":
      return `${fault.array} must be ${fault.array === "forbidden" ? "a Uint8Array" : "an Int32Array"}`;
    case "missing":
      return `${fault.neededBy} needs ${fault.array}, which is left out`;
    case "wrong-length":
      return `${fault.array} has ${fault.found} numbers instead of ${fault.wanted}`;
    case "out-of-range":
      return `${fault.array}[${fault.index}] is ${fault.found}, outside ${fault.least} … ${fault.most}`;
    case "start-not-ascending":
      return `${fault.array}[${fault.index}] must be 0 at first and never fall`;
    case "unknown-person":
      return `pair ${fault.pair} of project ${fault.project} names person ${fault.found}, who does not exist`;
    case "person-twice":
      return `pair ${fault.pair} of project ${fault.project} names person ${fault.person} a second time`;
    case "project-twice":
      return `floor ${fault.floor} names project ${fault.project} a second time`;
    case "floor-too-high":
      return `floor ${fault.floor} asks for ${fault.least} projects, of which only ${fault.possible} can be served`;
    default:
      return describeLock(fault);
  }
}

function describeLock(fault: LockFault): string {
  switch (fault.code) {
    case "lock-forbidden":
      return `pair ${fault.pair} of project ${fault.project} is locked and forbidden`;
    case "lock-below-share":
      return `the lock of pair ${fault.pair} at project ${fault.project} gives ${fault.units} units, below the least share ${fault.least}`;
    case "locks-above-demand":
      return `the locks of project ${fault.project} give ${fault.units} units, above its demand ${fault.demand}`;
    case "locks-above-people":
      return `the locks of project ${fault.project} bring ${fault.people} people, above its ${fault.most}`;
    case "locks-above-capacity":
      return `the locks of person ${fault.person} take ${fault.units} units in period ${fault.period}, above the capacity ${fault.capacity}`;
    case "locks-above-engagements":
      return `the locks of person ${fault.person} are ${fault.engagements} engagements in period ${fault.period}, above the limit ${fault.limit}`;
    case "locks-at-rivals":
      return `the locks of person ${fault.person} are at two competitors of group ${fault.group}`;
  }
}
