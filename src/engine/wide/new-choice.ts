import type { Choice } from "./choice.ts";
import { newTable } from "./choice-table.ts";
import { newWindows } from "./choice-windows.ts";
import type { WideMarket } from "./market.ts";

const mostUnits = 60;

/** A work space for the person with the most offers. */
export function newChoice({ people, offerStart, periods }: WideMarket): Choice {
  let items = 0;
  for (let i = 0; i < people; i++) items = Math.max(items, offerStart[i + 1]! - offerStart[i]!);
  const options = items * mostUnits;
  return {
    items: 0,
    name: new Int32Array(items),
    first: new Int32Array(items),
    last: new Int32Array(items),
    group: new Int32Array(items),
    firm: new Int32Array(items),
    optionStart: new Int32Array(items + 1),
    units: new Int32Array(options),
    gain: new Float64Array(options),
    chosenCount: 0,
    chosenName: new Int32Array(items),
    chosenUnits: new Int32Array(items),
    table: newTable(items, periods),
    windows: newWindows(items, periods),
    work: 0,
  };
}
