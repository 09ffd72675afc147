import type { Offer } from "./certify-parts.ts";

/** One way to have chosen among the offers so far: what is left in each period, and what it gains. */
type Way = { readonly room: readonly number[]; readonly seats: readonly number[]; readonly gain: number };

/** More ways than these are merged in pairs that pretend to have the better of both: the result can only grow. */
const mostWays = 150;

/**
 * The most that one person gains from offers that run over several periods, or at least that. All ways of choosing are
 * followed offer by offer; ways that leave the same in every period that still matters are one, and ways that cannot
 * catch up with the best so far are dropped. Exact while there are few ways. Offers of one group of competitors follow
 * each other, and in it those of one firm.
 */
export function rentOverPeriods(offers: readonly Offer[], capacity: Int32Array, seats: Int32Array): number {
  const hopes = hopesOf(offers, capacity);
  let ways: Way[] = [{ room: [...capacity], seats: [...seats], gain: 0 }];
  for (let at = 0; at < offers.length; ) {
    const { group } = offers[at]!;
    if (group < 0) {
      ways = merged(withOffer(ways, offers[at++]!), offers, at, hopes);
      continue;
    }
    const before = ways;
    const all = [...before];
    while (at < offers.length && offers[at]!.group === group) {
      const { firm } = offers[at]!;
      let own = before;
      while (at < offers.length && offers[at]!.group === group && offers[at]!.firm === firm) {
        own = merged(withOffer(own, offers[at++]!), offers, at, hopes);
      }
      all.push(...own);
    }
    ways = merged(all, offers, at, hopes);
  }
  return ways.reduce((most, way) => Math.max(most, way.gain), 0);
}

/** The most that an offer gains by itself. */
export const mostGain = ({ low, high, rate, fee }: Offer): number => Math.max(low * rate, high * rate) - fee;

function withOffer(ways: readonly Way[], offer: Offer): Way[] {
  const next = [...ways];
  for (const way of ways) {
    const most = Math.min(offer.high, roomIn(way, offer));
    for (let units = offer.low; units <= most; units++) {
      next.push({
        room: way.room.map((room, t) => (t >= offer.first && t <= offer.last ? room - units : room)),
        seats: way.seats.map((left, t) => (t >= offer.first && t <= offer.last ? left - 1 : left)),
        gain: way.gain + offer.rate * units - offer.fee,
      });
    }
  }
  return next;
}

function roomIn(way: Way, offer: Offer): number {
  let least = Number.POSITIVE_INFINITY;
  for (let t = offer.first; t <= offer.last; t++) least = Math.min(least, way.seats[t]! > 0 ? way.room[t]! : 0);
  return least;
}

/** What offers from each place on could gain at most with so much room in one period, if the others had no limits. */
type Hope = { readonly period: number; readonly most: readonly Float64Array[] };

/** One hope for every period in which the offers together ask for more than there is. */
function hopesOf(offers: readonly Offer[], capacity: Int32Array): Hope[] {
  return Array.from(capacity.keys())
    .filter(
      (t) =>
        offers.reduce((sum, { first, last, high }) => sum + (t >= first && t <= last ? high : 0), 0) > capacity[t]!,
    )
    .map((period) => ({ period, most: hopesIn(offers, period, capacity[period]!) }));
}

function hopesIn(offers: readonly Offer[], period: number, capacity: number): Float64Array[] {
  let next = new Float64Array(capacity + 1);
  const most = [next];
  for (const offer of offers.toReversed()) {
    const after = next;
    const isIn = period >= offer.first && period <= offer.last;
    next = after.map((hope, room) => {
      if (!isIn) return hope + mostGain(offer);
      let best = hope;
      for (let units = offer.low; units <= offer.high && units <= room; units++) {
        best = Math.max(best, after[room - units]! + offer.rate * units - offer.fee);
      }
      return best;
    });
    most.unshift(next);
  }
  return most;
}

/** What a way could still gain; room that it has forgotten is more than its later offers can use. */
function hopeOf(hopes: readonly Hope[], from: number, way: Way, all: number): number {
  return hopes.reduce((least, { period, most }) => Math.min(least, most[from]![way.room[period]!]!), all);
}

/** Forgets what no offer from `from` on needs, drops the hopeless, keeps the best of equal ways, and pretends where there are too many. */
function merged(ways: readonly Way[], offers: readonly Offer[], from: number, hopes: readonly Hope[]): Way[] {
  const later = offers.slice(from);
  const all = later.reduce((sum, offer) => sum + mostGain(offer), 0);
  const best = ways.reduce((most, way) => Math.max(most, way.gain), 0);
  const hopeful = ways.filter((way) => way.gain === best || way.gain + hopeOf(hopes, from, way, all) > best);
  const coming = comingIn(ways[0]!.room.length, later);
  let kept = distinct(hopeful.map((way) => needed(way, coming)));
  while (kept.length > mostWays) {
    kept.sort((a, b) => b.gain - a.gain);
    kept = distinct(kept.flatMap((way, at) => (at % 2 === 0 ? [pretended(way, kept[at + 1] ?? way)] : [])));
  }
  return kept;
}

/** What the later offers ask of each period at most. */
type Coming = { readonly units: readonly number[]; readonly engagements: readonly number[] };

function comingIn(periods: number, later: readonly Offer[]): Coming {
  const units = Array.from({ length: periods }, () => 0);
  const engagements = Array.from({ length: periods }, () => 0);
  for (const { first, last, high } of later) {
    for (let t = first; t <= last; t++) {
      units[t]! += high;
      engagements[t]!++;
    }
  }
  return { units, engagements };
}

/** In a period with room and seats for everything that may still come, what is left does not matter. */
function needed(way: Way, { units, engagements }: Coming): Way {
  return {
    room: way.room.map((room, t) => Math.min(room, units[t]!)),
    seats: way.seats.map((seats, t) => Math.min(seats, engagements[t]!)),
    gain: way.gain,
  };
}

function distinct(ways: readonly Way[]): Way[] {
  const best = new Map<string, Way>();
  for (const way of ways) {
    const key = `${way.room.join()} ${way.seats.join()}`;
    const other = best.get(key);
    if (other === undefined || other.gain < way.gain) best.set(key, way);
  }
  return [...best.values()];
}

function pretended(a: Way, b: Way): Way {
  return {
    room: a.room.map((room, t) => Math.max(room, b.room[t]!)),
    seats: a.seats.map((left, t) => Math.max(left, b.seats[t]!)),
    gain: Math.max(a.gain, b.gain),
  };
}
