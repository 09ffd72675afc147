import {
  besideLaid,
  laidOf,
  layWeek,
  toLay,
  type WeekLaying,
  type WeekPerson,
  type WeekShare,
  weekBeside,
} from "#domain/weeks/rules.ts";
import { type JointMeetingId, type MeetingOften, patternWeeks } from "#domain/weeks/terms.ts";
import type { Meeting } from "#engine/timetable/pattern.ts";
import { layTogether } from "#engine/timetable/together.ts";

/** One person of a group that shares meetings; each share has a key that meetings name. */
export type GroupMember<Key> = {
  readonly person: WeekPerson;
  readonly shares: readonly (WeekShare & { readonly key: Key })[];
};

/** A meeting by the keys of the shares whose half-day it is. */
export type JointMeeting<Key> = {
  readonly id: JointMeetingId;
  readonly often: MeetingOften;
  readonly shares: readonly Key[];
};

/** What came of laying a group: each member's week, and where the meetings lie; a meeting that finds no time is missed. */
export type GroupLaying = {
  readonly weeks: readonly WeekLaying[];
  readonly places: ReadonlyMap<JointMeetingId, readonly number[]>;
  readonly missed: readonly JointMeetingId[];
};

/** Steps for each try of each person, and tries for the meetings of one group. */
const effort = { allowed: 200_000, mostTries: 200 };

/** People and meetings that are laid out together at most; larger groups keep their weeks and miss their meetings. */
const mostInGroup = 60;

/**
 * Lays everybody of a group into their weeks so that each meeting lies in one half-day of all who take part. Whoever has
 * an impossible week alone is left out of the meetings. The meetings are added one by one, in the given order, as long as
 * everybody can still be laid out; one that cannot be added is missed, and the others stand.
 */
export function layGroup<Key>(
  members: readonly GroupMember<Key>[],
  meetings: readonly JointMeeting<Key>[],
): GroupLaying {
  const alone = members.map(({ person, shares }) => layWeek(person, shares));
  const able = members.flatMap((member, index) => (alone[index]?.ok === true ? [{ ...member, index }] : []));
  let best: { readonly weeks: readonly WeekLaying[]; readonly places: GroupLaying["places"] } = {
    weeks: alone,
    places: new Map(),
  };
  const kept: JointMeeting<Key>[] = [];
  const missed: JointMeetingId[] = [];
  for (const meeting of meetings) {
    const parts = partsOf(able, meeting);
    const isPossible = able.length <= mostInGroup && parts.length > 1;
    const found = isPossible ? laidWith(able, [...kept, meeting]) : null;
    if (found === null) {
      missed.push(meeting.id);
      continue;
    }
    kept.push(meeting);
    best = {
      weeks: alone.map((week, index) => {
        const at = able.findIndex((each) => each.index === index);
        return found.weeks[at] ?? week;
      }),
      places: found.places,
    };
  }
  return { ...best, missed };
}

type Able<Key> = GroupMember<Key> & { readonly index: number };

/** The parts of a meeting that somebody who can be laid out takes; a person takes one part. */
function partsOf<Key>(able: readonly Able<Key>[], { shares }: JointMeeting<Key>): Meeting["parts"] {
  return able.flatMap((member, person) => {
    const share = member.shares.findIndex(({ key }) => shares.includes(key));
    return share < 0 ? [] : [{ person, share }];
  });
}

function laidWith<Key>(
  able: readonly Able<Key>[],
  meetings: readonly JointMeeting<Key>[],
): { readonly weeks: readonly WeekLaying[]; readonly places: GroupLaying["places"] } | null {
  const laid = layTogether(
    able.map(({ person, shares }) => toLay(person, shares)),
    meetings.map((meeting) => ({ often: meeting.often, parts: partsOf(able, meeting) })),
    effort,
  );
  if (laid.status !== "laid") return null;
  return {
    weeks: able.map(({ shares }, index) => {
      const pattern = laid.patterns[index];
      if (pattern === undefined) throw new Error("a laid group has a pattern for everybody");
      return { ok: true, shares: shares.map((_, at) => laidOf(pattern, at)) };
    }),
    places: new Map(
      meetings.flatMap(({ id, often }, index) => {
        const entry = laid.places[index] ?? -1;
        if (entry < 0) return [];
        const weeks = Array.from({ length: patternWeeks }, (_, week) => week * 21 + entry);
        return [[id, often === "weekly" ? weeks : [entry]] as const];
      }),
    ),
  };
}

/**
 * What is left of everybody's free cells beside the shares that they have already, laid together with their meetings: so
 * that new work never takes the time in which people meet.
 */
export function weeksBeside<Id, Key>(
  members: ReadonlyMap<Id, GroupMember<Key>>,
  meetings: readonly (JointMeeting<Key> & { readonly people: readonly Id[] })[],
): ReadonlyMap<Id, WeekPerson> {
  const beside = new Map<Id, WeekPerson>();
  const bound = new Set(meetings.flatMap(({ people }) => people));
  for (const [id, { person, shares }] of members) {
    if (beside.has(id)) continue;
    if (!bound.has(id)) {
      beside.set(id, weekBeside(person.cells, shares));
      continue;
    }
    const group = groupAround(id, meetings);
    const known = [...group.people].flatMap((each) => {
      const member = members.get(each);
      return member === undefined ? [] : [{ id: each, member }];
    });
    const { weeks } = layGroup(
      known.map(({ member }) => member),
      group.meetings,
    );
    for (const [index, { id: each, member }] of known.entries()) {
      const laid = weeks[index];
      const places = (laid?.ok === true ? laid.shares : []).map((share, at) => ({
        ...share,
        place: member.shares[at]?.place ?? "",
      }));
      beside.set(each, laid?.ok === true ? besideLaid(member.person.cells, places) : { cells: 0, placeDays: [] });
    }
  }
  return beside;
}

/** People and the meetings that bind them, however far along the chain, around one person. */
export function groupAround<Id, M extends { readonly people: readonly Id[] }>(
  start: Id,
  meetings: readonly M[],
): { readonly people: ReadonlySet<Id>; readonly meetings: readonly M[] } {
  const people = new Set([start]);
  let bound: readonly M[] = [];
  for (;;) {
    const next = meetings.filter((meeting) => meeting.people.some((person) => people.has(person)));
    if (next.length === bound.length) return { people, meetings: bound };
    bound = next;
    for (const meeting of bound) for (const person of meeting.people) people.add(person);
  }
}
