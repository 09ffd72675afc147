import type { Random } from "#kit/random.ts";
import { fillSack, newSack, putIn, type Sack } from "./knapsack.ts";
import type { Part } from "./part.ts";
import { allOf, newRest, newRoomWalk, type Rest, type RoomWalk, walkRoomPrices } from "./room-prices.ts";

/** What filling a part agent by agent needs, made once. */
export type Dive = { readonly rest: Rest; readonly walk: RoomWalk; readonly sack: Sack };

/** A work space for parts of up to so many agents and jobs. */
export function newDive(agents: number, jobs: number): Dive {
  return { rest: newRest(agents, jobs), walk: newRoomWalk(agents), sack: newSack(jobs) };
}

/** How a dive goes about its choices. */
export type DiveManner = {
  /** Passes over the prices of the remaining agents after each one that is filled. */
  readonly passes: number;
  /** How far above the bound the walk of prices aims, in cost. */
  readonly reach: number;
  /** What gains are shaken by, in cost. */
  readonly noise: number;
};

/**
 * Fills the agents of a part one after another. Each takes, exactly (a knapsack), the jobs whose going to any other
 * remaining agent would cost most above what they cost here; the others' room counts at its price. So every step
 * keeps the best bound of what remains. The last agent takes all that is left, whether it fits or not.
 */
export function dive(part: Part, work: Dive, random: Random, manner: DiveManner): void {
  for (const _ of diving(part, work, random, manner));
}

/** The same in turns: yields after every agent. */
export function* diving(part: Part, work: Dive, random: Random, manner: DiveManner): Generator<void, void> {
  const { rest } = work;
  allOf(rest, part);
  shuffle(rest, random);
  while (rest.agents > 1) {
    walkRoomPrices(part, rest, work.walk, manner);
    const next = rest.agent[--rest.agents]!;
    fillAgent(part, work, random, { next, noise: manner.noise });
    yield;
  }
  for (let t = 0; t < rest.jobs; t++) part.at[rest.job[t]!] = rest.agent[0]!;
}

function shuffle(rest: Rest, random: Random): void {
  for (let k = rest.agents - 1; k > 0; k--) {
    const other = random.below(k + 1);
    const held = rest.agent[k]!;
    rest.agent[k] = rest.agent[other]!;
    rest.agent[other] = held;
  }
}

function fillAgent(part: Part, work: Dive, random: Random, step: { next: number; noise: number }): void {
  const { rest, sack } = work;
  const { next, noise } = step;
  sack.count = 0;
  let needed = 0;
  for (let t = 0; t < rest.jobs; t++) {
    const j = rest.job[t]!;
    const here = part.cost[j * part.agents + next]!;
    if (here === Number.POSITIVE_INFINITY) continue;
    const saved = cheapestElsewhere(part, rest, j) - here + noise * (random.unit() - 0.5);
    if (saved === Number.POSITIVE_INFINITY) needed++;
    if (saved > 0) putIn(sack, t, part.size[j * part.agents + next]!, saved);
  }
  if (needed > 0) makeNeededDear(sack);
  fillSack(sack, part.room[next]!);
  takeOut(part, rest, sack, next);
}

function cheapestElsewhere(part: Part, rest: Rest, j: number): number {
  const { cost, size, price, agents } = part;
  const base = j * agents;
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k < rest.agents; k++) {
    const i = rest.agent[k]!;
    const there = cost[base + i]! + price[i]! * size[base + i]!;
    if (there < least) least = there;
  }
  return least;
}

/** Jobs that fit nowhere else come before all others together. */
function makeNeededDear(sack: Sack): void {
  let all = 1;
  for (let at = 0; at < sack.count; at++) if (sack.gain[at]! < Number.POSITIVE_INFINITY) all += sack.gain[at]!;
  for (let at = 0; at < sack.count; at++) if (sack.gain[at] === Number.POSITIVE_INFINITY) sack.gain[at] = all;
}

function takeOut(part: Part, rest: Rest, sack: Sack, next: number): void {
  for (let at = 0; at < sack.count; at++) {
    if (sack.isIn[at] === 0) continue;
    const t = sack.item[at]!;
    part.at[rest.job[t]!] = next;
    rest.job[t] = -1;
  }
  let kept = 0;
  for (let t = 0; t < rest.jobs; t++) if (rest.job[t] !== -1) rest.job[kept++] = rest.job[t]!;
  rest.jobs = kept;
}
