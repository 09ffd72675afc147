import type { Random } from "#kit/random.ts";
import { type Deal, mostAgents } from "./deal.ts";

/**
 * Deals jobs out in every way that may be cheap enough, half of the jobs at a time: all ways of one half are laid into
 * cells by what they use of the agents' rooms, and each way of the other half looks only into the cells that would
 * leave next to no room unused (meeting in the middle; Horowitz and Sahni 1974).
 */
export type Halves = {
  readonly first: Half;
  readonly second: Half;
  readonly head: Int32Array;
  readonly next: Int32Array;
  readonly cell: Cells;
  /** What a way may cost above the cheapest places, unused room counted; and one half of it. */
  limit: number;
  halfLimit: number;
  /** The place of each job in a cheapest way, if one was found. */
  isFound: boolean;
  readonly best: Uint8Array;
  /** Whether a half had more ways than are kept. */
  isCut: boolean;
};

/** The ways of one half of the jobs: what each uses of every place, costs above the cheapest, and who gets what. */
type Half = {
  count: number;
  readonly use: Float64Array;
  readonly excess: Float64Array;
  readonly place: Uint8Array;
  readonly used: Float64Array;
  readonly now: Uint8Array;
};

/** The places by which cells are made (of the highest prices), how wide a cell is there, and where one looks. */
type Cells = {
  dims: number;
  readonly place: Uint8Array;
  readonly width: Float64Array;
  readonly high: Float64Array;
};

const mostWays = 32_768;
const lastHead = 65_535;
const mostDims = 3;
const mostLooks = 400_000;
const tiny = 1e-7;

/** A work space for up to so many jobs. */
export function newHalves(mostJobs: number): Halves {
  return {
    first: newHalf(mostJobs),
    second: newHalf(mostJobs),
    head: new Int32Array(lastHead + 1),
    next: new Int32Array(mostWays),
    cell: {
      dims: 0,
      place: new Uint8Array(mostDims),
      width: new Float64Array(mostDims),
      high: new Float64Array(mostDims),
    },
    limit: 0,
    halfLimit: 0,
    isFound: false,
    best: new Uint8Array(mostJobs),
    isCut: false,
  };
}

function newHalf(mostJobs: number): Half {
  const jobs = Math.ceil(mostJobs / 2);
  return {
    count: 0,
    use: new Float64Array(mostWays * mostAgents),
    excess: new Float64Array(mostWays),
    place: new Uint8Array(mostWays * jobs),
    used: new Float64Array(mostAgents),
    now: new Uint8Array(jobs),
  };
}

/**
 * Looks for a cheapest way that costs no more than `halves.limit` above the cheapest places; `isFound` and `best` say
 * what was found. Returns the work done, in ways looked at.
 */
export function dealOut(halves: Halves, deal: Deal, random: Random): number {
  const { first, second } = halves;
  halves.isFound = false;
  halves.isCut = false;
  listWays(halves, deal, first, 0);
  listWays(halves, deal, second, 1);
  layCells(halves, deal);
  return first.count + second.count + meet(halves, deal, random);
}

function listWays(halves: Halves, deal: Deal, half: Half, start: number): void {
  half.count = 0;
  half.used.fill(0);
  listFrom({ halves, deal, half }, start, 0);
}

type Listing = { readonly halves: Halves; readonly deal: Deal; readonly half: Half };

function listFrom(listing: Listing, t: number, excess: number): void {
  const { halves, deal, half } = listing;
  if (t >= deal.jobs) {
    keepWay(deal, half, excess);
    return;
  }
  const base = t * mostAgents;
  const { used, now } = half;
  for (let k = 0; k < deal.choices[t]!; k++) {
    const above = excess + deal.extra[base + k]!;
    if (above > halves.halfLimit) return;
    if (half.count === mostWays) {
      halves.isCut = true;
      return;
    }
    const a = deal.choice[base + k]!;
    const before = used[a]!;
    const after = before + deal.size[base + a]!;
    if (after > deal.room[a]!) continue;
    used[a] = after;
    now[t >> 1] = a;
    listFrom(listing, t + 2, above);
    used[a] = before;
  }
}

