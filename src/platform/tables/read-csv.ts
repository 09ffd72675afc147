import { CsvError, parse } from "csv-parse/sync";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";
import type { TableFault, TableLimits } from "#kit/table.ts";

/** The rows of a CSV text, empty lines included, so that a row's index + 1 is the number a spreadsheet program shows. */
export function readCsv(text: string, limits: TableLimits): Outcome<string[][], TableFault> {
  let row = 0;
  let cells = 0;
  let fault: TableFault | null = null;
  try {
    const rows = parse(text, {
      ...csvForm(text, limits),
      on_record: (record) => {
        row += 1;
        cells += record.length;
        fault ??= overLimit(record, row, cells, limits);
        // Stops the parser without reading the rest of a file that is refused anyway.
        if (fault !== null) throw new RangeError("over the limit");
        return record;
      },
    });
    return accepted(rows);
  } catch (error) {
    if (fault !== null) return refused(fault);
    if (error instanceof CsvError) return refused(csvFault(error, row + 1, limits));
    throw error;
  }
}

/** How a CSV is read whose beginning is this text. */
export const csvForm = (beginning: string, limits: TableLimits) => ({
  delimiter: separatorOf(beginning),
  relax_column_count: true,
  max_record_size: limits.cellLength * 4 + limits.columns * 200,
});

/** The limit that a row passes, or null; `cells` counts those of all rows so far. */
export function overLimit(
  record: readonly string[],
  row: number,
  cells: number,
  limits: TableLimits,
): TableFault | null {
  if (row > limits.rows + 1) return { code: "too-many-rows", limit: limits.rows };
  if (record.length > limits.columns) return { code: "too-many-columns", line: row, limit: limits.columns };
  if (cells > limits.cells) return { code: "too-many-cells", limit: limits.cells };
  return null;
}

/** What the parser found, in the row that follows those already read. */
export function csvFault(error: CsvError, line: number, limits: TableLimits): TableFault {
  if (error.code === "CSV_QUOTE_NOT_CLOSED") return { code: "quote-not-closed", line };
  if (error.code === "CSV_MAX_RECORD_SIZE") {
    // A quote that is never closed swallows the rest of the file and looks like one very long cell.
    const inside = error["quoting"] === true;
    return inside
      ? { code: "quote-not-closed", line }
      : { code: "cell-too-long", line, column: 1, limit: limits.cellLength };
  }
  return { code: "stray-quote", line };
}

/** Comma, semicolon or tab: whichever stands most often in the header, outside quotes. */
function separatorOf(text: string): string {
  const header = firstRecord(text);
  let best = ",";
  let most = 0;
  for (const separator of [",", "\t", ";"]) {
    const count = header.split(separator).length - 1;
    if (count > most) {
      most = count;
      best = separator;
    }
  }
  return best;
}

function firstRecord(text: string): string {
  const start = text.search(/\S/u);
  let quoted = false;
  let record = "";
  for (let at = Math.max(start, 0); at < text.length && record.length < 20_000; at += 1) {
    const letter = text.charAt(at);
    if (letter === '"') quoted = !quoted;
    else if (!quoted && (letter === "\n" || letter === "\r")) break;
    else if (!quoted) record += letter;
  }
  return record;
}
