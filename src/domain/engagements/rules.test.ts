import fc from "fast-check";
import { expect, test } from "vitest";
import { bookingState, decideBooking, decideRelease, fillWeeks, mondaysOf } from "#domain/engagements/rules.ts";
import type { Load, Share } from "#domain/engagements/terms.ts";
import { addDays, type LocalDate, mondayOf, parseLocalDate, weekdayOf } from "#kit/dates.ts";

const date = (text: string): LocalDate => parseLocalDate(text) ?? fail(text);
const fail = (text: string): never => {
  throw new Error(`${text} is no date`);
};
const firstMonday = date("2026-11-23");

const shares = fc.record({
  halfDays: fc.integer({ min: 1, max: 60 }),
  fromWeek: fc.integer({ min: -60, max: 60 }).map((week) => addDays(firstMonday, 7 * week)),
  weeks: fc.integer({ min: 1, max: 30 }),
});

/** The ledger that these shares make, without a limit: a plain sum, by other code than the store's statement. */
function ledgerOf(taken: readonly Share[], capacity: number): readonly Load[] {
  const booked = new Map<LocalDate, number>();
  for (const share of taken)
    for (let week = 0; week < share.weeks; week += 1) {
      const monday = addDays(share.fromWeek, 7 * week);
      booked.set(monday, (booked.get(monday) ?? 0) + share.halfDays);
    }
  return [...booked].map(([week, sum]) => ({ week, capacity, booked: sum }));
}

test("whatever is asked for in whatever order, no week goes above capacity, and what is refused would have", () => {
  fc.assert(
    fc.property(fc.array(shares, { maxLength: 40 }), fc.integer({ min: 0, max: 60 }), (asked, halfDays) => {
      const taken: Share[] = [];
      for (const share of asked) {
        const decided = decideBooking({ halfDays }, ledgerOf(taken, halfDays), share);
        const after = ledgerOf([...taken, share], halfDays);
        const fits = after.every(({ booked }) => booked <= halfDays);
        expect(decided.ok).toBe(fits);
        if (decided.ok) taken.push(share);
        else if (decided.refusal.code === "above-capacity") {
          const { week, free } = decided.refusal;
          const full = after.filter(({ booked }) => booked > halfDays).map((load) => load.week);
          expect(week).toBe(full.toSorted()[0]);
          expect(free).toBe(halfDays - (ledgerOf(taken, halfDays).find((load) => load.week === week)?.booked ?? 0));
          expect(free).toBeLessThan(share.halfDays);
        } else expect.fail(decided.refusal.code);
      }
    }),
  );
});

test("the weeks of a share are Mondays, one after the other, as many as asked for", () => {
  fc.assert(
    fc.property(shares, (share) => {
      const mondays = mondaysOf(share);
      expect(mondays).toHaveLength(share.weeks);
      expect(mondays.every((day) => weekdayOf(day) === 1)).toBe(true);
      expect(mondays.every((day, index) => day === addDays(share.fromWeek, 7 * index))).toBe(true);
    }),
  );
});

test("a release gives back exactly the weeks that are not over", () => {
  fc.assert(
    fc.property(shares, fc.integer({ min: -700, max: 700 }), (share, days) => {
      const thisWeek = mondayOf(addDays(firstMonday, days));
      const left = mondaysOf(share).filter((week) => week >= thisWeek);
      const decided = decideRelease({ ...share, isReleased: false }, thisWeek);
      if (left.length === 0) expect(decided).toEqual({ ok: false, refusal: { code: "wrong-state", state: "over" } });
      else expect(decided.ok && mondaysOf(decided.value)).toEqual(left);
    }),
  );
});

test("a booking that was given back cannot be given back again", () => {
  const share = { halfDays: 4, fromWeek: firstMonday, weeks: 4, isReleased: true };
  expect(decideRelease(share, firstMonday)).toEqual({ ok: false, refusal: { code: "wrong-state", state: "released" } });
});

test("a booking comes, runs in its first and last week, and is over in the week after", () => {
  const share = { fromWeek: firstMonday, weeks: 2, isReleased: false };
  const states = [-7, 0, 7, 14].map((days) => bookingState(share, addDays(firstMonday, days)));
  expect(states).toEqual(["coming", "running", "running", "over"]);
});

test("a share that does not start on a Monday is refused beside its field", () => {
  const decided = decideBooking({ halfDays: 12 }, [], { halfDays: 4, fromWeek: addDays(firstMonday, 1), weeks: 1 });
  expect(decided).toEqual({
    ok: false,
    refusal: { code: "invalid", faults: [{ field: "fromWeek", code: "not-a-monday", facts: {} }] },
  });
});

test("a week keeps the capacity that its row holds, and a week without a row has the person's", () => {
  const ledger = [{ week: firstMonday, capacity: 20, booked: 15 }];
  const weeks = [firstMonday, addDays(firstMonday, 7)];
  expect(fillWeeks(weeks, ledger, 8).map(({ capacity, booked }) => capacity - booked)).toEqual([5, 8]);
});
