/** The languages people read; Japanese at `/`, English under `/en`. */
export type Language = "ja" | "en";

/** One sentence in every language; the compiler refuses one that is missing. Sentences with values are functions that give `Words`. */
export type Words = { readonly ja: string; readonly en: string };

/** Picks the reader's language. */
export type Speak = (words: Words) => string;

export const speak =
  (language: Language): Speak =>
  (words) =>
    words[language];
