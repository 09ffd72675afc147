import { accepted, type Outcome, refused } from "#kit/outcome.ts";
import type { TableFault, TableLimits, TableNote, TableRow } from "#kit/table.ts";
import type { RawRow } from "#platform/tables/read-workbook.ts";

/** Rows of one width, and what is worth knowing of those left out. */
export type TidiedRows = { readonly rows: readonly TableRow[]; readonly notes: readonly TableNote[] };

/** Turns the raw rows of a file, as they come, into rows of one width with their numbers. */
export type TidyRows = {
  readonly add: (rows: readonly RawRow[]) => Outcome<TidiedRows, readonly TableFault[]>;
  /** Whether no row had a text so far. */
  readonly isEmpty: () => boolean;
};

/**
 * Empty rows are left out, cells trimmed; a row that is longer than the first one, or a cell too long, is a fault. A
 * title above the header, rows of totals and of nothing but a remark are left out with a note.
 */
export function makeTidyRows(limits: TableLimits): TidyRows {
  let width = 0;
  return {
    isEmpty: () => width === 0,
    add: (raw) => {
      const rows: TableRow[] = [];
      const notes: TableNote[] = [];
      const faults: TableFault[] = [];
      const filled = raw
        .map(({ line, cells }) => ({ line, cells: cells.map((cell) => cell.trim()) }))
        .filter(({ cells }) => cells.some((cell) => cell !== ""));
      const titles = width === 0 ? titleRows(filled.map(({ cells }) => cells)) : 0;
      const header = filled[titles];
      if (titles > 0 && header !== undefined) notes.push({ code: "title-skipped", header: header.line });
      for (const { line, cells } of filled.slice(titles)) {
        const used = cells.findLastIndex((cell) => cell !== "") + 1;
        // A list without a header ends its first row with empty cells where later rows have something.
        const isFirst = width === 0;
        if (isFirst) width = isHeader(cells) ? used : cells.length;
        const column = cells.findIndex((cell) => cell.length > limits.cellLength);
        if (column >= 0) faults.push({ code: "cell-too-long", line, column: column + 1, limit: limits.cellLength });
        if (used > width) faults.push({ code: "more-cells-than-header", line, cells: used, header: width });
        if (!isFirst && width > 1 && isRemark(cells)) notes.push({ code: "remark-skipped", line, more: 0 });
        else if (!isFirst && isTotal(cells)) notes.push({ code: "total-skipped", line, more: 0 });
        else rows.push({ line, cells: Array.from({ length: width }, (_, at) => cells[at] ?? "") });
      }
      return faults.length > 0 ? refused(faults) : accepted({ rows, notes });
    },
  };
}

/** A number in the first cells belongs to a record and not to a header. */
const isHeader = (cells: readonly string[]): boolean => !cells.slice(0, 2).some((cell) => /^\d+$/u.test(cell));

const mostTitleRows = 5;
const cellsIn = (cells: readonly string[]): number => cells.filter((cell) => cell !== "").length;

/** How many rows at the top hold a title or a date: one or two cells above a row of at least four. */
function titleRows(rows: readonly (readonly string[])[]): number {
  const isTitle = (cells: readonly string[]): boolean => cellsIn(cells) <= 2;
  const header = rows.slice(0, mostTitleRows + 1).findIndex((cells) => !isTitle(cells));
  return header > 0 && cellsIn(rows[header] ?? []) >= 4 ? header : 0;
}

/** A row with one cell that begins as a remark does: ※, 注, 備考：, 作成：. No record is of one cell and called so. */
function isRemark(cells: readonly string[]): boolean {
  if (cellsIn(cells) !== 1) return false;
  const text = (cells.find((cell) => cell !== "") ?? "").normalize("NFKC");
  return /^(?:※|\*|[(【[<]?注(?:記|意)?[)】\]>:\d ]|(?:備考|作成(?:者|日)?|出典|更新(?:日)?):|以上$)/u.test(text);
}

/** A row of totals names no record; nobody and nothing is called so. */
function isTotal(cells: readonly string[]): boolean {
  const first = cells.find((cell) => cell !== "") ?? "";
  return /^[【<(]?(?:合計|総計|小計|総合計|累計|計|grand total|sub-?total|total)[】>):：]?$/iu.test(
    first.normalize("NFKC").replace(/\s+/gu, (blank) => (/^[a-z]/iu.test(first) ? blank : "")),
  );
}
