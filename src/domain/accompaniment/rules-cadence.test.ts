import fc from "fast-check";
import { expect, test } from "vitest";
import { cadenceOf, checkInDays, daysToPlan, isAccompanied } from "#domain/accompaniment/rules-cadence.ts";
import { addDays, type LocalDate, mondayOf, parseLocalDate, weekdayOf } from "#kit/dates.ts";

const date = (text: string): LocalDate => parseLocalDate(text) ?? fail(text);
const fail = (text: string): never => {
  throw new Error(`${text} is no date`);
};
const monday = date("2026-11-30");
const weeksFrom = (start: LocalDate, day: LocalDate): number =>
  Math.floor((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${start}T00:00:00Z`)) / (7 * 86_400_000)) + 1;

const first = (halfDays: number, many: number): readonly number[] => {
  const days: number[] = [];
  for (const day of checkInDays({ fromWeek: monday, halfDays })) {
    if (days.push(weeksFrom(monday, day)) === many) break;
  }
  return days;
};

test("a usual share is asked in weeks 1, 2, 4, then monthly, quarterly, twice a year, yearly", () => {
  expect(first(12, 20)).toEqual([1, 2, 4, 8, 12, 16, 20, 24, 37, 50, 63, 76, 89, 102, 128, 154, 206, 258, 310, 362]);
});

test("a small share is asked less often, a large one more closely", () => {
  expect(first(2, 10)).toEqual([1, 4, 8, 12, 25, 38, 51, 77, 103, 155]);
  expect(first(40, 8)).toEqual([1, 2, 3, 4, 8, 12, 16, 20]);
});

const engagements = fc.record({
  fromWeek: fc.integer({ min: -400, max: 400 }).map((weeks) => addDays(monday, 7 * weeks)),
  halfDays: fc.integer({ min: 1, max: 60 }),
});

test("no cadence ever ends by itself: whatever the day, a next one is planned, within a year and a week", () => {
  fc.assert(
    fc.property(
      engagements,
      fc.integer({ min: 0, max: 12_000 }),
      fc.integer({ min: 0, max: 200 }),
      (of, days, ahead) => {
        const from = addDays(of.fromWeek, days);
        const planned = daysToPlan(of, { from, until: addDays(from, ahead) });
        expect(planned.length).toBeGreaterThan(0);
        expect(planned.every((day) => day >= from && weekdayOf(day) === 5)).toBe(true);
        expect(planned[0] !== undefined && planned[0] <= addDays(from, 53 * 7)).toBe(true);
        expect(planned.slice(0, -1).every((day) => day <= addDays(from, ahead))).toBe(true);
      },
    ),
  );
});

test("a cadence only thins out: no pause is shorter than the one before, and none is longer than a year", () => {
  fc.assert(
    fc.property(engagements, (of) => {
      const days: LocalDate[] = [];
      for (const day of checkInDays(of)) if (days.push(day) === 40) break;
      const pauses = days.slice(1).map((day, index) => weeksFrom(days[index] ?? day, day) - 1);
      const shorter = pauses.filter((pause, index) => pause < (pauses[index - 1] ?? 0));
      expect(shorter).toEqual([]);
      expect(Math.max(...pauses)).toBe(52);
    }),
  );
});

test("a setting that comes later leaves engagements that began before as they are", () => {
  const one = { upToHalfDays: Number.POSITIVE_INFINITY, later: [{ every: 52, untilWeek: Number.POSITIVE_INFINITY }] };
  const settings = [
    { from: date("2026-04-01"), source: "first", cadences: [{ ...one, first: [1] }] },
    { from: date("2027-04-01"), source: "second", cadences: [{ ...one, first: [3] }] },
  ];
  expect(cadenceOf({ fromWeek: mondayOf(date("2027-03-29")), halfDays: 4 }, settings).first).toEqual([1]);
  expect(cadenceOf({ fromWeek: mondayOf(date("2027-04-05")), halfDays: 4 }, settings).first).toEqual([3]);
});

test("only an end that somebody wrote down ends the asking; who joined or handed over is accompanied further", () => {
  expect(
    [null, "joined", "handed-over", "finished", "stopped", "left"].map((each) => isAccompanied(ofEnding(each))),
  ).toEqual([true, true, true, false, false, false]);
});
const ofEnding = (text: string | null) =>
  text === "joined" || text === "handed-over" || text === "finished" || text === "stopped" || text === "left"
    ? text
    : null;
