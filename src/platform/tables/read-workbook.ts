import { accepted, type Outcome, refused } from "#kit/outcome.ts";
import type { TableFault, TableLimits, TableNote } from "#kit/table.ts";
import { type Merge, type SheetFrame, sheetFrame } from "#platform/tables/sheet-frame.ts";
import { addressOf, shownNumber } from "#platform/tables/workbook-cells.ts";
import { listen, mostTextKept, openWorkbook, type Workbook, type Zip } from "#platform/tables/workbook-parts.ts";
import { PartFault, zipParts } from "#platform/tables/zip-parts.ts";

/** A row as it stands in a file, empty ones left out. */
export type RawRow = { readonly line: number; readonly cells: readonly string[] };
/** Some rows, what is worth knowing of them, and the part of the file read, 0–1. */
export type RawPiece = {
  readonly rows: readonly RawRow[];
  readonly part: number;
  readonly notes: readonly TableNote[];
};
export type RawPieces = AsyncGenerator<Outcome<RawPiece, TableFault>, void, void>;

/**
 * The first visible sheet of an xlsx file, piece by piece: whatever its length, only some rows are in memory, beside the
 * file itself and the texts its cells share. Cells are read as a person sees them; the empty ones of a merged block get
 * its text when it reaches over several rows, and never its number: an amount would be there several times.
 */
export async function* readWorkbook(bytes: Buffer, limits: TableLimits): RawPieces {
  try {
    yield* workbookPieces(bytes, limits);
  } catch (error) {
    if (!(error instanceof PartFault)) throw error;
    yield refused(faultOf(error, limits));
  }
}

function faultOf({ code }: PartFault, limits: TableLimits): TableFault {
  switch (code) {
    case "broken":
      return { code: "broken-xlsx" };
    case "too-large":
      return { code: "inflates-too-large", limit: limits.inflatedBytes };
    case "too-many-texts":
      return { code: "workbook-too-large" };
  }
}

async function* workbookPieces(bytes: Buffer, limits: TableLimits): RawPieces {
  const parts = zipParts(bytes);
  if (parts === null) return yield refused({ code: "broken-xlsx" });
  const zip: Zip = { bytes, parts: new Map(parts.map((part) => [part.name, part])) };
  const other = otherProgram(zip);
  if (other !== null) return yield refused({ code: "other-format", format: other });
  const workbook = await openWorkbook(zip);
  if (workbook === null) return yield refused({ code: "broken-xlsx" });
  // The blocks stand behind the cells they merge, so the sheet is gone through twice.
  const frame = await sheetFrame(zip, workbook.sheet, limits);
  if (frame.fault !== null) return yield refused(frame.fault);
  let notes = notesOf(workbook, frame);
  const rows = sheetRows(workbook, frame, limits);
  let seen = 0;
  for await (const _ of listen(zip, workbook.sheet, rows.listener, limits.inflatedBytes)) {
    seen += 1;
    const fault = rows.fault();
    if (fault !== null) return yield refused(fault);
    if (rows.waiting() < rowsAtOnce) continue;
    yield accepted({ rows: rows.take(), part: Math.min(1, seen / frame.chunks), notes });
    notes = [];
  }
  const fault = rows.fault();
  yield fault !== null ? refused(fault) : accepted({ rows: rows.take(), part: 1, notes: [...notes, ...rows.notes()] });
}

const rowsAtOnce = 500;

function notesOf({ sheetName, otherSheets }: Workbook, frame: SheetFrame): TableNote[] {
  const { hiddenRows, hiddenColumns } = frame;
  return [
    ...(otherSheets.length > 0 ? [{ code: "first-sheet-only" as const, sheet: sheetName, others: otherSheets }] : []),
    ...(hiddenRows > 0 || hiddenColumns > 0
      ? [{ code: "hidden-read" as const, rows: hiddenRows, columns: hiddenColumns }]
      : []),
  ];
}

const isTall = (merge: Merge): boolean => merge.lastRow > merge.row;

/** What a zip file is that is no xlsx: told by the names of its parts. */
function otherProgram({ parts }: Zip): "zip" | "word" | "open-document" | "xlsb" | null {
  if (parts.has("xl/workbook.xml")) return null;
  if (parts.has("xl/workbook.bin")) return "xlsb";
  if (parts.has("word/document.xml") || parts.has("ppt/presentation.xml")) return "word";
  return parts.has("content.xml") ? "open-document" : "zip";
}

