/**
 * One person's choice: which of the offered projects to take so that the gain is greatest, within the person's room
 * (units, counted in steps) and seats (engagements). Solved exactly by dynamic programming; a sack is the work space,
 * made once and used for every person.
 */
export type Sack = {
  /** Offers put in so far. */
  count: number;
  readonly offer: Int32Array;
  readonly size: Int32Array;
  readonly gain: Float64Array;
  /** Best gain by seats and room used. */
  readonly table: Float64Array;
  /** Whether offer t was taken at a state: `taken[t × states + state]`. */
  readonly taken: Uint8Array;
  /** The offers of the best set, after `fillSack`. */
  readonly chosen: Int32Array;
  chosenCount: number;
  /** The best offers of each size while a long list is thinned. */
  readonly shelf: Int32Array;
  readonly shelved: Int32Array;
};

const mostRoom = 60;
const mostSeats = 16;
/** Lists up to this length are not worth thinning. */
const shortList = 12;
/** Σ over sizes of min(seats, room ÷ size) is 218 at the widest: no longer list is left after thinning. */
const longestThinned = 256;

/** A work space for people with at most `mostOffers` offers. */
export function newSack(mostOffers: number): Sack {
  return {
    count: 0,
    offer: new Int32Array(mostOffers),
    size: new Int32Array(mostOffers),
    gain: new Float64Array(mostOffers),
    table: new Float64Array((mostSeats + 1) * (mostRoom + 1)),
    taken: new Uint8Array(Math.max(mostOffers, longestThinned * (mostSeats + 1) * (mostRoom + 1))),
    chosen: new Int32Array(mostRoom),
    chosenCount: 0,
    shelf: new Int32Array((mostRoom + 1) * mostSeats),
    shelved: new Int32Array(mostRoom + 1),
  };
}

/** Adds an offer of `size` (1 … room) and a positive `gain`. */
export function putIn(sack: Sack, offer: number, size: number, gain: number): void {
  const at = sack.count++;
  sack.offer[at] = offer;
  sack.size[at] = size;
  sack.gain[at] = gain;
}

/** Finds the best set for `room` (0 … 60) and `seats` (1 … 16); fills `chosen` and returns its gain. */
export function fillSack(sack: Sack, room: number, seats: number): number {
  if (takesAll(sack, room, seats)) return chooseAll(sack);
  if (sack.count > shortList) thin(sack, room, seats);
  const layers = seatsMatter(sack, room, seats) ? seats : 0;
  if (layers > 0) tabulateSeats(sack, room, seats);
  else tabulateRoom(sack, room);
  readBack(sack, room, layers);
  return sack.table[(layers + 1) * (room + 1) - 1]!;
}

/** Elementary steps that the last `fillSack` took, about. */
export function workOf(sack: Sack, room: number, seats: number): number {
  return sack.count * (8 + (sack.chosenCount === sack.count ? 0 : room * seats));
}

function takesAll(sack: Sack, room: number, seats: number): boolean {
  if (sack.count > seats) return false;
  let total = 0;
  for (let t = 0; t < sack.count; t++) total += sack.size[t]!;
  return total <= room;
}

function chooseAll(sack: Sack): number {
  let gain = 0;
  for (let t = 0; t < sack.count; t++) {
    sack.chosen[t] = sack.offer[t]!;
    gain += sack.gain[t]!;
  }
  sack.chosenCount = sack.count;
  return gain;
}

/** Keeps, of each size, only as many of the best offers as could ever be taken together. */
function thin(sack: Sack, room: number, seats: number): void {
  const { shelf, shelved, size, gain } = sack;
  shelved.fill(0);
  for (let t = 0; t < sack.count; t++) {
    const most = Math.min(seats, Math.floor(room / size[t]!));
    const base = size[t]! * mostSeats;
    let at = shelved[size[t]!]!;
    if (at < most) shelved[size[t]!]!++;
    else if (at === 0 || gain[shelf[base + --at]!]! >= gain[t]!) continue;
    while (at > 0 && gain[shelf[base + at - 1]!]! < gain[t]!) {
      shelf[base + at] = shelf[base + at - 1]!;
      at--;
    }
    shelf[base + at] = t;
  }
  keepShelved(sack, room);
}

/** Moves the kept offers to the front; marks them first, so that the order in the list stays as it was. */
function keepShelved(sack: Sack, room: number): void {
  const { shelf, shelved, taken, offer, size, gain } = sack;
  const length = sack.count;
  taken.fill(0, 0, Math.min(length, taken.length));
  for (let s = 1; s <= room; s++) {
    for (let place = 0; place < shelved[s]!; place++) taken[shelf[s * mostSeats + place]!] = 1;
  }
  let kept = 0;
  for (let t = 0; t < length; t++) {
    if (taken[t] === 0) continue;
    offer[kept] = offer[t]!;
    size[kept] = size[t]!;
    gain[kept++] = gain[t]!;
  }
  sack.count = kept;
}

function seatsMatter(sack: Sack, room: number, seats: number): boolean {
  let smallest = room;
  for (let t = 0; t < sack.count; t++) if (sack.size[t]! < smallest) smallest = sack.size[t]!;
  return seats * smallest < room && seats < sack.count && (seats + 1) * smallest <= room;
}

function tabulateRoom(sack: Sack, room: number): void {
  const { table, taken } = sack;
  const states = room + 1;
  table.fill(0, 0, states);
  taken.fill(0, 0, sack.count * states);
  for (let t = 0; t < sack.count; t++) {
    const size = sack.size[t]!;
    const gain = sack.gain[t]!;
    for (let used = room; used >= size; used--) {
      const better = table[used - size]! + gain;
      if (better <= table[used]!) continue;
      table[used] = better;
      taken[t * states + used] = 1;
    }
  }
}

function tabulateSeats(sack: Sack, room: number, seats: number): void {
  const { table, taken } = sack;
  const width = room + 1;
  const states = width * (seats + 1);
  table.fill(0, 0, states);
  taken.fill(0, 0, sack.count * states);
  for (let t = 0; t < sack.count; t++) {
    const size = sack.size[t]!;
    const gain = sack.gain[t]!;
    for (let row = seats * width; row > 0; row -= width) {
      for (let state = row + room; state >= row + size; state--) {
        const better = table[state - width - size]! + gain;
        if (better <= table[state]!) continue;
        table[state] = better;
        taken[t * states + state] = 1;
      }
    }
  }
}

function readBack(sack: Sack, room: number, layers: number): void {
  const width = room + 1;
  const states = width * (layers + 1);
  let state = states - 1;
  let count = 0;
  for (let t = sack.count - 1; t >= 0; t--) {
    if (sack.taken[t * states + state] === 0) continue;
    sack.chosen[count++] = sack.offer[t]!;
    state -= sack.size[t]! + (layers > 0 ? width : 0);
  }
  sack.chosenCount = count;
}
