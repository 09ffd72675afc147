import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import type { Tables } from "#app.ts";
import { readPieces } from "#platform/tables/read-pieces.ts";
import { readTable } from "#platform/tables/read-table.ts";
import { writeLines } from "#platform/tables/write-lines.ts";
import { writeCsv, writeXlsx } from "#platform/tables/write-table.ts";

/** Uploaded tables, read within the usual limits. */
export const systemTables: Tables = {
  read: ({ name, bytes }) => readTable({ name, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) }),
  write: writeCsv,
  lines: writeLines,
  workbook: (sheets) => writeXlsx(sheets),
  pieces: (file) => readPieces(file),
  hashOf: async (file) => {
    const hash = createHash("sha256");
    for await (const chunk of file.read()) hash.update(chunk);
    return hash.digest("hex");
  },
  hash: (bytes) => createHash("sha256").update(bytes).digest("hex"),
  breathe: () => setImmediate(),
};
