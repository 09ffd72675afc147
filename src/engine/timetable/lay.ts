import { checkPerson, describeTimetableFault } from "./check-input.ts";
import { layFourWeeks } from "./four-weeks.ts";
import type { Laying, PersonToLay, Work } from "./pattern.ts";

/** Steps that one person's shares may take unless the caller says otherwise; a usual person takes some thousand. */
export const usualWork = 2_000_000;

/**
 * Lays one person's shares into a pattern of four weeks, or proves that there is none and names the shares that stand
 * against each other. The same input gives the same answer; input with a fault is refused by an error that names it.
 */
export function layShares(person: PersonToLay, allowed: number = usualWork): Laying {
  const fault = checkPerson(person);
  if (fault !== null) throw new RangeError(describeTimetableFault(fault));
  return layChecked(person, allowed);
}

/** As `layShares`, for input that was checked. */
export function layChecked(person: PersonToLay, allowed: number): Laying {
  const work: Work = { left: allowed };
  const pattern = layFourWeeks(person, work);
  if (pattern === "unknown") return { status: "unknown" };
  if (pattern !== null) return { status: "laid", pattern };
  const core = coreOf(person, allowed);
  return { status: "none", core, because: becauseOf(pick(person, core), allowed) };
}

const isNone = (person: PersonToLay, allowed: number): boolean => layFourWeeks(person, { left: allowed }) === null;

const pick = (person: PersonToLay, kept: readonly number[]): PersonToLay => ({
  ...person,
  shares: kept.map((index) => person.shares[index]!),
});

/** Takes shares away as long as the others still cannot be laid out; the last ones first. */
function coreOf(person: PersonToLay, allowed: number): number[] {
  let core = [...person.shares.keys()];
  for (let index = person.shares.length - 1; index >= 0; index--) {
    const without = core.filter((kept) => kept !== index);
    if (without.length > 0 && isNone(pick(person, without), allowed)) core = without;
  }
  return core;
}

/** Which condition alone stands in the way: cells laid down beforehand, towns, or else that there are too few cells. */
function becauseOf(person: PersonToLay, allowed: number): "cells" | "towns" | "pinned" {
  const unpinned = { ...person, shares: person.shares.map((share) => ({ ...share, pinned: [0, 0, 0, 0] })) };
  if (layFourWeeks(unpinned, { left: allowed }) !== null) return "pinned";
  const near = { ...unpinned, near: new Uint8Array(person.near.length).fill(1) };
  return layFourWeeks(near, { left: allowed }) === null ? "cells" : "towns";
}
