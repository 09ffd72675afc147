import fc from "fast-check";
import { expect, test } from "vitest";
import { chainedPair, isChained, peaksWithin } from "#domain/weeks/rules-rest.ts";
import { chainedPeaks } from "#domain/weeks/rules-warnings.ts";
import { addDays, type LocalDate, mondayOf, parseLocalDate } from "#kit/dates.ts";

const day = (text: string): LocalDate => {
  const date = parseLocalDate(text);
  if (date === null) throw new Error(text);
  return date;
};
const month = (year: number, of: number): number => year * 12 + of - 1;

test("peaks in one month are chained whatever was agreed; in months side by side unless no rest was", () => {
  expect(isChained([month(2027, 8)], [month(2027, 8)], 0)).toBe(true);
  expect(isChained([month(2027, 8)], [month(2027, 9)], 2)).toBe(true);
  expect(isChained([month(2027, 8)], [month(2027, 9)], 0)).toBe(false);
  expect(isChained([month(2027, 12)], [month(2028, 1)], 1)).toBe(true);
});

test("a February between two peaks is four weeks of rest and no more", () => {
  const [before, after] = [[month(2027, 1)], [month(2027, 3)]];
  expect(isChained(before, after, 4)).toBe(false);
  expect(isChained(after, before, 5)).toBe(true);
  expect(chainedPair([[], before, [], after], 5)).toEqual([1, 3]);
});

test("only the peak months that lie in the time of the work count", () => {
  const time = { from: day("2027-07-05"), until: day("2027-10-01") };
  expect(peaksWithin([1, 9, 10], time)).toEqual([month(2027, 9)]);
  expect(peaksWithin([9], { from: time.until, until: time.until })).toEqual([]);
});

test("what whole months leave unchained is unchained day by day as well", () => {
  const place = fc.record({
    weeks: fc.integer({ min: 1, max: 60 }),
    ahead: fc.integer({ min: 0, max: 52 }),
    peakMonths: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 3 }),
  });
  const monday = mondayOf(day("2026-12-01"));
  let rested = 0;
  fc.assert(
    fc.property(place, place, fc.integer({ min: 0, max: 8 }), (one, other, rest) => {
      const [first, second] = [one, other].map(({ weeks, ahead, peakMonths }) => {
        const from = addDays(monday, 7 * ahead);
        return { peakMonths, from, until: addDays(from, 7 * weeks) };
      });
      if (first === undefined || second === undefined) return;
      const told = chainedPeaks(
        [
          { ...first, name: "a" },
          { ...second, name: "b" },
        ],
        rest,
      );
      if (isChained(peaksWithin(first.peakMonths, first), peaksWithin(second.peakMonths, second), rest)) return;
      expect(told).toEqual([]);
      rested += first.peakMonths.length > 0 && second.peakMonths.length > 0 ? 1 : 0;
    }),
    { numRuns: 300 },
  );
  expect(rested).toBeGreaterThan(10);
});
