import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Encoding from "encoding-japanese";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type TableFault, type TableLimits, usualLimits } from "#kit/table.ts";
import { tableFaultWords } from "#text/tables.ts";
import { crowding } from "../../../tests/support/crowding.ts";
import { sheetOf, workbookOf, zipOf } from "../../../tests/support/zip.ts";
import { readBounded, readTable } from "./read-table.ts";
import { writeCsv, writeXlsx } from "./write-table.ts";

const read = (content: string | Buffer, name = "people.csv", limits: TableLimits = usualLimits) =>
  readTable({ name, bytes: Buffer.from(content) }, limits);

const cp932 = (text: string): Buffer =>
  Buffer.from(
    Encoding.convert(Encoding.stringToCode(text), {
      from: "UNICODE",
      to: "SJIS",
      type: "array",
    }),
  );

async function faultsOf(content: string | Buffer, name?: string, limits?: TableLimits): Promise<readonly TableFault[]> {
  const table = await read(content, name, limits);
  return table.ok ? [] : table.refusal;
}

const text = '番号,空きコマ,メモ\r\nP-1,８,①髙橋―～\r\nP-2,4,"2行の\nメモ, と「""」"\r\n';

test("UTF-8 with and without a mark, UTF-16 and CP932 give the same table", async () => {
  const plain = await read(text);
  expect(plain).toMatchObject({
    ok: true,
    value: { header: ["番号", "空きコマ", "メモ"] },
  });
  expect(await read(`\uFEFF${text}`)).toEqual(plain);
  expect(await read(Buffer.from(`\uFEFF${text}`, "utf16le"))).toEqual(plain);
  // U+FF5E and U+2015 are what CP932 holds; U+301C is not in it.
  expect(await read(cp932(text))).toEqual(plain);
});

test("separators are found in the header: comma, semicolon, tab", async () => {
  const plain = await read("a,b\n1,x\n");
  expect(await read("a;b\n1;x\n")).toEqual(plain);
  expect(await read("a\tb\n1\tx\n")).toEqual(plain);
});

test("rows keep the number that a spreadsheet program shows, empty rows and broken lines included", async () => {
  const table = await read('\na,b\n\n1,"x\ny"\n2,z\n');
  expect(table).toMatchObject({
    ok: true,
    value: { rows: [{ line: 4 }, { line: 5, cells: ["2", "z"] }] },
  });
});

test("lines may end in three ways in one file, and a line break within quotes is none", async () => {
  const table = { header: ["a", "b"], rows: [2, 3, 4].map((line) => ({ line, cells: [String(line), "x\ny"] })) };
  for (const ends of [
    ["\r\n", "\n", "\r"],
    ["\n", "\r\n", "\r\n"],
    ["\r", "\n", "\r\n"],
  ]) {
    const [first, second, third] = ends;
    expect(await read(`a,b${first}2,"x\ny"${second}3,"x\ny"${third}4,"x\ny"${first}`), JSON.stringify(ends)).toEqual({
      ok: true,
      value: table,
    });
  }
});

test("CP932 with half-width katakana alone is not taken for EUC-JP", async () => {
  const halfWidth = Buffer.concat([Buffer.from("id,half-days,towns\nP1,8,"), Buffer.from([0xb6, 0xdc, 0x0a])]);
  expect(await read(halfWidth)).toMatchObject({ value: { rows: [{ cells: ["P1", "8", "ｶﾜ"] }] } });
  for (const town of ["川辺", "ひかり", "カキ"]) {
    const codes = Encoding.stringToCode(`id,town\nP1,${town}\n`);
    const euc = Buffer.from(Encoding.convert(codes, { from: "UNICODE", to: "EUCJP", type: "array" }));
    expect(await read(euc), town).toMatchObject({ value: { rows: [{ cells: ["P1", town] }] } });
  }
});

