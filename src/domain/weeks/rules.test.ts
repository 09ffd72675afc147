import { describe, expect, test } from "vitest";
import { hasRoomAlone, kilometres, layWeek, nearTownsOf, type WeekShare, weekBeside } from "#domain/weeks/rules.ts";
import { inItsTime } from "#domain/weeks/rules-patterns.ts";
import { chainedPeaks, type Seasonal, warningsOf } from "#domain/weeks/rules-warnings.ts";
import { everyCell, usualCells } from "#domain/weeks/terms.ts";
import { type LocalDate, parseLocalDate } from "#kit/dates.ts";
import { seededRandom } from "#kit/random.ts";
import { count } from "../../../tests/support/counts.ts";

const day = (text: string): LocalDate => {
  const date = parseLocalDate(text);
  if (date === null) throw new Error(text);
  return date;
};
const today = day("2026-12-01");
const share = (parts: Partial<WeekShare> = {}): WeekShare => ({
  halfDays: 4,
  onSiteHalfDays: 0,
  place: "みなと町",
  nearTowns: [],
  cells: usualCells,
  ...parts,
});

test("a week holds what lies in the share's own time alone: nothing before its first day, nothing after its last", () => {
  // Tuesday of four weeks, the first of them on the first of December.
  const cells = [3, 24, 45, 66];
  const whole = { cells, onSite: [24], from: day("2026-11-01"), until: day("2027-03-01") };
  expect(inItsTime(whole, today)).toEqual({ cells, onSite: [24] });
  const daysOf = (from: string, until: string) =>
    inItsTime({ ...whole, from: day(from), until: day(until) }, today).cells.length;
  expect(daysOf("2026-12-14", "2027-03-01"), "begins in the third week").toBe(2);
  expect(daysOf("2026-11-01", "2026-12-08"), "over before the second Tuesday").toBe(1);
  expect(daysOf("2026-11-01", "2026-12-09"), "its last day is the second Tuesday").toBe(2);
});

describe("one share alone", () => {
  test("the quick answer for a pair is the exact one", () => {
    let none = 0;
    for (let seed = 1; seed <= count(2000, 50_000); seed += 1) {
      const random = seededRandom(seed);
      const mask = (): number => random.u32() & random.u32() & random.u32() & everyCell;
      const halfDays = 1 + random.below(20);
      const one = share({ halfDays, onSiteHalfDays: random.below(halfDays + 1), cells: mask() | mask() });
      const placeDays = random.below(2) === 0 ? [] : [{ day: random.below(7), town: "かわべ市" }];
      const person = { cells: mask() | mask(), placeDays };
      const laid = layWeek(person, [one]);
      expect(hasRoomAlone(person, one), `${seed}`).toBe(laid.ok);
      if (!laid.ok) none += 1;
    }
    expect(none).toBeGreaterThan(100);
  });
});

describe("beside what a person has", () => {
  test("cells that are taken are not free, and a day at a place belongs to its town", () => {
    const beside = weekBeside(0b11011, [share({ onSiteHalfDays: 4 })]);
    expect(beside.cells).toBe(0b11010);
    expect(beside.placeDays).toEqual([{ day: 0, town: "みなと町" }]);
  });

  test("whoever has an impossible week takes nothing new", () => {
    expect(weekBeside(0b1, [share({ halfDays: 8 })])).toEqual({ cells: 0, placeDays: [] });
  });
});

describe("towns", () => {
  test("two towns are near within the kilometres of the rule; without coordinates none is", () => {
    const tottori = { latitude: 35.5011, longitude: 134.2351 };
    const iwami = { latitude: 35.5758, longitude: 134.3328 };
    const yonago = { latitude: 35.4281, longitude: 133.3311 };
    expect(kilometres(tottori, yonago)).toBeCloseTo(82.3, 0);
    const near = nearTownsOf(
      ["鳥取市", "岩美町", "米子市", "どこか"],
      new Map([
        ["鳥取市", tottori],
        ["岩美町", iwami],
        ["米子市", yonago],
      ]),
      15,
    );
    expect(near.get("鳥取市")).toEqual(["岩美町"]);
    expect(near.get("どこか")).toEqual([]);
  });
});

describe("warnings", () => {
  const week = (cells: readonly number[]) => ({
    cells: [0, 1, 2, 3].flatMap((each) => cells.map((cell) => each * 21 + cell)),
    onSite: [],
  });

  test("a week without a free day, and one above a full week's work", () => {
    const everyMorning = week([0, 3, 6, 9, 12, 15, 18]);
    expect(warningsOf([everyMorning], today)).toEqual([expect.objectContaining({ code: "no-free-day", week: 1 })]);
    const full = week([0, 1, 3, 4, 6, 7, 9, 10, 12, 13, 15]);
    expect(warningsOf([full], today)).toEqual([expect.objectContaining({ code: "too-much", halfDays: 44, most: 40 })]);
  });

  test("an evening after a full day, also when two firms make it", () => {
    expect(warningsOf([week([0, 1]), week([2])], today)).toEqual([{ code: "evening-after-full-day", day: 0 }]);
    expect(warningsOf([week([0, 1])], today)).toEqual([]);
  });
});

describe("peak seasons", () => {
  const year = { from: day("2027-01-01"), until: day("2028-01-01") };
  const seasonal = (name: string, peakMonths: readonly number[], parts: Partial<Seasonal> = {}): Seasonal => ({
    name,
    peakMonths,
    ...year,
    ...parts,
  });

  test("one peak right after another is told, with the days between which rest is missing", () => {
    const [chain, ...more] = chainedPeaks([seasonal("宿", [8]), seasonal("農園", [9, 10])], 2);
    expect(chain).toEqual({ first: "宿", second: "農園", ends: "2027-08-31", begins: "2027-09-01", weeks: 2 });
    expect(more).toEqual([]);
  });

  test("with the rest agreed, at one firm alone, or outside of the engagement's time nothing is told", () => {
    expect(chainedPeaks([seasonal("宿", [8]), seasonal("農園", [10])], 2)).toEqual([]);
    expect(chainedPeaks([seasonal("宿", [8, 9])], 2)).toEqual([]);
    const later = seasonal("農園", [9], { from: day("2027-10-01") });
    expect(chainedPeaks([seasonal("宿", [8]), later], 2)).toEqual([]);
  });
});
