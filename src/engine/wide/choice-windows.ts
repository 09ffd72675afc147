import { type Choice, type Limits, take } from "./choice.ts";

/** The work space of a choice over several periods. */
export type Windows = {
  /** Items by falling gain. */
  readonly order: Int32Array;
  /** The most crowded periods, and how much is asked of each period beyond what there is. */
  readonly crowded: Int32Array;
  readonly excess: Int32Array;
  /**
   * What all items from a place on could gain at most, if only crowded period n had limits and so much room were left:
   * `rest[(n × (items + 1) + place) × 61 + room]`.
   */
  readonly rest: Float64Array;
  /** The option tried of each place (−1: none), and the best found. */
  readonly tried: Int32Array;
  readonly best: Int32Array;
  /** What is left in each period. */
  readonly room: Int32Array;
  readonly seats: Int32Array;
};

/** So many crowded periods are looked at for what is still to gain. */
const mostCrowded = 3;
const roomStates = 61;

/** A work space for at most so many items over so many periods. */
export function newWindows(items: number, periods: number): Windows {
  return {
    order: new Int32Array(items),
    crowded: new Int32Array(mostCrowded),
    excess: new Int32Array(periods),
    rest: new Float64Array(periods === 1 ? 0 : mostCrowded * (items + 1) * roomStates),
    tried: new Int32Array(items).fill(-1),
    best: new Int32Array(items),
    room: new Int32Array(periods),
    seats: new Int32Array(periods),
  };
}

/** After so many steps what is still open is given up, and counts in the result at what it could gain at most. */
const mostNodes = 2000;

type Tree = { readonly choice: Choice; readonly crowds: number; bestGain: number; givenUp: number; nodes: number };

/**
 * The best choice over several periods by branch and bound, items of high gain first. Returns what no choice gains
 * more than; the choice found gains that much unless the steps ran out.
 */
export function chooseOverPeriods(choice: Choice, { capacity, seats, cell, periods }: Limits): number {
  const { windows } = choice;
  sortItems(choice);
  const crowds = findCrowded(choice, capacity, cell, periods);
  for (let n = 0; n < crowds; n++) foresee(choice, n, capacity[cell + windows.crowded[n]!]!);
  for (let t = 0; t < periods; t++) {
    windows.room[t] = capacity[cell + t]!;
    windows.seats[t] = seats[cell + t]!;
  }
  windows.best.fill(-1, 0, choice.items);
  const tree: Tree = { choice, crowds, bestGain: 0, givenUp: 0, nodes: 0 };
  branch(tree, 0, 0);
  choice.work += 12 * tree.nodes;
  for (let place = 0; place < choice.items; place++) {
    const option = windows.best[place]!;
    if (option >= 0) take(choice, windows.order[place]!, choice.units[option]!);
  }
  return Math.max(tree.bestGain, tree.givenUp);
}

/** By insertion: the lists are short. */
function sortItems(choice: Choice): void {
  const { order } = choice.windows;
  for (let a = 0; a < choice.items; a++) {
    let at = a;
    for (; at > 0 && mostGain(choice, order[at - 1]!) < mostGain(choice, a); at--) order[at] = order[at - 1]!;
    order[at] = a;
  }
}

/** The periods in which most is asked beyond what there is; at least one, and which one matters little then. */
function findCrowded(choice: Choice, capacity: Int32Array, cell: number, periods: number): number {
  const { excess, crowded } = choice.windows;
  for (let t = 0; t < periods; t++) {
    excess[t] = -capacity[cell + t]!;
    for (let a = 0; a < choice.items; a++) {
      if (t >= choice.first[a]! && t <= choice.last[a]!) excess[t]! += choice.units[choice.optionStart[a + 1]! - 1]!;
    }
  }
  let count = 0;
  while (count < Math.min(mostCrowded, periods)) {
    let most = 0;
    for (let t = 1; t < periods; t++) if (excess[t]! > excess[most]!) most = t;
    if (count > 0 && excess[most]! <= 0) break;
    crowded[count++] = most;
    excess[most] = -roomStates;
  }
  return count;
}

