import { type ElementShape, elements, mostHalfDays, usualEngagements } from "#domain/people/terms.ts";
import {
  type CellReader,
  elementPoint,
  folded,
  foldedList,
  halfDaysWithin,
  month,
  monthList,
  nineElements,
  oneRoleKind,
  roleKindList,
  textUpTo,
  themeList,
  townList,
  wholeNumber,
  yenPer,
} from "#domain/plans/rules-cells.ts";
import { placeDayList, weekCellList } from "#domain/plans/rules-cells-week.ts";
import { columnsOf, type Header, readHeader } from "#domain/plans/rules-columns.ts";
import type { CellFault, FileFault, FileKind, PlanPerson, PlanProject, ReadFile } from "#domain/plans/terms.ts";
import { everyCell, mostRestWeeks } from "#domain/weeks/terms.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";
import type { Table, TableRow } from "#kit/table.ts";
import { usualRestWeeks } from "#reference/week-rules.ts";

/** Reads the file of people; every fault of the whole file is returned at once. */
export const readPeople = (table: Table): Outcome<ReadFile<PlanPerson>, readonly FileFault[]> =>
  readItems("people", table, personOf);

/** Reads the file of projects; every fault of the whole file is returned at once. */
export const readProjects = (table: Table): Outcome<ReadFile<PlanProject>, readonly FileFault[]> =>
  readItems("projects", table, projectOf);

function readItems<T extends { readonly id: string }>(
  kind: FileKind,
  table: Table,
  itemOf: (row: RowReader) => T,
): Outcome<ReadFile<T>, readonly FileFault[]> {
  const header = readHeader(kind, table.header);
  const faults = headerFaults(header, table);
  const items: T[] = [];
  const firstLine = new Map<string, number>();
  for (const row of table.rows) {
    const cells = rowReader({ kind, table, header, row, faults });
    const item = itemOf(cells);
    const known = firstLine.get(folded(item.id));
    if (item.id !== "" && known !== undefined) cells.fault("id", { code: "same-id", line: known });
    if (known === undefined) firstLine.set(folded(item.id), row.line);
    items.push(item);
  }
  if (faults.length > 0) return refused(faults);
  return accepted({ items, unread: header.unread });
}

function headerFaults(header: Header, table: Table): FileFault[] {
  const missing = header.missing.map(
    (column): FileFault => ({
      at: "sheet",
      fault: { code: "column-missing", column: column.key },
    }),
  );
  const twice = header.twice.map(
    ({ column, headers }): FileFault => ({
      at: "sheet",
      fault: { code: "column-twice", column: column.key, headers },
    }),
  );
  const rows: FileFault[] = table.rows.length === 0 ? [{ at: "sheet", fault: { code: "no-rows" } }] : [];
  return [...missing, ...twice, ...rows];
}

/** Gives the cells of one row by their columns and keeps what is wrong with them. */
type RowReader = {
  /** The cell read, or `otherwise` when it is empty, absent or faulty (a fault is noted). */
  optional<T>(column: string, read: CellReader<T>, otherwise: T): T;
  /** The same, but an empty cell is a fault as well. */
  required<T>(column: string, read: CellReader<T>, otherwise: T): T;
  text(column: string): string;
  fault(column: string, fault: CellFault): void;
};

type RowContext = {
  readonly kind: FileKind;
  readonly table: Table;
  readonly header: Header;
  readonly row: TableRow;
  readonly faults: FileFault[];
};

function rowReader({ kind, table, header, row, faults }: RowContext): RowReader {
  const text = (column: string): string => row.cells[header.places.get(column) ?? -1] ?? "";
  const fault = (column: string, why: CellFault): void => {
    const usual = columnsOf(kind).find((one) => one.key === column)?.ja ?? column;
    const written = table.header[header.places.get(column) ?? -1] ?? usual;
    faults.push({
      at: "cell",
      line: row.line,
      header: written,
      column,
      value: text(column),
      fault: why,
    });
  };
  const optional = <T>(column: string, read: CellReader<T>, otherwise: T): T => {
    const cell = text(column);
    if (cell === "") return otherwise;
    const value = read(cell);
    if (value.ok) return value.value;
    fault(column, value.refusal);
    return otherwise;
  };
  const required = <T>(column: string, read: CellReader<T>, otherwise: T): T => {
    // A column that is missing as a whole is one fault of the sheet, not one of every row.
    if (text(column) === "" && header.places.has(column)) fault(column, { code: "empty" });
    return optional(column, read, otherwise);
  };
  return { optional, required, text, fault };
}

