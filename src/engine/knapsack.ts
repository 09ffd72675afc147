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
  /** The set that gains `table[state]`, offer t as bit t: for lists short enough. */
  readonly marks: Int32Array;
  /** For longer lists, whether offer t was taken at a state: `taken[t × states + state]`. */
  readonly taken: Uint8Array;
  /** The offers of the best set, after `fillSack`. */
  readonly chosen: Int32Array;
  chosenCount: number;
  /** While a long list is thinned, the best offers of each size, how many, and how many could be taken together. */
  readonly shelf: Int32Array;
  readonly shelved: Int32Array;
  readonly mostOf: Int32Array;
  /** The sizes met, and the list that is kept. */
  readonly kind: Int32Array;
  readonly keptOffer: Int32Array;
  readonly keptGain: Float64Array;
};

const mostRoom = 60;
const mostSeats = 16;
/** Lists up to this length are not worth thinning; with little room longer ones are not either. */
const shortList = 12;
const smallRoom = 16;
/** A set of so many offers fits into the bits of a number. */
const mostMarked = 31;
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
    marks: new Int32Array((mostSeats + 1) * (mostRoom + 1)),
    taken: new Uint8Array(Math.max(mostOffers, longestThinned * (mostSeats + 1) * (mostRoom + 1))),
    chosen: new Int32Array(mostRoom),
    chosenCount: 0,
    shelf: new Int32Array((mostRoom + 1) * mostSeats),
    shelved: new Int32Array(mostRoom + 1),
    mostOf: new Int32Array(mostRoom + 1),
    kind: new Int32Array(mostRoom),
    keptOffer: new Int32Array(longestThinned),
    keptGain: new Float64Array(longestThinned),
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
  if (sack.count > (room <= smallRoom ? mostMarked : shortList)) thin(sack, room, seats);
  if (sack.count <= mostMarked) return fillMarked(sack, room, seats);
  const layers = seatsMatter(sack, room, seats) ? seats : 0;
  if (layers > 0) tabulateSeats(sack, room, layers);
  else tabulateRoom(sack, room);
  readBack(sack, room, layers);
  return sack.table[(layers + 1) * (room + 1) - 1]!;
}

/** The best set without regard to seats is found first: mostly it has no more than there are. */
function fillMarked(sack: Sack, room: number, seats: number): number {
  markRoom(sack, room);
  readMarks(sack, room);
  if (sack.chosenCount <= seats) return sack.table[room]!;
  markSeats(sack, room, seats);
  const last = (seats + 1) * (room + 1) - 1;
  readMarks(sack, last);
  return sack.table[last]!;
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

/** Keeps, of each size, only as many of the best offers as could ever be taken together; the best stand first. */
function thin(sack: Sack, room: number, seats: number): void {
  const { shelf, shelved, mostOf, kind, size, gain } = sack;
  let kinds = 0;
  for (let t = 0; t < sack.count; t++) {
    const units = size[t]!;
    const more = gain[t]!;
    let at = shelved[units]!;
    if (at === 0) {
      kind[kinds++] = units;
      mostOf[units] = Math.min(seats, Math.floor(room / units));
    }
    const base = units * mostSeats;
    if (at < mostOf[units]!) shelved[units]!++;
    else if (gain[shelf[base + --at]!]! >= more) continue;
    while (at > 0 && gain[shelf[base + at - 1]!]! < more) {
      shelf[base + at] = shelf[base + at - 1]!;
      at--;
    }
    shelf[base + at] = t;
  }
  keepShelved(sack, kinds);
}

/** Makes the list of what stands on the shelves, and clears them. */
function keepShelved(sack: Sack, kinds: number): void {
  const { shelf, shelved, kind, offer, size, gain, keptOffer, keptGain } = sack;
  let kept = 0;
  for (let k = 0; k < kinds; k++) {
    const base = kind[k]! * mostSeats;
    for (let at = base; at < base + shelved[kind[k]!]!; at++) {
      keptOffer[kept] = offer[shelf[at]!]!;
      keptGain[kept++] = gain[shelf[at]!]!;
    }
  }
  let next = 0;
  for (let k = 0; k < kinds; k++) {
    for (let left = shelved[kind[k]!]!; left > 0; left--, next++) {
      offer[next] = keptOffer[next]!;
      gain[next] = keptGain[next]!;
      size[next] = kind[k]!;
    }
    shelved[kind[k]!] = 0;
  }
  sack.count = kept;
}

function seatsMatter(sack: Sack, room: number, seats: number): boolean {
  let smallest = room;
  for (let t = 0; t < sack.count; t++) if (sack.size[t]! < smallest) smallest = sack.size[t]!;
  return seats * smallest < room && seats < sack.count && (seats + 1) * smallest <= room;
}

/** The best set for every room up to `room`, seats left out of it. */
function markRoom({ table, marks, size, gain, count }: Sack, room: number): void {
  table.fill(0, 0, room + 1);
  marks.fill(0, 0, room + 1);
  for (let t = 0; t < count; t++) {
    const units = size[t]!;
    const more = gain[t]!;
    for (let used = room; used >= units; used--) {
      const better = table[used - units]! + more;
      if (better <= table[used]!) continue;
      table[used] = better;
      marks[used] = marks[used - units]! | (1 << t);
    }
  }
}

/** The best set for every room and number of seats; a state is `seats × (room + 1) + room used`. */
function markSeats({ table, marks, size, gain, count }: Sack, room: number, seats: number): void {
  const width = room + 1;
  table.fill(0, 0, width * (seats + 1));
  marks.fill(0, 0, width * (seats + 1));
  for (let t = 0; t < count; t++) {
    const units = size[t]!;
    const more = gain[t]!;
    for (let row = seats * width; row > 0; row -= width) {
      for (let state = row + room; state >= row + units; state--) {
        const better = table[state - width - units]! + more;
        if (better <= table[state]!) continue;
        table[state] = better;
        marks[state] = marks[state - width - units]! | (1 << t);
      }
    }
  }
}

function readMarks(sack: Sack, state: number): void {
  const set = sack.marks[state]!;
  let count = 0;
  for (let t = sack.count - 1; t >= 0; t--) if ((set & (1 << t)) !== 0) sack.chosen[count++] = sack.offer[t]!;
  sack.chosenCount = count;
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
