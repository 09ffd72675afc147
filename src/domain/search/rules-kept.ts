import { plainOf } from "#domain/search/rules-fold.ts";
import { gramsOf } from "#domain/search/rules-grams.ts";
import type { KeptForSearch } from "#domain/search/terms.ts";

/**
 * What is kept of a record's texts so that it is found, as plain values: `array_to_tsvector($1::text[])` of `grams`. Its
 * name or title comes first; empty texts are left out.
 */
export function searchValues(texts: readonly string[]): { readonly text: string; readonly grams: readonly string[] } {
  const lines = texts.map((text) => plainOf(text).trim());
  const text = lines.filter((line, at) => at === 0 || line !== "").join("\n");
  return { text, grams: gramsOf(text) };
}

/** The same as two texts that the database reads with its own types, for statements that write thousands of rows. */
export function keptForSearch(texts: readonly string[]): KeptForSearch {
  const { text, grams } = searchValues(texts);
  const between = "' '";
  const isPlain = !/['\\]/u.test(text);
  const quoted = isPlain ? grams : grams.map((gram) => gram.replaceAll(/['\\]/gu, (sign) => sign + sign));
  return { search_text: text, search_grams: grams.length === 0 ? "" : `'${quoted.join(between)}'` };
}