test("what is written as CSV and as xlsx is read back equal", async () => {
  const cell = fc.oneof(
    fc.integer(),
    fc.stringMatching(/^[ぁ-んァ-ヶ一-龠a-zA-Z0-9、"',;\n]{0,12}$/u),
    fc.constant(null),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell, fc.integer()), {
        minLength: 1,
        maxLength: 8,
      }),
      async (rows) => {
        const sheet = { name: "s", header: ["一", "二", "三"], rows };
        const csv = await read(writeCsv(sheet));
        const xlsx = await read(await writeXlsx([sheet]), "people.xlsx");
        expect(csv.ok).toBe(true);
        expect(xlsx).toEqual(csv);
      },
    ),
    { numRuns: 40 },
  );
});

test("words that every object knows survive a workbook", async () => {
  const rows = [["toString", "constructor", "__proto__"]];
  const sheet = { name: "s", header: ["valueOf", "b", "c"], rows };
  const xlsx = await read(await writeXlsx([sheet]), "people.xlsx");
  expect(xlsx).toEqual({ ok: true, value: { header: sheet.header, rows: [{ line: 2, cells: rows[0] }] } });
});

test("what is to be known of how a workbook was read comes with its table", async () => {
  const cell = (at: string, text: string): string => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const row = (line: number, more: string, ...texts: readonly string[]): string =>
    `<row r="${line}"${more}>${texts.map((text, at) => (text === "" ? "" : cell(`${"ABC"[at]}${line}`, text))).join("")}</row>`;
  const rows = [
    row(1, "", "人材番号", "空きコマ", "町"),
    row(2, ' hidden="1"', "P-1", "8", "みなと町"),
    row(3, "", "P-2", "4"),
    row(4, "", "小計", "12"),
    row(5, "", "合計", "12"),
  ];
  const merged = sheetOf(rows.join("")).replace(
    "</worksheet>",
    '<mergeCells><mergeCell ref="C2:C3"/></mergeCells></worksheet>',
  );
  const sheets =
    '<sheet name="控え" state="hidden" id="rId9"/><sheet name="人材" id="rId1"/><sheet name="案件" id="rId8"/>';
  const book = { name: "xl/workbook.xml", content: Buffer.from(`<workbook><sheets>${sheets}</sheets></workbook>`) };
  expect(await read(workbookOf(merged, undefined, [book]), "人材.xlsx")).toEqual({
    ok: true,
    value: {
      header: ["人材番号", "空きコマ", "町"],
      rows: [
        { line: 2, cells: ["P-1", "8", "みなと町"] },
        { line: 3, cells: ["P-2", "4", "みなと町"] },
      ],
      notes: [
        { code: "first-sheet-only", sheet: "人材", others: ["案件"] },
        { code: "hidden-read", rows: 1, columns: 0 },
        { code: "merged-repeated", range: "C2:C3" },
        { code: "total-skipped", line: 4, more: 1 },
      ],
    },
  });
});

/** A workbook with one column, a row for each format and value; days are counted from 1904 where it says so. */
function formatted(cells: readonly (readonly [string, string])[], is1904 = false): Buffer {
  const quoted = (text: string): string =>
    text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
  const formats = cells.map(([code], at) => `<numFmt numFmtId="${164 + at}" formatCode="${quoted(code)}"/>`);
  const styles = cells.map((_, at) => `<xf numFmtId="${164 + at}"/>`);
  const rows = cells.map(([, value], at) => `<row r="${at + 2}"><c r="A${at + 2}" s="${at}"><v>${value}</v></c></row>`);
  const head = '<row r="1"><c r="A1" t="inlineStr"><is><t>番号</t></is></c></row>';
  const sheets = `<workbookPr date1904="${is1904 ? 1 : 0}"/><sheets><sheet name="s" id="rId1"/></sheets>`;
  const part = (name: string, xml: string) => ({ name, content: Buffer.from(xml) });
  return workbookOf(sheetOf(head + rows.join("")), undefined, [
    part("xl/workbook.xml", `<workbook>${sheets}</workbook>`),
    part(
      "xl/styles.xml",
      `<styleSheet><numFmts>${formats.join("")}</numFmts><cellXfs>${styles.join("")}</cellXfs></styleSheet>`,
    ),
  ]);
}

