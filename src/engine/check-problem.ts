import type { Problem } from "./problem.ts";

/** The most units a person can have and a project can want. */
export const mostUnits = 60;
/** The most projects a person can serve at once. */
export const mostEngagements = 16;
/** The highest fit of a pair. */
export const mostFit = 1000;
/** The most people that one problem may have: sums stay exact integers, and indices fit into 32 bits. */
export const mostPeople = 10_000_000;
/** The most projects that one problem may have. */
export const mostProjects = 10_000_000;
/** The most pairs that one problem may have. */
export const mostPairs = 1_000_000_000;

/** The arrays of a problem, by name. */
export type ProblemArray = "capacity" | "maxEngagements" | "demand" | "pairStart" | "pairPerson" | "pairFit";

/** What is wrong with a problem, and where; the first fault found. */
export type Fault =
  /** The number of people or projects is not a whole number, or negative. */
  | { readonly code: "not-a-count"; readonly of: "people" | "projects"; readonly found: number }
  /** More people, projects or pairs than the engine counts exactly. */
  | {
      readonly code: "too-many";
      readonly of: "people" | "projects" | "pairs";
      readonly found: number;
      readonly most: number;
    }
  /** The array is not an Int32Array, so its numbers may not be integers. */
  | { readonly code: "not-integers"; readonly array: ProblemArray }
  | { readonly code: "wrong-length"; readonly array: ProblemArray; readonly found: number; readonly wanted: number }
  | {
      readonly code: "out-of-range";
      readonly array: ProblemArray;
      readonly index: number;
      readonly found: number;
      readonly least: number;
      readonly most: number;
    }
  /** The pairs of a project end before they start, or the first project's pairs do not start at 0. */
  | { readonly code: "start-not-ascending"; readonly index: number }
  | { readonly code: "unknown-person"; readonly project: number; readonly pair: number; readonly found: number }
  | { readonly code: "person-twice"; readonly project: number; readonly pair: number; readonly person: number };

/** The first fault of a problem in the order of its fields, or null: then every type and range of `Problem` holds. */
export function checkProblem(problem: Problem): Fault | null {
  return (
    checkCount("people", problem.people, mostPeople) ??
    checkCount("projects", problem.projects, mostProjects) ??
    checkNumbers(problem, "capacity", problem.people, [0, mostUnits]) ??
    checkNumbers(problem, "maxEngagements", problem.people, [0, mostEngagements]) ??
    checkNumbers(problem, "demand", problem.projects, [1, mostUnits]) ??
    checkStarts(problem) ??
    checkPairPeople(problem) ??
    checkNumbers(problem, "pairFit", problem.pairPerson.length, [1, mostFit])
  );
}

/** A fault as an English sentence for a developer; what a person reads is worded by the caller from the code. */
export function describeFault(fault: Fault): string {
  switch (fault.code) {
    case "not-a-count":
      return `the number of ${fault.of} must be a whole number from 0, not ${fault.found}`;
    case "too-many":
      return `${fault.found} ${fault.of} are more than the ${fault.most} that the engine takes`;
    case "not-integers":
      return `${fault.array} must be an Int32Array`;
    case "wrong-length":
      return `${fault.array} has ${fault.found} numbers instead of ${fault.wanted}`;
    case "out-of-range":
      return `${fault.array}[${fault.index}] is ${fault.found}, outside ${fault.least} … ${fault.most}`;
    case "start-not-ascending":
      return `pairStart[${fault.index}] must be 0 at first and never fall`;
    case "unknown-person":
      return `pair ${fault.pair} of project ${fault.project} names person ${fault.found}, who does not exist`;
    case "person-twice":
      return `pair ${fault.pair} of project ${fault.project} names person ${fault.person} a second time`;
  }
}

function checkCount(of: "people" | "projects", found: number, most: number): Fault | null {
  if (!Number.isInteger(found) || found < 0) return { code: "not-a-count", of, found };
  return found > most ? { code: "too-many", of, found, most } : null;
}

function checkArray(problem: Problem, array: ProblemArray, wanted: number): Fault | null {
  const numbers: unknown = problem[array];
  if (!(numbers instanceof Int32Array)) return { code: "not-integers", array };
  return numbers.length === wanted ? null : { code: "wrong-length", array, found: numbers.length, wanted };
}

function checkNumbers(
  problem: Problem,
  array: ProblemArray,
  length: number,
  [least, most]: readonly [number, number],
): Fault | null {
  const fault = checkArray(problem, array, length);
  if (fault !== null) return fault;
  const numbers = problem[array];
  for (let index = 0; index < length; index++) {
    const found = numbers[index]!;
    if (found < least || found > most) return { code: "out-of-range", array, index, found, least, most };
  }
  return null;
}

function checkStarts(problem: Problem): Fault | null {
  const fault = checkArray(problem, "pairStart", problem.projects + 1);
  if (fault !== null) return fault;
  const { pairStart } = problem;
  if (pairStart[0] !== 0) return { code: "start-not-ascending", index: 0 };
  for (let j = 0; j < problem.projects; j++) {
    if (pairStart[j + 1]! < pairStart[j]!) return { code: "start-not-ascending", index: j + 1 };
  }
  const pairs = pairStart[problem.projects]!;
  if (pairs > mostPairs) return { code: "too-many", of: "pairs", found: pairs, most: mostPairs };
  return checkArray(problem, "pairPerson", pairs);
}

function checkPairPeople(problem: Problem): Fault | null {
  const lastSeen = new Int32Array(problem.people).fill(-1);
  for (let j = 0; j < problem.projects; j++) {
    for (let pair = problem.pairStart[j]!; pair < problem.pairStart[j + 1]!; pair++) {
      const person = problem.pairPerson[pair]!;
      if (person < 0 || person >= problem.people) return { code: "unknown-person", project: j, pair, found: person };
      if (lastSeen[person] === j) return { code: "person-twice", project: j, pair, person };
      lastSeen[person] = j;
    }
  }
  return null;
}
