import { gzipSync } from "node:zlib";
import { count } from "../support/counts.ts";
import { sheetOf, workbookOf, zipOf } from "../support/zip.ts";
import { type BadFile, list, whole } from "./bad-texts.ts";

// Workbooks, and what is called one.

const book = (what: string, content: string | Buffer): BadFile => list(what, content, "人材.xlsx");
const later = (what: string, make: () => Buffer): BadFile => ({
  what,
  kind: "people",
  name: "人材.xlsx",
  make: () => whole(make()),
});

const cell = (at: string, text: string, type = "inlineStr"): string =>
  type === "inlineStr"
    ? `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`
    : `<c r="${at}" t="${type}"><v>${text}</v></c>`;
const rowOf = (line: number, cells: string, more = ""): string => `<row r="${line}"${more}>${cells}</row>`;
const head = rowOf(1, cell("A1", "氏名") + cell("B1", "空きコマ") + cell("C1", "住まい"));
const person = (line: number, name: string, more = ""): string =>
  rowOf(line, cell(`A${line}`, name) + cell(`B${line}`, "4", "n") + cell(`C${line}`, "見本市"), more);
const sheet = (rows: string, behind = "", before = ""): string =>
  sheetOf(head + rows)
    .replace("<sheetData>", `${before}<sheetData>`)
    .replace("</worksheet>", `${behind}</worksheet>`);
const bookOf = (rows: string, behind = "", before = ""): Buffer => workbookOf(sheet(rows, behind, before));
const merged = (...ranges: readonly string[]): string =>
  `<mergeCells>${ranges.map((range) => `<mergeCell ref="${range}"/>`).join("")}</mergeCells>`;

/** A workbook after one of its bytes was changed: counted from where its mark stands last. */
function changed(bytes: Buffer, mark: string, offset: number, value: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[copy.lastIndexOf(Buffer.from(mark, "latin1")) + offset] = value;
  return copy;
}

const good = bookOf(person(2, "見本 一"));
const part = (name: string): Buffer => zipOf([{ name, content: Buffer.from("x") }]);
const manyTexts = (): Buffer =>
  workbookOf(sheet(person(2, "見本 一")), undefined, [
    { name: "xl/sharedStrings.xml", content: Buffer.from(`<sst>${"<si/>".repeat(1_600_000)}</sst>`) },
  ]);
const bombBytes = count(165, 700) * 1024 * 1024;

const otherPrograms: readonly BadFile[] = [
  list("a PDF called .csv", "%PDF-1.7\n%\u00e2\u00e3\n1 0 obj", "人材.csv"),
  book("a picture called .xlsx", Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0])),
  list("a photograph called .csv", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), "人材.csv"),
  list("a web page called .xls", "<html><table><tr><td>氏名</td></tr></table></html>", "人材.xls"),
  book("XML called .xlsx", '<?xml version="1.0"?><Workbook/>'),
  list("an old Excel file", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), "人材.xls"),
  book("a CSV called .xlsx", "氏名,空きコマ\n見本 一,4\n"),
  list("a list packed by gzip", gzipSync("氏名,空きコマ\n"), "人材.csv"),
  list("a list packed as zip", zipOf([{ name: "人材.csv", content: Buffer.from("氏名,空きコマ\n") }]), "人材.zip"),
  book("a document of Word", part("word/document.xml")),
  list("an OpenDocument table", part("content.xml"), "人材.ods"),
  list("a binary workbook", part("xl/workbook.bin"), "人材.xlsb"),
  list("a database file called .csv", "SQLite format 3\0\u0010\0", "人材.csv"),
  list("JSON that breaks off", '[{"氏名":"見本 一","空きコマ":4},', "人材.json"),
  list("JSON of lists within records", '[{"氏名":"見本 一","空きコマ":[4]}]', "人材.json"),
  list("JSON a hundred thousand levels deep", `[{"氏名":${"[".repeat(100_000)}`, "人材.json"),
];

