import type { ImportCellReader } from "#domain/imports/rules-cells-fault.ts";
import { narrow } from "#domain/imports/rules-cells-text.ts";
import { wholeNumber } from "#domain/plans/rules-cells.ts";
import { addDays, type LocalDate, parseLocalDate } from "#kit/dates.ts";
import { accepted, refused } from "#kit/outcome.ts";

/**
 * A day: 2026-04-01, 2026/4/1, 2026.4.1, 20260401, 2026年4月1日（水）, R8.4.1, 令和8年4月1日, 令和元年5月1日, the serial number
 * of a spreadsheet program (46113). A month alone is its first day, 月末 its last, 中旬 the 11th, 下旬 the 21st.
 * Refusals: not-a-date, no-such-day (also a day outside of its era), year-out-of-range.
 */
export const dayCell = (least: number, most: number): ImportCellReader<LocalDate> => dateCell(least, most, null);

/** A day as `dayCell` reads it, but a month alone is its last day. */
export const lastDayCell = (least: number, most: number): ImportCellReader<LocalDate> => dateCell(least, most, 0);

function dateCell(least: number, most: number, dayOfMonthAlone: 0 | null): ImportCellReader<LocalDate> {
  return (text) => {
    if (text.length > 60) return refused({ code: "not-a-date" });
    const parts = dayParts(compact(text));
    if (parts === null) return refused({ code: "not-a-date" });
    const year = parts.era === null ? parts.year : yearOfEra(parts.era, parts.year);
    if (year === null) return refused({ code: "no-such-day" });
    const date = dateOf(year, parts.month, parts.day ?? dayOfMonthAlone);
    if (date === null || (parts.era !== null && !isInEra(parts.era, date, parts.day === null)))
      return refused({ code: "no-such-day" });
    return year < least || year > most ? refused({ code: "year-out-of-range", least, most }) : accepted(date);
  };
}

/**
 * A year, `least` to `most`: 1968, 1968年創業, 昭和43年, S43, 明治元年, or a date of which month and day are left out.
 * Refusals: not-a-year, no-such-day (平成32年), year-out-of-range.
 */
export function yearCell(least: number, most: number): ImportCellReader<number> {
  return (text) => {
    if (text.length > 60) return refused({ code: "not-a-year" });
    const cell = compact(text).replace(/^(?:創業|設立|創立|開業)[:：]?|(?:創業|設立|創立|開業|頃|ころ)+$/gu, "");
    const match =
      /^([a-z]|明治|大正|昭和|平成|令和)?(元|\d{1,4})(?:年度?|[-/.](?=\d)|$)(?:\d{1,2}(?:月期?|[-/.]\d{1,2})?(?:\d{1,2}日)?)?$/u.exec(
        cell,
      );
    const era = match === null ? null : (eraOf(match[1]) ?? null);
    if (
      match === null ||
      (match[1] !== undefined && era === null) ||
      (era === null && match[2]?.length !== 4 && Number(match[2]) < 500)
    )
      return refused({ code: "not-a-year" });
    const number = match[2] === "元" ? 1 : Number(match[2]);
    const year = era === null ? number : yearOfEra(era, number);
    if (year === null) return refused({ code: "no-such-day" });
    return year < least || year > most ? refused({ code: "year-out-of-range", least, most }) : accepted(year);
  };
}

/**
 * The calendar year in which a business year ended: 2025, 2025年3月期, 令和7年3月期, R7/3, 2025-03-31. A fiscal year named
 * by its beginning, as 「2024年度」 is, ended in the next year. Refusals as for a year.
 */
export const businessYearCell: ImportCellReader<number> = (text) => {
  const cell = compact(text).replace(/^(?:fy|第\d+期)[(:]?|\)$|決算$|期末$/gu, "");
  const isFiscal = cell.endsWith("年度") || compact(text).startsWith("fy");
  const year = yearCell(1900, 2199)(cell);
  return year.ok && isFiscal ? accepted(year.value + 1) : year;
};

/** Whole months: 6, 6か月, 半年, 1年, 1年6か月. Refusals: not-a-number, not-whole, out-of-range. */
export function monthsCell(least: number, most: number): ImportCellReader<number> {
  const plain = wholeNumber(least, most);
  return (text) => {
    const cell = compact(text.slice(0, 60)).replace(/^約/u, "").replace("半年", "6か月").replace(/間$/u, "");
    const match = /^(\d{1,2})年(?:(\d{1,2})(?:か月|ヶ月|カ月|ヵ月|ケ月|箇月|月))?$/u.exec(cell);
    return plain(match === null ? cell : String(Number(match[1]) * 12 + Number(match[2] ?? 0)));
  };
}

