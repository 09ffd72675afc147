import Encoding from "encoding-japanese";
import type { ImportKind } from "#domain/imports/terms.ts";
import type { TableFile } from "#kit/table.ts";
import { count } from "../support/counts.ts";

/** A file that a hub may choose by mistake, or that somebody has made to do harm. */
export type BadFile = {
  /** What it is, in a few words; bad-files.txt says under these words what it comes to. */
  readonly what: string;
  readonly kind: ImportKind;
  readonly name: string;
  readonly make: () => Omit<TableFile, "name">;
};

const pieceBytes = 256 * 1024;

/** A file that is in memory. */
export const whole = (content: string | Uint8Array): Omit<TableFile, "name"> => {
  const bytes = Buffer.from(content);
  return {
    size: bytes.length,
    read: async function* () {
      for (let at = 0; at < bytes.length; at += pieceBytes)
        yield await Promise.resolve(bytes.subarray(at, at + pieceBytes));
    },
  };
};

/** A file that is made while it is read: `first`, then `middle` so many times, then `last`. */
const long = (first: string, middle: string, times: number, last: string): Omit<TableFile, "name"> => {
  const atOnce = Math.max(1, Math.floor(pieceBytes / Buffer.byteLength(middle)));
  return {
    size: Buffer.byteLength(first) + Buffer.byteLength(middle) * times + Buffer.byteLength(last),
    read: async function* () {
      yield await Promise.resolve(Buffer.from(first));
      for (let done = 0; done < times; done += atOnce) yield Buffer.from(middle.repeat(Math.min(atOnce, times - done)));
      yield Buffer.from(last);
    },
  };
};

/** A list of people under the name that it was saved with. */
export const list = (what: string, content: string | Uint8Array, name = "人材.csv"): BadFile => ({
  what,
  kind: "people",
  name,
  make: () => whole(content),
});

const heavy = (what: string, make: BadFile["make"]): BadFile => ({ what, kind: "people", name: "人材.csv", make });

const inJapan = (text: string, to: "SJIS" | "EUCJP" | "JIS"): Buffer =>
  Buffer.from(Encoding.convert(Encoding.stringToCode(text), { from: "UNICODE", to, type: "array" }));
const utf16 = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, "utf16le");
const bytes = (...parts: readonly (string | readonly number[])[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from([...part]))));

const megabyte = 1024 * 1024;
const header = "氏名,空きコマ,住まい,メールアドレス";
const row = (at: number): string => `見本 ${at},4,見本市,mihon${at}@example.invalid`;
const rows = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, at) => `${row(from + at)}\n`).join("");

const encodings: readonly BadFile[] = [
  list("bytes that are no text in any encoding", bytes(`${header}\n`, [0xff, 0x80, 0xfd, 0x2c], "4,,\n")),
  list(
    "UTF-8 with its mark and one damaged line",
    bytes("\uFEFF", `${header}\n${row(1)}\n`, [0xe6, 0x2c, 0x34], ",,\n"),
  ),
  list("lines of UTF-8 and of CP932 in one file", bytes(`${header}\n${row(1)}\n`, [...inJapan(row(2), "SJIS")], "\n")),
  list("UTF-8 cut off in the middle of a sign", bytes(`${header}\n${row(1)}\n見本`).subarray(0, -1)),
  list("UTF-16 with half a sign too many", Buffer.concat([utf16(`${header}\n${row(1)}\n`), Buffer.from([0x41])])),
  list(
    "UTF-16 with half a pair",
    Buffer.concat([utf16(`${header}\n${rows(1, 5000)}見本`), Buffer.from([0x00, 0xd8, 0x2c, 0x00])]),
  ),
  list("UTF-16 with the sign NUL", utf16(`${header}\n${row(1)}\n見本\0,4,,\n`)),
  list("UTF-32", Buffer.concat([...`\uFEFF${header}\n${row(1)}`].map((sign) => utf32(sign)))),
  list("the sign NUL in UTF-8", `${header}\n${row(1)}\n見\0本,4,,\n`),
  list("the sign NUL in CP932", inJapan(`${header}\n見本\0,4,,\n`, "SJIS")),
  list("a control sign in a name", `${header}\n見本\u0007 一,4,,\n`),
  list("half a megabyte of random bytes", noise(512 * 1024)),
];

const quotes: readonly BadFile[] = [
  list("a quote that is never closed", `${header}\n${row(1)}\n"見本,4,,\n${row(3)}\n`),
  list("a quote never closed in the header", `氏名,"空きコマ,住まい\n${rows(1, 3)}`),
  list("a quote in the middle of a cell", `${header}\n見本 "一",4,,\n`),
  list("words behind a closing quote", `${header}\n"見本"一,4,,\n`),
  heavy("a quote never closed above a hundred thousand rows", () =>
    long(`${header}\n"見本,4,,\n`, `${row(2)}\n`, count(20_000, 100_000), ""),
  ),
];

