import { checkTogether, describeTimetableFault } from "./check-input.ts";
import { layChecked, usualWork } from "./lay.ts";
import {
  cells,
  type Laying,
  type LayingTogether,
  type Meeting,
  type Pattern,
  type PersonToLay,
  weeks,
} from "./pattern.ts";

/**
 * Lays several people out so that everybody in a meeting has it in the same cell, as a half-day of the share named.
 * People without a common meeting are laid out apart. `allowed` bounds the work of each person's each try, and
 * `mostTries` how many cells are tried for the meetings of one group of people.
 */
export function layTogether(
  people: readonly PersonToLay[],
  meetings: readonly Meeting[],
  { allowed = usualWork, mostTries = 2000 }: { readonly allowed?: number; readonly mostTries?: number } = {},
): LayingTogether {
  const fault = checkTogether(people, meetings);
  if (fault !== null) throw new RangeError(describeTimetableFault(fault));
  const patterns: Pattern[] = [];
  for (const [index, person] of people.entries()) {
    const laid = layChecked(person, allowed);
    if (laid.status === "unknown") return laid;
    if (laid.status === "none") return { ...laid, person: index };
    patterns[index] = laid.pattern;
  }
  const places = meetings.map(() => -1);
  for (const group of groupsOf(meetings)) {
    const found = layGroup({ people, meetings, group, allowed, tries: mostTries, known: new Map() });
    if (found === "unknown") return { status: "unknown" };
    if (found === null) return { status: "no-meeting", meetings: group };
    for (const [index, pattern] of found.patterns) patterns[index] = pattern;
    for (const [index, entry] of found.places) places[index] = entry;
  }
  return { status: "laid", patterns, places };
}

/** Meetings that share people, however far along the chain; each group's meetings stand in their order. */
function groupsOf(meetings: readonly Meeting[]): number[][] {
  const groups: { readonly people: Set<number>; readonly meetings: number[] }[] = [];
  for (const [index, { parts }] of meetings.entries()) {
    if (parts.length === 0) continue;
    const joined = { people: new Set(parts.map(({ person }) => person)), meetings: [index] };
    for (const known of groups.filter(({ people }) => parts.some(({ person }) => people.has(person)))) {
      for (const person of known.people) joined.people.add(person);
      joined.meetings.push(...known.meetings);
      groups.splice(groups.indexOf(known), 1);
    }
    groups.push(joined);
  }
  return groups.map((group) => group.meetings.sort((a, b) => a - b));
}

type Group = {
  readonly people: readonly PersonToLay[];
  readonly meetings: readonly Meeting[];
  readonly group: readonly number[];
  readonly allowed: number;
  tries: number;
  /** What came of a person with these cells laid down. */
  readonly known: Map<string, Laying>;
};

/** What a person is held to so far: the masks of their shares, and those of their meetings. */
type Held = { readonly shares: readonly (readonly number[])[]; readonly meetings: readonly number[] };
/** The same, by person. */
type Pins = ReadonlyMap<number, Held>;

type Found = { readonly patterns: ReadonlyMap<number, Pattern>; readonly places: ReadonlyMap<number, number> };

function layGroup(of: Group): Found | null | "unknown" {
  const members = new Set(of.group.flatMap((index) => of.meetings[index]!.parts.map(({ person }) => person)));
  const pins: Pins = new Map(
    [...members].map((index) => [
      index,
      { shares: of.people[index]!.shares.map(({ pinned }) => pinned), meetings: [0, 0, 0, 0] },
    ]),
  );
  const order = of.group.toSorted((a, b) => candidatesOf(of, a).length - candidatesOf(of, b).length || a - b);
  return place(of, order, pins);
}

/** Masks of the four weeks that a meeting may take, one after the other. */
function candidatesOf({ people, meetings }: Group, index: number): number[][] {
  const { parts, often } = meetings[index]!;
  const common = parts.reduce(
    (mask, { person, share }) => {
      const { free, shares } = people[person]!;
      return mask & free & shares[share]!.cells;
    },
    2 ** cells - 1,
  );
  const found: number[][] = [];
  for (let cell = 0; cell < cells; cell++) {
    if ((common & (1 << cell)) === 0) continue;
    if (often === "weekly") found.push([1 << cell, 1 << cell, 1 << cell, 1 << cell]);
    else
      for (let week = 0; week < weeks; week++)
        found.push(Array.from({ length: weeks }, (_, each) => (each === week ? 1 << cell : 0)));
  }
  return found;
}

function place(of: Group, order: readonly number[], pins: Pins): Found | null | "unknown" {
  const [meeting, ...later] = order;
  if (meeting === undefined) {
    const patterns = patternsOf(of, pins);
    return patterns === "unknown" ? patterns : { patterns, places: new Map() };
  }
  let isUnknown = false;
  for (const masks of candidatesOf(of, meeting)) {
    if (of.tries-- <= 0) return "unknown";
    const next = withMeeting(of, pins, { meeting, masks });
    if (next === null) continue;
    const ways = of.meetings[meeting]!.parts.map(({ person }) => layPinned(of, person, next).status);
    if (ways.includes("none")) continue;
    if (ways.includes("unknown")) {
      isUnknown = true;
      continue;
    }
    const found = place(of, later, next);
    if (found === "unknown") isUnknown = true;
    else if (found !== null) return { ...found, places: new Map([...found.places, [meeting, entryOf(masks)]]) };
  }
  return isUnknown ? "unknown" : null;
}

/** The first entry of the masks of four weeks. */
function entryOf(masks: readonly number[]): number {
  const week = masks.findIndex((mask) => mask !== 0);
  return week * cells + (31 - Math.clz32(masks[week]!));
}

/** The pins with one meeting more; null when one of its cells is another share's, or another meeting's of somebody, already. */
function withMeeting(
  { meetings }: Group,
  pins: Pins,
  { meeting, masks }: { readonly meeting: number; readonly masks: readonly number[] },
): Pins | null {
  const next = new Map(pins);
  for (const { person, share } of meetings[meeting]!.parts) {
    const before = next.get(person)!;
    const meets = (of: readonly number[]): boolean => of.some((mask, week) => (mask & masks[week]!) !== 0);
    const isTaken = before.shares.some((of, index) => index !== share && meets(of));
    if (isTaken || meets(before.meetings)) return null;
    const joined = (of: readonly number[]): readonly number[] => of.map((mask, week) => mask | masks[week]!);
    next.set(person, {
      shares: before.shares.map((of, index) => (index === share ? joined(of) : of)),
      meetings: joined(before.meetings),
    });
  }
  return next;
}

function layPinned({ people, known, allowed }: Group, index: number, pins: Pins): Laying {
  const masks = pins.get(index)!.shares;
  const key = `${index}|${masks.join("|")}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const person = people[index]!;
  const shares = person.shares.map((share, at) => ({ ...share, pinned: masks[at]! }));
  const laid = layChecked({ ...person, shares }, allowed);
  known.set(key, laid);
  return laid;
}

function patternsOf(of: Group, pins: Pins): ReadonlyMap<number, Pattern> | "unknown" {
  const patterns = new Map<number, Pattern>();
  for (const person of pins.keys()) {
    const laid = layPinned(of, person, pins);
    if (laid.status !== "laid") return "unknown";
    patterns.set(person, laid.pattern);
  }
  return patterns;
}