/** Puts the cells of a sheet together as they are heard. */
function sheetRows(workbook: Workbook, { merges }: SheetFrame, limits: TableLimits) {
  const { texts, forms, is1904 } = workbook;
  let rows: RawRow[] = [];
  let fault: TableFault | null = null;
  let line = 0;
  let filled = 0;
  let cells: string[] = [];
  let column = 0;
  let type = "n";
  let style = 0;
  let value: string | null = null;
  let hasFormula = false;
  let isHeard = false;
  let readings = 0;
  const repeater = makeRepeater(merges);

  const valueOf = (): string => {
    const written = value ?? "";
    switch (type) {
      case "s": {
        const text = texts[Number(written)];
        if (text === undefined) fault ??= { code: "broken-cell", line, column };
        return text ?? "";
      }
      case "b":
        return written === "1" ? "TRUE" : "FALSE";
      case "d":
        return written.slice(0, 10);
      case "n":
        return shownNumber(written, forms[style] ?? { kind: "plain" }, is1904);
      default:
        // Half of a pair of UTF-16 units, which XML can name though it must not, cannot be kept.
        return written.toWellFormed();
    }
  };
  const endCell = (): void => {
    // A formula whose value was never computed would be read as an empty cell, silently.
    if (value === null && hasFormula) fault ??= { code: "broken-cell", line, column };
    if (value === null || value === "") return;
    const text = valueOf();
    if (text === "") return;
    if (text.includes("\0")) fault ??= { code: "nul-character", line };
    if (column > limits.columns) fault ??= { code: "too-many-columns", line, limit: limits.columns };
    if (fault !== null) return;
    while (cells.length < column) cells.push("");
    cells[column - 1] = text;
  };
  const endRow = (): void => {
    repeater.repeat(line, cells);
    if (cells.length === 0) return;
    filled += 1;
    if (filled > limits.rows + 1) fault ??= { code: "too-many-rows", limit: limits.rows };
    if (fault === null) rows.push({ line, cells });
  };
  return {
    fault: () => fault,
    waiting: () => rows.length,
    notes: repeater.notes,
    take: (): readonly RawRow[] => {
      const taken = rows;
      rows = [];
      return taken;
    },
    listener: {
      open: (name: string, attribute: (name: string) => string | null): void => {
        if (fault !== null) return;
        if (name === "row") {
          const before = line;
          line = Number(attribute("r") ?? line + 1);
          if (!Number.isSafeInteger(line) || line <= before) throw new PartFault("broken");
          cells = [];
          column = 0;
        } else if (name === "c") {
          const address = attribute("r");
          const place = address === null ? { row: line, column: column + 1 } : addressOf(address);
          if (place === null || place.row !== line || place.column <= column) throw new PartFault("broken");
          column = place.column;
          type = attribute("t") ?? "n";
          style = Number(attribute("s") ?? 0);
          value = null;
          hasFormula = false;
        } else if (name === "f") hasFormula = true;
        else if (name === "rPh") readings += 1;
        else if (name === "v" || (name === "t" && readings === 0)) {
          isHeard = true;
          value ??= "";
        }
      },
      close: (name: string): void => {
        if (name === "v" || name === "t") isHeard = false;
        else if (name === "rPh") readings -= 1;
        else if (name === "c") endCell();
        else if (name === "row") endRow();
      },
      text: (words: string): void => {
        if (isHeard && value !== null && value.length < mostTextKept) value += words;
      },
    },
  };
}

/** Gives the lower rows of a merged block the text that stands in its first cell, and tells of the first such block. */
function makeRepeater(merges: readonly Merge[]) {
  const coming = merges.filter(isTall).toSorted((a, b) => a.row - b.row);
  let next = 0;
  let open: { readonly merge: Merge; readonly value: string }[] = [];
  let repeated: string | null = null;
  let keptOnce: string | null = null;
  const fill = (cells: string[]): void => {
    for (const { merge, value } of open) {
      while (cells.length < merge.column) cells.push("");
      if (cells[merge.column - 1] !== "") continue;
      cells[merge.column - 1] = value;
      repeated ??= merge.range;
    }
  };
  return {
    repeat: (line: number, cells: string[]): void => {
      if (next >= coming.length && open.length === 0) return;
      open = open.filter(({ merge }) => merge.lastRow >= line);
      // A row that is empty but for merged cells belongs to the row above it.
      if (cells.length > 0) fill(cells);
      for (let merge = coming[next]; merge !== undefined && merge.row <= line; merge = coming[next]) {
        next += 1;
        const value = merge.row === line ? (cells[merge.column - 1] ?? "") : "";
        if (value === "" || merge.lastRow <= line) continue;
        if (isAmount(value)) keptOnce ??= merge.range;
        else open.push({ merge, value });
      }
    },
    notes: (): readonly TableNote[] => [
      ...(repeated === null ? [] : [{ code: "merged-repeated" as const, range: repeated }]),
      ...(keptOnce === null ? [] : [{ code: "merged-number" as const, range: keptOnce }]),
    ],
  };
}

/** A number, also one with a sign or a unit: 1,200, △3, 50万円, 週2コマ. A day is none, nor a code such as 00123. */
const isAmount = (text: string): boolean =>
  /^(?:約|週|月|[¥△▲(+-])*\d(?:[\d,.]*)(?:[^\d\s/.年月日期番号-]{0,4})\)?$/u.test(text.normalize("NFKC")) &&
  !/^0\d/u.test(text);
