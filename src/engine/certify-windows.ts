import type { Offer } from "./certify-parts.ts";

/** One way to have chosen among the offers so far: what is left in each period, and what it gains. */
type Way = { readonly room: readonly number[]; readonly seats: readonly number[]; readonly gain: number };

/** More ways than these are merged in pairs that pretend to have the better of both: the result can only grow. */
const mostWays = 3000;

/**
 * The most that one person gains from offers that run over several periods, or at least that. All ways of choosing are
 * followed offer by offer; ways that leave the same in every period that still matters are one. Exact while there are
 * few ways. Offers are sorted by group of competitors, firm and first period.
 */
export function rentOverPeriods(offers: readonly Offer[], capacity: Int32Array, seats: Int32Array): number {
  let ways: Way[] = [{ room: [...capacity], seats: [...seats], gain: 0 }];
  for (let at = 0; at < offers.length; ) {
    const { group } = offers[at]!;
    if (group < 0) {
      ways = merged(withOffer(ways, offers[at++]!), offers.slice(at));
      continue;
    }
    const before = ways;
    const all = [...before];
    while (at < offers.length && offers[at]!.group === group) {
      const { firm } = offers[at]!;
      let own = before;
      while (at < offers.length && offers[at]!.group === group && offers[at]!.firm === firm) {
        own = merged(withOffer(own, offers[at]!), offers.slice(at + 1));
        at++;
      }
      all.push(...own);
    }
    ways = merged(all, offers.slice(at));
  }
  return ways.reduce((most, way) => Math.max(most, way.gain), 0);
}

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

/** Forgets what no later offer needs, keeps the best of equal ways, and pretends where there are too many. */
function merged(ways: readonly Way[], later: readonly Offer[]): Way[] {
  let kept = distinct(ways.map((way) => needed(way, later)));
  while (kept.length > mostWays) {
    kept.sort((a, b) => b.gain - a.gain);
    kept = distinct(kept.flatMap((way, at) => (at % 2 === 0 ? [pretended(way, kept[at + 1] ?? way)] : [])));
  }
  return kept;
}

/** In a period with room and seats for everything that may still come, what is left does not matter. */
function needed(way: Way, later: readonly Offer[]): Way {
  const room = way.room.slice();
  const seats = way.seats.slice();
  for (let t = 0; t < room.length; t++) {
    const coming = later.filter((offer) => t >= offer.first && t <= offer.last);
    room[t] = Math.min(
      room[t]!,
      coming.reduce((sum, offer) => sum + offer.high, 0),
    );
    seats[t] = Math.min(seats[t]!, coming.length);
  }
  return { room, seats, gain: way.gain };
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
