import { folded } from "#domain/plans/rules-cells.ts";

/** What stands in a header's brackets, or behind a remark's sign. */
const note = /[([【〔<].*[)\]】〕>]|[※*].*$/gu;

const noteIn = (header: string): string => folded((header.normalize("NFKC").match(note) ?? []).join(""));

/**
 * The ways in which a header may be known, folded: as it stands; without what stands in brackets, 「希望額（円/コマ）」
 * as 「希望額」; without the unit at its end, 「資本金千円」 as 「資本金」.
 */
export function headerForms(header: string): readonly string[] {
  const word = folded(header);
  return [word, folded(header.normalize("NFKC").replace(note, "")), word.replace(unitAtEnd, "").replace(/必須$/u, "")];
}

const unitAtEnd = /(?:単位)?(?:千|百万|万|億)?円$/u;

/**
 * Whether there is more in a header's brackets than can be understood: in those of a number more than its unit, in those
 * of a text anything.
 */
export function hasUnknownNote(header: string, isNumber: boolean): boolean {
  const known = isNumber ? unitWords : formWords;
  return noteIn(header).replace(known, "") !== "";
}

const formWords = /必須|任意|複数可?|required|optional/gu;
const unitWords = new RegExp(
  `${formWords.source}|単位|あたり|当たり|につき|最大|上限|半日|コマ|こま|数|円|額|十|百|千|万|億|人月|人工|時間|時給|か月|ヶ月|カ月|ヵ月|月|週|日|年|間|毎|件|社|四|` +
    "yen|jpy|thousand|million|fte|per|half|days?|weeks?|months?|years?|hours?|four|[\\d/,、¥]",
  "gu",
);

/**
 * What a bare number below a header counts: so many half-days per four weeks each; or days without a word of week or
 * month, or hours, of which no number of half-days can be made.
 */
export type CountedAs = number | "days" | "hours";

/** Columns of half-days. */
export const halfDayColumns: ReadonlySet<string> = new Set(["halfDays", "onSiteHalfDays", "remoteHalfDays"]);

/** Reads from a header what its bare numbers count: 「週の稼働日数」 are days of a week, eight half-days each. */
export function countedAs(header: string): CountedAs {
  const word = folded(header.normalize("NFKC").replace(/[\d四]+週間?(?:あたり|当たり)?|per (?:4|four) weeks/giu, ""));
  if (/時間|hour/u.test(word)) return "hours";
  if (/人月|人工|fte/u.test(word)) return 40;
  const isWeek = /週|week/u.test(word);
  if (/コマ|こま|半日|half/u.test(word) || !/日|day/u.test(word)) return isWeek ? 4 : 1;
  if (isWeek) return 8;
  return /月|month/u.test(word) ? 2 : "days";
}

/** For what pay is given; `other` is an hour, a day, a year or everything together. */
export type PayPeriod = "half-day" | "month" | "other";

/** What a bare amount below a header is: so many yen each, for this period where the header says one. */
export type MoneyUnit = { readonly yen: number; readonly per: PayPeriod | null };

/** Reads from a header what its bare amounts are: those of 「月額（千円）」 are 1,000 yen a month each. */
export const moneyUnitIn = (header: string): MoneyUnit => ({
  yen: yenIn(header),
  per: periodIn(noteIn(header)) ?? periodIn(folded(header)),
});

function yenIn(header: string): number {
  const word = folded(header);
  const found =
    /(十万|千万|百万|十億|億|万|千)?円/u.exec(word) ?? /(thousand|million)yen|yen(thousand|million)/u.exec(word);
  return yenOf.get(found === null ? noteIn(header) : (found[1] ?? found[2] ?? "")) ?? 1;
}

const yenOf: ReadonlyMap<string, number> = new Map([
  ["千", 1_000],
  ["万", 10_000],
  ["十万", 100_000],
  ["百万", 1_000_000],
  ["千万", 10_000_000],
  ["億", 100_000_000],
  ["十億", 1_000_000_000],
  ["thousand", 1_000],
  ["million", 1_000_000],
]);

/** The period that a text names; null when it names none or several. */
function periodIn(word: string): PayPeriod | null {
  const [first, ...others] = periods.flatMap(([period, words]) => (words.test(word) ? [period] : []));
  return first === undefined || others.length > 0 ? null : first;
}

const periods: readonly (readonly [PayPeriod, RegExp])[] = [
  ["half-day", /コマ|半日|half/u],
  ["month", /月|month/u],
  [
    "other",
    /時[給間]|[日年][額給俸収当]|[/1毎][時日週年]|^[日週年]$|年間|総額|合計|全期間|hour|(?<!half)day|week|year|annual|total/u,
  ],
];

/** Columns of whole months or weeks. */
export type SpanColumn = "months" | "restWeeks";

/** How many months, or weeks, one of a bare number below a header is; null when it is no whole number of them. */
export function spanIn(column: SpanColumn, header: string): number | null {
  const words = noteIn(header);
  if (column === "restWeeks") return /[月日年]|month|day|year/u.test(words) && !/週|week/u.test(words) ? null : 1;
  if (/月|month/u.test(words)) return 1;
  return /年|year/u.test(words) ? 12 : /[週日]|week|day/u.test(words) ? null : 1;
}
