import type { Numbered } from "#domain/plans/rules-problem.ts";
import { impossibleWeeks } from "#domain/plans/rules-weeks.ts";
import { goLive, happen } from "#engine/live.ts";
import { chosenOf, planOfChosen } from "#engine/plan.ts";
import type { Answer } from "#engine/problem.ts";

/** One share of the plan that holds, by the codes of its person and project; both sides have not been asked yet. */
export type PlannedShare = { readonly person: string; readonly project: string };

/** A planned share that would change hands, by codes; null stands for nobody. */
export type CalmMove = { readonly project: string; readonly from: string | null; readonly to: string | null };

/** What the plan that holds has to do with a repair: whether anybody else is moved, and what that would bring. */
export type Calm = {
  /** What each person who is moved had to bring when it was looked for, in the plan's value. */
  readonly calm: number;
  /** How much better the whole would be than with everybody else where they are; 0 when no change is better. */
  readonly gain: number;
  /** Others whose work would be another one. */
  readonly people: number;
  /** Whether the gain passes the threshold, so that the moves belong to the suggestion. */
  readonly isWorth: boolean;
  readonly moves: readonly CalmMove[];
};

/** Who serves the freed project, and whom else that moves. */
export type CalmRepair = { readonly person: string | null; readonly calm: Calm };

/** A problem with the planned shares in it, and the project that nobody serves any more. */
export type CalmOrder = {
  readonly numbered: Numbered;
  /** The engine's certified answer: its best plan and prices, whoever has been promised what. */
  readonly answer: Pick<Answer, "plan" | "prices">;
  readonly planned: readonly PlannedShare[];
  readonly freed: string;
  /** What each further person who is moved must bring. */
  readonly calm: number;
};

/** Above what any plan is worth: nobody moves for it. */
const still = 1e9;

/**
 * Repairs the plan around a freed project. Everybody else stays where the plan that holds has them, unless the whole gains
 * at least `calm` for each of them who would be moved; what was weighed is told either way. Weeks that nobody could live by
 * are no repair. Null when not even the repair that moves nobody has a possible week.
 */
export function calmRepair(order: CalmOrder): CalmRepair | null {
  const { calm } = order;
  const place = placeOf(order);
  const stays = judged(place, played(place, still));
  if (!stays.isPossible) return null;
  const better = [played(place, calm), played(place, 0), nearFreed(place)]
    .map((server) => judged(place, server))
    .filter(({ isPossible, value, people }) => isPossible && people > 0 && value > stays.value)
    .toSorted((a, b) => b.value - calm * b.people - (a.value - calm * a.people));
  const [told] = better;
  const gain = told === undefined ? 0 : told.value - stays.value;
  const isWorth = told !== undefined && gain >= calm * told.people;
  return {
    person: isWorth ? told.person : stays.person,
    calm: { calm, gain, people: told?.people ?? 0, isWorth, moves: told?.moves ?? [] },
  };
}

/** The order in numbers: who serves each project before, by the pairs of the problem, and where the freed project stands. */
type Place = CalmOrder & {
  readonly chosen: Int32Array;
  readonly before: readonly number[];
  readonly at: number;
};

function placeOf(order: CalmOrder): Place {
  const { numbered, planned, freed } = order;
  const { problem, projects } = numbered;
  const chosen = standing(numbered, planned, freed);
  const before = projects.map((_, j) => problem.pairPerson[chosen[j] ?? -1] ?? -1);
  return { ...order, chosen, before, at: projects.findIndex(({ id }) => id === freed) };
}

/** Who serves each project after the live engine's repair: the freed project leaves the plan and comes back open. */
function played({ numbered: { problem, projects }, answer, chosen, at }: Place, calm: number): readonly number[] {
  const live = goLive(problem, planOfChosen(problem, chosen), answer.prices, { calm });
  const [first, end] = [problem.pairStart[at] ?? 0, problem.pairStart[at + 1] ?? 0];
  const pairs = Array.from({ length: end - first }, (_, pair) => ({
    person: problem.pairPerson[first + pair] ?? 0,
    fit: problem.pairFit[first + pair] ?? 1,
  }));
  happen(live, { kind: "remove-project", project: at });
  happen(live, { kind: "add-project", demand: problem.demand[at] ?? 1, pairs });
  return projects.map((_, j) => live.server[j] ?? -1);
}

