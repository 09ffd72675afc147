import type { LiveEvent, OfferedPerson, OfferedProject } from "./live-events.ts";
import { choose, priceAnew, shutProject } from "./live-prices.ts";
import { repack, serve, serveByFree, wakeCandidates } from "./live-repair.ts";
import { closeRow, findPair, insertByFit, insertPair, openRow, removePair } from "./live-rows.ts";
import { grid, type Live, makeRoom, makeSpace, shut } from "./live-state.ts";
import { enqueue } from "./waiting.ts";

/**
 * Lets a sound event happen: afterwards the plan is feasible and the bound exact, and those whom it concerns wait to be
 * repacked. Returns the index of a newcomer, or −1.
 */
export function apply(live: Live, event: LiveEvent): number {
  switch (event.kind) {
    case "add-person":
      return addPerson(live, event.capacity, event.maxEngagements, event.pairs);
    case "remove-person":
      removePerson(live, event.person);
      break;
    case "change-person":
      changePerson(live, event.person, event.capacity, event.maxEngagements);
      break;
    case "add-project":
      return addProject(live, event.demand, event.pairs);
    case "remove-project":
      removeProject(live, event.project);
      break;
    case "change-project":
      changeDemand(live, event.project, event.demand);
      break;
    case "set-fit":
      setFit(live, event.project, event.person, event.fit);
      break;
    case "forbid":
      forbid(live, event.project, event.person);
      break;
    case "allow":
      allow(live, event.project, event.person);
      break;
    case "lock":
      lock(live, event.project, event.person);
      break;
    case "unlock":
      unlock(live, event.project);
      break;
  }
  return -1;
}

function addPerson(live: Live, capacity: number, maxEngagements: number, offered: readonly OfferedProject[]): number {
  makeRoom(live);
  const i = live.freePeople.pop() ?? live.people++;
  live.isPerson[i] = 1;
  live.capacity[i] = live.units[i] = live.room[i] = capacity;
  live.maxEngagements[i] = live.seats[i] = live.freeSeats[i] = maxEngagements;
  live.rent[i] = 0;
  openRow(live.offers, i, offered.length);
  makeSpace(live, offered.length);
  for (const { project, fit } of offered) {
    insertByFit(live.pairs, project, i, fit);
    makeSpace(live, live.pairs.count[project]!);
    insertPair(live.offers, i, live.offers.count[i]!, project, fit);
  }
  choose(live, i);
  enqueue(live.waiting, i);
  return i;
}

function removePerson(live: Live, i: number): void {
  const { offers, pairs } = live;
  live.units[i] = 0;
  live.seats[i] = 0;
  choose(live, i);
  const opened: number[] = [];
  for (let at = offers.start[i]!, left = offers.count[i]!; left > 0; at++, left--) {
    const j = offers.other[at]!;
    if (live.server[j] === i) {
      serve(live, j, -1, 0);
      opened.push(j);
    }
    removePair(pairs, j, i);
  }
  closeRow(offers, i);
  live.isPerson[i] = 0;
  live.capacity[i] = live.room[i] = 0;
  live.maxEngagements[i] = live.freeSeats[i] = 0;
  live.freePeople.push(i);
  serveOpened(live, opened);
}

/** Serves projects that have lost their person, the dearest first, and wakes whoever would do better. */
function serveOpened(live: Live, opened: number[]): void {
  opened.sort((a, b) => live.price[b]! - live.price[a]! || a - b);
  for (const j of opened) serveByFree(live, j);
  for (const j of opened) wakeCandidates(live, j);
}

function changePerson(live: Live, i: number, capacity: number, maxEngagements: number): void {
  const units = capacity - live.capacity[i]!;
  const seats = maxEngagements - live.maxEngagements[i]!;
  live.capacity[i] = capacity;
  live.maxEngagements[i] = maxEngagements;
  live.units[i]! += units;
  live.room[i]! += units;
  live.seats[i]! += seats;
  live.freeSeats[i]! += seats;
  choose(live, i);
  relieve(live, i);
  enqueue(live.waiting, i);
}

/** Whoever has taken on too much gives up what costs least. */
function relieve(live: Live, i: number): void {
  if (live.room[i]! < 0 || live.freeSeats[i]! < 0) repack(live, i, true);
}

