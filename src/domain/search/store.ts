import { type RawBuilder, sql } from "kysely";
import { searchValues } from "#domain/search/rules-kept.ts";

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
