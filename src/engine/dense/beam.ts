import type { Random } from "#kit/random.ts";
import { type Ending, endOne, newEnding } from "./beam-end.ts";
import { addOpen, type Fillings, fillIn, newFillings } from "./fillings.ts";
import type { Part } from "./part.ts";
import { allOf, newRest, newRoomWalk, type Rest, type RoomWalk, walkRoomPrices } from "./room-prices.ts";
import { keepStep, limitOf, mostFlips, newSteps, type Steps } from "./steps.ts";

/**
 * A beam search over the agents of a part: as in a dive they are filled one after another, but many partial plans are
 * kept side by side, those for which the linear relaxation of what remains is cheapest. The last few agents get their
 * jobs in every way that is cheap enough (`halves.ts`).
 */
export type Beam = {
  readonly part: Part;
  readonly rest: Rest;
  readonly walk: RoomWalk;
  /** What a cost is on the scale of the problem; see the guide. */
  readonly scale: number;
  /** How many plans are kept side by side, and at most. */
  width: number;
  readonly widest: number;
  /** The partial plans of this step and of the next. */
  now: Plans;
  next: Plans;
  readonly steps: Steps;
  readonly open: Fillings;
  readonly key: Float64Array;
  /** Scores and prices of the steps that are looked at closely. */
  readonly score: Float64Array;
  readonly price: Float64Array;
  readonly end: Ending;
  /** How far from the best a step may be, in cost: more while few steps are found, less when there are too many. */
  reach: number;
  /** Work done so far, in steps of annealing, and at how much the next yield is due. */
  work: number;
  due: number;
};

/** Partial plans: each job's place or −1, prices of room, what the whole costs at least, and who would come next. */
type Plans = {
  count: number;
  readonly at: Int32Array;
  readonly price: Float64Array;
  readonly bound: Float64Array;
  readonly isHere: Uint8Array;
};

const mostJobsLeft = 120;
/** So many times as many steps as plans are looked at closely. */
const closely = 3;
const passes = 5;
/** With fewer steps than this from one plan, steps may be worse. */
const enough = 20;

/** A work space for a part. */
export function newBeam(part: Part, scale: number, widest: number): Beam {
  const agents = part.room.length;
  const jobs = part.at.length;
  const most = closely * widest;
  const plans = (): Plans => ({
    count: 0,
    at: new Int32Array(widest * jobs),
    price: new Float64Array(widest * agents),
    bound: new Float64Array(widest),
    isHere: new Uint8Array(widest * jobs),
  });
  return {
    part,
    rest: newRest(agents, jobs),
    walk: newRoomWalk(agents),
    scale,
    width: widest,
    widest,
    now: plans(),
    next: plans(),
    steps: newSteps(most),
    open: newFillings(jobs),
    key: new Float64Array(jobs),
    score: new Float64Array(most),
    price: new Float64Array(most * agents),
    end: newEnding(mostJobsLeft),
    reach: scale,
    work: 0,
    due: 0,
  };
}

/**
 * Looks for a plan of the part that costs no more than `limit`, left in `part.at`; returns its cost, infinite when there is
 * none. Yields between steps.
 */
export function* beaming(beam: Beam, limit: number, random: Random): Generator<void, number> {
  const { part, rest } = beam;
  const last = lastOf(part);
  startAnew(beam, random);
  while (rest.agents > last) {
    yield* proposeSteps(beam, limit, random);
    rest.agents--;
    yield* scoreSteps(beam);
    takeBest(beam, limit);
    if (beam.now.count === 0) return Number.POSITIVE_INFINITY;
  }
  return yield* finishing(beam, limit, random);
}

function isDue(beam: Beam): boolean {
  if (beam.work < beam.due) return false;
  beam.due = beam.work + 50_000;
  return true;
}

/** How many agents are left for the end: as many as their jobs can be dealt out in all ways. */
function lastOf({ agents, jobs }: Part): number {
  return Math.min(agents, Math.max(2, Math.min(4, Math.floor((0.8 * mostJobsLeft * agents) / jobs))));
}

