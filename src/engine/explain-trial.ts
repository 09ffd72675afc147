import { mostPaid } from "./live-prices.ts";
import { repack, repackWaiting, serve, serveByFree, undoTo, wakeCandidates } from "./live-repair.ts";
import { findPair, insertByFit, insertPair, removePair } from "./live-rows.ts";
import { grid, type Live, type Manner } from "./live-state.ts";
import { walkAround } from "./live-walk.ts";
import { enqueue } from "./waiting.ts";

/** What a plan would be worth after a change, and where it would differ; the live plan is as before. */
export type Trial = {
  /** Σ fit × units of the repaired plan. */
  readonly value: number;
  /** Who would serve the project in question, or −1. */
  readonly server: number;
};

const trialManner: Manner = { calm: 0, mostRepacks: 200, mostPrices: 0 };

/** Repairs the plan around project j and person i (−1: none), reads what comes of it, and takes everything back. */
function repaired(live: Live, i: number, j: number): Trial {
  const before = live.manner;
  live.manner = trialManner;
  repackWaiting(live, trialManner.mostRepacks);
  walkAround(live, i, j);
  repackWaiting(live, trialManner.mostRepacks);
  live.manner = before;
  const trial = { value: live.value, server: j < 0 ? -1 : live.server[j]! };
  undoTo(live, 0);
  return trial;
}

/** The plan without the pair by which project j is served. */
export function withoutPair(live: Live, j: number): Trial {
  const i = live.server[j]!;
  live.logged = 0;
  turnSign(live, i, j);
  serve(live, j, -1, 0);
  serveByFree(live, j);
  wakeCandidates(live, j);
  enqueue(live.waiting, i);
  const trial = repaired(live, i, j);
  turnSign(live, i, j);
  return trial;
}

function turnSign(live: Live, i: number, j: number): void {
  live.pairs.fit[findPair(live.pairs, j, i)]! *= -1;
  live.offers.fit[findPair(live.offers, i, j)]! *= -1;
}

/** The plan if person i had more units and engagements. */
export function withMore(live: Live, i: number, units: number, engagements: number): Trial {
  live.logged = 0;
  addTo(live, i, units, engagements);
  enqueue(live.waiting, i);
  const trial = repaired(live, i, -1);
  addTo(live, i, -units, -engagements);
  return trial;
}

function addTo(live: Live, i: number, units: number, engagements: number): void {
  live.units[i]! += units;
  live.room[i]! += units;
  live.seats[i]! += engagements;
  live.freeSeats[i]! += engagements;
}

/** The plan if project j wanted `demand` units. */
export function withDemand(live: Live, j: number, demand: number): Trial {
  const before = live.demand[j]!;
  const i = live.server[j]!;
  const fit = live.serverFit[j]!;
  const price = live.price[j]!;
  serve(live, j, -1, 0);
  live.logged = 0;
  live.demand[j] = demand;
  // The prices of the bound are not touched: this one only guides the repair.
  live.price[j] = (price * demand) / before;
  if (i >= 0) {
    if (live.room[i]! >= demand) serve(live, j, i, fit);
    enqueue(live.waiting, i);
  }
  if (live.server[j]! < 0) serveByFree(live, j);
  wakeCandidates(live, j);
  const trial = repaired(live, i, j);
  live.demand[j] = before;
  live.price[j] = price;
  serve(live, j, i, fit);
  live.logged = 0;
  return trial;
}

/** The plan in which person i serves project j whatever it costs; they must have the units and an engagement. */
export function withLock(live: Live, j: number, i: number): Trial {
  const size = live.demand[j]!;
  const before = live.server[j]!;
  const { manner } = live;
  live.manner = trialManner;
  live.logged = 0;
  serve(live, j, i, live.pairs.fit[findPair(live.pairs, j, i)]!);
  live.isLocked[j] = 1;
  live.units[i]! -= size;
  live.seats[i]!--;
  if (live.room[i]! < 0 || live.freeSeats[i]! < 0) repack(live, i, true);
  enqueue(live.waiting, i);
  if (before >= 0) enqueue(live.waiting, before);
  const trial = repaired(live, i, -1);
  live.isLocked[j] = 0;
  live.units[i]! += size;
  live.seats[i]!++;
  live.manner = manner;
  return { ...trial, server: i };
}

/** The plan if person i were a candidate for project j with `fit`; they must not be one. */
export function withCandidate(live: Live, j: number, i: number, fit: number): Trial {
  live.logged = 0;
  insertByFit(live.pairs, j, i, fit);
  insertPair(live.offers, i, live.offers.count[i]!, j, fit);
  if (live.server[j]! < 0) serveByFree(live, j);
  wakeCandidates(live, j);
  enqueue(live.waiting, i);
  const trial = repaired(live, i, j);
  removePair(live.pairs, j, i);
  removePair(live.offers, i, j);
  return trial;
}

/** What everybody would pay for a project if it wanted `demand` units, by its places; and L(v) without it. */
export type Bids = { readonly paid: readonly number[]; readonly rest: number };

/** The bids for project j, which must not be locked. */
export function bidsFor(live: Live, j: number, demand: number): Bids {
  const now = paidFor(live, j, live.demand[j]!);
  const price = live.price[j]!;
  const rest = now.reduce((sum, paid) => sum - Math.max(0, paid - price), live.cost - price);
  return { paid: demand === live.demand[j] ? now : paidFor(live, j, demand), rest };
}

function paidFor(live: Live, j: number, demand: number): readonly number[] {
  const { pairs } = live;
  return Array.from({ length: pairs.count[j]! }, (_, place) => {
    const at = pairs.start[j]! + place;
    const worth = pairs.fit[at]! * demand * grid;
    return worth < 0 ? Number.NEGATIVE_INFINITY : mostPaid(live, pairs.other[at]!, j, demand, worth);
  });
}
