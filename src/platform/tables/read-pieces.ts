import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { CsvError, parse } from "csv-parse";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";
import { listLimits, type TableFault, type TableFile, type TableLimits, type TablePiece } from "#kit/table.ts";
import { type Encoding, findEncoding } from "#platform/tables/find-encoding.ts";
import { csvFault, csvForm, overLimit } from "#platform/tables/read-csv.ts";
import { beginningFault, isWorkbook, readWorkbookRows } from "#platform/tables/read-table.ts";
import { isJsonList, readJsonRows } from "#platform/tables/read-json.ts";
import { makeTidyRows } from "#platform/tables/tidy-rows.ts";

/** Rows in one piece. */
const rowsAtOnce = 1000;

type Pieces = AsyncGenerator<Outcome<TablePiece, readonly TableFault[]>, void>;

/**
 * Reads a CSV, the first sheet of an xlsx file or a JSON list of records, piece by piece: whatever its length, only some rows of a CSV are in
 * memory. The first row that is not empty comes first, header or not. A fault ends the reading.
 */
export async function* readPieces(file: TableFile, limits: TableLimits = listLimits): Pieces {
  if (file.size > limits.fileBytes) return yield refused([{ code: "file-too-large", limit: limits.fileBytes }]);
  if (file.size === 0) return yield refused([{ code: "file-empty" }]);
  const head = await headOf(file);
  const fault = beginningFault(file.name, head);
  if (fault !== null) return yield refused([fault]);
  const rows = isWorkbook(head)
    ? wholeRows(file, limits, readWorkbookRows)
    : isJsonList(head)
      ? wholeRows(file, limits, readJsonRows)
      : csvRows(file, limits);
  yield* tidied(rows, limits);
}

async function headOf(file: TableFile): Promise<Buffer> {
  for await (const chunk of file.read()) if (chunk.length > 0) return Buffer.from(chunk.subarray(0, 64));
  return Buffer.alloc(0);
}

type RawPiece = { readonly rows: readonly (readonly string[])[]; readonly part: number };
type RawPieces = AsyncGenerator<Outcome<RawPiece, TableFault>, void>;

async function* tidied(pieces: RawPieces, limits: TableLimits): Pieces {
  const tidy = makeTidyRows(limits);
  for await (const piece of pieces) {
    if (!piece.ok) return yield refused([piece.refusal]);
    const rows = tidy.add(piece.value.rows);
    if (!rows.ok) return yield rows;
    if (rows.value.length > 0) yield accepted({ rows: rows.value, part: piece.value.part });
  }
  if (tidy.isEmpty()) yield refused([{ code: "file-empty" }]);
}

/** Reads the rows of a file that has to be in memory as a whole. */
type ReadWhole = (
  bytes: Buffer,
  limits: TableLimits,
) => Outcome<string[][], TableFault> | Promise<Outcome<string[][], TableFault>>;

async function* wholeRows(file: TableFile, limits: TableLimits, readWhole: ReadWhole): RawPieces {
  // Larger ones would pass the limit of what they inflate to in any case.
  if (file.size > limits.inflatedBytes) return yield refused({ code: "workbook-too-large" });
  const parts: Uint8Array[] = [];
  for await (const chunk of file.read()) parts.push(chunk);
  const rows = await readWhole(Buffer.concat(parts), limits);
  if (!rows.ok) return yield refused(workbookFault(rows.refusal));
  for (let at = 0; at < rows.value.length; at += rowsAtOnce)
    yield accepted({
      rows: rows.value.slice(at, at + rowsAtOnce),
      part: Math.min(1, (at + rowsAtOnce) / rows.value.length),
    });
}

/** A workbook is laid out as a whole: what is too large for that can be saved as CSV. */
const workbookFault = (fault: TableFault): TableFault =>
  fault.code === "too-many-cells" || fault.code === "inflates-too-large" ? { code: "workbook-too-large" } : fault;

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
  let row = 0;
  let rows: string[][] = [];
  const piece = () => accepted({ rows, part: Math.min(1, seen / file.size) });
  try {
    for await (const record of parser) {
      const cells = textsOf(record);
      row += 1;
      const fault = overLimit(cells, row, 0, limits);
      if (fault !== null) return yield refused(fault);
      rows.push(cells);
      if (rows.length < rowsAtOnce) continue;
      yield piece();
      rows = [];
    }
    yield piece();
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    yield refused(csvFault(error, row + 1, limits));
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