const shown: readonly (readonly [string, string, string])[] = [
  ["General", "0.30000000000000004", "0.3"],
  ["yyyy/m/d", "46478", "2027-04-01"],
  ['yyyy"年"m"月"', "46478", "2027-04-01"],
  ["h:mm", "0.75", "18:00"],
  ["0%", "0.2", "20%"],
  ["0000", "1", "0001"],
  ['"P-"000', "12", "P-012"],
  ['0"万円"', "16", "16万円"],
  ['#,##0"円"', "160000", "160000円"],
  ['#,##0,"千円"', "160000", "160千円"],
  ["#,##0,", "160500", "160.5"],
  ['"週"0"コマ"', "2", "週2コマ"],
  ["[$¥-411]#,##0;[Red]-[$¥-411]#,##0", "-160000", "-¥160000"],
  ['_ "¥"* #,##0_ ', "20000", "¥20000"],
  ['[>=1000]0,"千";0', "160000", "160000"],
  ["0.00E+00", "160000", "160000"],
  ["# ?/?", "0.5", "0.5"],
];

test("a number of a workbook is read as its format shows it", async () => {
  const table = await read(formatted(shown.map(([code, value]) => [code, value])), "a.xlsx");
  expect(table.ok && table.value.rows.map(({ cells }) => cells[0])).toEqual(shown.map(([, , text]) => text));
});

test("days counted from 1904, truth values and errors are read as a person sees them", async () => {
  const days = await read(formatted([["yyyy-mm-dd", "45016"]], true), "a.xlsx");
  expect(days).toMatchObject({ value: { rows: [{ cells: ["2027-04-01"] }] } });
  const cells = '<c r="A2" t="b"><v>1</v></c><c r="B2" t="b"><v>0</v></c><c r="C2" t="e"><v>#N/A</v></c>';
  const head = ["A1", "B1", "C1"].map((at) => `<c r="${at}" t="inlineStr"><is><t>${at}</t></is></c>`).join("");
  const book = workbookOf(sheetOf(`<row r="1">${head}</row><row r="2">${cells}</row>`));
  expect(await read(book, "a.xlsx")).toMatchObject({ value: { rows: [{ cells: ["TRUE", "FALSE", "#N/A"] }] } });
});

test("formulas are neutralised in text and numbers stay numbers", async () => {
  const rows = [["=1+1", "+81", "-x", "@a", "\tb", -5]];
  const sheet = { name: "s", header: ["a", "b", "c", "d", "e", "f"], rows };
  const back = await read(writeCsv(sheet));
  expect(back).toMatchObject({
    ok: true,
    value: { rows: [{ cells: ["'=1+1", "'+81", "'-x", "'@a", "'\tb", "-5"] }] },
  });
  expect(await read(await writeXlsx([sheet]), "a.xlsx")).toEqual(back);
});

test("the same sheets give the same workbook at any time of day", async () => {
  const sheets = [{ name: "s", header: ["a"], rows: [["x"]] }];
  const first = await writeXlsx(sheets);
  await new Promise((done) => setTimeout(done, 2_100));
  expect(first.equals(await writeXlsx(sheets))).toBe(true);
});

