import type { Market } from "./market.ts";
import { release } from "./memory.ts";
import { type Pace, turnEnds } from "./pace.ts";
import { priceGrid } from "./passage.ts";

/**
 * An auction of people's units (Bertsekas 1988), as if projects could be split and engagements were not limited: every
 * unit of a person is a slot with a price and an owner, and a project bids for slots of the person who leaves it the
 * most, up to what makes the second best person as good, and a little more. Slots that nobody wanted keep price 0, so
 * the prices end within `increment` a unit of the linear relaxation's.
 */
type Auction = {
  readonly market: Market;
  /** Steps of a price in one unit of fit: where fits are small numbers, the auction counts in parts of them. */
  readonly fine: number;
  /** Slots of person i: `slotStart[i] … slotStart[i + 1] - 1`. */
  readonly slotStart: Int32Array;
  readonly slotOwner: Int32Array;
  readonly slotPrice: Int32Array;
  /** The price of each person's cheapest slot. */
  readonly personPrice: Int32Array;
  /** Units that each project still wants. */
  readonly wanted: Int32Array;
  /**
   * Projects that want to bid, the last one first: who has just lost a slot bids again while its neighbourhood is still
   * near in memory.
   */
  readonly bidders: Int32Array;
  bidding: number;
};

/**
 * How far a bid goes beyond indifference, in steps. Smaller is nearer to the relaxation, and slower: passes do the rest in
 * less time than finer bids, above all where room is scarce.
 */
const increment = 8;
/** The auction ends after this much work for each pair, slot and project; its prices are good long before. */
const mostWork = 400;

/** Sets `price` to what each project would still gain at the auction's end: good prices to start a walk from. */
export function* auctioning(market: Market, price: Int32Array, pace: Pace): Generator<undefined, void> {
  const auction = newAuction(market);
  if (turnEnds(pace, auction.slotOwner.length + market.projects)) yield;
  let workLeft = mostWork * (market.person.length + auction.slotOwner.length + market.projects);
  while (auction.bidding > 0 && workLeft > 0) {
    const j = auction.bidders[--auction.bidding]!;
    const work = serve(auction, j);
    workLeft -= work;
    if (turnEnds(pace, work)) yield;
  }
  for (let j = 0; j < market.projects; j++) {
    price[j] = Math.round((bestOffer(auction, j) / auction.fine) * market.demand[j]! * priceGrid);
  }
  release([
    auction.slotStart,
    auction.slotOwner,
    auction.slotPrice,
    auction.personPrice,
    auction.wanted,
    auction.bidders,
  ]);
}

function newAuction(market: Market): Auction {
  const slotStart = new Int32Array(market.people + 1);
  for (let i = 0; i < market.people; i++) slotStart[i + 1] = slotStart[i]! + market.capacity[i]!;
  const slots = slotStart[market.people]!;
  const bidders = new Int32Array(market.projects);
  for (let j = 0; j < market.projects; j++) bidders[j] = market.projects - 1 - j;
  return {
    market,
    fine: Math.max(1, Math.round(1 / market.scale)),
    slotStart,
    slotOwner: new Int32Array(slots).fill(-1),
    slotPrice: new Int32Array(slots),
    personPrice: new Int32Array(market.people),
    wanted: Int32Array.from(market.demand),
    bidders,
    bidding: market.projects,
  };
}

/** Lets project j bid until it has its units or nobody is worth their price; returns the work. */
function serve(auction: Auction, j: number): number {
  const { market, fine, wanted, personPrice } = auction;
  let work = 0;
  while (wanted[j]! > 0) {
    let best = 0;
    let second = 0;
    let winner = -1;
    for (let pair = market.start[j]!; pair < market.start[j + 1]!; pair++) {
      const fit = market.fit[pair]! * fine;
      // The best fits come first and no price is negative: nobody further on can matter.
      if (fit <= second) break;
      const left = fit - personPrice[market.person[pair]!]!;
      work += 2;
      if (left > best) {
        second = best;
        best = left;
        winner = market.person[pair]!;
      } else if (left > second) second = left;
    }
    if (winner < 0) break;
    work += takeSlots(auction, j, winner, personPrice[winner]! + best - second + increment);
  }
  return work + 10;
}

/** Project j takes the person's cheapest slots below `level`, until it has enough; who loses a slot bids again. */
function takeSlots(auction: Auction, j: number, i: number, level: number): number {
  const { slotStart, slotOwner, slotPrice, personPrice, wanted, bidders } = auction;
  const first = slotStart[i]!;
  const end = slotStart[i + 1]!;
  let work = 10;
  for (;;) {
    let cheapest = first;
    for (let slot = first + 1; slot < end; slot++) if (slotPrice[slot]! < slotPrice[cheapest]!) cheapest = slot;
    work += end - first;
    if (wanted[j] === 0 || slotPrice[cheapest]! >= level) {
      personPrice[i] = slotPrice[cheapest]!;
      return work;
    }
    const loser = slotOwner[cheapest]!;
    slotOwner[cheapest] = j;
    slotPrice[cheapest] = level;
    wanted[j]!--;
    if (loser < 0) continue;
    // Whoever lacks something waits already; a project that takes from itself goes on at once.
    if (wanted[loser]!++ === 0 && loser !== j) bidders[auction.bidding++] = loser;
  }
}

/** The most that one unit of project j leaves above its person's price, 0 when nobody is worth theirs. */
function bestOffer(auction: Auction, j: number): number {
  const { market, fine, personPrice } = auction;
  let best = 0;
  for (let pair = market.start[j]!; pair < market.start[j + 1]!; pair++) {
    const left = market.fit[pair]! * fine - personPrice[market.person[pair]!]!;
    if (left > best) best = left;
  }
  return best;
}
