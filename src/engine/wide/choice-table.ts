import { type Choice, type Limits, take } from "./choice.ts";

/** The tables of a choice in one period: a state is a number of units, or of units and engagements. */
export type Table = {
  /** The most gained by at most so much. */
  readonly now: Float64Array;
  /** Before a group of competitors, and the best of its firms so far. */
  readonly before: Float64Array;
  readonly best: Float64Array;
  /** The option that item a takes at a state, plus 1; 0: none. */
  readonly option: Uint8Array;
  /** The last item of the firm that wins its group at a state, plus 1, by the group's last item. */
  readonly winner: Int16Array;
};

const mostStates = 61 * 17;

/** Tables for at most so many items; none when there are several periods. */
export function newTable(items: number, periods: number): Table {
  const states = periods === 1 ? mostStates : 0;
  return {
    now: new Float64Array(states),
    before: new Float64Array(states),
    best: new Float64Array(states),
    option: new Uint8Array(states * items),
    winner: new Int16Array(states * items),
  };
}

/** The best choice of a person with one period, by dynamic programming; exact. */
export function chooseInOnePeriod(choice: Choice, limits: Limits): number {
  const room = limits.capacity[limits.cell]!;
  const seats = Math.min(limits.seats[limits.cell]!, choice.items);
  const shape: Shape = { room, layers: seatsMatter(choice, room, seats) ? seats : 0 };
  const states = statesOf(shape);
  const { now } = choice.table;
  now.fill(0, 0, states);
  for (let a = 0; a < choice.items; ) {
    const end = endOfGroup(choice, a);
    if (choice.group[a]! < 0) addToTable(choice, a, shape);
    else addGroup(choice, a, end, shape);
    a = end;
  }
  readBack(choice, shape);
  return now[states - 1]!;
}

/** `layers` is 0 when engagements do not matter. */
type Shape = { readonly room: number; readonly layers: number };

const statesOf = ({ room, layers }: Shape): number => (room + 1) * (layers + 1);

function seatsMatter(choice: Choice, room: number, seats: number): boolean {
  if (seats >= choice.items) return false;
  let smallest = room;
  for (let a = 0; a < choice.items; a++) smallest = Math.min(smallest, choice.units[choice.optionStart[a]!]!);
  return (seats + 1) * smallest <= room;
}

/** The item after the last one of a's group; items without a group are groups of their own. */
function endOfGroup({ group, items }: Choice, a: number): number {
  let end = a + 1;
  if (group[a]! >= 0) while (end < items && group[end] === group[a]) end++;
  return end;
}

function endOfFirm({ firm }: Choice, a: number, endOfItems: number): number {
  let end = a + 1;
  while (end < endOfItems && firm[end] === firm[a]) end++;
  return end;
}

function addToTable(choice: Choice, a: number, shape: Shape): void {
  const { table, units, gain, optionStart } = choice;
  const { now, option } = table;
  const { room, layers } = shape;
  const width = room + 1;
  const states = statesOf(shape);
  const back = layers > 0 ? width : 0;
  const begin = optionStart[a]!;
  const end = optionStart[a + 1]!;
  choice.work += 2 * states * (end - begin);
  for (let row = layers * width; row >= back; row -= width) {
    for (let used = room; used >= 0; used--) {
      let best = now[row + used]!;
      let taken = 0;
      for (let o = begin; o < end && units[o]! <= used; o++) {
        const better = now[row - back + used - units[o]!]! + gain[o]!;
        if (better <= best) continue;
        best = better;
        taken = o - begin + 1;
      }
      now[row + used] = best;
      option[a * states + row + used] = taken;
    }
    if (layers === 0) return;
  }
  option.fill(0, a * states, a * states + width);
}

/** Of a group of competitors, each firm is tried alone on what was before, and the best kept state by state. */
function addGroup(choice: Choice, from: number, to: number, shape: Shape): void {
  const { now, before, best, winner } = choice.table;
  const states = statesOf(shape);
  const mark = (to - 1) * mostStates;
  before.set(now.subarray(0, states));
  best.set(now.subarray(0, states));
  winner.fill(0, mark, mark + states);
  for (let a = from; a < to; ) {
    const end = endOfFirm(choice, a, to);
    now.set(before.subarray(0, states));
    for (let each = a; each < end; each++) addToTable(choice, each, shape);
    for (let state = 0; state < states; state++) {
      if (now[state]! <= best[state]!) continue;
      best[state] = now[state]!;
      winner[mark + state] = end;
    }
    a = end;
  }
  now.set(best.subarray(0, states));
}

function readBack(choice: Choice, shape: Shape): void {
  const { group, firm, table } = choice;
  let state = statesOf(shape) - 1;
  for (let a = choice.items - 1; a >= 0; ) {
    if (group[a]! < 0) {
      state = readItem(choice, a, state, shape);
      a--;
      continue;
    }
    const won = table.winner[a * mostStates + state]! - 1;
    for (let each = won; each >= 0 && group[each] === group[a] && firm[each] === firm[won]; each--) {
      state = readItem(choice, each, state, shape);
    }
    const left = group[a]!;
    while (a >= 0 && group[a] === left) a--;
  }
}

function readItem(choice: Choice, a: number, state: number, shape: Shape): number {
  const option = choice.table.option[a * statesOf(shape) + state]!;
  if (option === 0) return state;
  const units = choice.units[choice.optionStart[a]! + option - 1]!;
  take(choice, a, units);
  return state - units - (shape.layers > 0 ? shape.room + 1 : 0);
}
