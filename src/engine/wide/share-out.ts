import { give, possibleUnits, type WideDraft } from "./draft.ts";
import type { WideMarket } from "./market.ts";

// The project's side of a share: who else gives way, and who takes what is left.

/**
 * What the others at the pair's project lose at least when this pair gives `units` and they give way: by shrinking,
 * cheapest first, or by one of them leaving. Infinite when that is not enough.
 */
export function leastLoss(market: WideMarket, draft: WideDraft, pair: number, units: number): number {
  const { needed, hasPlace } = need(market, draft, pair, units);
  if (needed <= 0 && hasPlace) return 0;
  let least = hasPlace ? shrinkLoss(market, draft, pair, -1, needed) : Number.POSITIVE_INFINITY;
  const j = market.project[pair]!;
  for (let other = market.start[j]!; other < market.start[j + 1]!; other++) {
    const given = draft.units[other]!;
    if (given === 0 || other === pair) continue;
    const loss = market.fit[other]! * given;
    if (loss < least) least = Math.min(least, loss + shrinkLoss(market, draft, pair, other, needed - given));
  }
  return least;
}

/** Units that the others must give up, and whether there is a place for the pair. */
function need(market: WideMarket, draft: WideDraft, pair: number, units: number): Need {
  const j = market.project[pair]!;
  const own = draft.units[pair]!;
  return { needed: units - own - draft.wanted[j]!, hasPlace: own > 0 || draft.places[j]! > 0 };
}

type Need = { readonly needed: number; readonly hasPlace: boolean };

/** The loss when all but `pair` and `leaving` shrink towards the least share, the lowest fit first. */
function shrinkLoss(market: WideMarket, draft: WideDraft, pair: number, leaving: number, needed: number): number {
  const j = market.project[pair]!;
  let left = needed;
  let loss = 0;
  for (let other = market.start[j + 1]! - 1; other >= market.start[j]! && left > 0; other--) {
    if (other === pair || other === leaving || draft.units[other] === 0) continue;
    const units = Math.min(left, draft.units[other]! - market.low[j]!);
    loss += units * market.fit[other]!;
    left -= units;
  }
  return left > 0 ? Number.POSITIVE_INFINITY : loss;
}

/** Lets the pair give `units`, and the others give way as `leastLoss` says; nothing happens where they cannot. */
export function makeRoom(market: WideMarket, draft: WideDraft, pair: number, units: number): void {
  const { needed, hasPlace } = need(market, draft, pair, units);
  const least = leastLoss(market, draft, pair, units);
  if (least === Number.POSITIVE_INFINITY) return;
  const j = market.project[pair]!;
  let leaving = -1;
  if (needed > 0 || !hasPlace) {
    if (!hasPlace || shrinkLoss(market, draft, pair, -1, needed) > least) {
      leaving = whoLeaves(market, draft, pair, needed, least);
    }
  }
  let left = needed;
  if (leaving >= 0) {
    left -= draft.units[leaving]!;
    give(market, draft, leaving, 0);
  }
  for (let other = market.start[j + 1]! - 1; other >= market.start[j]! && left > 0; other--) {
    if (other === pair || draft.units[other] === 0) continue;
    const shrunk = Math.min(left, draft.units[other]! - market.low[j]!);
    give(market, draft, other, draft.units[other]! - shrunk);
    left -= shrunk;
  }
  give(market, draft, pair, units);
}

function whoLeaves(market: WideMarket, draft: WideDraft, pair: number, needed: number, least: number): number {
  const j = market.project[pair]!;
  for (let other = market.start[j]!; other < market.start[j + 1]!; other++) {
    const given = draft.units[other]!;
    if (given === 0 || other === pair) continue;
    const loss = market.fit[other]! * given + shrinkLoss(market, draft, pair, other, needed - given);
    if (loss === least) return other;
  }
  return -1;
}

/** Lets the free people, best first, give project j what it still wants: those who serve it more, others anew. */
export function topUp(market: WideMarket, draft: WideDraft, j: number): void {
  for (let pair = market.start[j]!; pair < market.start[j + 1]! && draft.wanted[j]! > 0; pair++) {
    const own = draft.units[pair]!;
    if (own === 0) give(market, draft, pair, possibleUnits(market, draft, pair));
    else give(market, draft, pair, own + moreUnits(market, draft, pair));
  }
}

/** Units that a pair in use could give beyond those it gives. */
function moreUnits(market: WideMarket, draft: WideDraft, pair: number): number {
  const j = market.project[pair]!;
  const cell = market.person[pair]! * market.periods;
  let most = Math.min(draft.wanted[j]!, market.high[pair]! - draft.units[pair]!);
  for (let t = market.first[j]!; t <= market.last[j]!; t++) most = Math.min(most, draft.room[cell + t]!);
  return most;
}
