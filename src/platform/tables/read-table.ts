import { readFile, stat } from "node:fs/promises";
import { extname } from "node:path";
import { readSheet } from "read-excel-file/universal";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";
import { type Table, type TableFault, type TableLimits, type TableRow, usualLimits } from "#kit/table.ts";
import { checkXlsx } from "./check-zip.ts";
import { decodeText } from "./decode-text.ts";
import { readCsv } from "./read-csv.ts";

/** A file as it came: its name is only used for its ending and for sentences. */
export type NamedBytes = { readonly name: string; readonly bytes: Buffer };

/** Reads a file from disk, refusing it before more than the limit is in memory. */
export async function readBounded(path: string, limits = usualLimits): Promise<Outcome<Buffer, TableFault>> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return refused({ code: "file-is-folder" });
    if (!found.isFile()) return refused({ code: "file-unreadable", reason: "not a plain file" });
    if (found.size > limits.fileBytes) return refused({ code: "file-too-large", limit: limits.fileBytes });
    return accepted(await readFile(path));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "") throw error;
    return refused(
      code === "ENOENT" || code === "ENOTDIR" ? { code: "file-not-found" } : { code: "file-unreadable", reason: code },
    );
  }
}

/**
 * Reads a CSV or the first sheet of an xlsx file as a table of text, within limits.
 * What a file is shows in its first bytes; the ending only matters when an .xlsx is none.
 */
export async function readTable(
  file: NamedBytes,
  limits = usualLimits,
): Promise<Outcome<Table, readonly TableFault[]>> {
  const { bytes } = file;
  if (bytes.length > limits.fileBytes) return refused([{ code: "file-too-large", limit: limits.fileBytes }]);
  if (bytes.length === 0) return refused([{ code: "file-empty" }]);
  const fault = beginningFault(file.name, bytes);
  if (fault !== null) return refused([fault]);
  const rows = await readRows(file, limits);
  return rows.ok ? toTable(rows.value, limits) : refused([rows.refusal]);
}

/** OLE compound file: .xls, and .xlsx locked with a password. */
const oldExcel = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

const zipFile = Buffer.from([0x50, 0x4b, 0x03, 0x04]);

/** Whether the first bytes are those of a zip file, as an xlsx file is. */
export const isWorkbook = (bytes: Buffer): boolean => bytes.subarray(0, 4).equals(zipFile);

/** What the first bytes and the ending of the name tell at once, or null. */
export function beginningFault(name: string, bytes: Buffer): TableFault | null {
  if (bytes.subarray(0, 8).equals(oldExcel)) return { code: "old-excel" };
  return extname(name).toLowerCase() === ".xlsx" && !isWorkbook(bytes) ? { code: "not-xlsx" } : null;
}

async function readRows(
  file: NamedBytes,
  limits: TableLimits,
): Promise<Outcome<readonly (readonly string[])[], TableFault>> {
  if (isWorkbook(file.bytes)) return await readWorkbookRows(file.bytes, limits);
  const text = decodeText(file.bytes);
  return text.ok ? readCsv(text.value, limits) : text;
}

/** The rows of the first sheet as texts, empty rows included. */
export async function readWorkbookRows(bytes: Buffer, limits: TableLimits): Promise<Outcome<string[][], TableFault>> {
  const checked = checkXlsx(bytes, limits);
  if (!checked.ok) return checked;
  try {
    // The "universal" reader goes by the central directory, which is what was checked.
    const copy = new Uint8Array(bytes).buffer;
    const rows = await readSheet(copy);
    const texts = rows.map((row) => row.map(cellText));
    const nul = texts.findIndex((row) => row.some((cell) => cell.includes("\0")));
    return nul < 0 ? accepted(texts) : refused({ code: "nul-character", line: nul + 1 });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const place = /at row (\d+), col (\d+)/u.exec(error.message);
    if (place !== null)
      return refused({
        code: "broken-cell",
        line: Number(place[1]),
        column: Number(place[2]),
      });
    return refused({ code: "broken-xlsx" });
  }
}

/** A spreadsheet's cell as the text a CSV of the same sheet would hold; dates as YYYY-MM-DD. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return Number.isNaN(cell.valueOf()) ? "" : cell.toISOString().slice(0, 10);
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  // Half of a pair of UTF-16 units, which XML can name though it must not, cannot be kept.
  if (typeof cell === "string") return cell.toWellFormed();
  return typeof cell === "number" ? String(cell) : "";
}

function toTable(all: readonly (readonly string[])[], limits: TableLimits): Outcome<Table, readonly TableFault[]> {
  const trimmed = all.map((row) => row.map((cell) => cell.trim()));
  const headerAt = trimmed.findIndex(hasText);
  const header = withoutEmptyEnd(trimmed[headerAt] ?? []);
  if (header.length === 0) return refused([{ code: "file-empty" }]);
  const faults: TableFault[] = [];
  const rows: TableRow[] = [];
  for (const [index, row] of trimmed.entries()) {
    if (index < headerAt || !hasText(row)) continue;
    const line = index + 1;
    const column = row.findIndex((cell) => cell.length > limits.cellLength);
    if (column >= 0)
      faults.push({
        code: "cell-too-long",
        line,
        column: column + 1,
        limit: limits.cellLength,
      });
    const used = withoutEmptyEnd(row);
    if (used.length > header.length) {
      faults.push({
        code: "more-cells-than-header",
        line,
        cells: used.length,
        header: header.length,
      });
    }
    if (index > headerAt) rows.push({ line, cells: header.map((_, at) => row[at] ?? "") });
  }
  return faults.length > 0 ? refused(faults) : accepted({ header, rows });
}

const hasText = (row: readonly string[]): boolean => row.some((cell) => cell !== "");

function withoutEmptyEnd(row: readonly string[]): readonly string[] {
  return row.slice(0, row.findLastIndex((cell) => cell !== "") + 1);
}
