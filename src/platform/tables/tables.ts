import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import type { Tables } from "#app.ts";
import { readTable } from "#platform/tables/read-table.ts";

/** Uploaded tables, read within the usual limits. */
export const systemTables: Tables = {
  read: ({ name, bytes }) => readTable({ name, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) }),
  hash: (bytes) => createHash("sha256").update(bytes).digest("hex"),
  breathe: () => setImmediate(),
};
