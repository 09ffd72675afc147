import type { CertificateFault } from "./certify.ts";
import type { Prices } from "./problem.ts";

/** Prices in whole 4096ths, cut at the highest that can matter. */
export type WholePrices = {
  readonly project: Float64Array;
  readonly unit: Float64Array;
  readonly floor: Float64Array;
};

/** One unit of value in whole prices. */
export const grid = 4096;
/** No share is worth more than 1000 × 60: a higher price says no more than this one. */
const highestPrice = 60_000;

/** Rounds prices to whole 4096ths. */
export function wholePrices(of: keyof Prices, prices: Float64Array, wanted: number): Float64Array | CertificateFault {
  if (prices.length !== wanted) {
    return { certified: false, code: "wrong-length", of: "prices", found: prices.length, wanted };
  }
  const whole = new Float64Array(wanted);
  for (let index = 0; index < wanted; index++) {
    const price = prices[index]!;
    if (!(price >= 0)) return { certified: false, code: "bad-price", of, index, price };
    whole[index] = Math.round(Math.min(price, highestPrice) * grid);
  }
  return whole;
}
