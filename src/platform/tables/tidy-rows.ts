import { accepted, type Outcome, refused } from "#kit/outcome.ts";
import type { TableFault, TableLimits, TableRow } from "#kit/table.ts";

/** Turns the raw rows of a file, as they come, into rows of one width with their numbers. */
export type TidyRows = {
  readonly add: (rows: readonly (readonly string[])[]) => Outcome<readonly TableRow[], readonly TableFault[]>;
  /** Whether no row had a text so far. */
  readonly isEmpty: () => boolean;
};

/** Empty rows are left out, cells trimmed; a row that is longer than the first one, or a cell too long, is a fault. */
export function makeTidyRows(limits: TableLimits): TidyRows {
  let line = 0;
  let width = 0;
  return {
    isEmpty: () => width === 0,
    add: (raw) => {
      const rows: TableRow[] = [];
      const faults: TableFault[] = [];
      for (const each of raw) {
        line += 1;
        const trimmed = each.map((cell) => cell.trim());
        const used = trimmed.findLastIndex((cell) => cell !== "") + 1;
        if (used === 0) continue;
        // A list without a header ends its first row with empty cells where later rows have something.
        if (width === 0) width = isHeader(trimmed) ? used : trimmed.length;
        const column = trimmed.findIndex((cell) => cell.length > limits.cellLength);
        if (column >= 0) faults.push({ code: "cell-too-long", line, column: column + 1, limit: limits.cellLength });
        if (used > width) faults.push({ code: "more-cells-than-header", line, cells: used, header: width });
        rows.push({ line, cells: Array.from({ length: width }, (_, at) => trimmed[at] ?? "") });
      }
      return faults.length > 0 ? refused(faults) : accepted(rows);
    },
  };
}

/** A number in the first cells belongs to a record and not to a header. */
const isHeader = (cells: readonly string[]): boolean => !cells.slice(0, 2).some((cell) => /^\d+$/u.test(cell));
