import type { FirmFigures } from "#domain/firms/terms.ts";
import { between, happens } from "#domain/sample/rules-dice.ts";
import type { Random } from "#kit/random.ts";

/** Figures of a business year that ended so many years before the year in which the sample is loaded. */
export type SampleFigures = Omit<FirmFigures, "year"> & { readonly yearsAgo: number };

/** From … to. */
type Range = readonly [number, number];

/** What an industry's figures are like; money in thousands of yen. */
type Usual = {
  /** Sales for each who works there. */
  readonly salesEach: Range;
  /** Personnel cost for each who works there. */
  readonly payEach: Range;
  /** Depreciation and total assets as hundredths of sales. */
  readonly depreciation: Range;
  readonly assets: Range;
};

const usual = (salesEach: Range, payEach: Range, depreciation: Range, assets: Range): Usual => ({
  salesEach,
  payEach,
  depreciation,
  assets,
});

/**
 * The orders of magnitude of small firms by JSIC division, so that a firm of twelve does not sell like one of three
 * hundred. They are invented ranges around what the yearly survey of small and medium enterprises tells.
 */
const usualOf: Readonly<Record<string, Usual>> = {
  A: usual([6_500, 11_000], [2_300, 3_200], [5, 9], [90, 160]),
  B: usual([8_000, 14_000], [2_900, 4_200], [6, 10], [80, 140]),
  D: usual([14_000, 24_000], [3_800, 5_000], [2, 4], [55, 95]),
  E: usual([9_500, 18_000], [3_100, 4_300], [3, 6], [70, 130]),
  F: usual([38_000, 60_000], [4_200, 5_400], [14, 20], [180, 300]),
  G: usual([9_500, 15_000], [4_300, 5_800], [1, 3], [50, 90]),
  H: usual([10_000, 15_000], [3_700, 4_600], [4, 8], [60, 110]),
  I: usual([15_000, 30_000], [2_300, 3_400], [1, 3], [40, 80]),
  J: usual([11_000, 16_000], [4_300, 5_600], [1, 2], [90, 150]),
  K: usual([15_000, 26_000], [3_000, 4_200], [6, 11], [160, 320]),
  L: usual([9_000, 14_000], [4_000, 5_400], [1, 3], [50, 90]),
  M: usual([5_500, 9_000], [1_900, 2_900], [4, 9], [80, 190]),
  N: usual([5_500, 9_500], [2_200, 3_200], [3, 6], [55, 110]),
  O: usual([5_500, 8_500], [2_600, 3_700], [1, 4], [40, 90]),
  P: usual([6_000, 8_500], [3_300, 4_400], [2, 5], [60, 120]),
  Q: usual([9_000, 15_000], [3_300, 4_300], [2, 4], [60, 110]),
  R: usual([8_000, 14_000], [3_100, 4_200], [2, 5], [55, 100]),
};
const plain = usual([8_000, 14_000], [3_000, 4_200], [2, 5], [60, 120]);

/**
 * Three business years of a firm of this industry and size, the oldest first. What is paid out never exceeds the sales,
 * what is owned is what is owed and the firm's own; a firm may lose money, and some leave a field open.
 */
export function sampleFigures(dice: Random, industry: string, employees: number): readonly SampleFigures[] {
  const { salesEach, payEach, depreciation, assets } = usualOf[industry] ?? plain;
  const each = between(dice, ...salesEach);
  const pay = between(dice, ...payEach);
  const wear = between(dice, ...depreciation);
  const total = between(dice, ...assets);
  const growth = between(dice, -6, 7);
  let own = between(dice, -4, 58);
  const hidesCash = happens(dice, 0.06);
  return [3, 2, 1].map((yearsAgo) => {
    const staff = Math.max(1, employees + (yearsAgo - 1) * between(dice, -1, 1));
    const trend = 1 - (growth / 100) * (yearsAgo - 1) + between(dice, -20, 20) / 1000;
    const sales = Math.round(staff * each * trend);
    const personnel = Math.min(Math.round(staff * pay * (1 - 0.015 * (yearsAgo - 1))), Math.round(sales * 0.62));
    const worn = Math.round((sales * wear) / 100);
    const profit = Math.min(Math.round((sales * between(dice, -50, 85)) / 1000), sales - personnel - worn);
    const totalAssets = Math.round((sales * total) / 100);
    own = Math.max(-12, Math.min(70, own + Math.round((60 * profit) / Math.max(1, totalAssets))));
    const netAssets = Math.round((totalAssets * own) / 100);
    const owed = totalAssets - netAssets;
    const cash = Math.min(Math.round((sales * between(dice, 5, 30)) / 100), Math.round(totalAssets * 0.55));
    return {
      yearsAgo,
      salesYen: sales * 1000,
      operatingProfitYen: profit * 1000,
      personnelYen: personnel * 1000,
      depreciationYen: worn * 1000,
      borrowingsYen: Math.round((owed * between(dice, 25, 80)) / 100) * 1000,
      cashYen: hidesCash ? null : cash * 1000,
      netAssetsYen: netAssets * 1000,
      totalAssetsYen: totalAssets * 1000,
      employees: staff,
    };
  });
}
