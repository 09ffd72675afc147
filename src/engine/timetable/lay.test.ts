import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { count } from "../../../tests/support/counts.ts";
import { hasPattern, smallGroup, smallPerson, usualPerson } from "../../../tests/support/timetables.ts";
import { checkPerson, checkTogether } from "./check-input.ts";
import { layShares } from "./lay.ts";
import type { PersonToLay, ShareToLay } from "./pattern.ts";
import { layTogether } from "./together.ts";
import { faultsOfMeetings, faultsOfPattern } from "./verify.ts";

const morningsAndAfternoons = 0b000000011011011011011;
const share: ShareToLay = {
  halfDays: 4,
  onSite: 0,
  town: -1,
  cells: morningsAndAfternoons,
  onSiteCells: 2 ** 21 - 1,
  pinned: [0, 0, 0, 0],
  keep: 0,
};
const person: PersonToLay = { free: morningsAndAfternoons, shares: [], towns: 2, near: Uint8Array.from([1, 0, 0, 1]) };

const cellsOf = (of: PersonToLay, index: number): number[][] => {
  const laid = layShares(of);
  if (laid.status !== "laid") throw new Error(laid.status);
  return [0, 1, 2, 3].map((week) =>
    Array.from({ length: 21 }, (_, cell) => cell).filter((cell) => laid.pattern.share[week * 21 + cell] === index),
  );
};

describe("one person", () => {
  test("a weekly share has the same cells in every week", () => {
    const weeks = cellsOf({ ...person, shares: [{ ...share, halfDays: 12 }] }, 0);
    expect(weeks[0]).toHaveLength(3);
    for (const week of weeks) expect(week).toEqual(weeks[0]);
  });

  test("a share of two half-days a month lies in two of the four weeks", () => {
    const weeks = cellsOf({ ...person, shares: [{ ...share, halfDays: 2 }] }, 0);
    expect(weeks.map(({ length }) => length)).toEqual([1, 0, 1, 0]);
  });

  test("a day stays free as long as the shares allow it, and no day is filled to the evening", () => {
    const weeks = cellsOf(
      { ...person, free: 2 ** 21 - 1, shares: [{ ...share, halfDays: 40, cells: 2 ** 21 - 1 }] },
      0,
    );
    const used = new Set(weeks[0]?.map((cell) => Math.floor(cell / 3)));
    expect(used.size).toBe(5);
  });

  test("half-days at two towns that are not near never fall on one day", () => {
    const monday = 0b11;
    const both = [0, 1].map((town) => ({ ...share, onSite: 4, town, cells: monday }));
    expect(layShares({ ...person, shares: both })).toEqual({ status: "none", core: [0, 1], because: "towns" });
    const near = Uint8Array.from([1, 1, 1, 1]);
    expect(layShares({ ...person, shares: both, near }).status).toBe("laid");
  });

  test("of several shares only those that stand against each other are named", () => {
    const tuesday = { ...share, cells: 0b1000 };
    const laid = layShares({ ...person, shares: [share, tuesday, share, tuesday] });
    expect(laid).toEqual({ status: "none", core: [1, 3], because: "cells" });
  });

  test("cells laid down by hand are kept, and cells that a share had stay its own", () => {
    const pinned = { ...share, pinned: [1, 1, 1, 1] };
    const kept = { ...share, keep: 1 << 12 };
    expect(cellsOf({ ...person, shares: [pinned, kept] }, 0)[2]).toEqual([0]);
    expect(cellsOf({ ...person, shares: [pinned, kept] }, 1)[3]).toEqual([12]);
    const outside = { ...share, pinned: [0, 0, 0, 1 << 20] };
    expect(layShares({ ...person, shares: [outside] })).toMatchObject({ because: "pinned" });
  });

  test("a pinned half-day from afar has its week's half-day at the place beside it", () => {
    const elsewhere = { ...share, halfDays: 6, onSite: 4, town: 0, cells: 0b111, onSiteCells: 0b011, keep: 0 };
    const pinned = { ...elsewhere, pinned: [0, 0, 0, 0b100] };
    expect(layShares({ ...person, free: 0b111, shares: [pinned] }).status).toBe("laid");
  });

  test("whether a pattern exists is what trying every possible week says, and every pattern passes the check", () => {
    let none = 0;
    for (let seed = 1; seed <= count(300, 20_000); seed++) {
      const drawn = smallPerson(seed);
      // Two shares may be pinned to one cell by chance; that is refused at the entrance.
      if (checkPerson(drawn) !== null) continue;
      const laid = layShares(drawn);
      expect(laid.status, `${seed}`).toBe(hasPattern(drawn) ? "laid" : "none");
      if (laid.status === "laid") expect(faultsOfPattern(drawn, laid.pattern), `${seed}`).toEqual([]);
      if (laid.status !== "none") continue;
      none++;
      const core = { ...drawn, shares: laid.core.flatMap((index) => drawn.shares[index] ?? []) };
      expect(hasPattern(core), `core ${seed}`).toBe(false);
    }
    expect(none).toBeGreaterThan(count(300, 20_000) / 10);
  });

  test("a person as the region has them is laid out or proven impossible, the same every time", () => {
    for (let seed = 1; seed <= count(150, 5000); seed++) {
      const drawn = usualPerson(seed);
      if (checkPerson(drawn) !== null) continue;
      const laid = layShares(drawn);
      expect(laid.status, `${seed}`).not.toBe("unknown");
      if (laid.status === "laid") expect(faultsOfPattern(drawn, laid.pattern), `${seed}`).toEqual([]);
      expect(layShares(drawn)).toEqual(laid);
    }
  });

  test("sixteen shares without an end in sight stop at the work allowed and say so", () => {
    const shares = Array.from({ length: 16 }, (_, index) => ({
      ...share,
      halfDays: 3 + (index % 3),
      cells: 2 ** 21 - 1,
    }));
    const laid = layShares({ ...person, free: 2 ** 21 - 1, shares }, 10_000);
    expect(laid).toEqual({ status: "unknown" });
  });
});

