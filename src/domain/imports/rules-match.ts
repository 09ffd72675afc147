import type { NamedKind, RowFault } from "#domain/imports/rules-work.ts";
import type { Named } from "#domain/imports/terms.ts";
import { foldForSearch } from "#domain/search/rules-fold.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/**
 * By what a row, and a saved record, can be known again. `mark` is what the world outside gave it alone: a firm's
 * corporate number, a person's mail address. `facts` tell records of one name apart; "" is a fact not known.
 */
export type RowSigns = {
  readonly number: number | null;
  readonly code: string | null;
  readonly mark: string | null;
  /** As written; null when the row does not say it. */
  readonly name: string | null;
  /** The same facts in the same order for every record of a kind: town, telephone. */
  readonly facts: readonly string[];
};

/** Everything of one kind that is saved, by its signs. Records are told by their place in the order they were added. */
export type Known = {
  readonly add: (signs: RowSigns) => number;
  readonly signsAt: (place: number) => RowSigns;
  readonly byNumber: (number: number) => number | null;
  readonly byCode: (code: string) => number | null;
  readonly byMark: (mark: string) => readonly number[];
  readonly byName: (name: string) => readonly number[];
  readonly size: () => number;
  /** Whether two records can never have one mark. */
  readonly marksAreUnique: boolean;
};

/** An empty register of saved records. */
export function makeKnown({ marksAreUnique }: Pick<Known, "marksAreUnique">): Known {
  const all: RowSigns[] = [];
  const numbers = new Map<number, number>();
  const codes = new Map<string, number>();
  const marks = makePlaces();
  const names = makePlaces();
  return {
    marksAreUnique,
    size: () => all.length,
    add: (signs) => {
      const place = all.length;
      all.push(signs);
      if (signs.number !== null) numbers.set(signs.number, place);
      if (signs.code !== null) codes.set(signs.code, place);
      if (signs.mark !== null) marks.add(markKey(signs.mark), place);
      if (signs.name !== null) names.add(nameKey(signs.name), place);
      return place;
    },
    signsAt: (place) => all[place] ?? nothingKnown,
    byNumber: (number) => numbers.get(number) ?? null,
    byCode: (code) => codes.get(code) ?? null,
    byMark: (mark) => marks.at(markKey(mark)),
    byName: (name) => names.at(nameKey(name)),
  };
}

const nothingKnown: RowSigns = { number: null, code: null, mark: null, name: null, facts: [] };

/** One place for nearly every key: a list is made only where two share it. */
function makePlaces() {
  const places = new Map<string, number | number[]>();
  return {
    add: (key: string, place: number): void => {
      const before = places.get(key);
      if (before === undefined) places.set(key, place);
      else if (typeof before === "number") places.set(key, [before, place]);
      else before.push(place);
    },
    at: (key: string): readonly number[] => {
      const found = places.get(key);
      return found === undefined ? [] : typeof found === "number" ? [found] : found;
    },
  };
}

const markKey = (mark: string): string => mark.toLowerCase();

/** Names that are written in two ways have one key: 株式会社 and (株), full and half width, spaces, old and new forms. */
export const nameKey = (name: string): string => foldForSearch(name).replaceAll(/[\s]/gu, "");

/** A fact made comparable: a telephone by its digits, everything else folded. */
export const factKey = (fact: string): string =>
  /^[\d\s()+\-‐－ー（）０-９]+$/u.test(fact)
    ? fact.normalize("NFKC").replaceAll(/\D/gu, "")
    : foldForSearch(fact).replaceAll(/\s/gu, "");

/** Which saved record a row is: its place, or null for a new one; `alike` are others that it may be. */
export type Match = { readonly place: number | null; readonly alike: readonly number[] };

/**
 * Which saved record a row is. Asked in this order, and the first that answers decides:
 *
 * 1. its number (F-12): there must be such a record;
 * 2. its code: the record with this code;
 * 3. its mark (corporate number, mail address): the one record with it;
 * 4. its name and facts: the one record of the same folded name of which no fact says otherwise and at least one fact
 *    says the same, or that has, as the row, no fact at all.
 *
 * A record that has another code or another mark than the row is never the one. Several that fit are a fault: the row
 * needs a code or a number. Records of the same name that are not the one are "alike", for a person to look at.
 */