const packages: readonly BadFile[] = [
  book("a workbook of which half is missing", good.subarray(0, good.length / 2)),
  book("a workbook with a wrong check sum", changed(good, "PK\u0001\u0002", 16, 1)),
  book("a workbook locked by the zip's own password", changed(good, "PK\u0001\u0002", 8, 1)),
  book("a workbook packed in a way that Excel does not use", changed(good, "PK\u0001\u0002", 10, 12)),
  book("a zip whose directory points outside of it", changed(good, "PK\u0005\u0006", 18, 0x7f)),
  book("a zip without a directory", "PK\u0003\u0004 and nothing more"),
  book("an empty zip", zipOf([])),
  book("a workbook without its sheet", zipOf([{ name: "xl/workbook.xml", content: Buffer.from("<workbook/>") }])),
  later("a zip bomb of 700 MB", () => workbookOf(Buffer.alloc(bombBytes, 0x20))),
  later("a zip bomb that lies about its size", () =>
    workbookOf(Buffer.alloc(count(20, 700) * 1024 * 1024, 0x20), 2_000),
  ),
  book("a workbook that says that it is larger than it is", workbookOf(sheet(person(2, "見本 一")), 100_000)),
];

const sheets: readonly BadFile[] = [
  later("a workbook with more texts than memory is for", manyTexts),
  book("a sheet that is not well-formed", workbookOf(sheet(person(2, "見本 一")).replace("</row>", ""))),
  book("a sheet that defines entities", workbookOf(`<!DOCTYPE x [<!ENTITY a "ha">]>${sheet(person(2, "&a;"))}`)),
  book("an entity that nobody defined", bookOf(person(2, "&laugh;"))),
  book("tags nested without end", workbookOf(sheet("<x>".repeat(100_000)))),
  book("an attribute of 100,000 signs", bookOf(rowOf(2, `<c r="${"A".repeat(100_000)}"/>`))),
  book("a sheet in UTF-16", workbookOf(Buffer.from(`\uFEFF${sheet(person(2, "見本 一"))}`, "utf16le"))),
  book("rows that run backwards", bookOf(person(3, "見本 一") + person(2, "見本 二"))),
  book("a row number without end", bookOf(person(99_999_999, "見本 一"))),
  book("a cell in column XFD", bookOf(person(2, "見本 一") + rowOf(3, cell("A3", "見本 二") + cell("XFD3", "x")))),
  book("a text that the workbook does not have", bookOf(rowOf(2, cell("A2", "7", "s")))),
  book("a formula that was never worked out", bookOf(rowOf(2, `${cell("A2", "見本 一")}<c r="B2"><f>1+1</f></c>`))),
  book("a formula that failed", bookOf(rowOf(2, cell("A2", "見本 一") + cell("B2", "#REF!", "e")))),
  book("the sign NUL in a workbook", bookOf(person(2, "見&#0;本"))),
  book("a cell of 33,000 signs", bookOf(person(2, "長".repeat(33_000)))),
  book(
    "5,001 merged blocks",
    bookOf(person(2, "見本 一"), merged(...Array.from({ length: 5_001 }, (_, at) => `A${at + 2}`))),
  ),
  book("a merged block that is none", bookOf(person(2, "見本 一"), merged("A1:?"))),
  book("a workbook with an empty sheet", workbookOf(sheetOf(""))),
  book("a sheet with a header alone", bookOf("")),
];

const formula = (at: string, value: string): string => `<c r="${at}"><f>2*2</f><v>${value}</v></c>`;

const understood: readonly BadFile[] = [
  book(
    "hidden rows and columns",
    bookOf(person(2, "見本 廿一", ' hidden="1"'), "", '<cols><col min="3" max="3" hidden="1"/></cols>'),
  ),
  book(
    "a town merged over three rows",
    bookOf(
      [2, 3, 4]
        .map((line) =>
          rowOf(
            line,
            cell(`A${line}`, `見本 卅${line}`) + cell(`B${line}`, "4", "n") + (line === 2 ? cell("C2", "結び町") : ""),
          ),
        )
        .join(""),
      merged("C2:C4"),
    ),
  ),
  book(
    "half-days merged over two rows",
    bookOf(person(2, "見本 四十") + rowOf(3, cell("A3", "見本 四十一") + cell("C3", "見本市")), merged("B2:B3")),
  ),
  book("formulas with their values", bookOf(rowOf(2, cell("A2", "見本 五十") + formula("B2", "4")))),
  book("rows far down below emptiness", bookOf(person(1_000_000, "見本 六十"))),
  list("a workbook called .csv", bookOf(person(2, "見本 七十")), "人材.csv"),
];

export const badWorkbooks: readonly BadFile[] = [...otherPrograms, ...packages, ...sheets, ...understood];
