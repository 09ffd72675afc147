import type { Part } from "./part.ts";

/** What mending a part needs, made once. */
export type Mend = { readonly load: Float64Array; readonly fine: Float64Array };

/** A work space for parts of up to so many agents. */
export function newMend(agents: number): Mend {
  return { load: new Float64Array(agents), fine: new Float64Array(agents) };
}

/** Cost of a part's plan, and by how much it is over its room. */
export type Standing = { readonly cost: number; readonly over: number };

/**
 * Moves single jobs and swaps two as long as that lowers cost + Σ fine_i × overload_i; where room is still exceeded, the
 * fines rise and it goes on, at most `rounds` times (Yagiura, Ibaraki and Glover 2004).
 */
export function mend(part: Part, work: Mend, rounds: number, least: number): Standing {
  const turns = mending(part, work, rounds, least);
  for (;;) {
    const turn = turns.next();
    if (turn.done === true) return turn.value;
  }
}

/** The same in turns of some hundred thousand pairs of jobs. */
export function* mending(part: Part, work: Mend, rounds: number, least: number): Generator<void, Standing> {
  const { load, fine } = work;
  load.fill(0, 0, part.agents);
  for (let j = 0; j < part.jobs; j++) load[part.at[j]!]! += part.size[j * part.agents + part.at[j]!]!;
  for (let i = 0; i < part.agents; i++) fine[i] = Math.max(2 * part.price[i]!, least);
  // Of very many jobs every pair is looked at once only: the search goes on from there.
  const sweeps = part.jobs > 4000 ? 1 : 20;
  for (let round = 0; ; round++) {
    for (let sweep = 0; sweep < sweeps; sweep++) if (!(yield* sweepOnce(part, work))) break;
    const standing = standingOf(part, work);
    if (standing.over === 0 || round === rounds) return standing;
    for (let i = 0; i < part.agents; i++) if (load[i]! > part.room[i]!) fine[i]! *= 3;
  }
}

function standingOf(part: Part, { load }: Mend): Standing {
  let cost = 0;
  let over = 0;
  for (let j = 0; j < part.jobs; j++) cost += part.cost[j * part.agents + part.at[j]!]!;
  for (let i = 0; i < part.agents; i++) over += Math.max(0, load[i]! - part.room[i]!);
  return { cost, over };
}

function* sweepOnce(part: Part, work: Mend): Generator<void, boolean> {
  const slice = Math.max(1, Math.ceil(300_000 / part.jobs));
  let isBetter = false;
  for (let j = 0; j < part.jobs; j++) {
    if (shiftOne(part, work, j)) isBetter = true;
    if (swapOne(part, work, j)) isBetter = true;
    if (j % slice === slice - 1) yield;
  }
  return isBetter;
}

const tiny = 1e-7;

function shiftOne(part: Part, { load, fine }: Mend, j: number): boolean {
  const { agents, cost, size, room, at } = part;
  const base = j * agents;
  const from = at[j]!;
  const over = load[from]! - room[from]!;
  const freed = cost[base + from]! + fine[from]! * (Math.max(0, over) - Math.max(0, over - size[base + from]!));
  let best = -tiny;
  let where = -1;
  for (let i = 0; i < agents; i++) {
    if (i === from || cost[base + i]! - freed >= best) continue;
    const excess = load[i]! - room[i]!;
    const more = excess + size[base + i]!;
    const change = cost[base + i]! - freed + (more > 0 ? fine[i]! * (more - Math.max(0, excess)) : 0);
    if (change < best) {
      best = change;
      where = i;
    }
  }
  if (where === -1) return false;
  load[from]! -= size[base + from]!;
  load[where]! += size[base + where]!;
  at[j] = where;
  return true;
}

/** Swaps job j with the first later job with which that gains. */
function swapOne(part: Part, { load, fine }: Mend, j: number): boolean {
  const { agents, jobs, cost, size, room, at } = part;
  const base = j * agents;
  const a = at[j]!;
  const fineA = fine[a]!;
  const overA = load[a]! - room[a]! - size[base + a]!;
  const costA = cost[base + a]! + fineA * Math.max(0, load[a]! - room[a]!);
  for (let k = j + 1, other = base + agents; k < jobs; k++, other += agents) {
    const b = at[k]!;
    if (a === b) continue;
    const plain = cost[base + b]! + cost[other + a]! - costA - cost[other + b]!;
    const overB = load[b]! - room[b]!;
    const paidB = overB > 0 ? fine[b]! * overB : 0;
    if (plain - paidB >= -tiny) continue;
    const moreA = overA + size[other + a]!;
    const moreB = overB - size[other + b]! + size[base + b]!;
    const change = plain - paidB + (moreA > 0 ? fineA * moreA : 0) + (moreB > 0 ? fine[b]! * moreB : 0);
    if (change >= -tiny) continue;
    load[a] = moreA + room[a]!;
    load[b] = moreB + room[b]!;
    at[j] = b;
    at[k] = a;
    return true;
  }
  return false;
}
