import { extname } from "node:path";
import type { OtherFormat, TableFault } from "#kit/table.ts";

/** OLE compound file: .xls, and .xlsx locked with a password. */
const oldExcel = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

const zipFile = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const emptyZip = Buffer.from([0x50, 0x4b, 0x05, 0x06]);

/** Whether the first bytes are those of a zip file, as an xlsx file is. */
export const isWorkbook = (head: Buffer): boolean => head.subarray(0, 4).equals(zipFile);

/** What other programs' files begin with (their own specifications). */
const beginnings: readonly (readonly [string, OtherFormat])[] = [
  ["%PDF-", "pdf"],
  ["\u0089PNG", "picture"],
  ["\u00ff\u00d8\u00ff", "picture"],
  ["GIF8", "picture"],
  ["\u001f\u008b", "zip"],
  ["7z\u00bc\u00af", "zip"],
  ["Rar!", "zip"],
];

/** What the first bytes and the ending of the name tell at once, or null. */
export function beginningFault(name: string, head: Buffer): TableFault | null {
  if (head.subarray(0, 8).equals(oldExcel)) return { code: "old-excel" };
  if (head.subarray(0, 4).equals(emptyZip)) return { code: "broken-xlsx" };
  const text = head.toString("latin1");
  const known = beginnings.find(([beginning]) => text.startsWith(beginning));
  if (known !== undefined) return { code: "other-format", format: known[1] };
  const words = text.replace(/^\u00ef\u00bb\u00bf/u, "").trimStart();
  // Many programs save a web page, or XML, and call it .xls or .csv.
  if (/^<(?:!doctype|html|head|table|meta|\?xml|script|div)\b/iu.test(words))
    return { code: "other-format", format: "web-page" };
  return extname(name).toLowerCase() === ".xlsx" && !isWorkbook(head) ? { code: "not-xlsx" } : null;
}
