import { fillSack, putIn } from "./knapsack.ts";
import { grid, type Live } from "./live-state.ts";
import { dequeue, enqueue } from "./waiting.ts";

/**
 * Works out person i's best set at the present prices anew, and keeps L(v) exact. Projects that they take up or drop
 * wait for a new price.
 */
export function choose(live: Live, i: number): void {
  const { offers, sack } = live;
  const from = offers.start[i]!;
  const to = from + offers.count[i]!;
  const rent = bestGain(live, i);
  live.cost += rent - live.rent[i]!;
  live.rent[i] = rent;
  if (sack.count > 0) for (let t = 0; t < sack.chosenCount; t++) offers.isPicked[sack.chosen[t]!]! |= 2;
  for (let offer = from; offer < to; offer++) {
    const picked = offers.isPicked[offer]!;
    if (picked === 0) continue;
    offers.isPicked[offer] = picked >> 1;
    if (picked === 3) continue;
    const j = offers.other[offer]!;
    live.picks[j]! += picked === 2 ? 1 : -1;
    enqueue(live.unpriced, j);
  }
}

/** What person i would gain at the present prices with other units and engagements, in 4096ths. */
export function rentOf(live: Live, i: number, units: number, seats: number): number {
  const before = [live.units[i]!, live.seats[i]!] as const;
  live.units[i] = units;
  live.seats[i] = seats;
  const rent = bestGain(live, i);
  [live.units[i], live.seats[i]] = before;
  return rent;
}

function bestGain(live: Live, i: number): number {
  return gather(live, i, -1) > 0 ? fillSack(live.sack, live.units[i]!, live.seats[i]!) : 0;
}

/** Puts what person i would gain at the present prices into the sack, project `except` left out; returns how many. */
function gather(live: Live, i: number, except: number): number {
  const { offers, sack, price, demand } = live;
  const units = live.units[i]!;
  const from = offers.start[i]!;
  const to = from + offers.count[i]!;
  sack.count = 0;
  if (live.seats[i]! < 1) return 0;
  for (let offer = from; offer < to; offer++) {
    const j = offers.other[offer]!;
    const size = demand[j]!;
    const gain = offers.fit[offer]! * size * grid - price[j]!;
    if (gain > 0 && size <= units && j !== except) putIn(sack, offer, size, gain);
  }
  return sack.count;
}

/**
 * The most that person i would pay for project j of `size` units and `worth` (4096ths) while all other prices stay: its worth less
 * what it displaces. −∞ when they cannot take it at all.
 */
export function mostPaid(live: Live, i: number, j: number, size: number, worth: number): number {
  const units = live.units[i]!;
  const seats = live.seats[i]!;
  if (seats < 1 || size > units) return Number.NEGATIVE_INFINITY;
  const count = gather(live, i, j);
  const { sack } = live;
  let total = size;
  for (let t = 0; t < count; t++) total += sack.size[t]!;
  if (count < seats && total <= units) return worth;
  const layers = Math.min(seats, count);
  tabulate(live, units, layers);
  const width = units + 1;
  const without = live.table[width * (layers + 1) - 1]!;
  const beside = live.table[width * Math.min(seats - 1, count) + units - size]!;
  return worth - (without - beside);
}

/** The best gain of what is in the sack for every number of seats and units. */
function tabulate({ sack, table }: Live, units: number, layers: number): void {
  const width = units + 1;
  table.fill(0, 0, width * (layers + 1));
  for (let t = 0; t < sack.count; t++) {
    const size = sack.size[t]!;
    const gain = sack.gain[t]!;
    for (let row = layers * width; row > 0; row -= width) {
      for (let state = row + units; state >= row + size; state--) {
        const better = table[state - width - size]! + gain;
        if (better > table[state]!) table[state] = better;
      }
    }
  }
}

/**
 * Gives project j the price at which L(v) is least while all others stay. With t_i the most that person i would pay,
 * L = v_j + Σ_i max(0, t_i − v_j) + the rest: least for every v_j between the second highest t and the highest.
 */
export function priceAnew(live: Live, j: number): void {
  const { pairs, price, demand, offersPaid } = live;
  const from = pairs.start[j]!;
  const count = pairs.count[j]!;
  const size = demand[j]!;
  let first = 0;
  let second = 0;
  let seen = 0;
  for (; seen < count; seen++) {
    const worth = pairs.fit[from + seen]! * size * grid;
    if (worth <= second && worth > 0) break;
    const paid = worth < 0 ? Number.NEGATIVE_INFINITY : mostPaid(live, pairs.other[from + seen]!, j, size, worth);
    offersPaid[seen] = paid;
    if (paid > first) {
      second = first;
      first = paid;
    } else if (paid > second) second = paid;
  }
  const before = price[j]!;
  const next = Math.floor((first + second) / 2);
  if (next === before) return;
  const lower = Math.min(before, next);
  price[j] = next;
  live.cost += before < Number.POSITIVE_INFINITY ? next - before : next;
  for (let place = 0; place < count; place++) {
    if (place < seen ? offersPaid[place]! >= lower : pairs.fit[from + place]! * size * grid >= lower) {
      choose(live, pairs.other[from + place]!);
    }
  }
}

/** Puts project j out of everybody's reach; whoever had it in their best set chooses anew. */
export function shutProject(live: Live, j: number): void {
  const { pairs, price } = live;
  const before = price[j]!;
  if (before === Number.POSITIVE_INFINITY) return;
  price[j] = Number.POSITIVE_INFINITY;
  live.cost -= before;
  for (let place = pairs.start[j]!, left = pairs.count[j]!; left > 0 && live.picks[j]! > 0; place++, left--) {
    if (pairs.fit[place]! * live.demand[j]! * grid >= before) choose(live, pairs.other[place]!);
  }
}

/** Prices anew what waits for it, as far as it is not already in exactly one best set, `most` projects at most. */
export function settlePrices(live: Live, most: number): void {
  const { unpriced } = live;
  let priced = 0;
  while (unpriced.count > 0 && priced < most) {
    const j = dequeue(unpriced);
    const price = live.price[j]!;
    if (price === Number.POSITIVE_INFINITY || live.picks[j] === 1 || (live.picks[j] === 0 && price === 0)) continue;
    priceAnew(live, j);
    priced++;
  }
}
