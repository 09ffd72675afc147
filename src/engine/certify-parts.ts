import { firmKey, type Left } from "./certify-locks.ts";
import { grid } from "./certify-prices.ts";
import { mostGain, rentOverPeriods } from "./certify-windows.ts";
import { firstPeriodOf, groupOf, lastPeriodOf, minShareOf, periodsOf } from "./parts.ts";
import type { Problem } from "./problem.ts";

/** What a project offers one person at given prices: any of `low … high` units gains `rate` a unit, less `fee`. */
export type Offer = {
  readonly low: number;
  readonly high: number;
  readonly rate: number;
  readonly fee: number;
  /** The group of competitors, or −1, and the firm in it. */
  readonly group: number;
  readonly firm: number;
  readonly first: number;
  readonly last: number;
};

/** Σ over people of the most that each could gain, or at least that; in 4096ths. */
export function* rentsWithParts(
  problem: Problem,
  left: Left,
  fee: Float64Array,
  unit: Float64Array,
): Generator<undefined, number> {
  const { start, pair, project } = pairsByPerson(problem);
  const table = newTable();
  let total = 0;
  for (let person = 0; person < problem.people; person++) {
    const offers: Offer[] = [];
    for (let at = start[person]!; at < start[person + 1]!; at++) {
      const offer = offerOf(problem, left, pair[at]!, { person, project: project[at]! }, fee, unit);
      if (offer !== null) offers.push(offer);
    }
    if (offers.length > 0) total += rentOf(problem, left, person, offers, table);
    if (offers.length > 0) yield;
  }
  return total;
}

/** The pairs of person i, from their side: `start[i] … start[i + 1] - 1`. */
function pairsByPerson(problem: Problem): { start: Int32Array; pair: Int32Array; project: Int32Array } {
  const start = new Int32Array(problem.people + 1);
  for (const person of problem.pairPerson) start[person + 1]!++;
  for (let person = 0; person < problem.people; person++) start[person + 1]! += start[person]!;
  const next = start.slice();
  const pairs = { start, pair: new Int32Array(next.at(-1)!), project: new Int32Array(next.at(-1)!) };
  for (let j = 0; j < problem.projects; j++) {
    for (let each = problem.pairStart[j]!; each < problem.pairStart[j + 1]!; each++) {
      const at = next[problem.pairPerson[each]!]!++;
      pairs.pair[at] = each;
      pairs.project[at] = j;
    }
  }
  return pairs;
}

/** Null when no number of units gains anything, or none is possible. */
function offerOf(
  problem: Problem,
  left: Left,
  pair: number,
  { person, project }: { readonly person: number; readonly project: number },
  fees: Float64Array,
  unit: Float64Array,
): Offer | null {
  if (problem.forbidden?.[pair] === 1 || (problem.lockedUnits?.[pair] ?? 0) > 0) return null;
  const rate = problem.pairFit[pair]! * grid - unit[project]!;
  const fee = fees[project]!;
  const low = minShareOf(problem, project);
  const first = firstPeriodOf(problem, project);
  const last = lastPeriodOf(problem, project);
  const high = Math.min(left.demand[project]!, leastLeft(problem, left, person, first, last));
  if (high < low || Math.max(rate * low, rate * high) <= fee) return null;
  const group = groupOf(problem, project);
  const firm = group < 0 ? -1 : problem.firm![project]!;
  if (group >= 0 && (left.firm.get(firmKey(person, group)) ?? firm) !== firm) return null;
  return { low, high, rate, fee, group, firm, first, last };
}

/** Units that the person has left in all of the periods; 0 when there is one without an engagement left. */
function leastLeft(problem: Problem, left: Left, person: number, first: number, last: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let cell = person * periodsOf(problem) + first; cell <= person * periodsOf(problem) + last; cell++) {
    least = Math.min(least, left.seats[cell]! > 0 ? left.capacity[cell]! : 0);
  }
  return least;
}

function rentOf(problem: Problem, left: Left, person: number, offers: Offer[], table: Table): number {
  const periods = periodsOf(problem);
  const capacity = left.capacity.subarray(person * periods, (person + 1) * periods);
  const seats = left.seats.subarray(person * periods, (person + 1) * periods);
  offers.sort((a, b) => a.group - b.group || a.firm - b.firm || mostGain(b) - mostGain(a));
  if (periods > 1) return rentOverPeriods(offers, capacity, seats);
  table.room = capacity[0]!;
  table.seats = Math.min(seats[0]!, offers.length);
  return rentInOnePeriod(offers, table);
}

/** `now[s × (room + 1) + u]` is the most that at most s engagements and u units gain. */
type Table = { room: number; seats: number; now: Float64Array; before: Float64Array; best: Float64Array };

function newTable(): Table {
  const states = 61 * 17;
  const [now, before, best] = [new Float64Array(states), new Float64Array(states), new Float64Array(states)];
  return { room: 0, seats: 0, now, before, best };
}

/** Offers are sorted by group and firm: of each group, the better of every single firm is kept. */
function rentInOnePeriod(offers: readonly Offer[], table: Table): number {
  const states = (table.room + 1) * (table.seats + 1);
  table.now.fill(0, 0, states);
  for (let at = 0; at < offers.length; ) {
    const { group } = offers[at]!;
    if (group < 0) {
      addOffer(table, offers[at++]!);
      continue;
    }
    table.before.set(table.now.subarray(0, states));
    table.best.set(table.before.subarray(0, states));
    while (at < offers.length && offers[at]!.group === group) {
      const { firm } = offers[at]!;
      table.now.set(table.before.subarray(0, states));
      while (at < offers.length && offers[at]!.group === group && offers[at]!.firm === firm)
        addOffer(table, offers[at++]!);
      for (let state = 0; state < states; state++) table.best[state] = Math.max(table.best[state]!, table.now[state]!);
    }
    table.now.set(table.best.subarray(0, states));
  }
  return table.now[states - 1]!;
}

function addOffer({ now, room, seats }: Table, { low, high, rate, fee }: Offer): void {
  const width = room + 1;
  for (let row = seats * width; row > 0; row -= width) {
    for (let used = room; used >= low; used--) {
      let best = now[row + used]!;
      for (let units = low; units <= high && units <= used; units++) {
        best = Math.max(best, now[row - width + used - units]! + rate * units - fee);
      }
      now[row + used] = best;
    }
  }
}