/**
 * Who serves each project when only that part of the engine's best plan is taken over which hangs together with the freed
 * project, from person to person: what it shuffles elsewhere has nothing to do with this no.
 */
function nearFreed({ numbered: { problem, projects }, answer, before, at }: Place): readonly number[] {
  const best = chosenOf(problem, answer.plan);
  const after = projects.map((_, j) => problem.pairPerson[best[j] ?? -1] ?? -1);
  const byPerson = Map.groupBy(
    [...projects.keys()].flatMap((j) =>
      before[j] === after[j] ? [] : [before[j] ?? -1, after[j] ?? -1].map((person) => ({ person, j })),
    ),
    ({ person }) => person,
  );
  const reached = new Set([at]);
  for (const j of reached)
    for (const person of [before[j] ?? -1, after[j] ?? -1])
      if (person >= 0) for (const next of byPerson.get(person) ?? []) reached.add(next.j);
  return projects.map((_, j) => (reached.has(j) ? after[j] : before[j]) ?? -1);
}

type Judged = Pick<Calm, "people" | "moves"> & {
  readonly person: string | null;
  readonly value: number;
  readonly isPossible: boolean;
};

/** What such a plan is worth, whom it moves besides the freed project, and whether everybody has a possible week. */
function judged({ numbered, before, at }: Place, server: readonly number[]): Judged {
  const { problem, people, projects } = numbered;
  const codeOf = (i: number): string | null => people[i]?.id ?? null;
  const moves = projects.flatMap(({ id }, j) => {
    const [from, to] = [before[j] ?? -1, server[j] ?? -1];
    return j === at || from === to ? [] : [{ project: id, from: codeOf(from), to: codeOf(to) }];
  });
  return {
    person: codeOf(server[at] ?? -1),
    value: server.reduce((sum, i, j) => sum + fitOf(problem, i, j) * (problem.demand[j] ?? 0), 0),
    people: new Set(moves.flatMap(({ from, to }) => [from ?? [], to ?? []].flat())).size,
    moves,
    isPossible: arePossible(numbered, server),
  };
}

/** The fit of a pair of the problem; 0 when nobody serves the project. */
function fitOf({ pairStart, pairPerson, pairFit }: Numbered["problem"], person: number, project: number): number {
  if (person < 0) return 0;
  const first = pairStart[project] ?? 0;
  const place = pairPerson.subarray(first, pairStart[project + 1] ?? 0).indexOf(person);
  return place < 0 ? 0 : (pairFit[first + place] ?? 0);
}

/** The planned shares that still stand: as pairs, within what each person has. */
function standing(
  { problem, people, projects }: Numbered,
  planned: readonly PlannedShare[],
  freed: string,
): Int32Array {
  const chosen = new Int32Array(projects.length).fill(-1);
  const units = problem.capacity.slice();
  const seats = problem.maxEngagements.slice();
  const personAt = new Map(people.map(({ id }, at) => [id, at]));
  const projectAt = new Map(projects.map(({ id }, at) => [id, at]));
  for (const { person, project } of planned) {
    const [i, j] = [personAt.get(person) ?? -1, projectAt.get(project) ?? -1];
    if (project === freed || i < 0 || j < 0) continue;
    const from = problem.pairStart[j] ?? 0;
    const place = problem.pairPerson.subarray(from, problem.pairStart[j + 1] ?? 0).indexOf(i);
    const demand = problem.demand[j] ?? 0;
    if (place < 0 || (units[i] ?? 0) < demand || (seats[i] ?? 0) < 1) continue;
    chosen[j] = from + place;
    units[i] = (units[i] ?? 0) - demand;
    seats[i] = (seats[i] ?? 0) - 1;
  }
  return chosen;
}

function arePossible({ people, projects }: Numbered, server: readonly number[]): boolean {
  const shares = projects.flatMap((project, j) => {
    const person = people[server[j] ?? -1]?.id;
    return person === undefined ? [] : [{ person, project, halfDays: project.halfDays }];
  });
  return (
    impossibleWeeks(shares, {
      people: new Map(people.map((person) => [person.id, person])),
      projects: new Map(projects.map((project) => [project.id, project])),
    }).length === 0
  );
}
