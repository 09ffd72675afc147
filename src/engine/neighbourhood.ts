import { release } from "./memory.ts";
import { type Pace, turnEnds } from "./pace.ts";
import type { Problem } from "./problem.ts";

/** An order of people and projects in which those who may meet stand near each other. */
export type Neighbourhood = {
  /** The problem's project at each place, and its person. */
  readonly projectAt: Int32Array;
  readonly personAt: Int32Array;
};

/** Only so many of a project's and a person's pairs are followed: the first and strongest ones lead to the near. */
const followed = 6;

/**
 * Orders a market by walking it breadth first from project to person to project. What is near in the market comes to
 * be near in memory: the passes over it wait for memory more than they compute.
 */
export function* neighbouring(problem: Problem, pace: Pace): Generator<undefined, Neighbourhood> {
  const { people, projects, pairStart, pairPerson } = problem;
  const { ofPerson, count } = yield* firstOffers(problem, pace);
  const projectAt = new Int32Array(projects);
  const personAt = new Int32Array(people);
  const seenProject = new Uint8Array(projects);
  const seenPerson = new Uint8Array(people);
  let projectsSeen = 0;
  let peopleSeen = 0;
  const see = (j: number): void => {
    if (seenProject[j] === 1) return;
    seenProject[j] = 1;
    projectAt[projectsSeen++] = j;
  };
  let walked = 0;
  for (let j = 0; j < projects; j++) {
    see(j);
    for (; walked < projectsSeen; walked++) {
      const from = pairStart[projectAt[walked]!]!;
      const to = Math.min(from + followed, pairStart[projectAt[walked]! + 1]!);
      for (let pair = from; pair < to; pair++) {
        const i = pairPerson[pair]!;
        if (seenPerson[i] === 1) continue;
        seenPerson[i] = 1;
        personAt[peopleSeen++] = i;
        for (let at = 0; at < count[i]!; at++) see(ofPerson[i * followed + at]!);
      }
      if (turnEnds(pace, 40)) yield;
    }
  }
  for (let i = 0; i < people; i++) if (seenPerson[i] === 0) personAt[peopleSeen++] = i;
  release([ofPerson, count, seenProject, seenPerson]);
  return { projectAt, personAt };
}

/** The first projects that each person is a candidate of. */
function* firstOffers(
  { people, projects, pairStart, pairPerson }: Problem,
  pace: Pace,
): Generator<undefined, { ofPerson: Int32Array; count: Uint8Array }> {
  const ofPerson = new Int32Array(people * followed);
  const count = new Uint8Array(people);
  for (let j = 0; j < projects; j++) {
    const to = Math.min(pairStart[j]! + followed, pairStart[j + 1]!);
    for (let pair = pairStart[j]!; pair < to; pair++) {
      const i = pairPerson[pair]!;
      if (count[i]! < followed) ofPerson[i * followed + count[i]!++] = j;
    }
    if (turnEnds(pace, 20)) yield;
  }
  return { ofPerson, count };
}