const bomb = Buffer.alloc(70 * 1024 * 1024, 0x20);
const tight: TableLimits = {
  ...usualLimits,
  rows: 2,
  columns: 3,
  cellLength: 5,
};
const cases: readonly (readonly [string, string | Buffer, string, string, TableLimits?])[] = [
  ["an empty file", "", "people.csv", "people.csv: 中身がありません。1行目に見出し、2行目から内容を入力してください。"],
  [
    "only empty lines",
    "\n,,\n",
    "people.csv",
    "people.csv: 中身がありません。1行目に見出し、2行目から内容を入力してください。",
  ],
  [
    "a quote that is never closed",
    'a,b\n1,2\n3,"x\n4,5\n',
    "people.csv",
    'people.csv 3行目: 引用符（"）が閉じていません。対になる引用符を足してください。',
  ],
  [
    "a quote in the wrong place",
    'a,b\n1,x"y\n',
    "people.csv",
    'people.csv 2行目: 引用符（"）の位置が正しくありません。文の中の引用符は "" と2つ続けて書いてください。',
  ],
  [
    "a NUL character",
    "a,b\n1,2\n3,\0\n",
    "people.csv",
    "people.csv 3行目: 見えない文字（NUL）が入っています。元の表から保存し直してください。",
  ],
  [
    "bytes of no encoding",
    Buffer.concat([Buffer.from("a,b\n1,2\n"), Buffer.from([0x80, 0xff, 0xfd])]),
    "people.csv",
    "people.csv 3行目: 文字として読めないところがあります。UTF-8かShift_JIS（CP932）のCSV、またはExcelブック（.xlsx）で保存してください。",
  ],
  [
    "a damaged UTF-8 file with a mark",
    Buffer.concat([Buffer.from("\uFEFFa,b\n1,"), Buffer.from([0x82, 0xa0])]),
    "people.csv",
    "people.csv 2行目: 文字として読めないところがあります。UTF-8かShift_JIS（CP932）のCSV、またはExcelブック（.xlsx）で保存してください。",
  ],
  [
    "a row with more cells than the header",
    "a,b\n1,2\n3,4,5\n",
    "people.csv",
    "people.csv 3行目: 見出しは2列ですが、この行には3列あります。区切りの記号が余っていないか確かめてください。",
  ],
  ["too many rows", "a\n1\n2\n3\n", "people.csv", "people.csv: 行が多すぎます。2行まで読めます。", tight],
  [
    "too many columns",
    "a,b,c,d\n1,2,3,4\n",
    "people.csv",
    "people.csv 1行目: 列が多すぎます。3列まで読めます。",
    tight,
  ],
  [
    "a cell too long",
    "a,b\n1,123456\n",
    "people.csv",
    "people.csv 2行目の2列目: セルが長すぎます。5字までにしてください。",
    tight,
  ],
  [
    "an old Excel file",
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0]),
    "people.xls",
    "people.xls: 古い形式（.xls）か、パスワードのかかったExcelファイルです。パスワードを外し、「Excelブック（.xlsx）」で保存し直してください。",
  ],
  [
    "a CSV named .xlsx",
    "a,b\n1,2\n",
    "people.xlsx",
    "people.xlsx: 名前は .xlsx ですが、中身はExcelブックではありません。Excelで開いて保存し直すか、CSVなら名前の終わりを .csv にしてください。",
  ],
  [
    "a zip that is no workbook",
    zipOf([{ name: "a.txt", content: Buffer.from("x") }]),
    "people.xlsx",
    "people.xlsx: これは圧縮ファイルです。ひらいて、中にある表のファイルを選んでください。",
  ],
  [
    "a workbook cut short",
    workbookOf(sheetOf("")).subarray(0, 300),
    "people.xlsx",
    "people.xlsx: Excelファイルが壊れていて読めません。Excelで開き、保存し直してください。",
  ],
  [
    "a zip bomb that says so",
    workbookOf(bomb),
    "people.xlsx",
    "people.xlsx: ひらくと64 MBを超えるExcelファイルです。Excelで「CSV UTF-8（コンマ区切り）」として保存し、そのファイルを選んでください。",
  ],
  [
    "a zip bomb that lies",
    workbookOf(bomb, 100),
    "people.xlsx",
    "people.xlsx: Excelファイルが壊れていて読めません。Excelで開き、保存し直してください。",
  ],
  [
    "a small file whose directory lies",
    workbookOf(sheetOf(""), 7),
    "people.xlsx",
    "people.xlsx: Excelファイルが壊れていて読めません。Excelで開き、保存し直してください。",
  ],
  [
    "one cell at the far corner",
    workbookOf(sheetOf('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
    "people.xlsx",
    "people.xlsx 1048576行目: 列が多すぎます。200列まで読めます。",
  ],
  [
    "one cell far to the right",
    workbookOf(sheetOf('<row r="1"><c r="XFD1"><v>1</v></c></row>')),
    "people.xlsx",
    "people.xlsx 1行目: 列が多すぎます。200列まで読めます。",
  ],
  [
    "a formula without its value",
    workbookOf(sheetOf('<row r="1"><c r="A1" t="str"><f>B1</f></c></row>')),
    "people.xlsx",
    "people.xlsx 1行目の1列目: このセルの値を読めません。計算式なら値に置きかえて保存してください。",
  ],
];

for (const [what, content, name, sentence, limits] of cases) {
  test(`refused with a sentence: ${what}`, async () => {
    const faults = await faultsOf(content, name, limits ?? usualLimits);
    expect(faults.map((fault) => tableFaultWords(name, fault).ja)).toEqual([sentence]);
    const english = faults.map((fault) => tableFaultWords(name, fault).en).join("");
    expect(english).toMatch(/^people\.\w+(, row \d+)?(, column \d+)?: [A-Z][^ぁ-んァ-ヶ一-龠]+\.$/u);
  });
}

test("a sheet made to be slow to look through is refused at once", async () => {
  const slow = [
    "<c ".repeat(200_000),
    `<row r="1"><c ${'r="A1" '.repeat(50_000)}></c></row>`,
    `<c r${" r".repeat(200_000)}`,
  ];
  for (const rows of slow) {
    const start = performance.now();
    expect(await faultsOf(workbookOf(sheetOf(rows)), "people.xlsx")).toEqual([{ code: "broken-xlsx" }]);
    expect(performance.now() - start).toBeLessThan(1000 * crowding());
  }
});

test("a cell's address is found behind whatever else stands in its tag", async () => {
  for (const before of ['x=">"', "x='>'", `x=" r='A1' "`, 'r="A1"']) {
    const rows = `<row r="1"><c ${before} r="XFD1"><v>1</v></c></row>`;
    expect(await faultsOf(workbookOf(sheetOf(rows)), "people.xlsx"), before).toMatchObject([
      { code: "too-many-columns" },
    ]);
  }
});

test("the sign NUL in a workbook is named by its row, and half a sign is replaced", async () => {
  const cell = (text: string) => `<row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row>`;
  expect(await faultsOf(workbookOf(sheetOf(cell("a&#0;"))), "people.xlsx")).toEqual([
    { code: "nul-character", line: 1 },
  ]);
  expect(await read(workbookOf(sheetOf(cell("a&#xD800;"))), "people.xlsx")).toMatchObject({
    value: { header: ["a\uFFFD"] },
  });
});

test("a missing file, a folder and a file over the limit are refused before they are read", async () => {
  const folder = await mkdtemp(join(tmpdir(), "banso-tables-"));
  try {
    await writeFile(join(folder, "large.csv"), "x".repeat(100));
    expect(await readBounded(join(folder, "absent.csv"))).toEqual({
      ok: false,
      refusal: { code: "file-not-found" },
    });
    expect(await readBounded(folder)).toEqual({
      ok: false,
      refusal: { code: "file-is-folder" },
    });
    const large = await readBounded(join(folder, "large.csv"), {
      ...usualLimits,
      fileBytes: 99,
    });
    expect(large).toEqual({
      ok: false,
      refusal: { code: "file-too-large", limit: 99 },
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("no bytes at all make the reader throw", async () => {
  const alphabet = fc.constantFrom(0x22, 0x2c, 0x0a, 0x0d, 0x00, 0x41, 0x50, 0x4b, 0x03, 0x04, 0x82, 0xa0, 0xe3, 0xff);
  await fc.assert(
    fc.asyncProperty(fc.array(alphabet, { maxLength: 80 }), fc.constantFrom("a.csv", "a.xlsx"), async (bytes, name) => {
      const table = await read(Buffer.from(bytes), name);
      expect(table.ok ? table.value.header.length : table.refusal.length).toBeGreaterThan(0);
    }),
    { numRuns: 400 },
  );
});

const table = "人材一覧,,,\r\n氏名,町,メモ,空きコマ\r\n見本 太郎,鯖江市,ひらがな,3\r\n合計,,,3\r\n";
const asRead = {
  ok: true,
  value: {
    header: ["氏名", "町", "メモ", "空きコマ"],
    rows: [{ line: 3, cells: ["見本 太郎", "鯖江市", "ひらがな", "3"] }],
    notes: [
      { code: "title-skipped", header: 2 },
      { code: "total-skipped", line: 4, more: 0 },
    ],
  },
};

test("a title above the header and a row of totals are left out, in every encoding of Japan", async () => {
  expect(await read(table)).toEqual(asRead);
  for (const to of ["EUCJP", "JIS", "SJIS"] as const)
    expect(
      await read(Buffer.from(Encoding.convert(Encoding.stringToCode(table), { from: "UNICODE", to, type: "array" }))),
      to,
    ).toEqual(asRead);
  expect(await read(Buffer.from(table, "utf16le"))).toEqual(asRead);
  expect(await read(table.replaceAll("\r\n", "\r"))).toEqual(asRead);
});

test("a damaged line far down is named and never read as CP932", async () => {
  const rows = "見本,鯖江市\n".repeat(56_998);
  const broken = Buffer.concat([Buffer.from(`氏名,町\n${rows}`), Buffer.from([0xe5, 0xb1, 0x2c, 0x41, 0x0a])]);
  const limits = { ...usualLimits, rows: 100_000 };
  expect(await faultsOf(broken, "people.csv", limits)).toEqual([{ code: "not-text", line: 57_000 }]);
});

test("rows of a merged block have its value, hidden rows are read, and a declared entity is refused", async () => {
  const cell = (at: string, text: string): string => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const rows = `<row r="1">${cell("A1", "企業")}${cell("B1", "案件")}</row><row r="2" hidden="1">${cell("A2", "甲")}${cell("B2", "乙")}</row><row r="3">${cell("B3", "丙")}</row>`;
  const merged = sheetOf(rows).replace("</worksheet>", '<mergeCells><mergeCell ref="A2:A3"/></mergeCells></worksheet>');
  expect(await read(workbookOf(merged), "people.xlsx")).toMatchObject({
    value: { rows: [{ cells: ["甲", "乙"] }, { cells: ["甲", "丙"] }] },
  });
  const laughing = `<!DOCTYPE x [<!ENTITY a "ha">]>${sheetOf('<row r="1"><c r="A1" t="str"><v>&a;</v></c></row>')}`;
  expect(await faultsOf(workbookOf(laughing), "people.xlsx")).toEqual([{ code: "broken-xlsx" }]);
});

test("files of other programs are told apart whatever they are called", async () => {
  const formats = [
    ["%PDF-1.7", "pdf"],
    ["<!DOCTYPE html><table>", "web-page"],
    [Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10]), "picture"],
    [zipOf([{ name: "content.xml", content: Buffer.from("x") }]), "open-document"],
    [zipOf([{ name: "word/document.xml", content: Buffer.from("x") }]), "word"],
    [zipOf([{ name: "xl/workbook.bin", content: Buffer.from("x") }]), "xlsb"],
  ] as const;
  for (const [content, format] of formats)
    expect(await faultsOf(Buffer.from(content))).toEqual([{ code: "other-format", format }]);
});
