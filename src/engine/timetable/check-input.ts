import {
  allCells,
  type Meeting,
  mostHalfDays,
  mostShares,
  mostTogether,
  type PersonToLay,
  type ShareToLay,
  weeks,
} from "./pattern.ts";

/** What is wrong with what is to be laid out, and where. */
export type TimetableFault = {
  readonly code: "out-of-range" | "not-near" | "no-town" | "wrong-length" | "pinned-twice" | "person-twice";
  readonly of: string;
  /** Person, share, meeting or place in an array; −1 where there is none. */
  readonly index: number;
};

const isWhole = (value: unknown, least: number, most: number): boolean =>
  typeof value === "number" && Number.isInteger(value) && value >= least && value <= most;

/** The first fault of a person's input, or null. */
export function checkPerson(person: PersonToLay): TimetableFault | null {
  const { free, shares, towns, near } = person;
  if (!isWhole(free, 0, allCells)) return { code: "out-of-range", of: "free", index: -1 };
  if (!isWhole(towns, 0, 10_000)) return { code: "out-of-range", of: "towns", index: -1 };
  if (!(near instanceof Uint8Array) || near.length !== towns * towns)
    return { code: "wrong-length", of: "near", index: -1 };
  for (let a = 0; a < towns; a++)
    for (let b = 0; b <= a; b++) {
      const there = near[a * towns + b]!;
      if (there > 1 || there !== near[b * towns + a] || (a === b && there !== 1))
        return { code: "not-near", of: "near", index: a * towns + b };
    }
  if (shares.length > mostShares) return { code: "wrong-length", of: "shares", index: -1 };
  const taken = new Int32Array(weeks);
  for (const [index, share] of shares.entries()) {
    const fault = checkShare(share, towns);
    if (fault !== null) return { ...fault, index };
    for (let week = 0; week < weeks; week++) {
      if ((taken[week]! & share.pinned[week]!) !== 0) return { code: "pinned-twice", of: "pinned", index };
      taken[week]! |= share.pinned[week]!;
    }
  }
  return null;
}

function checkShare(share: ShareToLay, towns: number): Omit<TimetableFault, "index"> | null {
  const { halfDays, onSite, town, pinned } = share;
  if (!isWhole(halfDays, 1, mostHalfDays)) return { code: "out-of-range", of: "halfDays" };
  if (!isWhole(onSite, 0, halfDays)) return { code: "out-of-range", of: "onSite" };
  if (!isWhole(town, -1, towns - 1)) return { code: "out-of-range", of: "town" };
  if (onSite > 0 && town < 0) return { code: "no-town", of: "town" };
  if (!isWhole(share.cells, 0, allCells)) return { code: "out-of-range", of: "cells" };
  if (!isWhole(share.onSiteCells, 0, allCells)) return { code: "out-of-range", of: "onSiteCells" };
  if (!isWhole(share.keep, 0, allCells)) return { code: "out-of-range", of: "keep" };
  if (pinned.length !== weeks) return { code: "wrong-length", of: "pinned" };
  return pinned.every((mask) => isWhole(mask, 0, allCells)) ? null : { code: "out-of-range", of: "pinned" };
}

/** The first fault of people and their meetings, or null. A person stands in a meeting once. */
export function checkTogether(people: readonly PersonToLay[], meetings: readonly Meeting[]): TimetableFault | null {
  if (people.length > mostTogether) return { code: "wrong-length", of: "people", index: -1 };
  if (meetings.length > mostTogether) return { code: "wrong-length", of: "meetings", index: -1 };
  for (const person of people) {
    const fault = checkPerson(person);
    if (fault !== null) return fault;
  }
  for (const [index, meeting] of meetings.entries()) {
    if (meeting.often !== "weekly" && meeting.often !== "once") return { code: "out-of-range", of: "often", index };
    const known = new Set<number>();
    for (const { person, share } of meeting.parts) {
      if (!isWhole(person, 0, people.length - 1)) return { code: "out-of-range", of: "person", index };
      if (!isWhole(share, 0, people[person]!.shares.length - 1)) return { code: "out-of-range", of: "share", index };
      if (known.has(person)) return { code: "person-twice", of: "meeting", index };
      known.add(person);
    }
  }
  return null;
}

/** A fault as an English sentence for a developer. */
export const describeTimetableFault = ({ code, of, index }: TimetableFault): string =>
  `${of}${index < 0 ? "" : ` of ${index}`}: ${code}`;