export function matchRow(known: Known, row: RowSigns): Outcome<Match, RowFault> {
  if (row.number !== null) {
    const place = known.byNumber(row.number);
    return place === null ? refused({ code: "no-such-number", number: row.number }) : accepted({ place, alike: [] });
  }
  const byCode = row.code === null ? null : known.byCode(row.code);
  if (byCode !== null) return accepted({ place: byCode, alike: [] });
  const byMark = row.mark === null ? [] : known.byMark(row.mark).filter((place) => mayBe(row, known.signsAt(place)));
  const [one, another] = byMark;
  if (one !== undefined)
    return another === undefined ? accepted({ place: one, alike: [] }) : refused(severalOf(known, "mark", byMark));
  const named = row.name === null ? [] : known.byName(row.name);
  const fitting = named.filter((place) => mayBe(row, known.signsAt(place)) && factsAgree(row, known.signsAt(place)));
  if (fitting.length > 1) return refused(severalOf(known, "name", fitting));
  const [place] = fitting;
  return accepted(place === undefined ? { place: null, alike: named.slice(0, 3) } : { place, alike: [] });
}

const severalOf = (known: Known, by: "mark" | "name", places: readonly number[]): RowFault => ({
  code: "several",
  by,
  numbers: places.slice(0, 5).map((place) => known.signsAt(place).number ?? 0),
});

/** Whether nothing that was given to one record alone says that the two are different ones. */
export function mayBe(row: RowSigns, saved: RowSigns): boolean {
  const isOther = (mine: string | null, theirs: string | null): boolean =>
    mine !== null && theirs !== null && markKey(mine) !== markKey(theirs);
  return !isOther(row.code, saved.code) && !isOther(row.mark, saved.mark);
}

/** Whether both have one mark. */
export const sameMark = (row: RowSigns, saved: RowSigns): boolean =>
  row.mark !== null && saved.mark !== null && markKey(row.mark) === markKey(saved.mark);

/** Whether at least one fact says the same, or neither has any. */
export function factsAgree(row: RowSigns, saved: RowSigns): boolean {
  let same = 0;
  let compared = 0;
  let known = 0;
  for (const [at, mine] of row.facts.entries()) {
    const theirs = saved.facts[at] ?? "";
    if (mine !== "" || theirs !== "") known += 1;
    if (mine === "" || theirs === "") continue;
    compared += 1;
    if (factKey(mine) === factKey(theirs)) same += 1;
  }
  return compared === 0 ? known === 0 || row.facts.every((fact) => fact === "") : same > 0;
}

/**
 * The saved record that a row of something else names: by number, code, mark, or name alone. Faults: unknown, or several
 * of this name.
 */
export function findNamed(known: Known, named: Named, what: NamedKind): Outcome<number, RowFault> {
  const mark = what === "firm" ? named.corporateNumber : named.email;
  const found = matchRow(known, { number: named.number, code: named.code, mark, name: named.name, facts: [] });
  const name = named.name ?? named.code ?? mark ?? "";
  if (found.ok)
    return found.value.place === null ? refused({ code: "unknown", what, name }) : accepted(found.value.place);
  return refused(
    found.refusal.code === "several"
      ? { code: "several-named", what, name, numbers: found.refusal.numbers }
      : { code: "unknown", what, name: name === "" ? String(named.number ?? "") : name },
  );
}

/** The signs of the rows of one file so far: the same record twice in one file is a fault of the second row. */
export type SeenRows = { readonly see: (line: number, row: RowSigns, place: number | null) => RowFault | null };

/** An empty register of the rows of a file. */
export function makeSeenRows(): SeenRows {
  const lines = new Map<string, number>();
  return {
    see: (line, row, place) => {
      const keys = place === null ? newKeys(row) : [`=${place}`];
      const before = keys.map((key) => lines.get(key)).find((found) => found !== undefined);
      for (const key of keys) if (!lines.has(key)) lines.set(key, line);
      return before === undefined ? null : { code: "same-row", line: before };
    },
  };
}

/** What only one new record of a file may have: its code, its mark, or, without either, its name and facts. */
function newKeys({ code, mark, name, facts }: RowSigns): readonly string[] {
  const own = [code === null ? [] : [`c${code}`], mark === null ? [] : [`m${markKey(mark)}`]].flat();
  if (own.length > 0) return own;
  return [`n${nameKey(name ?? "")}\n${facts.map(factKey).join("\n")}`];
}
