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
  const [name = "", ...lines] = plain.split("\n");
  addLine(grams, name);
  for (const line of lines)
    if (line.length > longestKept) addLine(grams, line);
    else for (const gram of keptGrams(line)) grams.add(gram);
  return [...grams];
}

/**
 * Towns and employers come again and again in a list of thousands: the lexemes of so many short lines are kept. Names,
 * which come first, do not.
 */
const mostKept = 1000;
const longestKept = 24;
const keptLines = new Map<string, readonly string[]>();

function keptGrams(line: string): readonly string[] {
  const kept = keptLines.get(line);
  if (kept !== undefined) return kept;
  const grams = new Set<string>();
  addLine(grams, line);
  if (keptLines.size >= mostKept) keptLines.clear();
  keptLines.set(line, [...grams]);
  return [...grams];
}

function addLine(grams: Set<string>, plain: string): void {
  const { text, places } = foldVariants(plain);
  const starts = wordStarts(plain);
  const isStart = (at: number): boolean => starts[places[at] ?? 0] === 1;
  for (const run of runsOf(text)) {
    if (run.isLatin) addWords(grams, run, isStart);
    else addPairs(grams, run, isStart);
  }
}

/** A word of Latin letters or digits, and what stands behind a hyphen in it: e-mail is found as email and as mail. */
function addWords(grams: Set<string>, run: Run, isStart: (at: number) => boolean): void {
  grams.add(run.text);
  for (let at = 1; at < run.text.length; at++) if (isStart(run.at + at)) grams.add(run.text.slice(at));
}

function addPairs(grams: Set<string>, { text, at: from }: Run, isStart: (at: number) => boolean): void {
  for (let at = 0; at < text.length; ) {
    const next = at + lengthOfLetter(text, at);
    const pair = text.slice(at, next + lengthOfLetter(text, next));
    if (isStart(from + at)) grams.add(begin + pair);
    else if (isTelling(pair)) grams.add(pair);
    at = next;
  }
}

/** The UTF-16 units of the letter at a place: 2 for one beyond the first 65,536. */
const lengthOfLetter = (text: string, at: number): number => {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit <= 0xdbff && at + 1 < text.length ? 2 : 1;
};

/** Endings and particles that stand in nearly every text; inside a word they are neither kept nor asked for. */
const endings = new Set(
  "ます した して てい いる いま です でき せん ませ ない なっ って れる られ たい こと から まで ませ あり りま おり いて きま んで".split(
    " ",
  ),
);

/** Whether a pair inside a word tells anything; single letters are asked for at beginnings only. */
const isTelling = (pair: string): boolean => pair.length >= 2 && !endings.has(pair);

type Run = { readonly text: string; readonly at: number; readonly isLatin: boolean };

/** Stretches of Latin letters, of digits, and of everything else, between spaces and walls. */
function runsOf(folded: string): readonly Run[] {
  const runs: Run[] = [];
  let from = 0;
  let before: Kind = "between";
  for (let at = 0; at <= folded.length; at++) {
    const kind = at === folded.length ? "between" : kindOf(folded.charCodeAt(at));
    if (kind === before) continue;
    if (before !== "between") runs.push({ text: folded.slice(from, at), at: from, isLatin: before !== "letters" });
    from = at;
    before = kind;
  }
  return runs;
}

type Kind = "latin" | "digits" | "letters" | "between";

function kindOf(unit: number): Kind {
  if (unit >= 0x61 && unit <= 0x7a) return "latin";
  if (unit >= 0x30 && unit <= 0x39) return "digits";
  const isBetween = unit < 0x80 ? /[\s&+#]/.test(String.fromCharCode(unit)) : unit === 0x3000 || unit === 0xa0;
  return isBetween ? "between" : "letters";
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
