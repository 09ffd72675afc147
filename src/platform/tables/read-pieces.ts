import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { CsvError, parse } from "csv-parse";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";
import { listLimits, type TableFault, type TableFile, type TableLimits, type TablePiece } from "#kit/table.ts";
import { beginningFault, isWorkbook } from "#platform/tables/file-kinds.ts";
import { type Encoding, findEncoding } from "#platform/tables/find-encoding.ts";
import { csvFault, csvForm } from "#platform/tables/read-csv.ts";
import { isJsonList, readJsonRows } from "#platform/tables/read-json.ts";
import { type RawPieces, type RawRow, readWorkbook } from "#platform/tables/read-workbook.ts";
import { makeTidyRows } from "#platform/tables/tidy-rows.ts";

/** Rows in one piece: few statements for the database, and gone before memory is tidied for the second time. */
const rowsAtOnce = 500;

type Pieces = AsyncGenerator<Outcome<TablePiece, readonly TableFault[]>, void, void>;

/**
 * Reads a CSV, the first sheet of an xlsx file or a JSON list of records, piece by piece: whatever its length, only some
 * rows of a CSV or of a sheet are in memory. The first row that is not empty comes first, header or not. A fault ends the reading.
 */
export async function* readPieces(file: TableFile, limits: TableLimits = listLimits): Pieces {
  if (file.size > limits.fileBytes) return yield refused([{ code: "file-too-large", limit: limits.fileBytes }]);
  if (file.size === 0) return yield refused([{ code: "file-empty" }]);
  const head = await headOf(file);
  const fault = beginningFault(file.name, head);
  if (fault !== null) return yield refused([fault]);
  if (isWorkbook(head)) yield* tidied(workbookRows(file, limits), limits);
  else yield* tidied(isJsonList(head) ? jsonRows(file, limits) : csvRows(file, limits), limits);
}

async function headOf(file: TableFile): Promise<Buffer> {
  for await (const chunk of file.read()) if (chunk.length > 0) return Buffer.from(chunk.subarray(0, 64));
  return Buffer.alloc(0);
}

async function* tidied(pieces: RawPieces, limits: TableLimits): Pieces {
  const tidy = makeTidyRows(limits);
  for await (const piece of pieces) {
    if (!piece.ok) return yield refused([piece.refusal]);
    const { notes, part } = piece.value;
    const added = tidy.add(piece.value.rows);
    if (!added.ok) return yield added;
    const { rows } = added.value;
    const all = [...notes, ...added.value.notes];
    if (rows.length > 0 || all.length > 0) yield accepted({ rows, part, notes: all });
  }
  if (tidy.isEmpty()) yield refused([{ code: "file-empty" }]);
}

/** Packed bytes of a workbook, which is in memory as it came; a larger list is saved as CSV. */
const mostWorkbookBytes = 32 * 1024 * 1024;

async function* workbookRows(file: TableFile, limits: TableLimits): RawPieces {
  if (file.size > mostWorkbookBytes) return yield refused({ code: "workbook-too-large" });
  yield* readWorkbook(await wholeOf(file), limits);
}

async function* jsonRows(file: TableFile, limits: TableLimits): RawPieces {
  if (file.size > mostWorkbookBytes) return yield refused({ code: "workbook-too-large" });
  const rows = readJsonRows(await wholeOf(file), limits);
  if (!rows.ok) return yield rows;
  yield accepted({ rows: rows.value.map((cells, index) => ({ line: index + 1, cells })), part: 1, notes: [] });
}

async function wholeOf(file: TableFile): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const chunk of file.read()) parts.push(chunk);
  return Buffer.concat(parts);
}

async function* csvRows(file: TableFile, limits: TableLimits): RawPieces {
  const encoding = await findEncoding(file);
  if (!encoding.ok) return yield encoding;
  const beginning = await beginningOf(file, encoding.value);
  const parser = parse(csvForm(beginning, limits));
  let seen = 0;
  const texts = decoded(file, encoding.value, (bytes) => {
    seen += bytes;
  });
  // What goes wrong in the feeding is thrown to whoever reads the parser's rows.
  const feeding = pipeline(Readable.from(texts), parser).catch(() => {});
  let line = 0;
  let filled = 0;
  let cellCount = 0;
  let rows: RawRow[] = [];
  const piece = () => accepted({ rows, part: Math.min(1, seen / file.size), notes: [] });
  try {
    for await (const record of parser) {
      const cells = textsOf(record);
      line += 1;
      if (cells.length > limits.columns && cells.findLastIndex((cell) => cell !== "") >= limits.columns)
        return yield refused({ code: "too-many-columns", line, limit: limits.columns });
      // Spreadsheet programs leave hundreds of thousands of empty rows behind; they are no rows of the list.
      if (cells.every((cell) => cell === "")) continue;
      filled += 1;
      cellCount += cells.length;
      if (filled > limits.rows + 1) return yield refused({ code: "too-many-rows", limit: limits.rows });
      if (cellCount > limits.cells) return yield refused({ code: "too-many-cells", limit: limits.cells });
      rows.push({ line, cells });
      if (rows.length < rowsAtOnce) continue;
      yield piece();
      rows = [];
    }
    yield piece();
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    yield refused(csvFault(error, limits));
  } finally {
    parser.destroy();
    await feeding;
  }
}

/** The parser's rows are lists of texts; its type does not say so. */
const textsOf = (record: unknown): string[] => (Array.isArray(record) ? record.map(String) : []);

async function beginningOf(file: TableFile, encoding: Encoding): Promise<string> {
  for await (const text of decoded(file, encoding, () => {})) if (text !== "") return text;
  return "";
}

async function* decoded(
  file: TableFile,
  encoding: Encoding,
  count: (bytes: number) => void,
): AsyncGenerator<string, void> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const chunk of file.read()) {
    count(chunk.length);
    const text = decoder.decode(chunk, { stream: true });
    if (text !== "") yield text;
  }
  const rest = decoder.decode();
  if (rest !== "") yield rest;
}