const sizes: readonly BadFile[] = [
  list("no bytes at all", ""),
  list("a mark and nothing behind it", "\uFEFF"),
  list("empty lines alone", "\r\n\r\n\r\n"),
  list("separators alone", ",,,,\n,,,,\n"),
  list("blanks and wide blanks alone", " ,　\n　, \n"),
  list("a header without rows", `${header}\n`),
  list("a title and nothing else", "令和8年度 人材一覧\n"),
  list("more cells than the header has", `${header}\n${row(1)}\n${row(2)},x,y\n`),
  list("201 columns", `${header}${",x".repeat(197)}\n${row(1)}${",1".repeat(197)}\n`),
  heavy("a million columns", () => long("氏名", ",空きコマ", count(20_000, 1_000_000), "\n")),
  heavy("a million columns in a row far down", () =>
    long(`${header}\n${rows(1, 40)}見本`, ",1", count(20_000, 1_000_000), "\n"),
  ),
  heavy("one line of 50 MB", () => long(`${header}\n`, "見", (count(2, 50) * megabyte) / 4, "")),
  heavy("one line of 50 MB in quotes", () => long(`${header}\n"`, "見", (count(2, 50) * megabyte) / 4, '",4,,\n')),
  list("a cell of 5,001 signs", `${header}\n${row(1)}\n見本,4,${"長".repeat(5_001)},\n`),
  heavy("a list of 257 MB", () => ({ size: 257 * megabyte, read: () => noBytes() })),
];

const contents: readonly BadFile[] = [
  list("cells that a spreadsheet program could not work out", `${header}\n${row(1)}\n#REF!,#N/A,,\n`),
  list("half-days that are no number", `${header}\n見本 一,たくさん,,\n見本 二,-3,,\n見本 三,1e400,,\n`),
  list("a day that never was", "氏名,空きコマ,開始可能月\n見本 一,4,令和元年2月30日\n"),
  list("the same person twice", `人材コード,${header}\nJ-1,${row(1)}\nJ-1,${row(2)}\n`),
  list("a number that the hub never gave", "Banso人材番号,氏名,空きコマ\nH-999999,見本 一,4\n"),
  list("a mail address that is none", `${header}\n見本 一,4,見本市,メールなし@@\n`),
  list("a name of 300 signs", `${header}\n${"寿".repeat(300)},4,,\n`),
  {
    ...list(
      "a corporate number as a spreadsheet program shortens it",
      "企業名,市町村,法人番号\n見本水産,見本市,7.00001E+12\n",
    ),
    kind: "firms",
  },
  {
    ...list(
      "engagements of nobody",
      "企業名,人材名,仕事の名前,コマ,開始日,週数\nない水産,いない 人,直販,4,2026/12/7,4\n",
    ),
    kind: "engagements",
  },
  list("days of nobody knows which span, and hours", "氏名,稼働日数\n見本 一,4\n見本 二,月20時間\n"),
  { ...list("a list of people given as municipalities", `${header}\n${row(1)}\n`), kind: "towns" },
];

const headers: readonly BadFile[] = [
  list("headers that nobody knows", "あ,い,う\n1,2,3\n"),
  list("two columns that mean the same", "氏名,名前,空きコマ\n見本 一,見本 二,4\n"),
  list("rows without any header", rows(1, 3)),
  list("headers named like parts of JavaScript", "__proto__,constructor,toString\n1,2,3\n"),
];

const understood: readonly BadFile[] = [
  list(
    "a title above the header and totals below",
    `令和8年度 人材一覧,,,\n\n${header}\n${row(11)}\n小計,4,,\n合計,4,,\n`,
  ),
  list(
    "remarks below the list",
    `${header}\n${row(18)}\n※空きコマは4週間あたり,,,\n,作成：総務課,,\n注）住まいは省略,,,\n`,
  ),
  list("EUC-JP", inJapan(`${header}\n${row(12)}\n`, "EUCJP")),
  list("ISO-2022-JP", inJapan(`${header}\n${row(13)}\n`, "JIS")),
  list("UTF-16 without its mark and lines that end in CR", utf16(`${header}\r${row(14)}\r`).subarray(2)),
  list("a hundred thousand empty lines below the rows", `${header}\n${row(15)}\n${",,,\n".repeat(100_000)}`),
  list("cells that begin like formulas", `${header}\n"=HYPERLINK(""http://x.invalid"")",4,,\n@SUM(1),3,,\n`),
  list("a CSV called .txt", `${header.replaceAll(",", "\t")}\n${row(16).replaceAll(",", "\t")}\n`, "人材.txt"),
];

export const badTexts: readonly BadFile[] = [...encodings, ...quotes, ...sizes, ...contents, ...headers, ...understood];

function utf32(sign: string): Buffer {
  const four = Buffer.alloc(4);
  four.writeUInt32LE(sign.codePointAt(0) ?? 0);
  return four;
}

/** Bytes that look like chance and are the same every time. */
function noise(length: number): Buffer {
  const made = Buffer.alloc(length);
  let state = 20_261_123;
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    made[at] = state >>> 24;
  }
  return made;
}

async function* noBytes(): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield new Uint8Array();
}