function keepWay(deal: Deal, half: Half, excess: number): void {
  const at = half.count++;
  half.excess[at] = excess;
  for (let a = 0; a < deal.agents; a++) half.use[at * mostAgents + a] = half.used[a]!;
  const base = at * half.now.length;
  for (let t = 0; t < half.now.length; t++) half.place[base + t] = half.now[t]!;
}

/** Lays the ways of the second half into cells so wide that at most two in a row leave no more room than can be paid for. */
function layCells(halves: Halves, deal: Deal): void {
  const { cell, head, next, second: half } = halves;
  choosePlaces(halves, deal);
  head.fill(-1);
  for (let way = 0; way < half.count; way++) {
    let key = 0;
    for (let d = 0; d < cell.dims; d++) {
      key = mixed(key, Math.floor(half.use[way * mostAgents + cell.place[d]!]! / cell.width[d]!));
    }
    next[way] = head[key & lastHead]!;
    head[key & lastHead] = way;
  }
}

function choosePlaces({ cell, limit }: Halves, { agents, price }: Deal): void {
  for (cell.dims = 0; cell.dims < mostDims; cell.dims++) {
    let dearest = -1;
    for (let a = 0; a < agents; a++) {
      if (cell.place.subarray(0, cell.dims).includes(a) || price[a]! <= 1e-9) continue;
      if (dearest === -1 || price[a]! > price[dearest]!) dearest = a;
    }
    if (dearest === -1) return;
    cell.place[cell.dims] = dearest;
    cell.width[cell.dims] = Math.max(1, (limit + tiny) / price[dearest]!);
  }
}

function mixed(key: number, part: number): number {
  const sum = Math.imul(key ^ part, 0x9e3779b1);
  return sum ^ (sum >>> 15);
}

/** Looks up for each way of the first half those of the second that fill the rooms. */
function meet(halves: Halves, deal: Deal, random: Random): number {
  const { cell, head, next, first, second } = halves;
  const { agents, room, price } = deal;
  let looks = 0;
  let ties = 0;
  for (let way = 0; way < first.count && looks < mostLooks; way++) {
    const spare = halves.limit - first.excess[way]!;
    if (spare < 0) continue;
    const base = way * mostAgents;
    const corners = setCorners(halves, deal, base, spare);
    for (let corner = 0; corner < 1 << cell.dims; corner++) {
      if ((corner & ~corners) !== 0) continue;
      let key = 0;
      for (let d = 0; d < cell.dims; d++) key = mixed(key, cell.high[d]! - ((corner >> d) & 1));
      for (let other = head[key & lastHead]!; other !== -1; other = next[other]!) {
        looks++;
        let sum = first.excess[way]! + second.excess[other]!;
        for (let a = 0; a < agents && sum <= halves.limit; a++) {
          const left = room[a]! - first.use[base + a]! - second.use[other * mostAgents + a]!;
          sum = left < 0 ? Number.POSITIVE_INFINITY : sum + price[a]! * left;
        }
        if (sum > halves.limit) continue;
        if (!halves.isFound || sum < halves.limit - 2 * tiny) ties = 0;
        else if (random.below(++ties + 1) > 0) continue; // Of ways that cost the same any is taken, so that plans drift.
        halves.isFound = true;
        halves.limit = Math.min(halves.limit, sum + tiny);
        keepMet(halves, deal.jobs, way, other);
      }
    }
  }
  return looks;
}

/** For one way the cells to look into: the highest in each direction, and bits for those where the one below counts too. */
function setCorners({ cell, first }: Halves, { room, price }: Deal, base: number, spare: number): number {
  let corners = 0;
  for (let d = 0; d < cell.dims; d++) {
    const a = cell.place[d]!;
    const most = room[a]! - first.use[base + a]!;
    cell.high[d] = Math.floor(most / cell.width[d]!);
    if (Math.floor((most - spare / price[a]!) / cell.width[d]!) < cell.high[d]!) corners |= 1 << d;
  }
  return corners;
}

function keepMet({ best, first, second }: Halves, jobs: number, way: number, other: number): void {
  for (let t = 0; t < jobs; t++) {
    const half = t % 2 === 0 ? first : second;
    best[t] = half.place[(t % 2 === 0 ? way : other) * half.now.length + (t >> 1)]!;
  }
}
