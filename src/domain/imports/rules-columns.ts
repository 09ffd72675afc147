import type { ImportColumn } from "#domain/imports/rules-columns-column.ts";
import { type CountedAs, countedAs, halfDayColumns } from "#domain/imports/rules-columns-count.ts";
import { engagementColumns } from "#domain/imports/rules-columns-engagements.ts";
import { firmColumns } from "#domain/imports/rules-columns-firms.ts";
import { personColumns } from "#domain/imports/rules-columns-people.ts";
import { importProjectColumns } from "#domain/imports/rules-columns-projects.ts";
import type { ImportKind } from "#domain/imports/terms.ts";
import { folded } from "#domain/plans/rules-cells.ts";
import { isForbidden, isNeverUsed } from "#domain/plans/rules-columns.ts";
import type { UnreadColumn } from "#domain/plans/terms.ts";

/** The kinds of records that hubs keep in lists of their own; municipalities come from the official list alone. */
export type OwnKind = Exclude<ImportKind, "towns">;

/** A person's choice for a header: leave it out. */
export const leftOut = "-";

/** The columns of a kind of list, in the order of an export. */
export const importColumnsOf = (kind: OwnKind): readonly ImportColumn[] => columnsByKind[kind];

const columnsByKind: { readonly [K in OwnKind]: readonly ImportColumn[] } = {
  firms: firmColumns,
  people: personColumns,
  projects: importProjectColumns,
  engagements: engagementColumns,
};

/** Which cell of a row belongs to which column, and what the rest of the header is. */
export type ImportHeader = {
  /** The header as written. */
  readonly written: readonly string[];
  /** Where each recognised column stands. */
  readonly places: ReadonlyMap<string, number>;
  /** How many yen one unit of a bare number is, for columns whose header says so: 1,000 for 「資本金(千円)」. */
  readonly units: ReadonlyMap<string, number>;
  /** What a bare number counts in columns of half-days. */
  readonly counts: ReadonlyMap<string, CountedAs>;
  /** Several headers that mean the same column. */
  readonly twice: readonly { readonly column: ImportColumn; readonly headers: readonly string[] }[];
  /** Columns without which no record could be made of any row. */
  readonly missing: readonly ImportColumn[];
  readonly unread: readonly UnreadColumn[];
};

/**
 * Recognises the header of a hub's own list. A header is a column by what a person has said of it before (`remembered`:
 * folded header → key of a column, or "-" for leaving it out), else by its names in both languages and their variants,
 * with or without a unit or note in brackets. What is never used for matching (age, sex, family, origin …) is not read,
 * whatever was remembered of it.
 */
export function recogniseHeader(
  kind: OwnKind,
  header: readonly string[],
  remembered: ReadonlyMap<string, string>,
): ImportHeader {
  const found = new Map<ImportColumn, number[]>();
  const unread: UnreadColumn[] = [];
  const columnOf = columnFinder(kind, remembered);
  for (const [index, name] of header.entries()) {
    if (name === "") continue;
    const column = columnOf(name);
    if (column === null) unread.push({ header: name, why: isNeverUsed(name) ? "never-used" : "unknown" });
    else found.set(column, [...(found.get(column) ?? []), index]);
  }
  const places = new Map([...found].map(([{ key }, indexes]) => [key, indexes[0] ?? 0]));
  return {
    written: header,
    places,
    units: unitsOf(found, header),
    counts: new Map(
      [...places].flatMap(([key, at]) => (halfDayColumns.has(key) ? [[key, countedAs(header[at] ?? "")]] : [])),
    ),
    twice: [...found].flatMap(([column, indexes]) =>
      indexes.length < 2 ? [] : [{ column, headers: indexes.map((index) => header[index] ?? "") }],
    ),
    missing: missingOf(kind, places),
    unread,
  };
}

