import { fillSack, putIn, type Sack } from "./knapsack.ts";
import { grown } from "./live-rows.ts";
import { grid, type Live } from "./live-state.ts";
import { clearWaiting, dequeue, enqueue } from "./waiting.ts";

/** Serves project j by person i with `fit` (i = −1: leaves it open), and logs what was before. */
export function serve(live: Live, j: number, i: number, fit: number): void {
  if (live.server[j] === i) return;
  if (live.logged + 3 > live.log.length) live.log = grown(live.log, 2 * live.log.length);
  live.log[live.logged++] = j;
  live.log[live.logged++] = live.server[j]!;
  live.log[live.logged++] = live.serverFit[j]!;
  move(live, j, i, fit);
}

/** Takes back every change after `mark`. */
export function undoTo(live: Live, mark: number): void {
  while (live.logged > mark) {
    live.logged -= 3;
    move(live, live.log[live.logged]!, live.log[live.logged + 1]!, live.log[live.logged + 2]!);
  }
}

function move(live: Live, j: number, i: number, fit: number): void {
  const { room, freeSeats, server, serverFit } = live;
  const size = live.demand[j]!;
  const before = server[j]!;
  if (before >= 0) {
    room[before]! += size;
    freeSeats[before]!++;
    live.value -= serverFit[j]! * size;
  }
  server[j] = i;
  serverFit[j] = fit;
  if (i < 0) return;
  room[i]! -= size;
  freeSeats[i]!--;
  live.value += fit * size;
}

/** Where the best pair of project j stands whose person, other than `except`, is free for it; −1: there is none. */
export function bestFree(live: Live, j: number, except: number): number {
  const { pairs, room, freeSeats } = live;
  const size = live.demand[j]!;
  const to = pairs.start[j]! + pairs.count[j]!;
  for (let at = pairs.start[j]!; at < to; at++) {
    const i = pairs.other[at]!;
    if (room[i]! >= size && freeSeats[i]! > 0 && i !== except && pairs.fit[at]! > 0) return at;
  }
  return -1;
}

/** Finds somebody free for open project j. */
export function serveByFree(live: Live, j: number): void {
  const at = bestFree(live, j, -1);
  if (at >= 0) serve(live, j, live.pairs.other[at]!, live.pairs.fit[at]!);
}

/** An open project wakes whoever would take it for about its price; one that is served, whoever would do better. */
export function wakeCandidates(live: Live, j: number): void {
  const { pairs, waiting } = live;
  const size = live.demand[j]!;
  const least = live.server[j]! >= 0 ? live.serverFit[j]! : (wakeShare * live.price[j]!) / grid / size;
  const to = pairs.start[j]! + pairs.count[j]!;
  for (let at = pairs.start[j]!; at < to; at++) {
    const fit = pairs.fit[at]!;
    const i = pairs.other[at]!;
    if (fit > least && live.units[i]! >= size && live.seats[i]! > 0) enqueue(waiting, i);
  }
}

/** Somebody to whom a project is worth less than this share of its price has something better to do. */
const wakeShare = 0.9;

/** Repacks whoever waits, `most` people at most; the rest go home. */
export function repackWaiting(live: Live, most: number): number {
  const { waiting } = live;
  let repacks = 0;
  while (waiting.count > 0 && repacks < most) {
    repack(live, dequeue(waiting), false);
    repacks++;
  }
  clearWaiting(waiting);
  return repacks;
}

/**
 * Gives person i the best set of projects while everyone else stays, as `repack.ts` does. Keeps it when the plan gains
 * more than `calm` for each share that changes hands or ends, or when it must be (`isForced`: they have taken on too much).
 */
export function repack(live: Live, i: number, isForced: boolean): boolean {
  const { sack } = live;
  const present = offerGains(live, i);
  const gain = sack.count === 0 ? 0 : fillSack(sack, live.units[i]!, live.seats[i]!);
  if (!isForced && gain <= present) return false;
  const mark = live.logged;
  const before = live.value;
  exchange(live, i);
  if (isForced || live.value - live.manner.calm * moves(live, mark) > before) {
    wakeTouched(live, i, mark);
    return true;
  }
  undoTo(live, mark);
  return false;
}

function offerGains(live: Live, i: number): number {
  const { offers, sack, server, demand, manner } = live;
  const units = live.units[i]!;
  const to = offers.start[i]! + offers.count[i]!;
  let present = 0;
  sack.count = 0;
  sack.chosenCount = 0;
  if (live.seats[i]! < 1) return 0;
  for (let offer = offers.start[i]!; offer < to; offer++) {
    const fit = offers.fit[offer]!;
    const j = offers.other[offer]!;
    const size = demand[j]!;
    if (fit < 0 || size > units || live.isLocked[j] === 1) continue;
    const now = server[j]!;
    let gain: number;
    if (now >= 0 && now !== i) gain = (fit - live.serverFit[j]!) * size - manner.calm;
    else {
      const at = bestFree(live, j, i);
      gain = (fit - (at < 0 ? 0 : live.pairs.fit[at]!)) * size;
      if (now === i) present += gain += manner.calm;
    }
    if (gain > 0) putIn(sack, offer, size, gain);
  }
  return present;
}

/** Takes what is not in the sack's set from person i, gives them the set, then finds others for what was taken. */
export function exchange(live: Live, i: number): void {
  const { offers, sack, server } = live;
  const mark = live.logged;
  const to = offers.start[i]! + offers.count[i]!;
  for (let offer = offers.start[i]!; offer < to; offer++) {
    const j = offers.other[offer]!;
    if (server[j] === i && live.isLocked[j] === 0 && !isChosen(sack, offer)) serve(live, j, -1, 0);
  }
  const taken = live.logged;
  for (let t = 0; t < sack.chosenCount; t++) {
    const offer = sack.chosen[t]!;
    serve(live, offers.other[offer]!, i, offers.fit[offer]!);
  }
  for (let at = mark; at < taken; at += 3) serveByFree(live, live.log[at]!);
}

function isChosen(sack: Sack, offer: number): boolean {
  for (let t = 0; t < sack.chosenCount; t++) if (sack.chosen[t] === offer) return true;
  return false;
}

/** Shares since `mark` that have changed hands or ended. */
export function moves(live: Live, mark: number): number {
  let count = 0;
  for (let at = mark; at < live.logged; at += 3) {
    const before = live.log[at + 1]!;
    if (before >= 0 && live.server[live.log[at]!] !== before) count++;
  }
  return count;
}

/** Looks again at those who lost a project, and at those who could take one that is open now. */
export function wakeTouched(live: Live, i: number, mark: number): void {
  for (let at = mark; at < live.logged; at += 3) {
    const j = live.log[at]!;
    const before = live.log[at + 1]!;
    if (before >= 0 && before !== i) enqueue(live.waiting, before);
    if (live.server[j]! < 0) wakeCandidates(live, j);
  }
}