function addProject(live: Live, demand: number, offered: readonly OfferedPerson[]): number {
  makeRoom(live);
  const j = live.freeProjects.pop() ?? live.projects++;
  const { pairs, offers } = live;
  live.isProject[j] = 1;
  live.isLocked[j] = 0;
  live.demand[j] = demand;
  live.server[j] = -1;
  live.serverFit[j] = 0;
  live.price[j] = shut;
  live.picks[j] = 0;
  openRow(pairs, j, offered.length);
  makeSpace(live, offered.length);
  for (const { person, fit } of offered) {
    insertByFit(pairs, j, person, fit);
    insertPair(offers, person, offers.count[person]!, j, fit);
    makeSpace(live, offers.count[person]!);
  }
  offer(live, j);
  return j;
}

/** Prices a project that was shut, finds it somebody and wakes who would do better. */
function offer(live: Live, j: number): void {
  priceAnew(live, j);
  if (live.server[j]! < 0) serveByFree(live, j);
  wakeCandidates(live, j);
}

function removeProject(live: Live, j: number): void {
  const { pairs, offers } = live;
  shutProject(live, j);
  const i = live.server[j]!;
  serve(live, j, -1, 0);
  for (let at = pairs.start[j]!, left = pairs.count[j]!; left > 0; at++, left--) {
    removePair(offers, pairs.other[at]!, j);
  }
  closeRow(pairs, j);
  live.isProject[j] = 0;
  live.freeProjects.push(j);
  if (i >= 0) enqueue(live.waiting, i);
}

function changeDemand(live: Live, j: number, demand: number): void {
  shutProject(live, j);
  const i = live.server[j]!;
  const fit = live.serverFit[j]!;
  const more = demand - live.demand[j]!;
  live.demand[j] = demand;
  if (i >= 0) {
    live.room[i]! -= more;
    live.value += fit * more;
    relieve(live, i);
    enqueue(live.waiting, i);
  }
  offer(live, j);
}

function setFit(live: Live, j: number, i: number, fit: number): void {
  const isServer = live.server[j] === i;
  const before = findPair(live.pairs, j, i);
  // A no stays a no, whatever the fit.
  const isForbidden = before >= 0 && live.pairs.fit[before]! < 0;
  if (before >= 0) removePair(live.pairs, j, i);
  insertByFit(live.pairs, j, i, isForbidden ? -fit : fit);
  makeSpace(live, live.pairs.count[j]!);
  setOffer(live, j, i, isForbidden ? -fit : fit);
  if (isServer) {
    live.value += (fit - live.serverFit[j]!) * live.demand[j]!;
    live.serverFit[j] = fit;
  }
  choose(live, i);
  enqueue(live.waiting, i);
  if (live.isLocked[j] === 0) wakeCandidates(live, j);
}

function setOffer(live: Live, j: number, i: number, fit: number): void {
  const { offers } = live;
  const at = findPair(offers, i, j);
  if (at >= 0) offers.fit[at] = fit;
  else insertPair(offers, i, offers.count[i]!, j, fit);
  makeSpace(live, offers.count[i]!);
}

function forbid(live: Live, j: number, i: number): void {
  const at = findPair(live.pairs, j, i);
  const fit = Math.abs(live.pairs.fit[at]!);
  live.pairs.fit[at] = -fit;
  setOffer(live, j, i, -fit);
  choose(live, i);
  if (live.server[j] !== i) return;
  serve(live, j, -1, 0);
  serveOpened(live, [j]);
  enqueue(live.waiting, i);
}

function allow(live: Live, j: number, i: number): void {
  const at = findPair(live.pairs, j, i);
  const fit = Math.abs(live.pairs.fit[at]!);
  live.pairs.fit[at] = fit;
  setOffer(live, j, i, fit);
  choose(live, i);
  enqueue(live.waiting, i);
}

function lock(live: Live, j: number, i: number): void {
  const before = live.server[j]!;
  const size = live.demand[j]!;
  const fit = live.pairs.fit[findPair(live.pairs, j, i)]!;
  shutProject(live, j);
  serve(live, j, i, fit);
  live.isLocked[j] = 1;
  live.units[i]! -= size;
  live.seats[i]!--;
  live.cost += fit * size * grid;
  choose(live, i);
  relieve(live, i);
  if (before >= 0 && before !== i) enqueue(live.waiting, before);
}

function unlock(live: Live, j: number): void {
  const i = live.server[j]!;
  const size = live.demand[j]!;
  live.isLocked[j] = 0;
  live.units[i]! += size;
  live.seats[i]!++;
  live.cost -= live.serverFit[j]! * size * grid;
  choose(live, i);
  offer(live, j);
  enqueue(live.waiting, i);
}
