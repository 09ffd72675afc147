import { type Choice, type Limits, take } from "./choice.ts";

/** The work space of a choice over several periods. */
export type Windows = {
  /** Items by falling gain, and what all from a place on could gain at most. */
  readonly order: Int32Array;
  readonly rest: Float64Array;
  /** The option tried of each place (−1: none), and the best found. */
  readonly tried: Int32Array;
  readonly best: Int32Array;
  /** What is left in each period. */
  readonly room: Int32Array;
  readonly seats: Int32Array;
};

/** A work space for at most so many items over so many periods. */
export function newWindows(items: number, periods: number): Windows {
  return {
    order: new Int32Array(items),
    rest: new Float64Array(items + 1),
    tried: new Int32Array(items).fill(-1),
    best: new Int32Array(items),
    room: new Int32Array(periods),
    seats: new Int32Array(periods),
  };
}

/** After so many steps what is still open is given up, and counts in the result at what it could gain at most. */
const mostNodes = 4000;

type Tree = { readonly choice: Choice; readonly periods: number; bestGain: number; givenUp: number; nodes: number };

/**
 * The best choice over several periods by branch and bound, items of high gain first. Returns what no choice gains
 * more than; the choice found gains that much unless the steps ran out.
 */
export function chooseOverPeriods(choice: Choice, { capacity, seats, cell, periods }: Limits): number {
  const { windows } = choice;
  sortItems(choice);
  for (let t = 0; t < periods; t++) {
    windows.room[t] = capacity[cell + t]!;
    windows.seats[t] = seats[cell + t]!;
  }
  windows.best.fill(-1, 0, choice.items);
  const tree: Tree = { choice, periods, bestGain: 0, givenUp: 0, nodes: 0 };
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
  const { order, rest } = choice.windows;
  for (let a = 0; a < choice.items; a++) {
    let at = a;
    for (; at > 0 && mostGain(choice, order[at - 1]!) < mostGain(choice, a); at--) order[at] = order[at - 1]!;
    order[at] = a;
  }
  rest[choice.items] = 0;
  for (let place = choice.items - 1; place >= 0; place--) {
    rest[place] = rest[place + 1]! + mostGain(choice, order[place]!);
  }
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
  if (place === choice.items || gained + windows.rest[place]! <= tree.bestGain) return;
  if (++tree.nodes > mostNodes) {
    tree.givenUp = Math.max(tree.givenUp, gained + windows.rest[place]!);
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
