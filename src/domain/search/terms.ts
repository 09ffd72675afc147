/** The tables that can be searched in full text: what each record says is kept in `search_text` and `search_grams`. */
export const searchKinds = ["firm", "person", "project", "engagement"] as const;
/** A kind of record that can be searched. */
export type SearchKind = (typeof searchKinds)[number];

/** One word that somebody looks for, as it was read. */
export type SearchWord = {
  /** Folded as texts are (`foldPlain`, then without what writers vary), 1–60 characters. */
  readonly folded: string;
  /** What every text with this word has in the index. */
  readonly grams: readonly Gram[];
};

/** Lexemes of the index of which a text must have one: as they stand, or as the beginning of one. */
export type Gram = { readonly lexemes: readonly string[]; readonly isBeginning: boolean };

/** What somebody looks for: every word has to be found. Never empty; nothing to look for is null, not a search. */
export type Search = { readonly words: readonly [SearchWord, ...SearchWord[]] };

/** The two columns by which a record is found, as texts that the database reads. */
export type KeptForSearch = { readonly search_text: string; readonly search_grams: string };

/** The same of many records, in their order; `grams` is one tsvector[] in PostgreSQL's own form. */
export type KeptOfMany = { readonly texts: readonly string[]; readonly grams: Uint8Array };
