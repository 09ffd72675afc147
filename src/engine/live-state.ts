import { newSack, type Sack } from "./knapsack.ts";
import { grown, growRows, newRows, openRow, type Rows } from "./live-rows.ts";
import type { Problem } from "./problem.ts";
import { newWaiting, type Waiting } from "./waiting.ts";

/** One unit of value in the whole numbers that prices are counted in, as the certificate counts them. */
export const grid = 4096;
/** The price of a project that nobody may choose: it is locked, or not there. */
export const shut = Number.POSITIVE_INFINITY;

/**
 * A plan with its prices while the world changes: people and projects keep their index as long as they are there; an
 * index that has become free is given to the next newcomer. Only `value`, `bound` and who is there are for reading.
 */
export type Live = {
  /** Indices in use are 0 … people − 1, with gaps. */
  people: number;
  projects: number;
  isPerson: Uint8Array;
  isProject: Uint8Array;
  readonly freePeople: number[];
  readonly freeProjects: number[];
  capacity: Int32Array;
  maxEngagements: Int32Array;
  demand: Int32Array;
  /** Units and engagements of each person that locks leave. */
  units: Int32Array;
  seats: Int32Array;
  /** Units and engagements of each person that the plan leaves. */
  room: Int32Array;
  freeSeats: Int32Array;
  /** Who serves each project, or −1, and with which fit. */
  server: Int32Array;
  serverFit: Int32Array;
  isLocked: Uint8Array;
  /** Price of each project in 4096ths, a whole number, or `shut`. */
  price: Float64Array;
  /** What each person's best set gains at these prices, in 4096ths. */
  rent: Float64Array;
  /** How many people have each project in their best set. */
  picks: Int32Array;
  /** Pairs of each project, the best fit first, and the same pairs by person. */
  readonly pairs: Rows;
  readonly offers: Rows;
  /** Σ fit × units of the plan, locked shares included. */
  value: number;
  /** L(v) rounded down: no plan is worth more. */
  bound: number;
  /** L(v) in 4096ths, an exact integer. */
  cost: number;
  /** People to repack and projects to price anew. */
  waiting: Waiting;
  unpriced: Waiting;
  /** Changes of the plan since the event began: project, person before, fit before. */
  log: Int32Array;
  logged: number;
  sack: Sack;
  /** Best gain by seats and room, and what each person of a row would pay. */
  readonly table: Float64Array;
  offersPaid: Float64Array;
  manner: Manner;
};

/** How a plan is repaired after an event. */
export type Manner = {
  /** How much more the plan must be worth for each person who is moved without need; 0 or more, in units of value. */
  readonly calm: number;
  /** People repacked after one event at most. */
  readonly mostRepacks: number;
  /** Projects priced anew after one event at most. */
  readonly mostPrices: number;
};

/** The people, projects and pairs of a problem of the base case, with nobody serving anything and every price shut. */
export function newLive(problem: Problem, manner: Manner): Live {
  const { people, projects } = problem;
  const live: Live = {
    people,
    projects,
    isPerson: new Uint8Array(people).fill(1),
    isProject: new Uint8Array(projects).fill(1),
    freePeople: [],
    freeProjects: [],
    capacity: problem.capacity.slice(),
    maxEngagements: problem.maxEngagements.slice(),
    demand: problem.demand.slice(),
    units: problem.capacity.slice(),
    seats: problem.maxEngagements.slice(),
    room: problem.capacity.slice(),
    freeSeats: problem.maxEngagements.slice(),
    server: new Int32Array(projects).fill(-1),
    serverFit: new Int32Array(projects),
    isLocked: new Uint8Array(projects),
    price: new Float64Array(projects).fill(shut),
    rent: new Float64Array(people),
    picks: new Int32Array(projects),
    pairs: newRows(projects, 0),
    offers: newRows(people, 0),
    value: 0,
    bound: 0,
    cost: 0,
    waiting: newWaiting(people),
    unpriced: newWaiting(projects),
    log: new Int32Array(1536),
    logged: 0,
    sack: newSack(64),
    table: new Float64Array(17 * 61),
    offersPaid: new Float64Array(64),
    manner,
  };
  copyPairs(live, problem);
  return live;
}

/** Makes room for one more person's or project's index when there is none. */
export function makeRoom(live: Live): void {
  if (live.people === live.capacity.length) growPeople(live, 2 * live.people + 16);
  if (live.projects === live.demand.length) growProjects(live, 2 * live.projects + 16);
}

/** Makes the work space long enough for a row. */
export function makeSpace(live: Live, rowLength: number): void {
  if (rowLength > live.sack.offer.length) live.sack = newSack(2 * rowLength);
  if (rowLength > live.offersPaid.length) live.offersPaid = new Float64Array(2 * rowLength);
}

function copyPairs(live: Live, problem: Problem): void {
  const { pairs, offers } = live;
  const { pairStart, pairPerson, pairFit, forbidden } = problem;
  const counts = new Int32Array(problem.people);
  for (const person of pairPerson) counts[person]!++;
  counts.forEach((count, i) => {
    openRow(offers, i, count);
    makeSpace(live, count);
  });
  for (let j = 0; j < problem.projects; j++) {
    const from = pairStart[j]!;
    const count = pairStart[j + 1]! - from;
    openRow(pairs, j, count);
    makeSpace(live, count);
    const keys = new Float64Array(count);
    for (let place = 0; place < count; place++) keys[place] = (1000 - pairFit[from + place]!) * 2 ** 32 + place;
    keys.sort();
    for (const key of keys) {
      const pair = from + (key % 2 ** 32);
      const i = pairPerson[pair]!;
      const fit = forbidden?.[pair] === 1 ? -pairFit[pair]! : pairFit[pair]!;
      append(pairs, j, i, fit);
      append(offers, i, j, fit);
    }
  }
}

/** Adds a pair at the end of a row that has room. */
function append(rows: Rows, r: number, other: number, fit: number): void {
  const at = rows.start[r]! + rows.count[r]!++;
  rows.other[at] = other;
  rows.fit[at] = fit;
}

function growPeople(live: Live, length: number): void {
  for (const name of ["capacity", "maxEngagements", "units", "seats", "room", "freeSeats"] as const) {
    live[name] = grown(live[name], length);
  }
  live.isPerson = grown(live.isPerson, length);
  live.rent = grown(live.rent, length);
  live.waiting = grownWaiting(live.waiting, length);
  growRows(live.offers, length);
}

function growProjects(live: Live, length: number): void {
  for (const name of ["demand", "server", "serverFit", "picks"] as const) live[name] = grown(live[name], length);
  live.isProject = grown(live.isProject, length);
  live.isLocked = grown(live.isLocked, length);
  live.price = grown(live.price, length);
  live.unpriced = grownWaiting(live.unpriced, length);
  growRows(live.pairs, length);
}

function grownWaiting(waiting: Waiting, length: number): Waiting {
  const ring = new Int32Array(length);
  for (let at = 0; at < waiting.count; at++) ring[at] = waiting.ring[(waiting.first + at) % waiting.ring.length]!;
  return { ring, isIn: grown(waiting.isIn, length), first: 0, count: waiting.count };
}
