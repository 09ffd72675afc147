import { worriesByTheSea } from "#domain/sample/rules-words-worries-coast.ts";
import { moreWorriesByTheSea } from "#domain/sample/rules-words-worries-coast-more.ts";
import { worriesInTheValley } from "#domain/sample/rules-words-worries-valley.ts";
import { moreWorriesInTheValley } from "#domain/sample/rules-words-worries-valley-more.ts";
import { worriesInTheWoods } from "#domain/sample/rules-words-worries-woods.ts";
import { moreWorriesInTheWoods } from "#domain/sample/rules-words-worries-woods-more.ts";

/** What owners worry about, as they said it, by the key of their firm; a few have said nothing yet. */
export const sampleWorries: Readonly<Record<string, readonly string[]>> = {
  ...worriesByTheSea,
  ...worriesInTheValley,
  ...worriesInTheWoods,
  ...moreWorriesByTheSea,
  ...moreWorriesInTheValley,
  ...moreWorriesInTheWoods,
};
