import { foldForSearch, foldVariants, plainOf, wall } from "#domain/search/rules-fold.ts";
import type { Gram, Search, SearchWord } from "#domain/search/terms.ts";

/**
 * What the index keeps of a text and what a question asks of it. Lexemes are pairs of neighbouring Japanese letters
 * (加工食品 → 加工, 工食, 食品), single letters for questions of one, and whole words of Latin letters and of digits.
 * The index only has to offer every text that may fit; `rules-hits.ts` decides.
 */

const longestQuery = 200;
const mostWords = 8;
const longestWord = 60;

/** The lexemes of a record's plain texts, each once, in no order; walls between the texts. */
export function gramsOf(plainTexts: readonly string[]): readonly string[] {
  const grams = new Set<string>();
  for (const plain of plainTexts)
    for (const run of runsOf(foldVariants(plain).text)) {
      if (run.isLatin) grams.add(run.text);
      else addPairs(grams, run.text);
    }
  return [...grams];
}

function addPairs(grams: Set<string>, text: string): void {
  const letters = [...text];
  letters.forEach((letter, at) => {
    grams.add(letter);
    const next = letters[at + 1];
    if (next !== undefined) grams.add(letter + next);
  });
}

type Run = { readonly text: string; readonly isLatin: boolean };

/** Stretches of Latin letters, of digits, and of everything else, between spaces and walls. */
function runsOf(folded: string): readonly Run[] {
  return [...folded.matchAll(/[a-z]+|\d+|[^a-z\d\s&+#]+/gu)].map(([text]) => ({ text, isLatin: /[a-z\d]/.test(text) }));
}

/**
 * Reads what somebody typed. Words are parted by spaces or punctuation, all of them are looked for; a legal form
 * (株式会社) is left out. Null when nothing is left to look for. Read are the first 200 characters and 8 words.
 */
export function readSearch(typed: string): Search | null {
  const words = plainOf(typed.slice(0, longestQuery))
    .split(" ")
    .flatMap((part) => foldForSearch(part).split(wall))
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, mostWords)
    .map((word) => wordOf(word.slice(0, longestWord)));
  const [first, ...others] = words;
  return first === undefined ? null : { words: [first, ...others] };
}

const wordOf = (folded: string): SearchWord => ({ folded, grams: runsOf(folded).flatMap(askedOf) });

function askedOf(run: Run, at: number, all: readonly Run[]): readonly Gram[] {
  if (run.isLatin) {
    const isOpen = at === all.length - 1 && isOpenEnded(run.text);
    return [{ lexeme: run.text, isBeginning: isOpen }];
  }
  const letters = [...run.text];
  const pairs = letters.slice(1).map((letter, index) => `${letters[index] ?? ""}${letter}`);
  return (pairs.length === 0 ? letters : pairs).map((lexeme) => ({ lexeme, isBeginning: false }));
}

/** Three Latin letters and more may be the beginning of a word; two (IT, EC) and digits are whole. */
export const isOpenEnded = (run: string): boolean => /^[a-z]{3,}$/.test(run);

/** What a search asks of the index, as PostgreSQL reads a tsquery: every lexeme of every word. */
export function queryGrams(search: Search): string {
  const asked = new Set(search.words.flatMap(({ grams }) => grams.map(textOf)));
  return [...asked].join(" & ");
}

const textOf = ({ lexeme, isBeginning }: Gram): string =>
  `'${lexeme.replace(/['\\]/g, (sign) => sign + sign)}'${isBeginning ? ":*" : ""}`;
