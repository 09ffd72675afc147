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

/** Several sentences in a row, each with its stop; the words bring none. */
export const sentences = (say: Speak, all: readonly Words[]): string =>
  all
    .map((words) => `${say(words)}${say(stop)}`)
    .join("")
    .trim();

const stop: Words = { ja: "。", en: ". " };

/** Whole sentences in a row. */
export const inARow = (say: Speak, all: readonly Words[]): string => all.map(say).join(say(gap));

const gap: Words = { ja: "", en: " " };

/** Names and such in a row. */
export const listed = (say: Speak, names: readonly string[]): string => names.join(say(between));

/** The same of words in both languages. */
export const listedWords = (say: Speak, words: readonly Words[]): string => listed(say, words.map(say));

const between: Words = { ja: "、", en: ", " };
