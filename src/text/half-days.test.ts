import fc from "fast-check";
import { expect, test } from "vitest";
import { halfDaysWords } from "#text/half-days.ts";

/** Reads the words back as half-days per four weeks. */
const heard = (text: string): number => {
  const weekly = /^週(\d+)コマ|^(\d+) half-days? a week/.exec(text);
  if (weekly !== null) return Number(weekly[1] ?? weekly[2]) * 4;
  return Number(/^月(\d+)コマ$|^(\d+) half-days? in four weeks$/.exec(text)?.slice(1).find(Boolean));
};

test("half-days told in words are heard as the same number, in both languages", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), (halfDays) => {
      const { ja, en } = halfDaysWords(halfDays);
      expect(heard(ja)).toBe(halfDays);
      expect(heard(en)).toBe(halfDays);
    }),
  );
});

test("a weekly share tells its days as well", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 15 }), (weekly) => {
      expect(halfDaysWords(weekly * 4).ja).toBe(`週${weekly}コマ（${weekly / 2}日）`);
    }),
  );
});

test("half-days read as people say them", () => {
  expect(halfDaysWords(12)).toEqual({ ja: "週3コマ（1.5日）", en: "3 half-days a week (1.5 days)" });
  expect(halfDaysWords(4)).toEqual({ ja: "週1コマ（0.5日）", en: "1 half-day a week (0.5 day)" });
  expect(halfDaysWords(2)).toEqual({ ja: "月2コマ", en: "2 half-days in four weeks" });
  expect(halfDaysWords(1).en).toBe("1 half-day in four weeks");
});
