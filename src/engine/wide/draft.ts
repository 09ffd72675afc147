import type { WideMarket } from "./market.ts";

/** A plan in work: always feasible but for its floors, with what is still free and a log by which changes are undone. */
export type WideDraft = {
  /** Units that each of the market's pairs gives. */
  readonly units: Uint8Array;
  /** Free units and engagements of each cell. */
  readonly room: Int32Array;
  readonly seats: Int32Array;
  /** Units that each project still wants, and how many people may still come. */
  readonly wanted: Int32Array;
  readonly places: Int32Array;
  /** How many people serve each project, the locked not counted. */
  readonly people: Int32Array;
  /** How many projects of each floor are served. */
  readonly served: Int32Array;
  /** Σ fit × units, the locked pairs included. */
  value: number;
  /** Projects that the floors still lack. */
  lacking: number;
  /** Changes since `openLog`: pair and its units before, in turn. */
  readonly log: number[];
};

/** A project that a floor lacks weighs more than any value that a few people could give up for it. */
const floorWeight = 2 ** 32;

/** The plan of the locks alone. */
export function newWideDraft(market: WideMarket): WideDraft {
  const draft = {
    units: new Uint8Array(market.person.length),
    room: market.capacity.slice(),
    seats: market.seats.slice(),
    wanted: market.demand.slice(),
    places: market.places.slice(),
    people: new Int32Array(market.projects),
    served: market.floors.locked.slice(),
    value: market.lockedValue,
    lacking: 0,
    log: [],
  };
  draft.lacking = lackingOf(market, draft);
  return draft;
}

/** Empties a draft down to the locks. */
export function clearWideDraft(market: WideMarket, draft: WideDraft): void {
  draft.units.fill(0);
  draft.room.set(market.capacity);
  draft.seats.set(market.seats);
  draft.wanted.set(market.demand);
  draft.places.set(market.places);
  draft.people.fill(0);
  draft.served.set(market.floors.locked);
  draft.value = market.lockedValue;
  draft.lacking = lackingOf(market, draft);
  draft.log.length = 0;
}

function lackingOf({ floors }: WideMarket, { served }: Pick<WideDraft, "served">): number {
  let lacking = 0;
  for (let r = 0; r < floors.count; r++) lacking += Math.max(0, floors.least[r]! - served[r]!);
  return lacking;
}

/** What drafts are compared by: floors first, then value. */
export const scoreOf = (draft: WideDraft): number => draft.value - floorWeight * draft.lacking;

/** Sets the units of a pair (0: none), and logs what was before. */
export function give(market: WideMarket, draft: WideDraft, pair: number, units: number): void {
  if (draft.units[pair] === units) return;
  draft.log.push(pair, draft.units[pair]!);
  change(market, draft, pair, units);
}

/** The place in the log to come back to. */
export function openLog(draft: WideDraft): void {
  draft.log.length = 0;
}

/** Takes back every change after `mark`. */
export function undoTo(market: WideMarket, draft: WideDraft, mark: number): void {
  while (draft.log.length > mark) {
    const units = draft.log.pop()!;
    change(market, draft, draft.log.pop()!, units);
  }
}

function change(market: WideMarket, draft: WideDraft, pair: number, units: number): void {
  const j = market.project[pair]!;
  const before = draft.units[pair]!;
  const more = units - before;
  const come = (units > 0 ? 1 : 0) - (before > 0 ? 1 : 0);
  const cell = market.person[pair]! * market.periods;
  for (let t = market.first[j]!; t <= market.last[j]!; t++) {
    draft.room[cell + t]! -= more;
    draft.seats[cell + t]! -= come;
  }
  draft.units[pair] = units;
  draft.wanted[j]! -= more;
  draft.places[j]! -= come;
  draft.value += more * market.fit[pair]!;
  if (come === 0) return;
  draft.people[j]! += come;
  if (draft.people[j] === (come > 0 ? 1 : 0)) countServed(market, draft, j, come);
}

/** Project j is served from now on, or no longer; with a lock it always is. */
function countServed({ floors }: WideMarket, draft: WideDraft, j: number, come: number): void {
  if (floors.count === 0 || floors.isLocked[j] === 1) return;
  for (let at = floors.ofProjectStart[j]!; at < floors.ofProjectStart[j + 1]!; at++) {
    const r = floors.ofProject[at]!;
    const before = draft.served[r]!;
    draft.served[r] = before + come;
    draft.lacking -= Math.max(0, floors.least[r]! - before) - Math.max(0, floors.least[r]! - before - come);
  }
}

/** What the floors gain by project j being served while nobody else serves it, in score. */
export function floorGain({ floors }: WideMarket, draft: WideDraft, j: number, servedByOne: boolean): number {
  if (floors.count === 0 || floors.isLocked[j] === 1) return 0;
  let gain = 0;
  for (let at = floors.ofProjectStart[j]!; at < floors.ofProjectStart[j + 1]!; at++) {
    const r = floors.ofProject[at]!;
    if (draft.served[r]! - (servedByOne ? 1 : 0) < floors.least[r]!) gain += floorWeight;
  }
  return gain;
}

/** Units that the pair's person has free in every period of the project, 0 without an engagement free or at a rival. */
export function freeUnits(market: WideMarket, draft: WideDraft, pair: number): number {
  const j = market.project[pair]!;
  const i = market.person[pair]!;
  const cell = i * market.periods;
  let least = market.high[pair]!;
  for (let t = market.first[j]!; t <= market.last[j]!; t++) {
    if (draft.seats[cell + t]! <= 0) return 0;
    if (draft.room[cell + t]! < least) least = draft.room[cell + t]!;
  }
  return least > 0 && market.group[j]! >= 0 && servesRival(market, draft, i, j) ? 0 : least;
}

function servesRival(market: WideMarket, draft: WideDraft, i: number, j: number): boolean {
  for (let at = market.offerStart[i]!; at < market.offerStart[i + 1]!; at++) {
    const pair = market.offer[at]!;
    if (draft.units[pair] === 0) continue;
    const other = market.project[pair]!;
    if (market.group[other] === market.group[j] && market.firm[other] !== market.firm[j]) return true;
  }
  return false;
}

/** Units that the pair, unused so far, could give at once without touching anybody; 0 when below the least share. */
export function possibleUnits(market: WideMarket, draft: WideDraft, pair: number): number {
  const j = market.project[pair]!;
  if (draft.units[pair]! > 0 || draft.places[j]! <= 0 || draft.wanted[j]! < market.low[j]!) return 0;
  const units = Math.min(draft.wanted[j]!, freeUnits(market, draft, pair));
  return units < market.low[j]! ? 0 : units;
}
