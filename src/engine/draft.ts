import { type Market, worthOf } from "./market.ts";

/** A plan in work: always feasible, with what is still free and a log by which the last changes are undone. */
export type Draft = {
  /** The market's pair that serves each project, or −1. */
  readonly chosen: Int32Array;
  /** Free units of each person. */
  readonly room: Uint8Array;
  /** Free engagements of each person. */
  readonly seats: Uint8Array;
  /** The projects of person i: `held[seatStart[i] … seatStart[i] + limit[i] - seats[i] - 1]`. */
  readonly held: Int32Array;
  value: number;
  /** Changes since `openLog`: project and its pair before, in turn. */
  readonly log: Int32Array;
  logged: number;
};

/**
 * More numbers than the longest run of changes that is undone as a whole: a kick clears 6 people of at most 16 projects,
 * or gives 8 a new set, and serves what was freed anew; then repacks 60 people, each repack changing at most 3 × 16
 * projects; a change is two numbers.
 */
const logLength = 16_384;

/** The empty plan. */
export function newDraft(market: Market): Draft {
  return {
    chosen: new Int32Array(market.projects).fill(-1),
    room: market.capacity.slice(),
    seats: market.limit.slice(),
    held: new Int32Array(market.seatStart[market.people]!),
    value: 0,
    log: new Int32Array(logLength),
    logged: 0,
  };
}

/** Empties a draft. */
export function clearDraft(market: Market, draft: Draft): void {
  draft.chosen.fill(-1);
  draft.room.set(market.capacity);
  draft.seats.set(market.limit);
  draft.value = 0;
  draft.logged = 0;
}

/** Serves project j by `pair` (−1: leaves it open), and logs what was before. */
export function assign(market: Market, draft: Draft, j: number, pair: number): void {
  const before = draft.chosen[j]!;
  if (before === pair) return;
  if (draft.logged + 2 > logLength) throw new Error("assign: more changes than the log was made for");
  draft.log[draft.logged++] = j;
  draft.log[draft.logged++] = before;
  move(market, draft, j, pair);
}

/** The place in the log to come back to. */
export function openLog(draft: Draft): void {
  draft.logged = 0;
}

/** Takes back every change after `mark`. */
export function undoTo(market: Market, draft: Draft, mark: number): void {
  while (draft.logged > mark) {
    const before = draft.log[--draft.logged]!;
    const j = draft.log[--draft.logged]!;
    move(market, draft, j, before);
  }
}

/** Whether the pair's person has the units and an engagement free for project j. */
export function isFree(market: Market, draft: Draft, j: number, pair: number): boolean {
  const i = market.person[pair]!;
  return draft.seats[i]! > 0 && draft.room[i]! >= market.demand[j]!;
}

/** How many projects person i has. */
export const heldCount = (market: Market, draft: Draft, i: number): number => market.limit[i]! - draft.seats[i]!;

/** The best near pair of project j whose person is free, other than person `except`; −1 when there is none. */
export function bestFree(market: Market, draft: Draft, j: number, except: number): number {
  for (let pair = market.start[j]!; pair < market.end[j]!; pair++) {
    if (isFree(market, draft, j, pair) && market.person[pair] !== except) return pair;
  }
  return -1;
}

/** The best pair of project j whose person is free, be it near or not; −1 when there is none. */
export function bestFreeAnywhere(market: Market, draft: Draft, j: number): number {
  for (let pair = market.start[j]!; pair < market.start[j + 1]!; pair++)
    if (isFree(market, draft, j, pair)) return pair;
  return -1;
}

function move(market: Market, draft: Draft, j: number, pair: number): void {
  const before = draft.chosen[j]!;
  if (before >= 0) release(market, draft, j, before);
  draft.chosen[j] = pair;
  if (pair < 0) return;
  const i = market.person[pair]!;
  draft.held[market.seatStart[i]! + heldCount(market, draft, i)] = j;
  draft.room[i]! -= market.demand[j]!;
  draft.seats[i]!--;
  draft.value += worthOf(market, pair, j);
}

function release(market: Market, draft: Draft, j: number, pair: number): void {
  const i = market.person[pair]!;
  const { held } = draft;
  const last = market.seatStart[i]! + heldCount(market, draft, i) - 1;
  let at = last;
  while (held[at] !== j) at--;
  held[at] = held[last]!;
  draft.room[i]! += market.demand[j]!;
  draft.seats[i]!++;
  draft.value -= worthOf(market, pair, j);
}
