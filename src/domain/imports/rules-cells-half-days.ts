import type { ImportCellReader } from "#domain/imports/rules-cells-fault.ts";
import type { CountedAs } from "#domain/imports/rules-columns-count.ts";
import { mostHalfDays } from "#domain/people/terms.ts";
import { halfDaysWithin } from "#domain/plans/rules-cells.ts";
import { refused } from "#kit/outcome.ts";

/**
 * Half-days per four weeks, `least` or more: in words (`halfDaysWithin`), or a bare number that counts what its header
 * says. Days of nobody knows which span, and hours, are refused: a factor of two would be in every plan.
 */
export function halfDaysCell(counted: CountedAs, least: 0 | 1): ImportCellReader<number> {
  const name = `${counted} ${least}`;
  const known = made.get(name);
  if (known !== undefined) return known;
  const usual = halfDaysWithin(least, mostHalfDays);
  const reader: ImportCellReader<number> = (text) => {
    const [bare] = /^\d+(?:\.\d+)?$/u.exec(text.normalize("NFKC").trim()) ?? [];
    if (/\d\s*(?:時間|h|hours?)(?![a-z])/iu.test(text.normalize("NFKC"))) return refused({ code: "hours" });
    if (bare === undefined || Number(bare) === 0 || counted === 1) return usual(text);
    if (counted === "hours") return refused({ code: "hours" });
    if (counted === "days") return refused({ code: "days-of-what" });
    return usual(counted === 4 ? `週${bare}コマ` : `${counted === 8 ? "週" : "月"}${bare}日`);
  };
  made.set(name, reader);
  return reader;
}

/** Each reader once: what it has read is kept with it. */
const made = new Map<string, ImportCellReader<number>>();
