import { mostHalfDays } from "#domain/people/terms.ts";
import { type CellReader, halfDaysWithin, wholeNumber } from "#domain/plans/rules-cells.ts";
import type { CountedAs } from "#domain/plans/rules-columns-units.ts";
import { refused } from "#kit/outcome.ts";

/**
 * Half-days per four weeks, `least` or more: in words (`halfDaysWithin`), or a number, bare or of days or half-days, that
 * counts what its header says. Days of nobody knows which span, and hours, are refused: a factor of two would be in
 * every plan.
 */
export function halfDaysCell(counted: CountedAs, least: 0 | 1): CellReader<number> {
  const name = `${counted} ${least}`;
  const known = made.get(name);
  if (known !== undefined) return known;
  const usual = halfDaysWithin(least, mostHalfDays);
  const reader: CellReader<number> = (text) => {
    const cell = text.normalize("NFKC").trim();
    if (/\d\s*(?:時間|h|hours?)(?![a-z])/iu.test(cell)) return refused({ code: "hours" });
    const [, amount = "", unit = ""] = withoutSpan.exec(cell) ?? [];
    if (Number(amount) === 0) return usual(text);
    if (unit === "") return bare(usual, counted, amount) ?? usual(text);
    const isWeek = counted === 4 || counted === 8;
    if (!/^(?:日|day)/iu.test(unit)) return isWeek ? usual(`週${amount}コマ`) : usual(text);
    if (!isWeek && counted !== 2) return refused({ code: "days-of-what" });
    return usual(`${isWeek ? "週" : "月"}${amount}日`);
  };
  made.set(name, reader);
  return reader;
}

/** A number without a word of week or month, such as 2, 2日 or 2コマ; what stands in brackets behind it explains it. */
const withoutSpan = /^(\d+(?:\.\d+)?)\s*(日|コマ|こま|半日(?:コマ|こま)?|half-?days?|days?)?\s*(?:\([^)]*\))?$/iu;

function bare(usual: ReturnType<typeof halfDaysWithin>, counted: CountedAs, amount: string) {
  if (counted === 1) return null;
  if (counted === "hours") return refused({ code: "hours" } as const);
  if (counted === "days") return refused({ code: "days-of-what" } as const);
  if (counted === 40) return usual(`${amount}人`);
  return usual(counted === 4 ? `週${amount}コマ` : `${counted === 8 ? "週" : "月"}${amount}日`);
}

/** Each reader once: what it has read is kept with it. */
const made = new Map<string, CellReader<number>>();

/**
 * A whole number as `wholeNumber` reads it, of which a bare one counts `times`: 「期間（年）」 counts twelve months each.
 * Refusal: other-unit, when the header names a unit of which no such number comes (`times` is null).
 */
export function timesOver(times: number | null, least: number, most: number): CellReader<number> {
  const usual = wholeNumber(least, most);
  return (text) => {
    if (times === 1 || !isBareNumber(text)) return usual(text);
    if (times === null) return refused({ code: "other-unit" });
    return usual(String(Number(text.normalize("NFKC")) * times));
  };
}

/** Whether a cell is a number and nothing else: only such a one counts what its header says. */
export const isBareNumber = (text: string): boolean => /^\s*\d[\d,]*(?:\.\d+)?\s*$/u.test(text.normalize("NFKC"));
