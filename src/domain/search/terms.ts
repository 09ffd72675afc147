/** The tables that can be searched in full text: what each record says is kept in `search_text` and `search_grams`. */
export const searchKinds = ["firm", "person", "project", "engagement"] as const;
/** A kind of record that can be searched. */
export type SearchKind = (typeof searchKinds)[number];

/** One word that somebody looks for, as it was read. */
export type SearchWord = {
  /** Folded as texts are (`foldPlain`, then without what writers vary), 1–60 characters. */
  readonly folded: string;
  /** The lexemes that every text with this word has; all of them are asked for. */
  readonly grams: readonly Gram[];
};

/** A lexeme of the index: asked for as it stands, or as the beginning of one. */
export type Gram = { readonly lexeme: string; readonly isBeginning: boolean };

/** What somebody looks for: every word has to be found. Never empty; nothing to look for is null, not a search. */
export type Search = { readonly words: readonly [SearchWord, ...SearchWord[]] };
