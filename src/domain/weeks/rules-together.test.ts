import { expect, test } from "vitest";
import { besideLaid, layWeek, toLay, type WeekShare } from "#domain/weeks/rules.ts";
import {
  type GroupMember,
  groupAround,
  type JointMeeting,
  layGroup,
  weeksBeside,
} from "#domain/weeks/rules-together.ts";
import type { JointMeetingId, LaidCells } from "#domain/weeks/terms.ts";
import { faultsOfMeetings, faultsOfPattern } from "#engine/timetable/verify.ts";
import { type Random, seededRandom } from "#kit/random.ts";
import { count } from "../../../tests/support/counts.ts";

const idOf = (text: string): JointMeetingId => {
  const isId = (value: string): value is JointMeetingId => value !== "";
  if (!isId(text)) throw new Error("no id");
  return text;
};
const towns = ["みなと町", "かわべ市"];

const cellsFrom = (random: Random, most: number): number =>
  Array.from({ length: 2 + random.below(most) }, () => 1 << random.below(21)).reduce((all, bit) => all | bit, 0);

function drawnShare(random: Random, free: number): WeekShare {
  const halfDays = 1 + random.below(8);
  return {
    halfDays,
    onSiteHalfDays: random.below(3) === 0 ? random.below(halfDays + 1) : 0,
    place: towns[random.below(2)] ?? "",
    nearTowns: [],
    cells: free | cellsFrom(random, 4),
    laid: null,
  };
}

/** Three people with two shares each, and two meetings among them. */
function drawnGroup(seed: number) {
  const random = seededRandom(seed);
  const common = cellsFrom(random, 3);
  const members = [0, 1, 2].map((who): GroupMember<number> => {
    const cells = common | cellsFrom(random, 8);
    return {
      person: { cells, placeDays: [] },
      shares: [0, 1].map((at) => ({ ...drawnShare(random, cells), key: who * 10 + at })),
    };
  });
  const meetings = [0, 1].map((at): JointMeeting<number> & { people: readonly number[] } => ({
    id: idOf(`m${at}`),
    often: random.below(2) === 0 ? "weekly" : "once",
    people: [at, at + 1],
    shares: [at * 10 + random.below(2), (at + 1) * 10 + random.below(2)],
  }));
  return { random, members, meetings };
}

const patternOf = (shares: readonly LaidCells[]) => {
  const pattern = { share: new Int8Array(84).fill(-1), onSite: new Uint8Array(84) };
  for (const [index, { cells, onSite }] of shares.entries()) {
    for (const cell of cells) pattern.share[cell] = index;
    for (const cell of onSite) pattern.onSite[cell] = 1;
  }
  return pattern;
};

test("everybody's week passes the check, every meeting that is not missed lies in one half-day of all who share it", () => {
  let met = 0;
  let missed = 0;
  for (let seed = 1; seed <= count(60, 3000); seed += 1) {
    const { members, meetings } = drawnGroup(seed);
    const laid = layGroup(members, meetings);
    expect(laid, `${seed}`).toEqual(layGroup(members, meetings));
    const patterns = laid.weeks.map((week) => patternOf(week.ok ? week.shares : []));
    for (const [index, week] of laid.weeks.entries()) {
      const { person, shares } = members[index] ?? { person: { cells: 0, placeDays: [] }, shares: [] };
      expect(week.ok, `${seed}`).toBe(layWeek(person, shares).ok);
      const pattern = patterns[index];
      if (week.ok && pattern !== undefined)
        expect(faultsOfPattern(toLay(person, shares), pattern), `${seed}`).toEqual([]);
    }
    const held = meetings.filter(({ id }) => !laid.missed.includes(id));
    const asked = held.map(({ often, shares }) => ({
      often,
      parts: shares.map((key) => ({ person: Math.floor(key / 10), share: key % 10 })),
    }));
    const places = held.map(({ id }) => laid.places.get(id)?.[0] ?? -1);
    expect(faultsOfMeetings(patterns, asked, places), `${seed}`).toEqual([]);
    met += held.length;
    missed += laid.missed.length;
  }
  expect(met).toBeGreaterThan(20);
  expect(missed).toBeGreaterThan(20);
});

test("new work beside a group's weeks leaves everybody a week in which the meetings still are", () => {
  let taken = 0;
  for (let seed = 1; seed <= count(60, 3000); seed += 1) {
    const { random, members, meetings } = drawnGroup(seed);
    const all = new Map(members.map((member, index) => [index, member] as const));
    const laid = layGroup(members, meetings);
    for (const [index, left] of weeksBeside(all, meetings)) {
      const week = laid.weeks[index];
      const member = members[index];
      if (week?.ok !== true || member === undefined) {
        expect(left, `${seed}`).toEqual({ cells: 0, placeDays: [] });
        continue;
      }
      expect(left, `${seed}`).toEqual(
        besideLaid(
          member.person.cells,
          week.shares.map((share, at) => ({ ...share, place: member.shares[at]?.place ?? "" })),
        ),
      );
      const next = drawnShare(random, left.cells);
      const added = layWeek(left, [next]);
      if (!added.ok) continue;
      taken += 1;
      const both = patternOf([...week.shares, ...added.shares]);
      expect(faultsOfPattern(toLay(member.person, [...member.shares, next]), both), `${seed}`).toEqual([]);
    }
  }
  expect(taken).toBeGreaterThan(10);
});

test("a group is everybody whom meetings bind, however far along the chain", () => {
  const meetings = [{ people: [3, 4] }, { people: [1, 2] }, { people: [2, 3] }, { people: [8, 9] }];
  expect(groupAround(1, meetings)).toEqual({ people: new Set([1, 2, 3, 4]), meetings: meetings.slice(0, 3) });
  expect(groupAround(7, meetings)).toEqual({ people: new Set([7]), meetings: [] });
});
