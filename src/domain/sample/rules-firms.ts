import { bareFirm, type FirmTerms } from "#domain/firms/terms.ts";
import { between, diceFor, happens, sampleTelephone, shuffled } from "#domain/sample/rules-dice.ts";
import { type SampleFigures, sampleFigures } from "#domain/sample/rules-figures.ts";
import { sampleTrades } from "#domain/sample/rules-words-firms.ts";
import { sampleFolk } from "#domain/sample/rules-words-names.ts";
import {
  type SampleTown,
  sampleCorners,
  sampleMark,
  sampleQuarters,
  sampleTowns,
} from "#domain/sample/rules-words-places.ts";

/** An invented firm; the key names it before it has an id. */
export type SampleFirm = {
  readonly key: string;
  readonly published: boolean;
  readonly terms: FirmTerms;
  /** Three business years, the oldest first. */
  readonly figures: readonly SampleFigures[];
};

/** The firms whose owners and deputies have accounts; they are always named to everyone. */
export const accountFirms = ["dried-fish", "furniture"] as const;

/** Two of three firms are named to everyone. */
const namedShare = 0.65;

/**
 * The firms of this seed, one of each trade, two of three of them named to everyone. They have no corporate number: it
 * would be somebody's. Another block of a larger region has the same trades in other corners of the towns.
 */
export function sampleFirms(seed: number, block = 0): readonly SampleFirm[] {
  const corners = {
    coast: shuffled(diceFor(seed, "corners of the coast"), sampleCorners.coast),
    valley: shuffled(diceFor(seed, "corners of the valley"), sampleCorners.valley),
    woods: shuffled(diceFor(seed, "corners of the woods"), sampleCorners.woods),
  };
  const placed: Record<SampleTown, number> = { coast: 0, valley: 0, woods: 0 };
  const owners = sampleFolk(diceFor(seed, "folk"), block).toReversed();
  const published = publishedFirms(seed);
  return sampleTrades.map((trade, index) => {
    const place = cornerOf(sampleCorners[trade.town], corners[trade.town], placed[trade.town]++, block);
    const owner = owners[index]?.name ?? "";
    const dice = diceFor(seed, `firm ${trade.key}`);
    const employees = between(diceFor(seed, `employees of ${trade.key}`), ...trade.employees);
    return {
      key: trade.key,
      published: published.has(trade.key),
      terms: {
        ...bareFirm,
        name: place.name + trade.called[0] + sampleMark,
        kana: place.kana + trade.called[1],
        industry: trade.industry,
        town: sampleTowns[trade.town],
        address: happens(dice, 0.9) ? `${sampleTowns[trade.town]}${place.name}${between(dice, 1, 998)}` : "",
        representative: owner,
        foundedYear: happens(dice, 0.92) ? between(dice, 1887, 2021) : null,
        capitalYen: happens(dice, 0.85) ? (capitals[dice.below(capitals.length)] ?? null) : null,
        employees,
        business: trade.business,
        contactName: owner,
        contactPhone: sampleTelephone(2001 + index),
        contactEmail: block === 0 ? `${trade.key}@sample.invalid` : `${trade.key}-${block}@sample.invalid`,
      },
      figures: sampleFigures(diceFor(seed, `figures of ${trade.key}`), trade.industry, employees),
    };
  });
}

const capitals = [1_000_000, 3_000_000, 3_000_000, 5_000_000, 10_000_000, 10_000_000, 20_000_000, 30_000_000];

/**
 * The corner after which a firm is called. In the first block they come from the dice; in the others each trade steps
 * through the corners and quarters in their written order, so that a hundred firms of one trade have a hundred names.
 */
function cornerOf(
  written: readonly (readonly [string, string])[],
  thrown: readonly (readonly [string, string])[],
  place: number,
  block: number,
): { readonly name: string; readonly kana: string } {
  if (block === 0) {
    const [name, kana] = thrown[place % thrown.length] ?? ["", ""];
    return { name, kana };
  }
  const [name, kana] = written[(place + block) % written.length] ?? ["", ""];
  const [quarter, read] = sampleQuarters[1 + (Math.floor(block / written.length) % (sampleQuarters.length - 1))] ?? [
    "",
    "",
  ];
  return { name: name + quarter, kana: kana + read };
}

function publishedFirms(seed: number): ReadonlySet<string> {
  const others = sampleTrades.map(({ key }) => key).filter((key) => !accountFirms.some((known) => known === key));
  const howMany = Math.round(namedShare * sampleTrades.length);
  return new Set([...accountFirms, ...shuffled(diceFor(seed, "named firms"), others)].slice(0, howMany));
}