/** Fills `rest` for crowded period n, from the last place to the first. */
function foresee(choice: Choice, n: number, capacity: number): void {
  const { items, optionStart, units, gain, windows } = choice;
  const { rest, order } = windows;
  const t = windows.crowded[n]!;
  let to = (n * (items + 1) + items) * roomStates;
  rest.fill(0, to, to + capacity + 1);
  for (let place = items - 1; place >= 0; place--) {
    const item = order[place]!;
    const from = to;
    to -= roomStates;
    const isIn = t >= choice.first[item]! && t <= choice.last[item]!;
    for (let room = 0; room <= capacity; room++) {
      if (!isIn) {
        rest[to + room] = rest[from + room]! + mostGain(choice, item);
        continue;
      }
      let best = rest[from + room]!;
      for (let o = optionStart[item]!; o < optionStart[item + 1]! && units[o]! <= room; o++) {
        best = Math.max(best, rest[from + room - units[o]!]! + gain[o]!);
      }
      rest[to + room] = best;
    }
    choice.work += 2 * capacity * (isIn ? optionStart[item + 1]! - optionStart[item]! : 1);
  }
}

/** What the items from a place on could gain at most with the room that is left in the crowded periods. */
function restFrom({ choice, crowds }: Tree, place: number): number {
  const { rest, room, crowded } = choice.windows;
  let least = Number.POSITIVE_INFINITY;
  for (let n = 0; n < crowds; n++) {
    least = Math.min(least, rest[(n * (choice.items + 1) + place) * roomStates + room[crowded[n]!]!]!);
  }
  return least;
}

const mostGain = ({ gain, optionStart }: Choice, item: number): number => gain[optionStart[item + 1]! - 1]!;

function branch(tree: Tree, place: number, gained: number): void {
  const { choice } = tree;
  const { windows } = choice;
  if (gained > tree.bestGain) {
    tree.bestGain = gained;
    windows.best.set(windows.tried.subarray(0, choice.items));
    windows.best.fill(-1, place, choice.items);
  }
  if (place === choice.items) return;
  const most = gained + restFrom(tree, place);
  if (most <= tree.bestGain) return;
  if (++tree.nodes > mostNodes) {
    tree.givenUp = Math.max(tree.givenUp, most);
    return;
  }
  const item = windows.order[place]!;
  if (!meetsRival(tree, place, item)) {
    const room = roomFor(tree, item);
    for (let option = choice.optionStart[item + 1]! - 1; option >= choice.optionStart[item]!; option--) {
      const units = choice.units[option]!;
      if (units > room) continue;
      occupy(tree, item, units, 1);
      windows.tried[place] = option;
      branch(tree, place + 1, gained + choice.gain[option]!);
      occupy(tree, item, -units, -1);
    }
    windows.tried[place] = -1;
  }
  branch(tree, place + 1, gained);
}

function meetsRival({ choice }: Tree, place: number, item: number): boolean {
  const { group, firm, windows } = choice;
  if (group[item]! < 0) return false;
  for (let before = 0; before < place; before++) {
    const other = windows.order[before]!;
    if (windows.tried[before]! >= 0 && group[other] === group[item] && firm[other] !== firm[item]) return true;
  }
  return false;
}

function roomFor({ choice }: Tree, item: number): number {
  const { windows, first, last } = choice;
  let least = Number.POSITIVE_INFINITY;
  for (let t = first[item]!; t <= last[item]!; t++) {
    least = Math.min(least, windows.seats[t]! > 0 ? windows.room[t]! : 0);
  }
  return least;
}

function occupy({ choice }: Tree, item: number, units: number, engagements: number): void {
  const { windows, first, last } = choice;
  for (let t = first[item]!; t <= last[item]!; t++) {
    windows.room[t]! -= units;
    windows.seats[t]! -= engagements;
  }
}
