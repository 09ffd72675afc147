import { readFile, stat } from "node:fs/promises";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";
import { addNote, type Table, type TableFault, type TableNote, type TableRow, usualLimits } from "#kit/table.ts";
import { readPieces } from "#platform/tables/read-pieces.ts";

/** A file as it came: its name is only used for its ending and for sentences. */
export type NamedBytes = { readonly name: string; readonly bytes: Buffer };

/** Reads a file from disk, refusing it before more than the limit is in memory. */
export async function readBounded(path: string, limits = usualLimits): Promise<Outcome<Buffer, TableFault>> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return refused({ code: "file-is-folder" });
    if (!found.isFile()) return refused({ code: "file-unreadable", reason: "not a plain file" });
    if (found.size > limits.fileBytes) return refused({ code: "file-too-large", limit: limits.fileBytes });
    return accepted(await readFile(path));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "") throw error;
    return refused(
      code === "ENOENT" || code === "ENOTDIR" ? { code: "file-not-found" } : { code: "file-unreadable", reason: code },
    );
  }
}

/**
 * Reads a CSV or the first sheet of an xlsx file as a table of text, within limits.
 * What a file is shows in its first bytes; the ending only matters when an .xlsx is none.
 */
export async function readTable(
  { name, bytes }: NamedBytes,
  limits = usualLimits,
): Promise<Outcome<Table, readonly TableFault[]>> {
  const rows: TableRow[] = [];
  let notes: readonly TableNote[] = [];
  for await (const piece of readPieces({ name, size: bytes.length, read: () => slices(bytes) }, limits)) {
    if (!piece.ok) return piece;
    for (const row of piece.value.rows) rows.push(row);
    notes = piece.value.notes.reduce(addNote, notes);
  }
  const [header, ...below] = rows;
  return accepted({ header: header?.cells ?? [], rows: below, ...(notes.length > 0 ? { notes } : {}) });
}

const sliceBytes = 64 * 1024;

async function* slices(bytes: Buffer): AsyncGenerator<Buffer, void> {
  for (let at = 0; at < bytes.length; at += sliceBytes)
    yield await Promise.resolve(bytes.subarray(at, at + sliceBytes));
}
