import { accepted, type Outcome, refused } from "#kit/outcome.ts";
import type { TableFault } from "#kit/table.ts";

/**
 * The text of a file: UTF-8 with or without a byte order mark, UTF-16 with one, else CP932 (what Excel writes in Japan).
 * Nothing is guessed past a byte that fits neither: the line that holds it is named.
 */
export function decodeText(bytes: Uint8Array): Outcome<string, TableFault> {
  const text = decodeWhole(bytes);
  if (text === null) return refused({ code: "not-text", line: firstBadLine(bytes) });
  const nul = text.indexOf("\0");
  if (nul >= 0) return refused({ code: "nul-character", line: lineOf(text, nul) });
  return accepted(text);
}

function decodeWhole(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs("utf-16le", bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs("utf-16be", bytes);
  // A file that announces UTF-8 and breaks it is damaged, not CP932.
  const announcesUtf8 = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return decodeAs("utf-8", bytes) ?? (announcesUtf8 ? null : decodeAs("shift_jis", bytes));
}

function decodeAs(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** The first line that is neither UTF-8 nor CP932; when lines of both kinds are mixed, the first that is not UTF-8. */
function firstBadLine(bytes: Uint8Array): number {
  const { neither, notUtf8 } = badLinesIn(bytes);
  return neither > 0 ? neither : Math.max(1, notUtf8);
}

/** The first line that is neither UTF-8 nor CP932, and the first that is not UTF-8 before it; 0 for none. */
export function badLinesIn(bytes: Uint8Array): { readonly neither: number; readonly notUtf8: number } {
  let line = 1;
  let start = 0;
  let notUtf8 = 0;
  while (start < bytes.length) {
    const newline = bytes.indexOf(10, start);
    const end = newline < 0 ? bytes.length : newline;
    const part = bytes.subarray(start, end);
    if (decodeAs("utf-8", part) === null) {
      if (decodeAs("shift_jis", part) === null) return { neither: line, notUtf8 };
      if (notUtf8 === 0) notUtf8 = line;
    }
    start = end + 1;
    line += 1;
  }
  return { neither: 0, notUtf8 };
}

function lineOf(text: string, index: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < index; at = text.indexOf("\n", at + 1)) line += 1;
  return line;
}