describe("the check of a pattern", () => {
  test.each([
    ["a half-day too few", (entry: number) => ({ entry, share: -1 })],
    ["another share's half-day", (entry: number) => ({ entry, share: 1 })],
  ] as const)("catches %s", (_, change) => {
    let caught = 0;
    for (let seed = 1; seed <= 100; seed++) {
      const drawn = usualPerson(seed);
      const laid = checkPerson(drawn) === null ? layShares(drawn) : null;
      if (laid?.status !== "laid") continue;
      const entry = laid.pattern.share.findIndex((index) => index === 0);
      const planted = change(entry);
      laid.pattern.share[planted.entry] = planted.share;
      expect(faultsOfPattern(drawn, laid.pattern).length).toBeGreaterThan(0);
      caught++;
    }
    expect(caught).toBeGreaterThan(10);
  });

  test("catches a half-day in a cell that is not free and one that is not the firm's", () => {
    const of = { ...person, shares: [{ ...share, halfDays: 1, cells: 0b11 }] };
    const pattern = { share: new Int8Array(84).fill(-1), onSite: new Uint8Array(84) };
    pattern.share[2] = 0;
    expect(faultsOfPattern(of, pattern)).toEqual([{ code: "not-free", share: 0, entry: 2 }]);
    pattern.share[2] = -1;
    pattern.share[3] = 0;
    expect(faultsOfPattern(of, pattern)).toEqual([{ code: "not-possible", share: 0, entry: 3 }]);
  });
});

describe("several people with meetings", () => {
  test("a weekly meeting lies in one cell that suits everybody, as a half-day of each share", () => {
    const early = { ...person, free: 0b11011, shares: [{ ...share, halfDays: 8 }] };
    const late = { ...person, free: 0b11000, shares: [share] };
    const parts = [
      { person: 0, share: 0 },
      { person: 1, share: 0 },
    ];
    const meetings = [{ often: "weekly" as const, parts }];
    const laid = layTogether([early, late], meetings);
    expect(laid.status).toBe("laid");
    if (laid.status === "laid") expect(faultsOfMeetings(laid.patterns, meetings, laid.places)).toEqual([]);
    const never = { ...late, free: 0b11000000 };
    expect(layTogether([early, never], meetings)).toEqual({ status: "no-meeting", meetings: [0] });
  });

  test("nobody is in two meetings in one half-day", () => {
    const one = { ...person, free: 0b11, shares: [{ ...share, halfDays: 8 }] };
    const meetings = [0, 1].map(() => ({ often: "weekly" as const, parts: [{ person: 0, share: 0 }] }));
    const laid = layTogether([one], meetings);
    expect(laid).toMatchObject({ status: "laid" });
    if (laid.status === "laid") {
      expect(new Set(laid.places).size).toBe(2);
      expect(faultsOfMeetings(laid.patterns, meetings, [0, 0])).toHaveLength(2);
    }
    const short = { ...one, shares: [{ ...share, halfDays: 4 }] };
    expect(layTogether([short], meetings)).toEqual({ status: "no-meeting", meetings: [0, 1] });
  });

  test("every answer passes the check; a no is what trying every cell for every meeting says", () => {
    let none = 0;
    for (let seed = 1; seed <= count(60, 5000); seed++) {
      const { people, meetings } = smallGroup(seed);
      if (checkTogether(people, meetings) !== null) continue;
      const laid = layTogether(people, meetings);
      if (laid.status === "laid") {
        expect(faultsOfMeetings(laid.patterns, meetings, laid.places), `${seed}`).toEqual([]);
        for (const [index, one] of people.entries())
          expect(faultsOfPattern(one, laid.patterns[index] ?? laid.patterns[0]!), `${seed}`).toEqual([]);
      }
      if (laid.status !== "no-meeting") continue;
      none++;
      expect(canMeet(people, meetings), `${seed}`).toBe(false);
    }
    expect(none).toBeGreaterThan(5);
  });
});

