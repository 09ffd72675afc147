import { type ElementShape, elements, fullTime } from "#domain/people/terms.ts";
import type { MoneyUnit } from "#domain/plans/rules-columns-units.ts";
import { roleKindNames, themeNames } from "#domain/plans/rules-names.ts";
import type { CellFault, MonthNumber } from "#domain/plans/terms.ts";
import { anywhere } from "#domain/plans/terms.ts";
import type { RoleKind, Theme } from "#domain/projects/terms.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** Reads the text of one cell, which is not empty. */
export type CellReader<T> = (text: string) => Outcome<T, CellFault>;

/** Full and half width made one (NFKC), lower case, without spaces, brackets and their like: for comparing, never for showing. */
export function folded(text: string): string {
  // Pairs are looked at project by project, so that the same place comes millions of times in a row.
  if (text !== last.text)
    last = {
      text,
      folded: text
        .normalize("NFKC")
        .toLowerCase()
        .replace(/[\s_\-・()[\]{}「」『』【】〔〕〈〉"'`:：.]/gu, ""),
    };
  return last.folded;
}

let last = { text: "", folded: "" };

/**
 * A code of a person or a project for comparing: in half width, lower case, with one kind of dash and no blanks around
 * it. Nothing within it is taken away: 1-11 is not 11-1.
 */
export const foldedCode = (code: string): string =>
  code
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .replace(/[‐‑‒–—―−─━]|(?<=[\da-z])ー(?=[\da-z])/gu, "-");

/** What a spreadsheet program writes where it could not work out a formula, into CSV as well. */
export const isFormulaError = (text: string): boolean =>
  /^[#＃]/u.test(text) &&
  /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!)$/iu.test(
    text.normalize("NFKC").trim(),
  );

/** Plain text of 1 to `most` characters without control characters (line breaks and tabs are kept). */
export function textUpTo(most: number): CellReader<string> {
  return (text) => {
    if ([...text].length > most) return refused({ code: "too-long", most });
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/u.test(text)
      ? refused({ code: "control-character" })
      : accepted(text);
  };
}

/** A whole number from `least` to `most`, in half or full width, with or without a counting word such as 社, 件 or ヶ月. */
export function wholeNumber(least: number, most: number): CellReader<number> {
  return (text) => {
    const match = /^([+-]?[\d,]+(?:\.\d+)?)(?:社|件|か所|個|か月|ヶ月|カ月|ヵ月|ケ月|月|months?|projects?)?$/u.exec(
      plain(text),
    );
    return match === null ? refused({ code: "not-a-number" }) : wholeWithin(toNumber(match[1]), least, most);
  };
}

/**
 * Half-days per four weeks, `least` to `most`: "8", "月8コマ", "週2コマ" (× 4), "週1日" (two half-days × 4) or
 * "0.2人" (of a full week's 40). What does not come out whole is refused, never rounded.
 */
export function halfDaysWithin(least: number, most: number): CellReader<number> {
  return (text) => {
    // No such number is as long as this; a cell made of brackets would be looked through again and again.
    if (text.length > 100) return refused({ code: "not-a-number" });
    const cell = plain(text).replace(/\([^)]*\)$/u, "");
    for (const [pattern, times] of halfDayForms) {
      const match = pattern.exec(cell);
      // Rounded at the ninth digit, because 0.3 × 40 is a little more than 12 in binary.
      if (match !== null) return wholeWithin(Math.round(toNumber(match[1]) * times * 1e9) / 1e9, least, most);
    }
    return refused({ code: "not-a-number" });
  };
}

const amount = "([+-]?\\d+(?:\\.\\d+)?)";
const halfDayForms: readonly (readonly [RegExp, number])[] = [
  [
    new RegExp(
      `^(?:毎?月|4週に?)?${amount}(?:半日)?(?:コマ|こま|half-?days?)?(?:/月|/4週|permonth|amonth|/month)?$`,
      "u",
    ),
    1,
  ],
  [new RegExp(`^(?:毎?週)${amount}(?:半日)?(?:コマ|こま)?$`, "u"), 4],
  [new RegExp(`^${amount}(?:コマ|半日|half-?days?)?(?:/週|perweek|aweek|/week)$`, "u"), 4],
  [new RegExp(`^(?:毎?月)${amount}日$`, "u"), 2],
  [new RegExp(`^${amount}(?:日/月|days?(?:permonth|amonth|/month))$`, "u"), 2],
  [new RegExp(`^(?:毎?週)${amount}日$`, "u"), 8],
  [new RegExp(`^${amount}(?:日/週|days?(?:perweek|aweek|/week))$`, "u"), 8],
  [new RegExp(`^${amount}(?:人|人工|人月|fte|persons?|ofaperson)$`, "u"), fullTime],
];

/**
 * Yen, 0 or more, for a half-day or a month: "45000", "4.5万円", "45千円", "¥45,000"; a bare number is so many of the
 * header's unit. Refusals: wrong-money-unit for a word of the other period in the cell and other-pay-unit for one in the
 * header, which are not converted.
 */
export function yenPer(unit: "half-day" | "month", header: MoneyUnit = { yen: 1, per: null }): CellReader<number> {
  return (text) => {
    const cell = plain(text).replace(/^[¥\\]/u, "");
    const saysMonth = /^月額?|\/月|permonth|\/month/u.test(cell);
    const saysHalfDay = /コマ|半日|half-?day/u.test(cell);
    if ((unit === "half-day" && saysMonth) || (unit === "month" && saysHalfDay))
      return refused({ code: "wrong-money-unit" });
    const bare = cell.replace(
      /^(?:月額?|1?コマ|半日)|\/(?:月|1?コマ|半日|month|half-?day)$|per(?:month|half-?day)$/gu,
      "",
    );
    const match = /^([+-]?[\d,]+(?:\.\d+)?)(万|千)?(円|yen)?$/u.exec(bare);
    if (match === null) return refused({ code: "not-a-number" });
    if (!saysMonth && !saysHalfDay && (header.per ?? unit) !== unit && toNumber(match[1]) !== 0)
      return refused({ code: "other-pay-unit", wants: unit });
    const said = match[2] === "万" ? 10_000 : match[2] === "千" ? 1_000 : 1;
    const times = match[2] === undefined && match[3] === undefined ? header.yen : said;
    return wholeWithin(Math.round(toNumber(match[1]) * times * 1e6) / 1e6, 0, 100_000_000);
  };
}

/** A month: 2026-12, 2026/12, 2026年12月, or a date of which the day is left out. Years 2000 to 2099. */
export const month: CellReader<MonthNumber> = (text) => {
  const match = /^(20\d\d)(?:[-/.]|年)(\d{1,2})(?:月|[-/.]\d{1,2}|月\d{1,2}日)?$/u.exec(plain(text));
  const inYear = Number(match?.[2]);
  if (match === null || inYear < 1 || inYear > 12) return refused({ code: "not-a-month" });
  return accepted(Number(match[1]) * 12 + inYear - 1);
};

/** Months one after the other: 「2027-08、2027-09」. */
export const monthList: CellReader<readonly MonthNumber[]> = (text) => {
  const months: MonthNumber[] = [];
  for (const part of listParts(text)) {
    const read = month(part);
    if (!read.ok) return read;
    months.push(read.value);
  }
  return accepted([...new Set(months)].toSorted((a, b) => a - b));
};

/** Points for one element, 0–29. */
export const elementPoint = wholeNumber(0, 29);

/** The nine elements in one cell, in their official order: "4,3,3,4,3,3,4,2,3". */
export const nineElements: CellReader<ElementShape> = (text) => {
  const parts = listParts(text);
  if (parts.length !== elements.length) return refused({ code: "not-nine-numbers" });
  const shape: number[] = [];
  for (const part of parts) {
    const point = elementPoint(part);
    if (!point.ok) return point;
    shape.push(point.value);
  }
  return accepted(shape);
};

/** Themes by their Japanese or English names or usual variants. */
export const themeList: CellReader<readonly Theme[]> = (text) =>
  listOf(text, themeNames, (part) => ({ code: "unknown-theme", part }));

/** Role kinds by their names; 「どちらでも」 or "either" says nothing. */
export const roleKindList: CellReader<readonly RoleKind[]> = (text) =>
  ["どちらでも", "どちらも", "両方", "either", "both"].includes(folded(text))
    ? accepted([])
    : listOf(text, roleKindNames, (part) => ({
        code: "unknown-role-kind",
        part,
      }));

/** One role kind. */
export const oneRoleKind: CellReader<RoleKind | null> = (text) => {
  const kinds = roleKindList(text);
  return kinds.ok ? accepted(kinds.value[0] ?? null) : kinds;
};

/** Words of a list, folded for comparing. */
export const foldedList: CellReader<readonly string[]> = (text) => accepted([...new Set(listParts(text).map(folded))]);

/** Codes of a list, for comparing; whoever expects names of firms among them folds those again (`folded`). */
export const codeList: CellReader<readonly string[]> = (text) =>
  accepted([...new Set(listParts(text).map(foldedCode))]);

/** Towns, the nearest first; 「どこでも」 or "anywhere" stands for all. */
export const townList: CellReader<readonly string[]> = (text) =>
  accepted([...new Set(listParts(text).map(folded))].map((town) => (everywhere.has(town) ? anywhere : town)));

const everywhere = new Set(["どこでも", "全域", "県内全域", "地域全体", "anywhere", "all", "*"]);

/** The parts of a list written with 、 , ; / or line breaks. */
export const listParts = (text: string): readonly string[] =>
  text
    .split(/[、,，;；/／\n|]/u)
    .map((part) => part.trim())
    .filter((part) => part !== "");

function listOf<T extends string>(
  text: string,
  names: ReadonlyMap<string, T>,
  unknown: (part: string) => CellFault,
): Outcome<readonly T[], CellFault> {
  const found = new Set<T>();
  for (const part of listParts(text)) {
    const items = membersIn(part, names);
    if (items === null) return refused(unknown(part));
    for (const item of items) found.add(item);
  }
  return accepted([...found]);
}

/** The member of a list that a part names, or those that it joins: 「経理・人事」. Null when one of them is unknown. */
function membersIn<T extends string>(part: string, names: ReadonlyMap<string, T>): readonly T[] | null {
  const whole = names.get(folded(part));
  if (whole !== undefined) return [whole];
  const items = part.split(/[・･&＆+＋]/u).map((each) => names.get(folded(each)));
  return items.includes(undefined) ? null : items.filter((item) => item !== undefined);
}

/** NFKC without spaces: full-width digits and signs become plain ones. Commas stay, so that "1,2" is not taken for 12. */
const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/\s/gu, "")
    .toLowerCase()
    .replace(/[‐−–—]/gu, "-");

/** A number with thousands separators where they belong; NaN otherwise. */
function toNumber(text: string | undefined): number {
  if (text === undefined || !/^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/u.test(text)) return Number.NaN;
  return Number(text.replaceAll(",", ""));
}

function wholeWithin(value: number, least: number, most: number): Outcome<number, CellFault> {
  if (!Number.isFinite(value)) return refused({ code: "not-a-number" });
  if (value < least || value > most) return refused({ code: "out-of-range", least, most });
  return Number.isInteger(value) ? accepted(value) : refused({ code: "not-whole" });
}
