import { foldVariants } from "#domain/search/rules-fold.ts";
import type { Search } from "#domain/search/terms.ts";

/** Whether a plain text, as `search_text` keeps it, has every word of the search at the beginning of a word. */
export function isHit(search: Search, plain: string): boolean {
  const folded = foldVariants(plain).text;
  return search.words.every((word) => folded.includes(word.folded));
}

/** Keeps of some candidates those that are hits, in their order. */
export const recheck = <Row>(rows: readonly Row[], search: Search, textOf: (row: Row) => string): readonly Row[] =>
  rows.filter((row) => isHit(search, textOf(row)));
