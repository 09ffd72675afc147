import type { Market } from "./market.ts";

/** A plan in work: always feasible, with what is still free and a log by which the last changes are undone. */
export type Draft = {
  /** The market's pair that serves each project, or −1. */
  readonly chosen: Int32Array;
  /** Free units of each person. */
  readonly room: Int32Array;
  /** Free engagements of each person. */
  readonly seats: Int32Array;
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

/** The best pair of project j whose person is free, other than person `except`; −1 when there is none. */
export function bestFree(market: Market, draft: Draft, j: number, except: number): number {
  for (let pair = market.start[j]!; pair < market.start[j + 1]!; pair++) {
    if (isFree(market, draft, j, pair) && market.person[pair] !== except) return pair;
  }
  return -1;
}

function move(market: Market, draft: Draft, j: number, pair: number): void {
  const before = draft.chosen[j]!;
  const demand = market.demand[j]!;
  if (before >= 0) {
    const i = market.person[before]!;
    draft.room[i]! += demand;
    draft.seats[i]!++;
    draft.value -= market.fit[before]! * demand;
  }
  draft.chosen[j] = pair;
  if (pair < 0) return;
  const i = market.person[pair]!;
  draft.room[i]! -= demand;
  draft.seats[i]!--;
  draft.value += market.fit[pair]! * demand;
}