/** Tries every cell for every meeting; a person alone is asked of `layShares`, which every possible week has checked. */
function canMeet(
  people: readonly PersonToLay[],
  meetings: ReturnType<typeof smallGroup>["meetings"],
  met: ReadonlySet<string> = new Set(),
): boolean {
  const [meeting, ...later] = meetings;
  if (meeting === undefined) return people.every((one) => layShares(one).status === "laid");
  if (meeting.parts.length === 0) return canMeet(people, later, met);
  for (let cell = 0; cell < 21; cell++)
    for (let week = 0; week < (meeting.often === "once" ? 4 : 1); week++) {
      const masks = [0, 1, 2, 3].map((each) => (meeting.often === "weekly" || each === week ? 1 << cell : 0));
      // Where somebody is not free or the work cannot be done there is nothing to try.
      const isOutside = meeting.parts.some((part) => {
        const one = people[part.person];
        return ((one?.free ?? 0) & (one?.shares[part.share]?.cells ?? 0) & (1 << cell)) === 0;
      });
      if (isOutside) continue;
      const next = people.map((one, index) => ({
        ...one,
        shares: one.shares.map((each, at) => {
          const isIn = meeting.parts.some((part) => part.person === index && part.share === at);
          if (!isIn) return each;
          return { ...each, pinned: each.pinned.map((mask, at) => mask | (masks[at] ?? 0)) };
        }),
      }));
      if (next.some((one) => checkPerson(one) !== null)) continue;
      const taken = meeting.parts.flatMap((part) =>
        masks.flatMap((mask, at) => (mask === 0 ? [] : [`${part.person} ${at} ${cell}`])),
      );
      if (taken.some((each) => met.has(each))) continue;
      if (canMeet(next, later, new Set([...met, ...taken]))) return true;
    }
  return false;
}

describe("input with a fault", () => {
  test.each([
    ["half-days", { ...person, shares: [{ ...share, halfDays: 61 }] }, "out-of-range"],
    ["more at the place than there are", { ...person, shares: [{ ...share, onSite: 5, town: 0 }] }, "out-of-range"],
    ["no town", { ...person, shares: [{ ...share, onSite: 1 }] }, "no-town"],
    ["a cell that no week has", { ...person, free: 2 ** 21 }, "out-of-range"],
    ["a half cell", { ...person, free: 0.5 }, "out-of-range"],
    ["a town that is not near itself", { ...person, near: new Uint8Array(4) }, "not-near"],
    [
      "one cell for two",
      { ...person, shares: [share, share].map((each) => ({ ...each, pinned: [1, 0, 0, 0] })) },
      "pinned-twice",
    ],
    ["too many shares", { ...person, shares: Array.from({ length: 17 }, () => share) }, "wrong-length"],
  ] as const)("%s is refused by name", (_, wrong, code) => {
    expect(checkPerson(wrong)?.code).toBe(code);
    expect(() => layShares(wrong)).toThrow(code);
  });

  test("whatever numbers come, the answer is a refusal by name or a week that passes the check", () => {
    const number = fc.oneof(
      fc.integer({ min: -2, max: 70 }),
      fc.constantFrom(Number.NaN, 0.5, 2 ** 21, 2 ** 40, -(2 ** 31)),
    );
    const mask = fc.oneof(fc.integer({ min: 0, max: 2 ** 21 - 1 }), number);
    const anyShare = fc.record({
      halfDays: number,
      onSite: fc.oneof(fc.constant(0), number),
      town: fc.integer({ min: -2, max: 3 }),
      cells: mask,
      onSiteCells: mask,
      pinned: fc.oneof(fc.constant([0, 0, 0, 0]), fc.array(mask, { maxLength: 5 })),
      keep: mask,
    });
    const anyPerson = fc.record({
      free: mask,
      shares: fc.array(anyShare, { maxLength: 17 }),
      towns: fc.constant(3),
      near: fc.constantFrom(Uint8Array.from([1, 0, 0, 0, 1, 0, 0, 0, 1]), new Uint8Array(9).fill(1), new Uint8Array(3)),
    });
    fc.assert(
      fc.property(anyPerson, (drawn) => {
        if (checkPerson(drawn) !== null) {
          expect(() => layShares(drawn)).toThrow(RangeError);
          return;
        }
        const laid = layShares(drawn, 50_000);
        if (laid.status === "laid") expect(faultsOfPattern(drawn, laid.pattern)).toEqual([]);
      }),
      { numRuns: count(500, 20_000) },
    );
  });
});
