import { accepted, type Outcome, refused } from "#kit/outcome.ts";
import type { OutLine, UnwritableSign } from "#kit/table.ts";

/** Rows as lines of a CSV, each ended as Excel ends it; UTF-8, whose mark the caller puts first, or CP932. */
export function writeLines(rows: readonly OutLine[], encoding: "utf-8" | "cp932"): Outcome<Uint8Array, UnwritableSign> {
  const text = rows.map((row) => `${row.map(written).join(",")}\r\n`).join("");
  if (encoding === "utf-8") return accepted(Buffer.from(text, "utf8"));
  const bytes = cp932Of(text);
  return bytes === null ? refused(firstUnwritable(rows)) : accepted(bytes);
}

const written = (cell: string | number | null): string => {
  if (cell === null) return "";
  const text = String(cell);
  return /[",\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

function cp932Of(text: string): Uint8Array | null {
  const codes = cp932Codes();
  const bytes = Buffer.allocUnsafe(text.length * 2);
  let at = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = codes[text.charCodeAt(index)] ?? none;
    if (code === none) return null;
    if (code > 0xff) bytes[at++] = code >> 8;
    bytes[at++] = code & 0xff;
  }
  return bytes.subarray(0, at);
}

function firstUnwritable(rows: readonly OutLine[]): UnwritableSign {
  const codes = cp932Codes();
  for (const [row, cells] of rows.entries())
    for (const [column, cell] of cells.entries())
      for (const sign of String(cell ?? ""))
        if (sign.length > 1 || codes[sign.charCodeAt(0)] === none) return { row, column, sign };
  throw new Error("every sign of these rows can be written");
}

const none = 0xffff;
let kept: Uint16Array | null = null;

/**
 * The code of every sign that CP932 gives back as it was, made from what reading it gives: what would come back as
 * another sign (〜 as ～, − as －) has none. Where two codes give one sign, the one that Windows writes is taken: of the
 * NEC and IBM signs the last (FAxx), of the signs below them the first.
 */
function cp932Codes(): Uint16Array {
  if (kept !== null) return kept;
  const codes = new Uint16Array(0x10000).fill(none);
  const decoder = new TextDecoder("shift_jis", { fatal: true });
  const add = (code: number, bytes: readonly number[]): void => {
    const sign = decoded(decoder, bytes);
    if (sign === null || sign.length !== 1) return;
    const unit = sign.charCodeAt(0);
    const isUserMade = unit >= 0xe000 && unit <= 0xf8ff;
    const isNecSelected = code >= 0xed00 && code <= 0xeeff;
    if (!isUserMade && !isNecSelected && codes[unit] === none) codes[unit] = code;
  };
  for (let byte = 0; byte < 0x80; byte += 1) codes[byte] = byte;
  for (let byte = 0xa1; byte <= 0xdf; byte += 1) add(byte, [byte]);
  for (let lead = 0x81; lead <= 0xfc; lead += 1) {
    if (lead > 0x9f && lead < 0xe0) continue;
    for (let trail = 0x40; trail <= 0xfc; trail += 1) if (trail !== 0x7f) add((lead << 8) | trail, [lead, trail]);
  }
  kept = codes;
  return codes;
}

function decoded(decoder: TextDecoder, bytes: readonly number[]): string | null {
  try {
    return decoder.decode(new Uint8Array(bytes));
  } catch (fault) {
    // A place in the table that holds no sign.
    if (fault instanceof TypeError) return null;
    throw fault;
  }
}
