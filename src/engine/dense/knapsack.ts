/**
 * One agent's choice among many jobs: the set that gains most within the capacity. Capacities are large here, so the
 * exact answer comes from a small core (Balas and Zemel 1980): at the density ρ of the item that no longer fits, an
 * item whose |gain − ρ × size| is above the distance between bound and best set is decided without looking.
 */
export type Sack = {
  /** Items put in so far. */
  count: number;
  readonly item: Int32Array;
  readonly size: Float64Array;
  readonly gain: Float64Array;
  /** gain − ρ × size. */
  readonly edge: Float64Array;
  /** Places in the list, partitioned while selecting. */
  readonly place: Int32Array;
  readonly key: Float64Array;
  /** Whether the item at a place is in the best set, after `fillSack`. */
  readonly isIn: Uint8Array;
  table: Float64Array;
  taken: Uint8Array;
  /** No set gains more, after `fillSack`; equals the gain of the set but in the widest sacks. */
  bound: number;
};

/** Wider rooms are counted in coarser steps: the set stays feasible, the bound stays a bound. */
const mostSteps = 16_384;
const firstCore = 24;

/** A work space for up to `mostItems` items. */
export function newSack(mostItems: number): Sack {
  return {
    count: 0,
    item: new Int32Array(mostItems),
    size: new Float64Array(mostItems),
    gain: new Float64Array(mostItems),
    edge: new Float64Array(mostItems),
    place: new Int32Array(mostItems),
    key: new Float64Array(mostItems),
    isIn: new Uint8Array(mostItems),
    table: new Float64Array(1024),
    taken: new Uint8Array(1024),
    bound: 0,
  };
}

/** Adds an item of `size` (0 … room) and a positive `gain`. */
export function putIn(sack: Sack, item: number, size: number, gain: number): void {
  const at = sack.count++;
  sack.item[at] = item;
  sack.size[at] = size;
  sack.gain[at] = gain;
}

/** Finds the best set for `room`; marks it in `isIn`, sets `bound`, and returns its gain. */
export function fillSack(sack: Sack, room: number): number {
  const { count, size, gain, edge, isIn } = sack;
  let total = 0;
  let all = 0;
  for (let at = 0; at < count; at++) {
    total += size[at]!;
    all += gain[at]!;
  }
  sack.bound = all;
  if (total <= room) {
    isIn.fill(1, 0, count);
    return all;
  }
  const density = breakDensity(sack, room);
  let bound = density * room;
  for (let at = 0; at < count; at++) {
    edge[at] = gain[at]! - density * size[at]!;
    if (edge[at]! > 0) bound += edge[at]!;
  }
  let width = coreWidth(sack);
  let best = fillCore(sack, room, width);
  if (bound - best > width) {
    width = bound - best;
    best = Math.max(best, fillCore(sack, room, width));
  }
  sack.bound = Math.min(bound, Math.max(sack.bound, bound - width, best));
  return best;
}

/** The density (gain ÷ size) of the item at which the room is used up, by partition as in quickselect. */
function breakDensity(sack: Sack, room: number): number {
  const { count, place, key, size, gain } = sack;
  for (let at = 0; at < count; at++) {
    place[at] = at;
    key[at] = size[at] === 0 ? Number.POSITIVE_INFINITY : gain[at]! / size[at]!;
  }
  let low = 0;
  let high = count - 1;
  let left = room;
  while (low < high) {
    const cut = partition(sack, low, high);
    let used = 0;
    for (let at = low; at <= cut; at++) used += size[place[at]!]!;
    if (used > left) high = cut;
    else {
      left -= used;
      low = cut + 1;
    }
  }
  const density = key[place[low]!]!;
  return density === Number.POSITIVE_INFINITY ? 0 : density;
}

/** Hoare's partition of the places low … high, greater keys first; returns the last place of the front part. */
function partition(sack: Sack, low: number, high: number): number {
  const { place, key } = sack;
  const pivot = key[place[(low + high) >> 1]!]!;
  let front = low - 1;
  let back = high + 1;
  for (;;) {
    do front++;
    while (key[place[front]!]! > pivot);
    do back--;
    while (key[place[back]!]! < pivot);
    if (front >= back) return back;
    const held = place[front]!;
    place[front] = place[back]!;
    place[back] = held;
  }
}

/** The |edge| within which about `firstCore` items lie. */
function coreWidth(sack: Sack): number {
  const { count, place, key, edge } = sack;
  for (let at = 0; at < count; at++) key[at] = -Math.abs(edge[at]!);
  if (count <= firstCore) return Number.POSITIVE_INFINITY;
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const cut = partition(sack, low, high);
    if (cut >= firstCore) high = cut;
    else low = cut + 1;
  }
  return -key[place[low]!]!;
}

/** Decides items beyond `width` by their sign and the others exactly; returns the gain of the set. */
function fillCore(sack: Sack, room: number, width: number): number {
  const { count, size, gain, edge, isIn, place } = sack;
  let left = room;
  let fixed = 0;
  let core = 0;
  let coreSize = 0;
  for (let at = 0; at < count; at++) {
    isIn[at] = 0;
    if (Math.abs(edge[at]!) <= width && size[at]! > 0) {
      place[core++] = at;
      coreSize += size[at]!;
    } else if (edge[at]! > 0) {
      isIn[at] = 1;
      left -= size[at]!;
      fixed += gain[at]!;
    }
  }
  if (left < 0) return Number.NEGATIVE_INFINITY;
  const steps = Math.min(left, coreSize);
  const step = steps > mostSteps ? Math.ceil(steps / mostSteps) : 1;
  if (step > 1) sack.bound = fixed + tabulate(sack, core, left, { step, isFloor: true });
  const best = fixed + tabulate(sack, core, left, { step, isFloor: false });
  if (step === 1) sack.bound = best;
  return best;
}

type Grain = { readonly step: number; readonly isFloor: boolean };

/** Best gain of the core's items within `left`, counted in steps; marks the set unless sizes are rounded down. */
function tabulate(sack: Sack, core: number, left: number, grain: Grain): number {
  const { place, size, gain, isIn } = sack;
  const { step, isFloor } = grain;
  let wanted = 0;
  for (let t = 0; t < core; t++)
    wanted += isFloor ? Math.floor(size[place[t]!]! / step) : Math.ceil(size[place[t]!]! / step);
  const room = Math.min(Math.floor(left / step), wanted);
  const states = room + 1;
  if (sack.table.length < states) sack.table = new Float64Array(2 * states);
  if (sack.taken.length < states * core) sack.taken = new Uint8Array(2 * states * core);
  const { table, taken } = sack;
  table.fill(0, 0, states);
  taken.fill(0, 0, states * core);
  for (let t = 0; t < core; t++) {
    const at = place[t]!;
    const units = isFloor ? Math.floor(size[at]! / step) : Math.ceil(size[at]! / step);
    const worth = gain[at]!;
    const base = t * states;
    for (let used = room; used >= units; used--) {
      const better = table[used - units]! + worth;
      if (better <= table[used]!) continue;
      table[used] = better;
      taken[base + used] = 1;
    }
  }
  if (!isFloor) {
    let used = room;
    for (let t = core - 1; t >= 0; t--) {
      if (taken[t * states + used] === 0) continue;
      isIn[place[t]!] = 1;
      used -= Math.ceil(size[place[t]!]! / step);
    }
  }
  return table[room]!;
}