/** Finds the column of a header; null when it is not known, left out or never to be read. */
export function columnFinder(
  kind: OwnKind,
  remembered: ReadonlyMap<string, string>,
): (header: string) => ImportColumn | null {
  const names = namesOf(kind);
  return (header) => {
    if (isForbidden(header)) return null;
    const said = remembered.get(folded(header));
    if (said !== undefined) return importColumnsOf(kind).find(({ key }) => key === said) ?? null;
    const forms = [folded(header), folded(withoutNote(header)), withoutUnit(folded(header))];
    return forms.map((form) => names.get(form)).find((column) => column !== undefined) ?? null;
  };
}

/** A header without a unit or note in brackets: 「希望額（円/コマ）」 is 「希望額」. */
const withoutNote = (header: string): string => header.normalize("NFKC").replace(/[([【〔<].*[)\]】〕>]|[※*].*$/gu, "");

/** A folded header without the unit at its end: 「資本金千円」, 「売上高単位:百万円」. */
const withoutUnit = (word: string): string => word.replace(/(?:単位)?(?:千|百万|万|億)?円$/u, "").replace(/必須$/u, "");

function namesOf(kind: OwnKind): ReadonlyMap<string, ImportColumn> {
  const columns = importColumnsOf(kind);
  const named = (column: ImportColumn, words: readonly string[]): readonly [string, ImportColumn][] =>
    words.map((word) => [folded(word), column]);
  // The last one stays in the map: the usual headers win over the variants of others, and a column over those after it.
  return new Map([
    ...columns.flatMap((one) => named(one, one.also)).reverse(),
    ...columns.flatMap((one) => named(one, [one.ja, one.en, one.key])).reverse(),
  ]);
}

/** The unit of money that a header names, in yen, or null: 1,000 of 「資本金（千円）」. */
export function unitIn(header: string): number | null {
  const word = folded(header);
  const match = /(千|百万|万|億)?円/u.exec(word) ?? /(thousand|million)yen|yen(thousand|million)/u.exec(word);
  if (match === null) return /yen|jpy/u.test(word) ? 1 : null;
  return unitSizes.get(match[1] ?? match[2] ?? "") ?? 1;
}

const unitSizes: ReadonlyMap<string, number> = new Map([
  ["千", 1_000],
  ["万", 10_000],
  ["百万", 1_000_000],
  ["億", 100_000_000],
  ["thousand", 1_000],
  ["million", 1_000_000],
]);

function unitsOf(
  found: ReadonlyMap<ImportColumn, readonly number[]>,
  header: readonly string[],
): ReadonlyMap<string, number> {
  const units: [string, number][] = [];
  for (const [{ key, money }, indexes] of found) {
    const unit = money === null ? null : unitIn(header[indexes[0] ?? 0] ?? "");
    if (unit !== null) units.push([key, unit]);
  }
  return new Map(units);
}

/**
 * What a list must have: something that names each record, and for a list of new records what none can be without. A
 * list that carries Banso's numbers may have any columns, because it changes what is there already.
 */
function missingOf(kind: OwnKind, places: ReadonlyMap<string, number>): readonly ImportColumn[] {
  if (places.has("number")) return [];
  return neededColumns[kind].flatMap((group) => {
    const first = importColumnsOf(kind).find(({ key }) => key === group[0]);
    return first === undefined || group.some((key) => places.has(key)) ? [] : [first];
  });
}

/** What a new record of each kind cannot be without: of each group one column. */
export const neededColumns: { readonly [K in OwnKind]: readonly (readonly string[])[] } = {
  firms: [["name"], ["town", "address"]],
  people: [["name"], ["halfDays"]],
  projects: [["firmName", "firmNumber", "firmCode", "firmCorporateNumber"], ["title"], ["halfDays"], ["themes"]],
  engagements: [
    ["firmName", "firmNumber", "firmCode", "firmCorporateNumber"],
    ["personName", "personNumber", "personCode", "personEmail"],
    ["title", "role"],
    ["halfDays"],
    ["fromWeek"],
    ["weeks", "agreedMonths", "until", "endedOn"],
  ],
};
