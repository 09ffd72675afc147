import type { CsvError } from "csv-parse";
import type { TableFault, TableLimits } from "#kit/table.ts";

/** How a CSV is read whose beginning is this text. */
export const csvForm = (beginning: string, limits: TableLimits) => ({
  delimiter: separatorOf(beginning),
  relax_column_count: true,
  // Lists joined from several programs end their lines in several ways.
  record_delimiter: ["\r\n", "\n", "\r"],
  max_record_size: limits.cellLength * 4 + limits.columns * 200,
});

/**
 * What the parser found. Its own count of records says where: a stream that fails drops the rows that it had ready, so
 * that whoever reads them has seen fewer.
 */
export function csvFault(error: CsvError, limits: TableLimits): TableFault {
  const line = Number(error["records"] ?? 0) + 1;
  if (error.code === "CSV_QUOTE_NOT_CLOSED") return { code: "quote-not-closed", line };
  if (error.code === "CSV_MAX_RECORD_SIZE") {
    // A quote that is never closed swallows the rest of the file and looks like one very long cell.
    // The parser tells of a quote only once it is closed; line ends inside the record show one that is open.
    if (Number(error["lines"] ?? 0) > line) return { code: "quote-not-closed", line };
    const cells = Number(error["index"] ?? 0);
    return cells >= limits.columns
      ? { code: "too-many-columns", line, limit: limits.columns }
      : { code: "cell-too-long", line, column: cells + 1, limit: limits.cellLength };
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
