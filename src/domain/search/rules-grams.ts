import { foldForSearch, foldVariants, plainOf, wall } from "#domain/search/rules-fold.ts";
import { wordStarts } from "#domain/search/rules-words.ts";
import type { Gram, Search, SearchWord } from "#domain/search/terms.ts";

/**
 * What the index keeps of a text and what a question asks of it. Lexemes are pairs of neighbouring Japanese letters, those
 * with which a word begins marked (加工食品 → ^加工, 工食, ^食品, ^品), and whole words of Latin letters and of digits.
 * The index only has to offer every text that may fit; `rules-hits.ts` decides.
 */

const longestQuery = 200;
const mostWords = 8;
const longestWord = 60;

/** Before a pair with which a word begins: 京都 is asked for as ^京都, and 東京都 has only ^東京 and 京都. */
const begin = "^";

/**
 * The lexemes of a record's plain texts, each once, in no order. The texts stand in lines, as `search_text` keeps them:
 * no word reaches from one into the next.
 */
export function gramsOf(plain: string): readonly string[] {
  const grams = new Set<string>();
  for (const line of plain.split("\n")) for (const gram of gramsOfLine(line)) grams.add(gram);
  return [...grams];
}

/** Towns and employers come again and again in a list of thousands: the lexemes of so many short lines are kept. */
const mostKept = 1000;
const longestKept = 24;
const keptLines = new Map<string, ReadonlySet<string>>();

function gramsOfLine(line: string): ReadonlySet<string> {
  const kept = keptLines.get(line);
  if (kept !== undefined) return kept;
  const grams = readLine(line);
  if (line.length <= longestKept) {
    // Names come once: the lines kept longest make room.
    if (keptLines.size >= mostKept) keptLines.clear();
    keptLines.set(line, grams);
  }
  return grams;
}

function readLine(plain: string): ReadonlySet<string> {
  const grams = new Set<string>();
  const { text, places } = foldVariants(plain);
  const starts = wordStarts(plain);
  const isStart = (at: number): boolean => starts.has(places[at] ?? 0);
  for (const run of runsOf(text)) {
    if (run.isLatin) addWords(grams, run, isStart);
    else addPairs(grams, run, isStart);
  }
  return grams;
}

/** A word of Latin letters or digits, and what stands behind a hyphen in it: e-mail is found as email and as mail. */
function addWords(grams: Set<string>, run: Run, isStart: (at: number) => boolean): void {
  grams.add(run.text);
  for (let at = 1; at < run.text.length; at++) if (isStart(run.at + at)) grams.add(run.text.slice(at));
}

function addPairs(grams: Set<string>, run: Run, isStart: (at: number) => boolean): void {
  let at = run.at;
  for (const letter of run.text) {
    const pair = letter + nextLetter(run.text, at - run.at + letter.length);
    if (isStart(at)) grams.add(begin + pair);
    else if (isTelling(pair)) grams.add(pair);
    at += letter.length;
  }
}

/** Endings and particles that stand in nearly every text; inside a word they are neither kept nor asked for. */
const endings = new Set(
  "ます した して てい いる いま です でき せん ませ ない なっ って れる られ たい こと から まで ませ あり りま おり いて きま んで".split(
    " ",
  ),
);

/** Whether a pair inside a word tells anything; single letters are asked for at beginnings only. */
const isTelling = (pair: string): boolean => pair.length >= 2 && !endings.has(pair);

const nextLetter = (text: string, at: number): string => {
  const code = text.codePointAt(at);
  return code === undefined ? "" : String.fromCodePoint(code);
};

type Run = { readonly text: string; readonly at: number; readonly isLatin: boolean };

/** Stretches of Latin letters, of digits, and of everything else, between spaces and walls. */
function runsOf(folded: string): readonly Run[] {
  const found = [...folded.matchAll(/[a-z]+|\d+|[^a-z\d\s&+#]+/gu)];
  return found.map((run) => ({ text: run[0], at: run.index, isLatin: /[a-z\d]/.test(run[0]) }));
}

/**
 * Reads what somebody typed. Words are parted by spaces or punctuation, all of them are looked for; a legal form
 * (株式会社) and a single kana (の, を) are left out. Null when nothing is left to look for. Read are the first 200
 * characters, and of them 8 words.
 */
export function readSearch(typed: string): Search | null {
  const words = plainOf(typed.slice(0, longestQuery))
    .split(" ")
    .flatMap((part) => foldForSearch(part).split(wall))
    .filter((word) => /[\p{L}\p{N}]/u.test(word) && !/^[ぁ-ゖー]$/.test(word))
    .slice(0, mostWords)
    .map((word) => wordOf(word.slice(0, longestWord)));
  const [first, ...others] = words;
  return first === undefined ? null : { words: [first, ...others] };
}

const wordOf = (folded: string): SearchWord => ({ folded, grams: runsOf(folded).flatMap(askedOf) });

function askedOf(run: Run, which: number, all: readonly Run[]): readonly Gram[] {
  if (run.isLatin) {
    const isBeginning = which === all.length - 1 && isOpenEnded(run.text);
    return [{ lexemes: [run.text], isBeginning }];
  }
  const letters = [...run.text];
  if (letters.length === 1) return [{ lexemes: [begin + run.text], isBeginning: true }];
  const pairs = letters.slice(1).map((letter, at) => `${letters[at] ?? ""}${letter}`);
  return pairs.flatMap((pair, at) => {
    if (at === 0) return [{ lexemes: [begin + pair], isBeginning: false }];
    return isTelling(pair) ? [{ lexemes: [pair, begin + pair], isBeginning: false }] : [];
  });
}

/** Three Latin letters and more may be the beginning of a word; two (IT, EC) and digits are whole. */
export const isOpenEnded = (run: string): boolean => /^[a-z]{3,}$/.test(run);

/** What a search asks of the index, as PostgreSQL reads a tsquery: of every pair of every word, one of its forms. */
export function queryGrams(search: Search): string {
  const asked = new Set(search.words.flatMap(({ grams }) => grams.map(textOf)));
  return [...asked].join(" & ");
}

function textOf({ lexemes, isBeginning }: Gram): string {
  const forms = lexemes.map((each) => `'${each.replace(/['\\]/g, (sign) => sign + sign)}'${isBeginning ? ":*" : ""}`);
  return forms.length === 1 ? forms.join("") : `(${forms.join(" | ")})`;
}