function startAnew(beam: Beam, random: Random): void {
  const { part, rest, walk, now, scale } = beam;
  beam.reach = scale;
  beam.steps.most = closely * beam.width;
  allOf(rest, part);
  now.count = 1;
  now.at.fill(-1, 0, part.jobs);
  now.bound[0] = walkRoomPrices(part, rest, walk, { passes: 50, reach: 3 * scale });
  for (let i = 0; i < part.agents; i++) now.price[i] = part.price[i]!;
  for (let k = part.agents - 1; k > 0; k--) {
    const other = random.below(k + 1);
    const held = rest.agent[k]!;
    rest.agent[k] = rest.agent[other]!;
    rest.agent[other] = held;
  }
}

function* proposeSteps(beam: Beam, limit: number, random: Random): Generator<void, void> {
  const { now, steps, open } = beam;
  steps.count = 0;
  beam.reach = Math.max(0.5 * beam.scale, 0.7 * beam.reach);
  for (let parent = 0; parent < now.count; parent++) {
    const next = beam.rest.agent[beam.rest.agents - 1]!;
    const price = now.price[parent * beam.part.agents + next]!;
    compare(beam, parent);
    const { left, loss: already } = balance(beam, parent, price);
    openJobs(beam, parent, random);
    const least = now.bound[parent]! + already;
    const most = Math.min(beam.reach, limit - least + 1e-6, limitOf(steps) - least);
    const before = steps.count;
    const looks = fillIn(open, { left, price, most }, (loss, depth) => {
      if (depth <= mostFlips) keepStep(steps, { parent, estimate: least + loss, flips: open.flips, depth });
    });
    beam.work += looks + (beam.part.jobs * (beam.rest.agents + 20)) / 10;
    if (isDue(beam)) yield;
    const isFew = steps.count < Math.min(before + enough, steps.most);
    if (isFew) beam.reach = Math.min(1.5 * beam.reach, 20 * beam.scale);
  }
}

/** What each job costs more with the next agent than with the best of those after it; the cheaper side is marked. */
function compare({ part, rest, now, key }: Beam, parent: number): void {
  const { agents, jobs, cost, size } = part;
  const { at, price, isHere } = now;
  const offset = parent * agents;
  const next = rest.agent[rest.agents - 1]!;
  for (let j = 0; j < jobs; j++) {
    isHere[parent * jobs + j] = 0;
    if (at[parent * jobs + j] !== -1) continue;
    const base = j * agents;
    let elsewhere = Number.POSITIVE_INFINITY;
    for (let k = rest.agents - 2; k >= 0; k--) {
      const i = rest.agent[k]!;
      const paid = cost[base + i]! + price[offset + i]! * size[base + i]!;
      if (paid < elsewhere) elsewhere = paid;
    }
    const here = cost[base + next]! + price[offset + next]! * size[base + next]!;
    key[j] = here === elsewhere ? 0 : here - elsewhere;
    if (here < elsewhere) isHere[parent * jobs + j] = 1;
  }
}

/**
 * Where the cheaper sides exceed the room, what loses least for its size is left out, and where they leave room that is
 * dearer, put in. Returns the room left and what that lost.
 */
function balance({ part, rest, now, key }: Beam, parent: number, price: number): { left: number; loss: number } {
  const { agents, jobs, size } = part;
  const { at, isHere } = now;
  const next = rest.agent[rest.agents - 1]!;
  const offset = parent * jobs;
  let left = part.room[next]!;
  for (let j = 0; j < jobs; j++) if (isHere[offset + j] === 1) left -= size[j * agents + next]!;
  let loss = 0;
  for (;;) {
    const isOver = left < 0;
    let least = isOver ? Number.POSITIVE_INFINITY : price;
    let which = -1;
    for (let j = 0; j < jobs; j++) {
      if (at[offset + j] !== -1 || isHere[offset + j] !== (isOver ? 1 : 0)) continue;
      const each = size[j * agents + next]!;
      const density = Math.abs(key[j]!) / Math.max(each, 1e-9);
      if (density >= least || (!isOver && (each > left || each === 0))) continue;
      least = density;
      which = j;
    }
    if (which === -1) return { left, loss };
    isHere[offset + which] = isOver ? 0 : 1;
    left += (isOver ? 1 : -1) * size[which * agents + next]!;
    loss += Math.abs(key[which]!);
  }
}

