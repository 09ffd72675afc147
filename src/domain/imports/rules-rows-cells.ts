import type { ImportCellFault, ImportCellReader, ImportFault } from "#domain/imports/rules-cells-fault.ts";
import {
  numberCell,
  oneLine,
  saysNone,
  saysNothing,
  saysNoValue,
  textAsWritten,
  tidied,
} from "#domain/imports/rules-cells-text.ts";
import type { ImportHeader, OwnKind } from "#domain/imports/rules-columns.ts";
import { withoutGuard } from "#domain/imports/rules-export-guard.ts";
import { isFormulaError } from "#domain/plans/rules-cells.ts";
import { halfDaysCell } from "#domain/plans/rules-cells-counted.ts";
import type { MoneyUnit } from "#domain/plans/rules-columns-units.ts";

/** What a row's meaning depends on besides its cells. */
export type RowContext = {
  /** Finds the known town that stands in an address (`townFinder`). */
  readonly townIn: (address: string) => string | null;
  /** The day on which the file is read (a LocalDate): an end after it is planned, one before it has happened. */
  readonly today: string;
};

/** Gives the cells of one row by their columns and keeps what is wrong with them. */
export type RowCells = {
  readonly context: RowContext;
  /** The cell as written, without the apostrophe that an export puts before a formula; "" when empty or absent. */
  text(column: string): string;
  /** The cell read, or undefined when it is empty, absent, says that nothing is known, or is faulty (a fault is noted). */
  read<T>(column: string, reader: ImportCellReader<T>): T | undefined;
  /** A telephone, a mail address: 「なし」 is none. */
  contact(column: string, reader: ImportCellReader<string>): string | undefined;
  /** A line of text of at most `most` characters. */
  line(column: string, most: number): string | undefined;
  /** A text of several lines. */
  words(column: string, most: number): string | undefined;
  /** What a bare amount of this column is. */
  unit(column: string): MoneyUnit;
  /** Half-days per four weeks, `least` or more, counted as the column's header says. */
  halfDays(column: string, least: 0 | 1): number | undefined;
  fault(column: string, fault: ImportCellFault): void;
  /** The hub's own number of the record, when the row has one; its texts are then taken letter by letter. */
  readonly number: number | undefined;
};

/** The letters of the short numbers: F-12 is a firm. */
export const numberLetters: { readonly [K in OwnKind]: string } = {
  firms: "F",
  people: "H",
  projects: "P",
  engagements: "E",
};

/** Gives for each row of a file a reader of its cells, which notes faults into `faults`. */
export function cellsOf(
  kind: OwnKind,
  header: ImportHeader,
  context: RowContext,
): (line: number, cells: readonly string[], faults: ImportFault[]) => RowCells {
  const ownNumber = numberCell(numberLetters[kind]);
  const readers = textReaders();
  const readOnce = onceEach();
  return (line, cells, faults) => {
    const text = (column: string): string => withoutGuard(cells[header.places.get(column) ?? -1] ?? "");
    const fault = (column: string, why: ImportCellFault): void => {
      const place = header.places.get(column);
      const written = place === undefined ? null : (header.written[place] ?? null);
      faults.push({ line, header: written, column, value: cells[place ?? -1] ?? "", fault: why });
    };
    const readText = <T>(column: string, cell: string, reader: ImportCellReader<T>): T | undefined => {
      if (cell === "") return undefined;
      const value = reader(cell);
      if (value.ok) return value.value;
      fault(column, isFormulaError(cell) ? { code: "formula-error" } : value.refusal);
      return undefined;
    };
    const read = <T>(column: string, reader: ImportCellReader<T>): T | undefined => {
      const cell = text(column);
      if (!isExact && isFormulaError(cell)) return noteError(column);
      return saysNoValue(cell) ? undefined : readText(column, cell, readOnce(reader));
    };
    const number = readText("number", text("number"), ownNumber);
    // A row with the hub's own number comes from an export, whose texts are kept as they are: reading it changes nothing.
    const isExact = number !== undefined;
    const kept = (column: string, most: number, tidy: (text: string) => string): string | undefined => {
      const cell = text(column);
      if (isExact) return readText(column, cell, readers(most));
      if (saysNothing(cell)) return undefined;
      return isFormulaError(cell) ? noteError(column) : readText(column, tidy(cell), readers(most));
    };
    const noteError = (column: string): undefined => {
      fault(column, { code: "formula-error" });
      return undefined;
    };
    return {
      context,
      text,
      read,
      contact: (column, reader) => (saysNone(text(column)) ? undefined : read(column, reader)),
      line: (column, most) => kept(column, most, oneLine),
      words: (column, most) => kept(column, most, tidied),
      halfDays: (column, least) => read(column, halfDaysCell(header.counts.get(column) ?? 1, least)),
      unit: (column) => header.units.get(column) ?? yenAlone,
      fault,
      number,
    };
  };
}

const yenAlone: MoneyUnit = { yen: 1, per: null };

/** Readers of text by their length, each made once for a file. */
function textReaders(): (most: number) => ImportCellReader<string> {
  const readers = new Map<number, ImportCellReader<string>>();
  return (most) => {
    const known = readers.get(most);
    if (known !== undefined) return known;
    const made = textAsWritten(most);
    readers.set(most, made);
    return made;
  };
}

/** Texts of one column that are kept with what they mean; longer ones, and those behind them, seldom come again. */
const mostKept = 500;
const longestKept = 40;

/** Reads a text that a column has again and again, such as a town or a theme, once for the whole file. */
function onceEach(): <T>(reader: ImportCellReader<T>) => ImportCellReader<T> {
  const kept = new WeakMap<object, unknown>();
  const isReader = <T>(found: unknown, of: ImportCellReader<T>): found is ImportCellReader<T> =>
    found !== undefined && kept.get(of) === found;
  return <T>(reader: ImportCellReader<T>): ImportCellReader<T> => {
    const found = kept.get(reader);
    if (isReader(found, reader)) return found;
    const known = new Map<string, ReturnType<ImportCellReader<T>>>();
    const made: ImportCellReader<T> = (text) => {
      const before = known.get(text);
      if (before !== undefined) return before;
      const read = reader(text);
      if (text.length <= longestKept && known.size < mostKept) known.set(text, read);
      return read;
    };
    kept.set(reader, made);
    return made;
  };
}

/** The fields that a row has a value for. */
export function given<T extends object>(values: { readonly [K in keyof T]?: T[K] | undefined }): Partial<T>;
export function given(values: Readonly<Record<string, unknown>>): object {
  const kept: Record<string, unknown> = {};
  for (const name of Object.keys(values)) if (values[name] !== undefined) kept[name] = values[name];
  return kept;
}