const idText = textUpTo(60);

function personOf(row: RowReader): PlanPerson {
  const halfDays = row.required("halfDays", halfDaysWithin(0, mostHalfDays), 0);
  const towns = row.optional("towns", townList, []);
  const from = row.optional<number | null>("from", month, null);
  const until = row.optional<number | null>("until", month, null);
  if (from !== null && until !== null && until < from) row.fault("until", { code: "ends-before-start" });
  return {
    id: row.required("id", idText, ""),
    halfDays,
    engagements: row.optional("engagements", wholeNumber(1, 16), usualEngagements),
    shape: shapeOf(row),
    themes: row.optional("themes", themeList, []),
    roleKinds: row.optional("roleKinds", roleKindList, []),
    trades: row.optional("trades", foldedList, []),
    towns,
    // Who names towns but no number goes there as often as there is time; who names none works from afar.
    onSiteHalfDays: row.optional("onSiteHalfDays", halfDaysWithin(0, mostHalfDays), towns.length > 0 ? halfDays : 0),
    remoteHalfDays: row.optional("remoteHalfDays", halfDaysWithin(0, mostHalfDays), halfDays),
    payYenPerHalfDay: row.optional<number | null>("pay", yenPer("half-day"), null),
    from,
    until,
    notWith: row.optional("notWith", foldedList, []),
    cells: row.optional("cells", weekCellList, everyCell),
    placeDays: row.optional("placeDays", placeDayList, []),
    peaks: row.optional("peaks", monthList, []),
    restWeeks: row.optional("restWeeks", wholeNumber(0, mostRestWeeks), usualRestWeeks),
  };
}

function projectOf(row: RowReader): PlanProject {
  const halfDays = row.required("halfDays", halfDaysWithin(1, mostHalfDays), 1);
  const onSiteHalfDays = row.optional("onSiteHalfDays", halfDaysWithin(0, mostHalfDays), 0);
  const place = row.optional("place", textUpTo(100), "");
  // Compared only when both were read: a faulty number has its own fault already.
  const bothRead = halfDaysWithin(1, mostHalfDays)(row.text("halfDays")).ok;
  if (bothRead && onSiteHalfDays > halfDays) row.fault("onSiteHalfDays", { code: "more-than-wanted", most: halfDays });
  if (onSiteHalfDays > 0 && place === "") row.fault("place", { code: "place-needed", onSite: onSiteHalfDays });
  return {
    id: row.required("id", idText, ""),
    title: row.required("title", textUpTo(200), ""),
    firm: row.optional("firm", textUpTo(200), ""),
    result: row.optional("result", textUpTo(2_000), ""),
    halfDays,
    onSiteHalfDays,
    place,
    shape: shapeOf(row),
    themes: row.optional("themes", themeList, []),
    roleKind: row.optional("roleKind", oneRoleKind, null),
    trade: folded(row.optional("trade", textUpTo(100), "")),
    payYenPerMonth: row.optional<number | null>("pay", yenPer("month"), null),
    from: row.optional<number | null>("from", month, null),
    months: row.optional<number | null>("months", wholeNumber(1, 60), null),
    notWith: row.optional("notWith", foldedList, []),
    cells: row.optional("cells", weekCellList, everyCell),
    nearTowns: row.optional("nearTowns", foldedList, []),
    peaks: row.optional("peaks", monthList, []),
  };
}

/** The shape from nine columns or from one; null when nothing or only noughts are written. */
function shapeOf(row: RowReader): ElementShape | null {
  const written = elements.filter((element) => row.text(element) !== "");
  const single = row.optional<ElementShape | null>("shape", nineElements, null);
  if (written.length === 0) return hasPoints(single);
  if (written.length < elements.length) {
    const empty = elements.find((element) => row.text(element) === "");
    if (empty !== undefined) row.fault(empty, { code: "some-elements-empty" });
  }
  return hasPoints(elements.map((element) => row.optional(element, elementPoint, 0)));
}

const hasPoints = (shape: ElementShape | null): ElementShape | null =>
  shape !== null && shape.some((point) => point > 0) ? shape : null;
