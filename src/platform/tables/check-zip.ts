import { inflateRawSync } from "node:zlib";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";
import type { TableFault, TableLimits } from "#kit/table.ts";

/**
 * Looks into an xlsx file before any library does: the directory must be whole, the contents are inflated one by one and
 * counted (what the directory says about sizes is not believed), and no cell may stand beyond the limits, because one
 * cell at XFD1048576 makes a reader lay out 17 thousand million empty ones.
 */
export function checkXlsx(bytes: Buffer, limits: TableLimits): Outcome<null, TableFault> {
  const entries = readDirectory(bytes);
  if (entries === null || !entries.some((entry) => entry.name === "xl/workbook.xml")) {
    return refused({ code: "broken-xlsx" });
  }
  const tooLarge: TableFault = {
    code: "inflates-too-large",
    limit: limits.inflatedBytes,
  };
  if (entries.reduce((sum, entry) => sum + entry.inflatedBytes, 0) > limits.inflatedBytes) return refused(tooLarge);
  let inflated = 0;
  for (const entry of entries) {
    const content = inflate(bytes, entry, limits.inflatedBytes - inflated);
    if (content === "too-large") return refused(tooLarge);
    if (content === "broken" || content.length !== entry.inflatedBytes) return refused({ code: "broken-xlsx" });
    inflated += content.length;
    if (!entry.name.startsWith("xl/worksheets/")) continue;
    const fault = sheetBeyondLimits(content.toString("latin1"), limits);
    if (fault !== null) return refused(fault);
  }
  return accepted(null);
}

type ZipEntry = {
  readonly name: string;
  readonly stored: boolean;
  readonly start: number;
  readonly packedBytes: number;
  readonly inflatedBytes: number;
};

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const localHeader = 0x04034b50;
const mostEntries = 2_000;

/** The central directory (APPNOTE.TXT 4.3.12); null when anything in it is out of place. */
function readDirectory(bytes: Buffer): ZipEntry[] | null {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== endOfDirectory) return null;
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  if (count > mostEntries) return null;
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== directoryEntry) return null;
    const entry = readEntry(bytes, at);
    if (entry === null) return null;
    entries.push(entry);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function readEntry(bytes: Buffer, at: number): ZipEntry | null {
  const method = bytes.readUInt16LE(at + 10);
  const encrypted = (bytes.readUInt16LE(at + 8) & 1) === 1;
  const header = bytes.readUInt32LE(at + 42);
  if (encrypted || (method !== 0 && method !== 8)) return null;
  if (header + 30 > bytes.length || bytes.readUInt32LE(header) !== localHeader) return null;
  const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
  const packedBytes = bytes.readUInt32LE(at + 20);
  if (start + packedBytes > bytes.length) return null;
  const name = bytes.toString("utf8", at + 46, at + 46 + bytes.readUInt16LE(at + 28));
  return {
    name,
    stored: method === 0,
    start,
    packedBytes,
    inflatedBytes: bytes.readUInt32LE(at + 24),
  };
}

function inflate(bytes: Buffer, entry: ZipEntry, room: number): Buffer | "too-large" | "broken" {
  const packed = bytes.subarray(entry.start, entry.start + entry.packedBytes);
  if (entry.stored) return packed.length > room ? "too-large" : packed;
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, room) });
  } catch (error) {
    return error instanceof RangeError ? "too-large" : "broken";
  }
}

/** Where a row or a cell begins, under whatever prefix. */
const opening = /<(?:[^\s<>/"'=]{1,40}:)?(?:c|row)(?=[\s/>])/gu;
/** The attributes of a tag up to its end; none of them may hold a "<" (XML 1.0, 3.1), so nothing is looked at twice. */
const attributes = /((?:[^<>"']|"[^"<]*"|'[^'<]*'){0,400})>/uy;
const attribute = /([^\s=<>"'/]{1,100})\s*=\s*(?:"([^"]*)"|'([^']*)')/gu;

/** Reads only the addresses of rows and cells (`r="C12"`), never their contents, in one pass over the sheet. */
function sheetBeyondLimits(xml: string, limits: TableLimits): TableFault | null {
  let rows = 0;
  let columns = 0;
  for (const { index, 0: head } of xml.matchAll(opening)) {
    attributes.lastIndex = index + head.length;
    const tag = attributes.exec(xml)?.[1];
    if (tag === undefined) return { code: "broken-xlsx" };
    const end = attributes.lastIndex;
    for (const [, name, double, single] of tag.matchAll(attribute)) {
      if (name !== "r") continue;
      const address = /^([A-Z]{0,3})(\d{1,7})$/u.exec(double ?? single ?? "");
      if (address === null) return { code: "broken-xlsx" };
      const line = Number(address[2]);
      const column = columnNumber(address[1] ?? "");
      rows = Math.max(rows, line);
      columns = Math.max(columns, column);
      if (rows > limits.rows + 1) return { code: "too-many-rows", limit: limits.rows };
      if (columns > limits.columns) return { code: "too-many-columns", line, limit: limits.columns };
      if (column > 0 && isFormulaWithoutValue(xml, end)) return { code: "broken-cell", line, column };
    }
  }
  return rows * columns > limits.cells ? { code: "too-many-cells", limit: limits.cells } : null;
}

const formulaAlone =
  /\s*<(?:[^\s<>/"'=]{1,40}:)?f\b[^<>]*(?:\/>|>[^<]*<\/(?:[^\s<>/"'=]{1,40}:)?f>)\s*<\/(?:[^\s<>/"'=]{1,40}:)?c>/uy;

/** A formula whose value was never computed would be read as an empty cell, silently. */
function isFormulaWithoutValue(xml: string, at: number): boolean {
  formulaAlone.lastIndex = at;
  return formulaAlone.test(xml);
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}
