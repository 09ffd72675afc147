import { type RawBuilder, sql } from "kysely";
import { plainOf } from "#domain/search/rules-fold.ts";
import { gramsOf } from "#domain/search/rules-grams.ts";

/**
 * For stores of other areas: the two columns by which a record is found. Whoever writes a record writes them in the
 * same statement, and gives only texts that everyone who may list these records may read: what stands in a list's
 * search is said by being found.
 *
 *     .values({ …, ...searchColumns([`${name} ${kana}`, town, business]) })
 */
export type SearchColumns = { readonly search_text: string; readonly search_grams: RawBuilder<string> };

/** The columns made of a record's texts: its name or title first, then the rest; empty texts are left out. */
export function searchColumns(texts: readonly string[]): SearchColumns {
  const { text, grams } = searchValues(texts);
  return { search_text: text, search_grams: sql<string>`array_to_tsvector(${[...grams]}::text[])` };
}

/** The same as plain values, for statements that write thousands of rows: `array_to_tsvector($1::text[])` of `grams`. */
export function searchValues(texts: readonly string[]): { readonly text: string; readonly grams: readonly string[] } {
  const lines = texts.map((text) => plainOf(text).trim());
  const text = lines.filter((line, at) => at === 0 || line !== "").join("\n");
  return { text, grams: gramsOf(text) };
}
