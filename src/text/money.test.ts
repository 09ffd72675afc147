import fc from "fast-check";
import { expect, test } from "vitest";
import { halfDayPayWords, monthlyPayWords, yenWords } from "#text/money.ts";

test("an amount told in words is heard as the same amount", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000_000 }), (yen) => {
      const { ja, en } = yenWords(yen);
      const figure = Number(ja.replace(/[万円,]/g, ""));
      expect(ja.includes("万") ? figure * 10_000 : figure).toBe(yen);
      expect(Number(en.replace(/[¥,]/g, ""))).toBe(yen);
    }),
  );
});

test("the pay of a half-day is told to the nearest hundred yen, and says so when it is rounded", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1000, max: 1_000_000 }), (yen) => {
      const { ja } = halfDayPayWords(yen);
      const told = Number(/([\d,]+)円/.exec(ja)?.[1]?.replaceAll(",", ""));
      expect(Math.abs(told - yen)).toBeLessThanOrEqual(50);
      expect(ja.includes("約")).toBe(told !== yen);
    }),
  );
});

test("pay reads as people say it, and no pay is said in words", () => {
  expect(monthlyPayWords(120_000)).toEqual({ ja: "月12万円", en: "¥120,000 a month" });
  expect(monthlyPayWords(45_500).ja).toBe("月45,500円");
  expect(monthlyPayWords(0)).toEqual({ ja: "無報酬", en: "Unpaid" });
  expect(halfDayPayWords(6923)).toEqual({ ja: "1コマ約6,900円", en: "about ¥6,900 a half-day" });
  expect(halfDayPayWords(6900).ja).toBe("1コマ6,900円");
});