type Era = "明治" | "大正" | "昭和" | "平成" | "令和";

/** First and last day of each era, and the year before its first; 明治 counts from the day of its proclamation's year. */
const eras: { readonly [E in Era]: { readonly before: number; readonly first: string; readonly last: string } } = {
  明治: { before: 1867, first: "1868-01-25", last: "1912-07-29" },
  大正: { before: 1911, first: "1912-07-30", last: "1926-12-24" },
  昭和: { before: 1925, first: "1926-12-25", last: "1989-01-07" },
  平成: { before: 1988, first: "1989-01-08", last: "2019-04-30" },
  令和: { before: 2018, first: "2019-05-01", last: "2199-12-31" },
};

const eraByWord: ReadonlyMap<string, Era> = new Map([
  ["m", "明治"],
  ["t", "大正"],
  ["s", "昭和"],
  ["h", "平成"],
  ["r", "令和"],
  ["明治", "明治"],
  ["大正", "大正"],
  ["昭和", "昭和"],
  ["平成", "平成"],
  ["令和", "令和"],
]);

const eraOf = (word: string | undefined): Era | undefined => eraByWord.get(word ?? "");

/** The year of the calendar, or null when the era had no such year. */
function yearOfEra(era: Era, year: number): number | null {
  const { before, last } = eras[era];
  return year >= 1 && before + year <= Number(last.slice(0, 4)) ? before + year : null;
}

/** A month alone lies in an era when one of its days does. */
const isInEra = (era: Era, date: LocalDate, isMonth: boolean): boolean =>
  (isMonth ? `${date.slice(0, 8)}31` : date) >= eras[era].first && date <= eras[era].last;

/** Half width, lower case, without blanks, weekday and time of day. */
const compact = (text: string): string =>
  narrow(text)
    .toLowerCase()
    .replace(/[\st]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?z?$/u, "")
    .replace(/\s/gu, "")
    .replace(/\((?:[月火水木金土日](?:曜日?)?|mon|tue|wed|thu|fri|sat|sun)\)/gu, "")
    .replace(/[‐–−—―]/gu, "-");

type DayParts = {
  readonly era: Era | null;
  readonly year: number;
  readonly month: number;
  /** Null for a month alone; 0 for its last day. */
  readonly day: number | null;
};

function dayParts(cell: string): DayParts | null {
  const digits = /^(\d{4})(\d{2})(\d{2})$/u.exec(cell);
  if (digits !== null) return { era: null, year: Number(digits[1]), month: Number(digits[2]), day: Number(digits[3]) };
  if (/^\d{5}(?:\.0+)?$/u.test(cell)) return serialDay(Number(cell));
  const match =
    /^(?:(\d{4})|([a-z]|明治|大正|昭和|平成|令和)(元|\d{1,2}))(?:年|[-/.])(\d{1,2})(?:月|(?=[-/.])|$)(?:[-/.]?(\d{1,2})日?|(末日?|上旬|初旬|中旬|下旬))?(?:から|より|~|付)?$/u.exec(
      cell,
    );
  const era = match === null ? undefined : eraOf(match[2]);
  if (match === null || (match[2] !== undefined && era === undefined)) return null;
  const year = match[1] ?? (match[3] === "元" ? "1" : match[3]);
  return {
    era: era ?? null,
    year: Number(year),
    month: Number(match[4]),
    day: match[5] === undefined ? dayOfWord(match[6]) : Number(match[5]) || -1,
  };
}

function dayOfWord(word: string | undefined): number | null {
  if (word === undefined) return null;
  if (word.startsWith("末")) return 0;
  return word === "中旬" ? 11 : word === "下旬" ? 21 : 1;
}

/** Spreadsheet programs count days from 1899-12-30, because they take 1900 for a leap year. */
function serialDay(serial: number): DayParts | null {
  const start = parseLocalDate("1899-12-30");
  if (start === null || serial < 20_000 || serial > 73_050) return null;
  const [year, month, day] = addDays(start, serial).split("-").map(Number);
  return { era: null, year: year ?? 0, month: month ?? 0, day: day ?? 0 };
}

function dateOf(year: number, month: number, day: number | null): LocalDate | null {
  const text = (of: number): string =>
    `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(of).padStart(2, "0")}`;
  if (day === 0)
    return parseLocalDate(text(31)) ?? parseLocalDate(text(30)) ?? parseLocalDate(text(29)) ?? parseLocalDate(text(28));
  return parseLocalDate(text(day ?? 1));
}
