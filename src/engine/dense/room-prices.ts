import type { Part } from "./part.ts";

/** The agents and jobs of a part that are still to be decided: the first `agents` and `jobs` places of the lists. */
export type Rest = { agents: number; jobs: number; readonly agent: Int32Array; readonly job: Int32Array };

/** What walking the prices of room needs, made once. */
export type RoomWalk = {
  readonly tried: Float64Array;
  readonly used: Float64Array;
  readonly step: Float64Array;
  /** How far above the bound the last walk still aimed at its end. */
  reach: number;
  /** Its best bound, and for how many passes that has hardly risen: a walk that goes on starts from there. */
  best: number;
  stale: number;
};

/** How far to walk; `isOn` goes on where the last walk stopped, without that it starts anew from `part.price`. */
export type RoomPace = { readonly passes: number; readonly reach: number; readonly isOn?: boolean };

/** A work space for parts of up to so many agents. */
export function newRoomWalk(agents: number): RoomWalk {
  return {
    tried: new Float64Array(agents),
    used: new Float64Array(agents),
    step: new Float64Array(agents),
    reach: 0,
    best: 0,
    stale: 0,
  };
}

/** Room for lists of so many agents and jobs. */
export function newRest(agents: number, jobs: number): Rest {
  return { agents: 0, jobs: 0, agent: new Int32Array(agents), job: new Int32Array(jobs) };
}

/** Makes the lists name everything of a part. */
export function allOf(rest: Rest, part: Part): void {
  rest.agents = part.agents;
  rest.jobs = part.jobs;
  for (let i = 0; i < part.agents; i++) rest.agent[i] = i;
  for (let j = 0; j < part.jobs; j++) rest.job[j] = j;
}

/**
 * Walks the prices λ ≥ 0 of the agents' room up the bound
 *
 *     L(λ) = Σ_j min_i (cost_ij + λ_i × size_ij) − Σ_i λ_i × room_i
 *
 * (the linear relaxation's, when at its top): a deflected subgradient with Polyak's step towards a level that is set
 * from what was gained so far. Leaves the best prices in `part.price` and returns their bound.
 */
export function walkRoomPrices(part: Part, rest: Rest, walk: RoomWalk, pace: RoomPace): number {
  const { tried, step } = walk;
  const { agents, agent } = rest;
  const isOn = pace.isOn === true;
  let best = isOn ? walk.best : Number.NEGATIVE_INFINITY;
  let stale = isOn ? walk.stale : 0;
  let { reach } = pace;
  if (!isOn) {
    for (let k = 0; k < agents; k++) {
      tried[agent[k]!] = part.price[agent[k]!]!;
      step[agent[k]!] = 0;
    }
  }
  for (let pass = 0; pass < pace.passes; pass++) {
    const level = levelAt(part, rest, walk);
    if (level > best) {
      stale = level > best + 0.05 * reach ? 0 : stale + 1;
      best = level;
      for (let k = 0; k < agents; k++) part.price[agent[k]!] = tried[agent[k]!]!;
    } else stale++;
    if (stale > 8) {
      reach *= 0.5;
      stale = 0;
      for (let k = 0; k < agents; k++) {
        tried[agent[k]!] = part.price[agent[k]!]!;
        step[agent[k]!] = 0;
      }
      if (reach < 1e-6 * (1 + Math.abs(best))) break;
      continue;
    }
    if (!stepAlong(part, rest, walk, best + reach - level)) {
      reach = 0;
      break;
    }
  }
  walk.reach = reach;
  walk.best = best;
  walk.stale = stale;
  return best;
}

/** L at the tried prices; `used` becomes what the cheapest choices would use of each agent. */
function levelAt(part: Part, rest: Rest, walk: RoomWalk): number {
  const { cost, size, room } = part;
  const { tried, used } = walk;
  const { agents, jobs, agent, job } = rest;
  let level = 0;
  for (let k = 0; k < agents; k++) {
    const i = agent[k]!;
    used[i] = 0;
    level -= tried[i]! * room[i]!;
  }
  for (let t = 0; t < jobs; t++) {
    const base = job[t]! * part.agents;
    let least = Number.POSITIVE_INFINITY;
    let where = agent[0]!;
    for (let k = 0; k < agents; k++) {
      const i = agent[k]!;
      const price = cost[base + i]! + tried[i]! * size[base + i]!;
      if (price < least) {
        least = price;
        where = i;
      }
    }
    level += least;
    used[where]! += size[base + where]!;
  }
  return level;
}

/** One step of the walk; false when the choices fit everywhere and no price is paid for nothing. */
function stepAlong(part: Part, rest: Rest, walk: RoomWalk, distance: number): boolean {
  const { tried, used, step } = walk;
  let square = 0;
  let slope = 0;
  for (let k = 0; k < rest.agents; k++) {
    const i = rest.agent[k]!;
    let over = used[i]! - part.room[i]!;
    if (over < 0 && tried[i]! <= 0) over = 0;
    slope += over * over;
    step[i] = 0.7 * over + 0.3 * step[i]!;
    square += step[i]! * step[i]!;
  }
  if (slope < 1e-12 || square < 1e-12) return false;
  const length = distance / square;
  for (let k = 0; k < rest.agents; k++) {
    const i = rest.agent[k]!;
    tried[i] = Math.max(0, tried[i]! + length * step[i]!);
  }
  return true;
}
