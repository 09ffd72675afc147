import type { ImportCellReader } from "#domain/imports/rules-cells-fault.ts";
import { either, narrow } from "#domain/imports/rules-cells-text.ts";
import { yenPer } from "#domain/plans/rules-cells.ts";
import type { MoneyUnit } from "#domain/plans/rules-columns-units.ts";
import { accepted, refused } from "#kit/outcome.ts";

/** The largest sum of yen that a record can hold. */
export const mostYen = 9_000_000_000_000_000;

/**
 * A sum of yen: 「1,200」 counted in `unit` yen (the header's), or with its own unit: 「1,200千円」, 「12億3,450万円」,
 * 「5百万円」, 「¥45,000」; below zero with △, ▲, - or in brackets. The decimals are worked out exactly.
 * Refusals: not-a-number, not-whole, out-of-range.
 */
export function yenCell(unit: number, least: number, most: number): ImportCellReader<number> {
  return (text) => {
    const cell = signed(text);
    const sum = cell === null ? null : sumOf(cell.rest, unit);
    if (cell === null || sum === null) return refused({ code: "not-a-number" });
    if (sum.billionths % 1_000_000_000n !== 0n) return refused({ code: "not-whole" });
    const whole = sum.billionths / 1_000_000_000n;
    if (whole > BigInt(mostYen)) return refused({ code: "out-of-range", least, most });
    const yen = Number(whole) * (cell.isBelowZero && whole > 0n ? -1 : 1);
    return yen < least || yen > most ? refused({ code: "out-of-range", least, most }) : accepted(yen);
  };
}

type Signed = { readonly isBelowZero: boolean; readonly rest: string };

/** The sum without its sign, or null when it is too long to be one. */
function signed(text: string): Signed | null {
  if (text.length > 60) return null;
  const cell = narrow(text)
    .toLowerCase()
    .replace(/[\s']/gu, "")
    .replace(/^約|[-ー]$/gu, "");
  const bracketed = /^\((.+)\)(千円|百万円|万円|億円|円)?$/u.exec(cell);
  const bare = bracketed === null ? cell : `${bracketed[1] ?? ""}${bracketed[2] ?? ""}`;
  const sign = /^[¥\\]?([△▲+\-−‐-―])?[¥\\]?/u.exec(bare);
  const minus = sign?.[1] !== undefined && sign[1] !== "+";
  return { isBelowZero: bracketed !== null || minus, rest: bare.slice(sign?.[0].length ?? 0) };
}

/** In billionths of a yen, so that decimals come out exactly. */
type Sum = { readonly billionths: bigint };

const powers: ReadonlyMap<string, bigint> = new Map([
  ["兆", 1_000_000_000_000n],
  ["十億", 1_000_000_000n],
  ["億", 100_000_000n],
  ["千万", 10_000_000n],
  ["百万", 1_000_000n],
  ["万", 10_000n],
  ["千", 1_000n],
  ["", 1n],
]);

function sumOf(text: string, unit: number): Sum | null {
  const match = /^((?:[\d,]+(?:\.\d{1,9})?(?:兆|十億|億|千万|百万|万|千)?)+)(円|yen|jpy)?$/u.exec(text);
  if (match === null) return null;
  const parts = [...(match[1] ?? "").matchAll(/([\d,]+(?:\.\d{1,9})?)(兆|十億|億|千万|百万|万|千)?/gu)];
  const hasOwnUnit = match[2] !== undefined || parts.some((part) => part[2] !== undefined);
  let sum = 0n;
  let last: bigint | null = null;
  for (const [, digits = "", word = ""] of parts) {
    const power = powers.get(word) ?? 1n;
    if ((last !== null && power >= last) || !/^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/u.test(digits)) return null;
    const [before = "0", after = ""] = digits.replaceAll(",", "").split(".");
    sum += BigInt(before + after.padEnd(9, "0")) * power;
    last = power;
  }
  return { billionths: hasOwnUnit ? sum : sum * BigInt(unit) };
}

/**
 * Pay in yen for a half-day or a month, 0 to 100,000,000: as in a plan's files (`yenPer`), also in 億 and with signs;
 * 無償 is 0. Refusals: those of `yenPer`.
 */
export function payCell(per: "half-day" | "month", header: MoneyUnit): ImportCellReader<number> {
  const usual = yenPer(per, header);
  const counted = (header.per ?? per) === per ? either(usual, yenCell(header.yen, 0, mostPay)) : usual;
  return (text) => {
    const isUnpaid = /^(?:無償|無給|無報酬|ボランティア|なし|0円)$/u.test(narrow(text));
    return isUnpaid ? accepted(0) : counted(text);
  };
}

const mostPay = 100_000_000;

/** A number of people: 23, 23名, 約23人, 「23（うちパート5）」. Refusals: not-a-number, not-whole, out-of-range. */
export function peopleCell(least: number, most: number): ImportCellReader<number> {
  return (text) => {
    if (text.length > 60) return refused({ code: "not-a-number" });
    const cell = narrow(text)
      .replace(/[\s']/gu, "")
      .replace(/^約/u, "")
      .replace(/\([^()]*\)$/u, "");
    const match = /^(\d+|\d{1,3}(?:,\d{3})+)(\.\d+)?(?:人|名|people|persons?)?$/iu.exec(cell);
    if (match === null) return refused({ code: "not-a-number" });
    const value = Number(`${(match[1] ?? "").replaceAll(",", "")}${match[2] ?? ""}`);
    if (!Number.isInteger(value)) return refused({ code: "not-whole" });
    return value < least || value > most ? refused({ code: "out-of-range", least, most }) : accepted(value);
  };
}
