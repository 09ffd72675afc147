/**
 * Rows of pairs that grow and shrink while the engine is live: those of row r stand side by side at
 * `start[r] … start[r] + count[r] - 1`. Blocks have 2ⁿ places; a block that is given back waits in the free list of its
 * size.
 */
export type Rows = {
  start: Int32Array;
  count: Int32Array;
  /** log₂ of the places of each row's block. */
  size: Uint8Array;
  /** The other side of each pair: the person in a project's row, the project in a person's. */
  other: Int32Array;
  /** The fit of each pair; negative while the pair is forbidden. */
  fit: Int16Array;
  /** In a person's row: 1 when the project is in their best set at the present prices. */
  isPicked: Uint8Array;
  /** Where the next new block begins. */
  end: number;
  /** The first free block of each size, or −1; the next one stands in `other` at its start. */
  readonly free: Int32Array;
};

const smallest = 2;

/** Empty rows with `entries` places to begin with. */
export function newRows(rows: number, entries: number): Rows {
  return {
    start: new Int32Array(rows),
    count: new Int32Array(rows),
    size: new Uint8Array(rows),
    other: new Int32Array(entries),
    fit: new Int16Array(entries),
    isPicked: new Uint8Array(entries),
    end: 0,
    free: new Int32Array(32).fill(-1),
  };
}

/** Makes room for rows 0 … `length` − 1. */
export function growRows(rows: Rows, length: number): void {
  rows.start = grown(rows.start, length);
  rows.count = grown(rows.count, length);
  rows.size = grown(rows.size, length);
}

/** Gives row r an empty block for `places` pairs and more. */
export function openRow(rows: Rows, r: number, places: number): void {
  const size = Math.max(smallest, 32 - Math.clz32(Math.max(places, 1) - 1));
  rows.start[r] = takeBlock(rows, size);
  rows.size[r] = size;
  rows.count[r] = 0;
}

/** Gives row r's block back. */
export function closeRow(rows: Rows, r: number): void {
  giveBlock(rows, rows.start[r]!, rows.size[r]!);
  rows.count[r] = 0;
}

/** Puts a pair at place `at` of row r; those from there on move by one. */
export function insertPair(rows: Rows, r: number, at: number, other: number, fit: number): void {
  const count = rows.count[r]!;
  if (count === 1 << rows.size[r]!) enlarge(rows, r);
  const place = rows.start[r]! + at;
  const end = rows.start[r]! + count;
  rows.other.copyWithin(place + 1, place, end);
  rows.fit.copyWithin(place + 1, place, end);
  rows.isPicked.copyWithin(place + 1, place, end);
  rows.other[place] = other;
  rows.fit[place] = fit;
  rows.isPicked[place] = 0;
  rows.count[r] = count + 1;
}

/** Puts a pair into row r by falling fit. */
export function insertByFit(rows: Rows, r: number, other: number, fit: number): void {
  const start = rows.start[r]!;
  let at = rows.count[r]!;
  while (at > 0 && Math.abs(rows.fit[start + at - 1]!) < Math.abs(fit)) at--;
  insertPair(rows, r, at, other, fit);
}

/** Takes the pair with `other` out of row r; the others keep their order. */
export function removePair(rows: Rows, r: number, other: number): void {
  const place = findPair(rows, r, other);
  const end = rows.start[r]! + rows.count[r]!;
  rows.other.copyWithin(place, place + 1, end);
  rows.fit.copyWithin(place, place + 1, end);
  rows.isPicked.copyWithin(place, place + 1, end);
  rows.count[r]!--;
}

/** Where row r has its pair with `other`; −1: nowhere. */
export function findPair(rows: Rows, r: number, other: number): number {
  const end = rows.start[r]! + rows.count[r]!;
  for (let at = rows.start[r]!; at < end; at++) if (rows.other[at] === other) return at;
  return -1;
}

/** The same numbers in an array of another length. */
export function grown(numbers: Int32Array, length: number): Int32Array;
export function grown(numbers: Int16Array, length: number): Int16Array;
export function grown(numbers: Uint8Array, length: number): Uint8Array;
export function grown(numbers: Float64Array, length: number): Float64Array;
export function grown(numbers: Int32Array | Int16Array | Uint8Array | Float64Array, length: number): typeof numbers {
  if (numbers instanceof Float64Array) return filled(new Float64Array(length), numbers);
  if (numbers instanceof Int32Array) return filled(new Int32Array(length), numbers);
  if (numbers instanceof Int16Array) return filled(new Int16Array(length), numbers);
  return filled(new Uint8Array(length), numbers);
}

function filled<T extends { set(numbers: ArrayLike<number>): void }>(longer: T, numbers: ArrayLike<number>): T {
  longer.set(numbers);
  return longer;
}

function enlarge(rows: Rows, r: number): void {
  const start = rows.start[r]!;
  const size = rows.size[r]!;
  const end = start + rows.count[r]!;
  const to = takeBlock(rows, size + 1);
  rows.other.copyWithin(to, start, end);
  rows.fit.copyWithin(to, start, end);
  rows.isPicked.copyWithin(to, start, end);
  giveBlock(rows, start, size);
  rows.start[r] = to;
  rows.size[r] = size + 1;
}

function takeBlock(rows: Rows, size: number): number {
  const first = rows.free[size]!;
  if (first >= 0) {
    rows.free[size] = rows.other[first]!;
    return first;
  }
  const block = rows.end;
  rows.end += 1 << size;
  if (rows.end > rows.other.length) {
    const length = Math.max(2 * rows.other.length, rows.end, 64);
    rows.other = grown(rows.other, length);
    rows.fit = grown(rows.fit, length);
    rows.isPicked = grown(rows.isPicked, length);
  }
  return block;
}

function giveBlock(rows: Rows, block: number, size: number): void {
  rows.other[block] = rows.free[size]!;
  rows.free[size] = block;
}
