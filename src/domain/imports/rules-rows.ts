import type { ImportFault } from "#domain/imports/rules-cells-fault.ts";
import { type ImportHeader, neededColumns, type OwnKind } from "#domain/imports/rules-columns.ts";
import { cellsOf, type RowCells, type RowContext } from "#domain/imports/rules-rows-cells.ts";
import { engagementOf } from "#domain/imports/rules-rows-engagements.ts";
import { firmOf } from "#domain/imports/rules-rows-firms.ts";
import { personOf } from "#domain/imports/rules-rows-people.ts";
import { projectOf } from "#domain/imports/rules-rows-projects.ts";
import type { RecordOf } from "#domain/imports/terms.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** Reads one row of a file: the record it says, or every fault of its cells. */
export type RowReader<K extends OwnKind> = (
  line: number,
  cells: readonly string[],
) => Outcome<RecordOf[K], readonly ImportFault[]>;

/**
 * Reads the rows of a hub's own list with a recognised header. An empty cell says nothing and leaves what is saved as it
 * is; a row that names no record by its number or code must have what a new record cannot be without.
 */
export function rowReader<K extends OwnKind>(kind: K, header: ImportHeader, context: RowContext): RowReader<K> {
  const cellsIn = cellsOf(kind, header, context);
  const recordOf: RecordReaders[K] = recordReaders[kind];
  const needed = neededIn(kind, header);
  return (line, cells) => {
    const faults: ImportFault[] = [];
    const row = cellsIn(line, cells, faults);
    const record = recordOf(row, line);
    if (row.number === undefined && row.text("code") === "") noteEmpty(row, needed, faults);
    return faults.length > 0 ? refused(faults) : accepted(record);
  };
}

type RecordReaders = { readonly [K in OwnKind]: (row: RowCells, line: number) => RecordOf[K] };

const recordReaders: RecordReaders = {
  firms: firmOf,
  people: personOf,
  projects: projectOf,
  engagements: engagementOf,
};

/** Groups of columns that stand in the file and of which a row must fill one; a column missing as a whole is told once. */
const neededIn = (kind: OwnKind, { places }: ImportHeader): readonly (readonly string[])[] =>
  neededColumns[kind].map((group) => group.filter((key) => places.has(key))).filter((group) => group.length > 0);

function noteEmpty(row: RowCells, needed: readonly (readonly string[])[], faults: readonly ImportFault[]): void {
  for (const group of needed) {
    const [first] = group;
    const isTold = faults.some(({ column }) => group.includes(column));
    if (first !== undefined && !isTold && group.every((key) => row.text(key) === ""))
      row.fault(first, { code: "empty" });
  }
}