/** Lists what could go either way. */
function openJobs({ part, rest, now, key, open, reach, scale }: Beam, parent: number, random: Random): void {
  const { agents, jobs, size } = part;
  const next = rest.agent[rest.agents - 1]!;
  open.count = 0;
  for (let j = 0; j < jobs; j++) {
    if (now.at[parent * jobs + j] !== -1) continue;
    const isHere = now.isHere[parent * jobs + j] === 1;
    const loss = isHere ? -key[j]! : key[j]!;
    if (!(loss <= reach)) continue;
    addOpen(
      open,
      j,
      loss + 0.01 * scale * random.unit(),
      isHere ? -size[j * agents + next]! : size[j * agents + next]!,
    );
  }
}

/** Writes the plan after a step: the parent's, and what the next agent gets. */
function layStep({ part, rest, now, steps }: Beam, step: number, to: Int32Array): void {
  const { jobs } = part;
  const next = rest.agent[rest.agents]!;
  const offset = steps.parent[step]! * jobs;
  for (let j = 0; j < jobs; j++)
    to[j] = now.at[offset + j] === -1 && now.isHere[offset + j] === 1 ? next : now.at[offset + j]!;
  for (let k = 0; k < steps.flipped[step]!; k++) {
    const j = steps.flips[step * mostFlips + k]!;
    to[j] = to[j] === -1 ? next : -1;
  }
}

/** What the plan after each step costs at least, at prices of its own. */
function* scoreSteps(beam: Beam): Generator<void, void> {
  const { part, rest, now, next, steps, walk, scale, score } = beam;
  const { agents, jobs, cost } = part;
  const at = next.at.subarray(0, jobs);
  for (let step = 0; step < steps.count; step++) {
    layStep(beam, step, at);
    rest.jobs = 0;
    let decided = 0;
    for (let j = 0; j < jobs; j++) {
      if (at[j] === -1) rest.job[rest.jobs++] = j;
      else decided += cost[j * agents + at[j]!]!;
    }
    const offset = steps.parent[step]! * agents;
    for (let i = 0; i < agents; i++) part.price[i] = now.price[offset + i]!;
    score[step] = decided + walkRoomPrices(part, rest, walk, { passes, reach: 2 * scale });
    for (let i = 0; i < agents; i++) beam.price[step * agents + i] = part.price[i]!;
    beam.work += (passes * rest.jobs * rest.agents) / 10;
    if (isDue(beam)) yield;
  }
}

function takeBest(beam: Beam, limit: number): void {
  const { part, now, next, steps, score, price } = beam;
  const { agents, jobs } = part;
  const order = Int32Array.from({ length: steps.count }, (_, step) => step).sort(
    (a, b) => score[a]! - score[b]! || a - b,
  );
  next.count = 0;
  for (const step of order) {
    if (next.count === beam.width || score[step]! > limit + 1e-6) break;
    layStep(beam, step, next.at.subarray(next.count * jobs, (next.count + 1) * jobs));
    for (let i = 0; i < agents; i++) next.price[next.count * agents + i] = price[step * agents + i]!;
    next.bound[next.count++] = score[step]!;
  }
  beam.next = now;
  beam.now = next;
}

function* finishing(beam: Beam, limit: number, random: Random): Generator<void, number> {
  const { now, part, rest, end } = beam;
  let least = Number.POSITIVE_INFINITY;
  for (let plan = 0; plan < now.count; plan++) {
    const aim = Math.min(limit, least - 1);
    if (now.bound[plan]! > aim + 1e-6) break;
    const at = now.at.subarray(plan * part.jobs, (plan + 1) * part.jobs);
    const price = now.price.subarray(plan * part.agents, (plan + 1) * part.agents);
    const found = endOne(end, { part, rest, at, price }, { limit: aim, scale: beam.scale, random });
    beam.work += end.work;
    if (found <= aim) {
      least = found;
      part.at.set(at);
    }
    if (isDue(beam)) yield;
  }
  return least;
}
