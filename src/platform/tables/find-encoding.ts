import { accepted, type Outcome, refused } from "#kit/outcome.ts";
import type { TableFault, TableFile } from "#kit/table.ts";
import { badLinesIn } from "#platform/tables/decode-text.ts";

/** How the bytes of a text are to be read. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "shift_jis" | "euc-jp" | "iso-2022-jp";

/**
 * How a text of any length is encoded, UTF-8 or UTF-16 with or without a mark, CP932 (what Excel writes in Japan), EUC-JP or ISO-2022-JP: every byte is looked at before the first row is
 * read, so that no half of a file is ever read in the wrong way.
 */
export async function findEncoding(file: TableFile): Promise<Outcome<Encoding, TableFault>> {
  const head = await firstBytes(file);
  if (head[0] === 0xff && head[1] === 0xfe) return only(file, "utf-16le");
  if (head[0] === 0xfe && head[1] === 0xff) return only(file, "utf-16be");
  const unmarked = unmarkedUtf16(head);
  if (unmarked !== null && (await fits(file, unmarked))) return only(file, unmarked);
  if (await fits(file, "utf-8")) return withoutNul(file, (await isIso2022(file)) ? "iso-2022-jp" : "utf-8");
  const announcesUtf8 = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
  // Old servers' EUC-JP would pass for CP932 full of half-width katakana; CP932 passes for EUC-JP when it has no other signs.
  if (!announcesUtf8 && (await fits(file, "euc-jp")))
    return withoutNul(file, (await isHalfWidthKana(file)) ? "shift_jis" : "euc-jp");
  if (!announcesUtf8 && !(await hasUtf8Lines(file)) && (await fits(file, "shift_jis")))
    return withoutNul(file, "shift_jis");
  return refused({ code: "not-text", line: await firstBadLine(file) });
}

async function only(file: TableFile, encoding: Encoding): Promise<Outcome<Encoding, TableFault>> {
  const isWhole = await fits(file, encoding);
  // Read as UTF-16, UTF-32 has the sign NUL behind every other one.
  const line = await firstLineWith(file, encoding, isWhole ? "\0" : "\uFFFD");
  if (isWhole) return line === null ? accepted(encoding) : refused({ code: "nul-character", line });
  return refused({ code: "not-text", line: line ?? 1 });
}

/** The line in which a sign stands first when what does not fit is read as U+FFFD. */
async function firstLineWith(file: TableFile, encoding: Encoding, sign: string): Promise<number | null> {
  const decoder = new TextDecoder(encoding);
  let line = 1;
  const lineIn = (text: string): number | null => {
    const at = text.indexOf(sign);
    line += (at < 0 ? text : text.slice(0, at)).split("\n").length - 1;
    return at < 0 ? null : line;
  };
  for await (const chunk of file.read()) {
    const found = lineIn(decoder.decode(chunk, { stream: true }));
    if (found !== null) return found;
  }
  return lineIn(decoder.decode());
}

async function firstBytes(file: TableFile): Promise<Uint8Array> {
  for await (const chunk of file.read()) if (chunk.length > 0) return chunk.subarray(0, 4096);
  return new Uint8Array();
}

/** UTF-16 without its mark shows in the commas and line ends, whose other byte is 0: nearly always the second, or the first (一 is 4E 00). */
function unmarkedUtf16(head: Uint8Array): Encoding | null {
  let first = 0;
  let second = 0;
  for (const [at, byte] of head.entries()) {
    if (byte === 0 && at % 2 === 0) first += 1;
    if (byte === 0 && at % 2 === 1) second += 1;
  }
  if (
    Math.max(first, second) < 4 ||
    Math.min(first, second) * 3 > Math.max(first, second) ||
    Math.max(first, second) * 20 < head.length
  )
    return null;
  return second > 0 ? "utf-16le" : "utf-16be";
}

/** Seven-bit Japanese as in old mails announces its characters by ESC $ B or ESC $ @. */
async function isIso2022(file: TableFile): Promise<boolean> {
  for await (const chunk of file.read()) {
    const at = chunk.indexOf(0x1b);
    if (at >= 0 && chunk[at + 1] === 0x24) return await fits(file, "iso-2022-jp");
  }
  return false;
}

/** Whether the first bytes hold whole characters of Japanese in UTF-8: then the file is a damaged or mixed one, not CP932. */
async function hasUtf8Lines(file: TableFile): Promise<boolean> {
  const head = await firstBytes(file);
  const lines = Buffer.from(head).toString("latin1").split("\n").slice(0, -1);
  return lines.some((line) => {
    const text = Buffer.from(line, "latin1").toString("utf8");
    return !text.includes("\uFFFD") && /[\u3040-\u30ff\u4e00-\u9fff]/u.test(text);
  });
}

/**
 * Whether every sign beyond ASCII can be a half-width katakana of CP932 (A1–DF). Of the signs of EUC-JP that are made of
 * such bytes nearly all are hiragana and katakana, which begin with A4 and A5; in CP932 those are 、 and ・.
 */
async function isHalfWidthKana(file: TableFile): Promise<boolean> {
  let kana = 0;
  let pairs = 0;
  let isSecond = false;
  for await (const chunk of file.read())
    for (const byte of chunk) {
      if (byte >= 0x80 && (byte < 0xa1 || byte > 0xdf)) return false;
      if (byte >= 0x80 && !isSecond) {
        pairs += 1;
        if (byte === 0xa4 || byte === 0xa5) kana += 1;
      }
      isSecond = byte >= 0x80 && !isSecond;
    }
  return kana * 2 < pairs;
}

async function fits(file: TableFile, encoding: Encoding): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of file.read()) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** A byte 0 is a character 0 in UTF-8 and in CP932, and stands in no table. */
async function withoutNul(file: TableFile, encoding: Encoding): Promise<Outcome<Encoding, TableFault>> {
  let lines = 1;
  for await (const chunk of file.read()) {
    const nul = chunk.indexOf(0);
    if (nul >= 0) return refused({ code: "nul-character", line: lines + newlines(chunk.subarray(0, nul)) });
    lines += newlines(chunk);
  }
  return accepted(encoding);
}

function newlines(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count += 1;
  return count;
}

/** A line longer than this is judged in parts. */
const longestLine = 1024 * 1024;

async function firstBadLine(file: TableFile): Promise<number> {
  let before = 0;
  let firstNotUtf8 = 0;
  let rest: Uint8Array = new Uint8Array();
  const judge = (bytes: Uint8Array): number => {
    const found = badLinesIn(bytes);
    if (found.neither > 0) return before + found.neither;
    if (firstNotUtf8 === 0 && found.notUtf8 > 0) firstNotUtf8 = before + found.notUtf8;
    before += newlines(bytes);
    return 0;
  };
  for await (const chunk of file.read()) {
    const joined = Buffer.concat([rest, chunk]);
    const cut = joined.lastIndexOf(10) + 1;
    rest = joined.subarray(cut);
    const line = judge(joined.subarray(0, cut));
    if (line > 0) return line;
    if (rest.length > longestLine) return before + 1;
  }
  const line = judge(rest);
  return line > 0 ? line : Math.max(1, firstNotUtf8);
}
