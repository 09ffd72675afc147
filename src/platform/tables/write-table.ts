import { stringify } from "csv-stringify/sync";
import writeXlsxFile, { type Cell } from "write-excel-file/node";

/** A cell to write: numbers stay numbers, null is an empty cell. */
export type OutCell = string | number | null;

export type OutSheet = {
  /** The sheet's name in the workbook, at most 31 characters. */
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly OutCell[])[];
  /** Width of each column in characters. */
  readonly widths?: readonly number[];
};

/** A CSV that Excel opens as UTF-8, with neutralised text cells. */
export function writeCsv(sheet: Pick<OutSheet, "header" | "rows">): Buffer {
  const rows = [sheet.header, ...sheet.rows].map((row) => row.map(neutralised));
  return Buffer.from(
    stringify(rows, {
      bom: true,
      record_delimiter: "windows",
      quote_record_delimiter: true,
    }),
    "utf8",
  );
}

/** A workbook with one sheet after the other; the same sheets give the same bytes at any time of day. */
export async function writeXlsx(sheets: readonly OutSheet[]): Promise<Buffer> {
  const file = writeXlsxFile(
    sheets.map((sheet) => ({
      sheet: sheet.name,
      stickyRowsCount: 1,
      columns: sheet.header.map((_, index) => ({
        width: sheet.widths?.[index] ?? 14,
      })),
      data: [sheet.header.map(headerCell), ...sheet.rows.map((row) => row.map(xlsxCell))],
    })),
  );
  return withoutTimes(await file.toBuffer());
}

/**
 * Text that a spreadsheet program would run as a formula gets an apostrophe in front (OWASP, "CSV injection");
 * numbers are left alone, a minus sign included.
 */
export function neutralised(cell: OutCell): OutCell {
  return typeof cell === "string" && /^[=+\-@\t\r＝＋－＠]/u.test(cell) ? `'${cell}` : cell;
}

const headerCell = (value: string): Cell => ({
  value: storable(value),
  type: String,
  fontWeight: "bold",
  wrap: true,
  alignVertical: "top",
});

function xlsxCell(cell: OutCell): Cell {
  if (cell === null || cell === "") return null;
  if (typeof cell === "number") return { value: cell, type: Number, alignVertical: "top" };
  return {
    value: storable(String(neutralised(cell))),
    type: String,
    wrap: true,
    alignVertical: "top",
  };
}

/**
 * write-excel-file 4.1 keeps its texts in a plain object and takes "toString" or "constructor" for known ones, which
 * breaks the workbook. A blank behind such a word keeps it apart; every reader trims it.
 */
const storable = (text: string): string => (text in Object.prototype ? `${text} ` : text);

/** Sets every time stamp in the zip container to 1980-01-01, its zero (APPNOTE.TXT 4.4.6). */
function withoutTimes(zip: Buffer): Buffer {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    const local = zip.readUInt32LE(at + 42);
    zip.writeUInt32LE(0x00210000, at + 12);
    zip.writeUInt32LE(0x00210000, local + 10);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return zip;
}
