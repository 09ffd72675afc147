import fc from "fast-check";
import { expect, test } from "vitest";
import { mondaysOf } from "#domain/engagements/rules.ts";
import {
  checkInState,
  decideEngagementEdit,
  decideEngagementEnd,
  decideEngagementTerms,
  engagementState,
  lastDayOf,
  weeksAfter,
} from "#domain/engagements/rules-engagements.ts";
import type { EngagementTerms } from "#domain/engagements/terms.ts";
import { addDays, type LocalDate, mondayOf, parseLocalDate } from "#kit/dates.ts";

const date = (text: string): LocalDate => parseLocalDate(text) ?? fail(text);
const fail = (text: string): never => {
  throw new Error(`${text} is no date`);
};
const monday = date("2026-11-23");

const terms: EngagementTerms = {
  title: "finding customers",
  role: "sales beside the owner",
  roleKind: "specialist",
  stage: "trial",
  halfDays: 8,
  onSiteHalfDays: 4,
  fromWeek: monday,
  weeks: 12,
  payYenPerMonth: 100_000,
};
const end = { endedOn: addDays(monday, 20), ending: "finished", outcome: "", outcomeScore: null } as const;

const times = fc.record({
  fromWeek: fc.integer({ min: -60, max: 60 }).map((week) => addDays(monday, 7 * week)),
  weeks: fc.integer({ min: 1, max: 30 }),
  endedOn: fc.option(fc.integer({ min: -500, max: 500 }).map((days) => addDays(monday, days))),
});
const days = fc.integer({ min: -700, max: 700 }).map((count) => addDays(monday, count));

test("an engagement comes, then runs until its last day, then is over, and never goes back", () => {
  fc.assert(
    fc.property(times, days, fc.integer({ min: 1, max: 300 }), (time, today, later) => {
      const order = ["coming", "running", "over"];
      const state = engagementState(time, today);
      expect(order.indexOf(engagementState(time, addDays(today, later)))).toBeGreaterThanOrEqual(order.indexOf(state));
      const last = lastDayOf(time);
      const isWithin = time.fromWeek <= today && today <= last;
      expect(state === "running").toBe(isWithin);
      if (last < time.fromWeek) expect(state).toBe("over");
    }),
  );
});

test("without an ending it runs through the Sunday of its last agreed week", () => {
  const time = { fromWeek: monday, weeks: 2, endedOn: null };
  expect(lastDayOf(time)).toBe(addDays(monday, 13));
  expect([-1, 0, 13, 14].map((day) => engagementState(time, addDays(monday, day)))).toEqual([
    "coming",
    "running",
    "running",
    "over",
  ]);
});

test("the weeks after a last day are exactly those that begin after it", () => {
  fc.assert(
    fc.property(times, days, ({ fromWeek, weeks }, lastDay) => {
      const share = { halfDays: 4, fromWeek, weeks };
      const expected = mondaysOf(share).filter((week) => week > lastDay);
      const left = weeksAfter(share, lastDay);
      expect(left === null ? [] : mondaysOf(left)).toEqual(expected);
      expect(left?.halfDays ?? 4).toBe(4);
    }),
  );
});

test("every fault of an engagement is told at once: the day is no Monday, more at the place than half-days", () => {
  const wrong = { ...terms, fromWeek: addDays(monday, 2), onSiteHalfDays: 9 };
  expect(decideEngagementTerms(wrong)).toEqual({
    ok: false,
    refusal: {
      code: "invalid",
      faults: [
        { field: "onSiteHalfDays", code: "more-on-site-than-half-days", facts: { halfDays: 8 } },
        { field: "fromWeek", code: "not-a-monday", facts: {} },
      ],
    },
  });
  expect(decideEngagementTerms(terms)).toEqual({ ok: true, value: terms });
});

const saved = { version: 3, terms, endedOn: null };

test("an engagement ends once, not before it began, and is called off before it begins", () => {
  const ask = (endedOn: LocalDate, today: LocalDate) =>
    decideEngagementEnd(saved, { end: { ...end, endedOn }, seenVersion: 3, today });
  expect(ask(addDays(monday, 10), addDays(monday, 10)).ok).toBe(true);
  expect(ask(addDays(monday, -1), addDays(monday, 10))).toEqual({
    ok: false,
    refusal: { code: "invalid", faults: [{ field: "endedOn", code: "ends-before-start", facts: {} }] },
  });
  expect(ask(addDays(monday, -5), addDays(monday, -5)).ok).toBe(true);
  const again = decideEngagementEnd({ ...saved, endedOn: monday }, { end, seenVersion: 3, today: monday });
  expect(again).toEqual({ ok: false, refusal: { code: "wrong-state", state: "ended" } });
  const stale = decideEngagementEnd(saved, { end, seenVersion: 2, today: monday });
  expect(stale.ok ? null : stale.refusal.code).toBe("stale");
});

test("a change names the fields that differ, keeps the half-days, and is refused after the end", () => {
  const { title, role, roleKind, onSiteHalfDays, payYenPerMonth } = terms;
  const change = { title, role, roleKind, onSiteHalfDays, payYenPerMonth, stage: "weekly" } as const;
  expect(decideEngagementEdit(saved, { change, seenVersion: 3 })).toEqual({
    ok: true,
    value: { terms: { ...terms, stage: "weekly" }, fields: ["stage"] },
  });
  const tooMuch = decideEngagementEdit(saved, { change: { ...change, onSiteHalfDays: 9 }, seenVersion: 3 });
  expect(tooMuch.ok ? null : tooMuch.refusal.code).toBe("invalid");
  const ended = decideEngagementEdit({ ...saved, endedOn: monday }, { change, seenVersion: 3 });
  expect(ended.ok ? null : ended.refusal.code).toBe("wrong-state");
});

test("a check-in is overdue from the day after it was due until it is held, or a later one is held instead", () => {
  expect(
    [-1, 0, 1].map((day) => checkInState({ dueOn: monday, heldOn: null, passedOn: null }, addDays(monday, day))),
  ).toEqual(["coming", "coming", "overdue"]);
  expect(checkInState({ dueOn: monday, heldOn: mondayOf(monday), passedOn: null }, addDays(monday, 90))).toBe("held");
  expect(checkInState({ dueOn: monday, heldOn: null, passedOn: addDays(monday, 30) }, addDays(monday, 90))).toBe(
    "passed",
  );
});
