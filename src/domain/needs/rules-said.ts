import type { HalfDays } from "#domain/people/terms.ts";
import { mostHalfDays } from "#domain/people/terms.ts";

// What owners say in passing about time and money, found in their own words. What is not clear is left open: the definer
// asks back, and nothing is guessed.

const digits: Readonly<Record<string, string>> = {
  一: "1",
  二: "2",
  三: "3",
  四: "4",
  五: "5",
  六: "6",
  七: "7",
  八: "8",
  九: "9",
  十: "10",
};

/** Width, spaces and the numbers up to ten made one. */
const plain = (words: string): string =>
  words
    .normalize("NFKC")
    .replace(/[\s、,]/gu, "")
    .replace(/[一二三四五六七八九十](?=日|回|コマ|か月|ヶ月|カ月|ヵ月|年|万)/gu, (sign) => digits[sign] ?? sign);

const amount = "(\\d{1,3}(?:\\.\\d{1,2})?)";
type Form = readonly [RegExp, number];

/** Said by the week or the month, by days, times or half-days, or as a part of a person; each with its half-days in four weeks. */
const halfDayForms: readonly Form[] = [
  [new RegExp(`(?:毎週|週)に?${amount}(?:コマ|回|半日)`, "u"), 4],
  [new RegExp(`(?:毎月|月)に?${amount}(?:コマ|回|半日)`, "u"), 1],
  [new RegExp(`(?:毎週|週)に?${amount}日`, "u"), 8],
  [new RegExp(`(?:毎月|月)に?${amount}日`, "u"), 2],
  [new RegExp(`${amount}人(?:分|月|工)`, "u"), 40],
  [/(0\.\d{1,2})人/u, 40],
];

const monthForms: readonly Form[] = [
  [new RegExp(`${amount}(?:か月|ヶ月|カ月|ヵ月)`, "u"), 1],
  [/([1-5])年(?:間|ほど|くらい|ぐらい|は|で|$)/u, 12],
];

/** The first whole amount within the limits that one of the forms finds; null where none does. */
function found(words: string, forms: readonly Form[], [least, most]: readonly [number, number]): number | null {
  const text = plain(words);
  for (const [form, times] of forms) {
    const match = form.exec(text);
    if (match === null) continue;
    // Rounded at the sixth digit, because 0.3 × 40 is a little more than 12 in binary.
    const value = Math.round(Number(match[1]) * times * 1e6) / 1e6;
    if (Number.isInteger(value) && value >= least && value <= most) return value;
  }
  return null;
}

/** Half-days per four weeks, 1–60, that the words name: 「週に1回」 is 4, 「月2コマ」 2, 「0.3人」 12; null where they name none. */
export const halfDaysSaid = (words: string): HalfDays | null => found(words, halfDayForms, [1, mostHalfDays]);

/** Months, 1–60, that the words name: 「半年」 is 6, 「3か月」 3, 「1年ほど」 12; null where they name none. */
export const monthsSaid = (words: string): number | null =>
  found(words, monthForms, [1, 60]) ?? (/半年/u.test(words) ? 6 : null);

/** Yen a month that the words name: 「月に10万円」 is 100,000; null where they name none, or money without its month. */
export const payYenSaid = (words: string): number | null =>
  found(words, [[/月(?:額)?に?(\d{1,4}(?:\.\d{1,2})?)万/u, 10_000]], [1, 100_000_000]);
