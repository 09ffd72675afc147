import { accepted, type Outcome, refused } from "#kit/outcome.ts";
import type { TableFault, TableLimits } from "#kit/table.ts";
import { decodeText } from "#platform/tables/decode-text.ts";

/** Whether a file's first bytes begin a JSON list of records; a header in square brackets does not. */
export const isJsonList = (head: Buffer): boolean =>
  /^[\s]*\[\s*\{/u.test(head.toString("utf8").replace(/^\uFEFF/u, ""));

/**
 * The rows of a JSON list of records whose values are texts, numbers or nothing, as it is published where others publish
 * CSV: the names of the values first, then one row a record. The first record is row 2, as in a CSV of the same list.
 */
export function readJsonRows(bytes: Buffer, limits: TableLimits): Outcome<string[][], TableFault> {
  const text = decodeText(bytes);
  if (!text.ok) return text;
  const list = parsed(text.value.replace(/^\uFEFF/u, ""));
  if (list === null) return refused({ code: "broken-json" });
  if (list.length > limits.rows) return refused({ code: "too-many-rows", limit: limits.rows });
  const places = new Map<string, number>();
  const rows: string[][] = [];
  for (const [index, record] of list.entries()) {
    const row: string[] = [];
    if (typeof record !== "object" || record === null) return refused({ code: "json-not-flat", line: index + 2 });
    for (const [name, value] of Object.entries(record)) {
      if (!places.has(name)) places.set(name, places.size);
      const cell = cellOf(value);
      if (cell === null) return refused({ code: "json-not-flat", line: index + 2 });
      row[places.get(name) ?? 0] = cell;
    }
    if (places.size > limits.columns)
      return refused({ code: "too-many-columns", line: index + 2, limit: limits.columns });
    if ((index + 1) * places.size > limits.cells) return refused({ code: "too-many-cells", limit: limits.cells });
    rows.push(row);
  }
  const header = [...places.keys()];
  return accepted([header, ...rows.map((row) => header.map((_, place) => row[place] ?? ""))]);
}

function parsed(text: string): readonly unknown[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : null;
  } catch (error) {
    // A list nested too deeply is no better than one that breaks off.
    if (error instanceof SyntaxError || error instanceof RangeError) return null;
    throw error;
  }
}

function cellOf(value: unknown): string | null {
  if (value === null) return "";
  if (typeof value === "string") return value.includes("\0") ? null : value.toWellFormed();
  return typeof value === "number" || typeof value === "boolean" ? String(value) : null;
}
