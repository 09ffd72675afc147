import type { Meeting, Pattern, PersonToLay } from "./pattern.ts";

/** A condition that a pattern breaks, with the share or meeting and the entry (week × 21 + cell) where there is one. */
export type PatternFault = {
  readonly code:
    | "length"
    | "unknown-share"
    | "not-free"
    | "not-possible"
    | "half-days"
    | "on-site"
    | "uneven-week"
    | "two-towns"
    | "pinned"
    | "meeting";
  readonly share: number;
  readonly entry: number;
};

/**
 * Checks a pattern against the conditions from scratch, with no code of the search: sums over plain lists instead of
 * masks and remainders. An empty list means that the pattern may be lived by.
 */
export function faultsOfPattern(person: PersonToLay, pattern: Pattern): PatternFault[] {
  if (pattern.share.length !== 84 || pattern.onSite.length !== 84) return [{ code: "length", share: -1, entry: -1 }];
  const faults: PatternFault[] = [];
  const add = (code: PatternFault["code"], share: number, entry = -1): void => void faults.push({ code, share, entry });
  const has = (mask: number, cell: number): boolean => Math.floor(mask / 2 ** cell) % 2 === 1;
  const entries = Array.from(pattern.share, (share, entry) => ({
    share,
    entry,
    cell: entry % 21,
    week: Math.floor(entry / 21),
    isThere: pattern.onSite[entry] === 1,
  }));
  for (const { share, entry, cell, isThere } of entries) {
    if (share === -1 && !isThere) continue;
    const each = person.shares[share];
    if (each === undefined) add("unknown-share", share, entry);
    else if (!has(person.free, cell)) add("not-free", share, entry);
    else if (!has(each.cells, cell) || (isThere && !has(each.onSiteCells, cell))) add("not-possible", share, entry);
  }
  for (const [index, each] of person.shares.entries()) {
    const own = entries.filter(({ share }) => share === index);
    if (own.length !== each.halfDays) add("half-days", index);
    if (own.filter(({ isThere }) => isThere).length !== each.onSite) add("on-site", index);
    for (let week = 0; week < 4; week++) {
      const here = own.filter((entry) => entry.week === week);
      const there = here.filter(({ isThere }) => isThere).length;
      if (Math.abs(here.length - each.halfDays / 4) >= 1 || there <= each.onSite / 4 - 1)
        add("uneven-week", index, week * 21);
      for (let cell = 0; cell < 21; cell++)
        if (has(each.pinned[week] ?? 0, cell) && !here.some((entry) => entry.cell === cell))
          add("pinned", index, week * 21 + cell);
    }
  }
  for (let day = 0; day < 28; day++) {
    const there = entries.filter(({ entry, isThere }) => isThere && Math.floor(entry / 3) === day);
    const towns = there.flatMap(({ share }) => person.shares[share]?.town ?? []);
    if (towns.some((a) => towns.some((b) => person.near[a * person.towns + b] !== 1))) add("two-towns", -1, day * 3);
  }
  return faults;
}

/**
 * Checks that each meeting lies where it is said to lie: there everybody in it has a half-day of the share named, in every
 * week or in the one, and nobody has another meeting.
 */
export function faultsOfMeetings(
  patterns: readonly Pattern[],
  meetings: readonly Meeting[],
  places: readonly number[],
): PatternFault[] {
  const entriesOf = (index: number): number[] => {
    const entry = places[index] ?? -1;
    return meetings[index]?.often === "weekly" ? [0, 1, 2, 3].map((week) => week * 21 + entry) : [entry];
  };
  return meetings.flatMap(({ parts, often }, index) => {
    if (parts.length === 0) return [];
    const entries = entriesOf(index);
    const isMet =
      (often === "once" || (entries[0] ?? 21) < 21) &&
      entries.every((entry) => parts.every(({ person, share }) => patterns[person]?.share[entry] === share));
    const isAlone = meetings.every(
      (other, at) =>
        at === index ||
        !other.parts.some(({ person }) => parts.some((part) => part.person === person)) ||
        !entriesOf(at).some((entry) => entries.includes(entry)),
    );
    return isMet && isAlone ? [] : [{ code: "meeting", share: index, entry: entries[0] ?? -1 } as const];
  });
}
