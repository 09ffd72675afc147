import { saysNone, saysNoValue } from "#domain/imports/rules-cells-text.ts";
import { type ElementShape, elements, usualEngagements } from "#domain/people/terms.ts";
import {
  type CellReader,
  codeList,
  elementPoint,
  folded,
  foldedCode,
  foldedList,
  isFormulaError,
  listParts,
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
import { halfDaysCell, isBareNumber, timesOver } from "#domain/plans/rules-cells-counted.ts";
import { placeDayList, weekCellList } from "#domain/plans/rules-cells-week.ts";
import { type Header, readHeader } from "#domain/plans/rules-columns.ts";
import {
  type CountedAs,
  countedAs,
  halfDayColumns,
  type MoneyUnit,
  moneyUnitIn,
  type SpanColumn,
  spanIn,
} from "#domain/plans/rules-columns-units.ts";
import type {
  CellFault,
  FileFault,
  FileKind,
  NamedConflict,
  PlanPerson,
  PlanProject,
  ReadFile,
} from "#domain/plans/terms.ts";
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
  const named: NamedConflict[] = [];
  const firstLine = new Map<string, number>();
  const around = { table, header, faults, units: unitsIn(header, table), told: new Set<string>() };
  for (const row of table.rows) {
    const cells = rowReader({ ...around, row });
    const item = itemOf(cells);
    const known = firstLine.get(foldedCode(item.id));
    if (item.id !== "" && known !== undefined) cells.fault("id", { code: "same-id", line: known });
    if (known === undefined) firstLine.set(foldedCode(item.id), row.line);
    items.push(item);
    for (const name of namesIn(cells.text("notWith"))) named.push({ line: row.line, name });
  }
  if (faults.length > 0) return refused(faults);
  const conflicts = { header: table.header[header.places.get("notWith") ?? -1] ?? "", named };
  return accepted({ items, notes: [...(table.notes ?? []), ...header.unread], conflicts });
}

function headerFaults(header: Header, table: Table): FileFault[] {
  const only = table.notes?.find((note) => note.code === "first-sheet-only");
  const missing = header.missing.map(
    ({ key }): FileFault => ({
      at: "sheet",
      fault: { code: "column-missing", column: key, ...(only === undefined ? {} : { onlySheet: only.sheet }) },
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

/** Those whom a cell names, as written. */
const namesIn = (text: string): readonly string[] =>
  saysNobody(text) ? [] : listParts(text).filter((name) => !saysNobody(name));

/** Whether a cell, or a part of it, says that there is nobody or that nothing is known: なし, a dash, N/A. */
const saysNobody = (text: string): boolean => saysNone(text) || saysNoValue(text);

/** Gives the cells of one row by their columns and keeps what is wrong with them. */
type RowReader = {
  /** The cell read, or `otherwise` when it is empty, absent or faulty (a fault is noted). */
  optional<T>(column: string, read: CellReader<T>, otherwise: T): T;
  /** The same, but an empty cell is a fault as well. */
  required<T>(column: string, read: CellReader<T>, otherwise: T): T;
  text(column: string): string;
  fault(column: string, fault: CellFault): void;
  readonly units: Units;
};

/** What bare numbers count by the headers of their columns. */
type Units = {
  halfDays(column: string): CountedAs;
  readonly pay: MoneyUnit;
  span(column: SpanColumn): number | null;
};

function unitsIn({ places }: Header, { header }: Table): Units {
  const written = (column: string): string => header[places.get(column) ?? -1] ?? "";
  const counts = new Map([...halfDayColumns].map((column) => [column, countedAs(written(column))]));
  const spans = { months: spanIn("months", written("months")), restWeeks: spanIn("restWeeks", written("restWeeks")) };
  return {
    halfDays: (column) => counts.get(column) ?? 1,
    pay: moneyUnitIn(written("pay")),
    span: (column) => spans[column],
  };
}

type RowContext = {
  readonly table: Table;
  readonly header: Header;
  readonly row: TableRow;
  readonly faults: FileFault[];
  readonly units: Units;
  /** Faults of headers that were told already, by column and code. */
  readonly told: Set<string>;
};

/** Faults of a bare number that lie in its header: mended there, they are mended in every row. */
const liesInHeader = ({ code }: CellFault, cell: string): boolean =>
  ["other-pay-unit", "other-unit"].includes(code) || (["hours", "days-of-what"].includes(code) && isBareNumber(cell));

function rowReader({ table, header, row, faults, units, told }: RowContext): RowReader {
  const text = (column: string): string => row.cells[header.places.get(column) ?? -1] ?? "";
  const fault = (column: string, why: CellFault): void => {
    if (liesInHeader(why, text(column))) {
      const name = `${column} ${why.code}`;
      if (told.has(name)) return;
      told.add(name);
    }
    faults.push({
      at: "cell",
      line: row.line,
      header: table.header[header.places.get(column) ?? -1] ?? null,
      column,
      value: text(column),
      fault: why,
    });
  };
  const optional = <T>(column: string, read: CellReader<T>, otherwise: T): T => {
    const cell = text(column);
    if (cell === "") return otherwise;
    const value: Outcome<T, CellFault> = isFormulaError(cell) ? refused({ code: "formula-error" }) : read(cell);
    if (value.ok) return value.value;
    fault(column, value.refusal);
    return otherwise;
  };
  const required = <T>(column: string, read: CellReader<T>, otherwise: T): T => {
    // A column that is missing as a whole is one fault of the sheet, not one of every row.
    if (text(column) === "" && header.places.has(column)) fault(column, { code: "empty" });
    return optional(column, read, otherwise);
  };
  return { optional, required, text, fault, units };
}

const idText = textUpTo(60);

const halfDaysOf = (row: RowReader, column: string, least: 0 | 1): CellReader<number> =>
  halfDaysCell(row.units.halfDays(column), least);

function personOf(row: RowReader): PlanPerson {
  const halfDays = row.required("halfDays", halfDaysOf(row, "halfDays", 0), 0);
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
    onSiteHalfDays: row.optional(
      "onSiteHalfDays",
      halfDaysOf(row, "onSiteHalfDays", 0),
      towns.length > 0 ? halfDays : 0,
    ),
    remoteHalfDays: row.optional("remoteHalfDays", halfDaysOf(row, "remoteHalfDays", 0), halfDays),
    payYenPerHalfDay: row.optional<number | null>("pay", yenPer("half-day", row.units.pay), null),
    from,
    until,
    notWith: row.optional("notWith", codeList, []),
    cells: row.optional("cells", weekCellList, everyCell),
    placeDays: row.optional("placeDays", placeDayList, []),
    peaks: row.optional("peaks", monthList, []),
    restWeeks: row.optional("restWeeks", timesOver(row.units.span("restWeeks"), 0, mostRestWeeks), usualRestWeeks),
  };
}

function projectOf(row: RowReader): PlanProject {
  const halfDays = row.required("halfDays", halfDaysOf(row, "halfDays", 1), 1);
  const onSiteHalfDays = row.optional("onSiteHalfDays", halfDaysOf(row, "onSiteHalfDays", 0), 0);
  const place = row.optional("place", textUpTo(100), "");
  // Compared only when both were read: a faulty number has its own fault already.
  const bothRead = halfDaysOf(row, "halfDays", 1)(row.text("halfDays")).ok;
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
    payYenPerMonth: row.optional<number | null>("pay", yenPer("month", row.units.pay), null),
    from: row.optional<number | null>("from", month, null),
    months: row.optional<number | null>("months", timesOver(row.units.span("months"), 1, 60), null),
    notWith: row.optional("notWith", codeList, []),
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
