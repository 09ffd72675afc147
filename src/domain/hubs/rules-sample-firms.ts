import { bareFirm, type FirmTerms } from "#domain/firms/terms.ts";
import { diceFor, sampleTelephone, shuffled } from "#domain/hubs/rules-sample-dice.ts";
import {
  type SampleTown,
  sampleCorners,
  sampleFolk,
  sampleMark,
  sampleTowns,
} from "#domain/hubs/rules-sample-words.ts";
import { type SampleTrade, sampleTrades } from "#domain/hubs/rules-sample-words-firms.ts";

/** An invented firm; the key names it before it has an id. */
export type SampleFirm = { readonly key: string; readonly published: boolean; readonly terms: FirmTerms };

/** The firms whose owners and deputies have accounts; they are always named to everyone. */
export const accountFirms = ["dried-fish", "furniture"] as const;

const howManyPublished = 26;

/** The firms of this seed: forty, 26 of them named to everyone. They have no corporate number: it would be somebody's. */
export function sampleFirms(seed: number): readonly SampleFirm[] {
  const corners = {
    coast: shuffled(diceFor(seed, "corners of the coast"), sampleCorners.coast),
    valley: shuffled(diceFor(seed, "corners of the valley"), sampleCorners.valley),
    woods: shuffled(diceFor(seed, "corners of the woods"), sampleCorners.woods),
  };
  const placed: Record<SampleTown, number> = { coast: 0, valley: 0, woods: 0 };
  const owners = sampleFolk(diceFor(seed, "folk")).toReversed();
  const published = publishedFirms(seed);
  return sampleTrades.map((trade, index) => {
    const [corner, reading] = corners[trade.town][placed[trade.town]++] ?? ["", ""];
    return {
      key: trade.key,
      published: published.has(trade.key),
      terms: {
        ...bareFirm,
        name: corner + trade.called[0] + sampleMark,
        kana: reading + trade.called[1],
        industry: trade.industry,
        town: sampleTowns[trade.town],
        employees: employeesOf(seed, trade),
        business: trade.business,
        contactName: owners[index] ?? "",
        contactPhone: sampleTelephone(2001 + index),
        contactEmail: `${trade.key}@sample.invalid`,
      },
    };
  });
}

function publishedFirms(seed: number): ReadonlySet<string> {
  const others = sampleTrades.map(({ key }) => key).filter((key) => !accountFirms.some((known) => known === key));
  return new Set([...accountFirms, ...shuffled(diceFor(seed, "named firms"), others)].slice(0, howManyPublished));
}

function employeesOf(seed: number, { key, employees: [from, to] }: SampleTrade): number {
  return from + diceFor(seed, `employees of ${key}`).below(to - from + 1);
}
