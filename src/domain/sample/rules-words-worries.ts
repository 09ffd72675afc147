import { worriesByTheSea } from "#domain/sample/rules-words-worries-coast.ts";
import { worriesInTheValley } from "#domain/sample/rules-words-worries-valley.ts";
import { worriesInTheWoods } from "#domain/sample/rules-words-worries-woods.ts";

/** What owners worry about, as they said it, by the key of their firm; a few have said nothing yet. */
export const sampleWorries: Readonly<Record<string, readonly string[]>> = {
  ...worriesByTheSea,
  ...worriesInTheValley,
  ...worriesInTheWoods,
};
