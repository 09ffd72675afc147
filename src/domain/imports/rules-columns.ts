import type { ImportColumn } from "#domain/imports/rules-columns-column.ts";
import { engagementColumns } from "#domain/imports/rules-columns-engagements.ts";
import { firmColumns } from "#domain/imports/rules-columns-firms.ts";
import { personColumns } from "#domain/imports/rules-columns-people.ts";
import { importProjectColumns } from "#domain/imports/rules-columns-projects.ts";
import type { ImportKind } from "#domain/imports/terms.ts";
import { folded } from "#domain/plans/rules-cells.ts";
import { isForbidden, isNeverUsed } from "#domain/plans/rules-columns.ts";
import {
  type CountedAs,
  countedAs,
  halfDayColumns,
  headerForms,
  type MoneyUnit,
  moneyUnitIn,
} from "#domain/plans/rules-columns-units.ts";
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
  /** What a bare amount is in columns of money: 1,000 yen each below 「資本金(千円)」. */
  readonly units: ReadonlyMap<string, MoneyUnit>;
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
    return (
      headerForms(header)
        .map((form) => names.get(form))
        .find((column) => column !== undefined) ?? null
    );
  };
}

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

const unitsOf = (
  found: ReadonlyMap<ImportColumn, readonly number[]>,
  header: readonly string[],
): ReadonlyMap<string, MoneyUnit> =>
  new Map(
    [...found].flatMap(([{ key, money }, indexes]) =>
      money === null ? [] : [[key, moneyUnitIn(header[indexes[0] ?? 0] ?? "")]],
    ),
  );

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
