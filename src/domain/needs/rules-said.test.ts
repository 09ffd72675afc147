import fc from "fast-check";
import { expect, test } from "vitest";
import { halfDaysSaid, monthsSaid, payYenSaid } from "#domain/needs/rules-said.ts";

test("half-days are found in what owners say, by the week, the month, days or a part of a person", () => {
  const said: readonly (readonly [string, number | null])[] = [
    ["週に一回、午前だけでも来てくれたら。", 4],
    ["週３コマくらいでしょうか。", 12],
    ["月2コマで十分です", 2],
    ["月に１度…いや、月に3回は", 3],
    ["毎週2日は会社にいてほしい", 16],
    ["月に4日", 8],
    ["0.3人分あれば回ります", 12],
    ["0.5人、というところです", 20],
    ["できるだけたくさん来てほしい", null],
    ["うちは3人でやっています", null],
    ["週20日", null],
    ["0.33人分", null],
  ];
  for (const [words, halfDays] of said) expect([words, halfDaysSaid(words)]).toEqual([words, halfDays]);
});

test("months and pay are found, and money without its month is left open", () => {
  expect(monthsSaid("来月から半年")).toBe(6);
  expect(monthsSaid("まず三か月、試しに")).toBe(3);
  expect(monthsSaid("1年ほど続けたい")).toBe(12);
  expect(monthsSaid("2026年の春から")).toBeNull();
  expect(payYenSaid("月に6万円なら出せる")).toBe(60_000);
  expect(payYenSaid("月額１２．５万円")).toBe(125_000);
  expect(payYenSaid("一回十万円までは任せます")).toBeNull();
});

const around = fc.stringMatching(/^[ぁ-んァ-ヶ。、]{0,20}$/);

test("a number of half-days is found whatever stands around it", () => {
  fc.assert(
    fc.property(around, around, fc.integer({ min: 1, max: 15 }), (before, after, weekly) => {
      expect(halfDaysSaid(`${before}週${weekly}コマ${after}`)).toBe(4 * weekly);
    }),
  );
});

test("whatever is said, what is found lies within the limits of a form", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 1000 }), (words) => {
      const [halfDays, months, pay] = [halfDaysSaid(words), monthsSaid(words), payYenSaid(words)];
      expect(halfDays === null || (Number.isInteger(halfDays) && halfDays >= 1 && halfDays <= 60)).toBe(true);
      expect(months === null || (Number.isInteger(months) && months >= 1 && months <= 60)).toBe(true);
      expect(pay === null || (Number.isInteger(pay) && pay >= 1 && pay <= 100_000_000)).toBe(true);
    }),
  );
});
