import { type Pace, turnEnds } from "#engine/pace.ts";
import { chooseAt, setBonus, type WidePrices, type WideRelaxation } from "./bound.ts";
import type { Choice } from "./choice.ts";
import { clearWideDraft, give, openLog, possibleUnits, type WideDraft } from "./draft.ts";
import type { WideMarket } from "./market.ts";
import { topUp } from "./share-out.ts";

/** What the best prices say about a plan: the units that each pair's person would give, and what each person gains. */
export type WideAdvice = {
  readonly pick: Uint8Array;
  readonly rent: Float64Array;
  readonly prices: WidePrices;
  readonly bonus: Float64Array;
};

/** Advice that knows nothing. */
export function newWideAdvice(market: WideMarket): WideAdvice {
  return {
    pick: new Uint8Array(market.person.length),
    rent: new Float64Array(market.people),
    prices: {
      project: new Float64Array(market.projects),
      unit: new Float64Array(market.projects),
      floor: new Float64Array(market.floors.count),
    },
    bonus: new Float64Array(market.projects),
  };
}

/** Reads the advice at the best prices so far. */
export function* advisingWide(
  market: WideMarket,
  relaxation: WideRelaxation,
  choice: Choice,
  advice: WideAdvice,
  pace: Pace,
): Generator<undefined, void> {
  const { prices, bonus, pick, rent } = advice;
  for (const kind of ["project", "unit", "floor"] as const) prices[kind].set(relaxation.bestPrices[kind]);
  setBonus(market, prices, bonus);
  pick.fill(0);
  for (let i = 0; i < market.people; i++) {
    rent[i] = chooseAt(market, prices, bonus, choice, i);
    for (let t = 0; t < choice.chosenCount; t++) pick[choice.chosenName[t]!] = choice.chosenUnits[t]!;
    if (turnEnds(pace, choice.work)) yield;
  }
}

/** Builds a plan from the advice: floors' projects first, then by price a unit; those picked before the others. */
export function* draftingWide(
  market: WideMarket,
  advice: WideAdvice,
  draft: WideDraft,
  pace: Pace,
): Generator<undefined, void> {
  clearWideDraft(market, draft);
  const order = byPricePerUnit(market, advice);
  if (turnEnds(pace, 60 * market.projects)) yield;
  for (const j of order) {
    openLog(draft);
    for (let pair = market.start[j]!; pair < market.start[j + 1]!; pair++) {
      if (advice.pick[pair] === 0) continue;
      const units = Math.min(advice.pick[pair]!, possibleUnits(market, draft, pair));
      if (units >= market.low[j]!) give(market, draft, pair, units);
    }
    if (turnEnds(pace, 2 * (market.start[j + 1]! - market.start[j]!))) yield;
  }
  for (const j of order) {
    openLog(draft);
    topUp(market, draft, j);
    if (turnEnds(pace, 4 * (market.start[j + 1]! - market.start[j]!))) yield;
  }
}

function byPricePerUnit(market: WideMarket, { prices, bonus }: WideAdvice): Int32Array {
  const key = Float64Array.from({ length: market.projects }, (_, j) => {
    return bonus[j]! + prices.unit[j]! + prices.project[j]! / Math.max(1, market.demand[j]!);
  });
  return Int32Array.from(key.keys()).sort((a, b) => key[b]! - key[a]! || a - b);
}
