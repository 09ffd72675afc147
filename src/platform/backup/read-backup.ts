import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { withFile } from "#platform/backup/backup-file.ts";
import { byteReader } from "#platform/backup/byte-reader.ts";
import { counting, type Progress } from "#platform/backup/count-rows.ts";
import { backupError, backupFaultOf, codeOf } from "#platform/backup/fault.ts";
import { takeEnd, takePiece, takePieces } from "#platform/backup/frames.ts";
import { openHeader } from "#platform/backup/header.ts";
import { type Manifest, readManifest, rowsOf, type SavedTable } from "#platform/backup/manifest.ts";
import { unseal } from "#platform/backup/sealed-chunks.ts";

/** Where a backup is and what opens it. */
export type BackupSource = {
  readonly file: string;
  readonly passphrase: string;
  readonly stop: AbortSignal;
};

/** What is done with a backup while it is read from its beginning to its end. */
export type Visitor = {
  readonly manifest: (manifest: Manifest) => Promise<void>;
  /** Takes all rows of one table, in COPY's text form. */
  readonly table: (table: SavedTable, rows: AsyncIterable<Buffer>) => Promise<void>;
};

/** Reads a backup. Every byte is authenticated before it is given on; an end that is missing is found at the end. */
export async function readBackup({ file, passphrase, stop }: BackupSource, visitor: Visitor): Promise<void> {
  try {
    await withFile(file, async (source) => {
      const reader = byteReader(source);
      const opened = await openHeader(reader, file, passphrase);
      await pipeline(
        unseal(reader, opened, file),
        createGunzip(),
        (content: AsyncIterable<Buffer>) => visit(content, file, visitor),
        { signal: stop },
      );
    });
  } catch (error) {
    if (backupFaultOf(error) !== null) throw error;
    if (stop.aborted) throw backupError({ code: "stopped" }, error);
    // Sealed by the right passphrase, and yet not what a backup writes.
    if (codeOf(error).startsWith("Z_")) throw backupError({ code: "damaged", file }, error);
    throw error;
  }
}

async function visit(content: AsyncIterable<Buffer>, file: string, visitor: Visitor): Promise<void> {
  const reader = byteReader(content);
  const manifest = readManifest(await takePiece(reader, file));
  if (manifest === null) throw backupError({ code: "damaged", file });
  await visitor.manifest(manifest);
  for (const table of manifest.tables) await visitor.table(table, takePieces(reader, file));
  await takeEnd(reader, file);
}

/** Reads the whole backup without using it: passphrase, every byte, and the number of rows of each table. */
export async function checkBackup(source: BackupSource, progress: Progress): Promise<Manifest> {
  let found: Manifest | null = null;
  let done = 0;
  let all = 0;
  await readBackup(source, {
    manifest: async (manifest) => {
      found = manifest;
      all = rowsOf(manifest);
    },
    table: async (table, rows) => {
      const before = done;
      const counted = counting(rows, (more) => {
        done += more;
      });
      for await (const _ of counted) progress(done, all);
      if (done - before !== table.rows) throw backupError({ code: "damaged", file: source.file });
    },
  });
  if (found === null) throw backupError({ code: "damaged", file: source.file });
  return found;
}
