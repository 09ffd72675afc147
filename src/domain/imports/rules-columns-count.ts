import { folded } from "#domain/plans/rules-cells.ts";

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
  const isWeek = /週|week/u.test(word);
  if (/コマ|こま|半日|half/u.test(word) || !/日|day/u.test(word)) return isWeek ? 4 : 1;
  if (isWeek) return 8;
  return /月|month/u.test(word) ? 2 : "days";
}
