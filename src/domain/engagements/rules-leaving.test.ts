import fc from "fast-check";
import { expect, test } from "vitest";
import { endOf } from "#domain/engagements/rules.ts";
import type { EngagementState } from "#domain/engagements/rules-engagements.ts";
import { decideLeaving, holeAfter, lastDaysOf } from "#domain/engagements/rules-leaving.ts";
import { addDays, type LocalDate, parseLocalDate } from "#kit/dates.ts";

const day = (text: string): LocalDate => {
  const date = parseLocalDate(text);
  if (date === null) throw new Error("no such day");
  return date;
};
const monday = day("2026-11-02");
const saved = (weeks: number): EngagementState => ({
  version: 1,
  endedOn: null,
  terms: {
    title: "a work",
    role: "",
    roleKind: "specialist",
    stage: "weekly",
    halfDays: 8,
    onSiteHalfDays: 0,
    fromWeek: monday,
    weeks,
    payYenPerMonth: 80_000,
  },
});

test("whatever day may be told leaves a hole of at least a week, from a Monday, and none longer than what was agreed", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: -30, max: 500 }),
      fc.integer({ min: -30, max: 500 }),
      (weeks, now, then) => {
        const today = addDays(monday, now);
        const lastDay = addDays(monday, then);
        const { terms } = saved(weeks);
        const decided = decideLeaving(saved(weeks), { lastDay, today, isTold: false });
        const { first, last } = lastDaysOf(terms, today);
        const isOver = addDays(endOf(terms), -1) < today;
        expect(decided.ok).toBe(!isOver && lastDay >= first && lastDay <= last);
        if (!decided.ok) return;
        const hole = holeAfter(terms, lastDay);
        expect(hole?.weeks).toBeGreaterThan(0);
        expect(hole?.weeks).toBeLessThan(weeks);
        expect(hole !== null && hole.from > lastDay).toBe(true);
        expect(hole !== null && addDays(hole.from, 7 * hole.weeks)).toBe(endOf(terms));
      },
    ),
  );
});

test("the money of a hole is the pay of its weeks, twelve months for 52", () => {
  expect(holeAfter(saved(26).terms, day("2026-11-27"))).toEqual({
    halfDays: 8,
    from: day("2026-11-30"),
    weeks: 22,
    yenPerMonth: 80_000,
    yenInAll: Math.round((80_000 * 22 * 12) / 52),
  });
});

test("an end is told once, and not of an engagement that is over", () => {
  const today = addDays(monday, 3);
  const asked = { lastDay: addDays(monday, 10), today };
  expect(decideLeaving(saved(10), { ...asked, isTold: true })).toMatchObject({ refusal: { state: "leaving-told" } });
  const ended = { ...saved(10), endedOn: monday };
  expect(decideLeaving(ended, { ...asked, isTold: false })).toMatchObject({ refusal: { state: "ended" } });
});
