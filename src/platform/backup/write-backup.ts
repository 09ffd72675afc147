import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { checkPlace, writeWhole } from "#platform/backup/backup-file.ts";
import { counting, type Progress } from "#platform/backup/count-rows.ts";
import { backupError, backupFaultOf, isServerLost } from "#platform/backup/fault.ts";
import { pieceOf, piecesOf } from "#platform/backup/frames.ts";
import { newHeader } from "#platform/backup/header.ts";
import { type Manifest, manifestText, rowsOf, type SavedTable } from "#platform/backup/manifest.ts";
import { seal } from "#platform/backup/sealed-chunks.ts";
import { appliedFiles, appliedIn } from "#platform/backup/structure.ts";
import { columnList, listTables, measure, plainTexts, quoted } from "#platform/backup/tables.ts";
import { reasonOf } from "#platform/fault.ts";
import type { Connections } from "#platform/postgres/connections.ts";

export type BackupOrder = {
  readonly file: string;
  readonly passphrase: string;
  /** Whether a file that is there is replaced. */
  readonly force: boolean;
  /** The installation's secret, which the backup carries sealed. */
  readonly secret: string;
  /** The product's version. */
  readonly product: string;
  readonly now: Date;
  readonly progress: Progress;
  readonly stop: AbortSignal;
};

export type Saved = { readonly manifest: Manifest; readonly bytes: number };

/**
 * Saves every row of every hub, the accounts and the waiting jobs, as they are at one moment, while the product goes
 * on working. Everything is streamed: memory does not grow with the installation.
 */
export async function writeBackup(connections: Connections, order: BackupOrder): Promise<Saved> {
  checkPlace(order.file, order.force);
  if ((await appliedIn(connections.target)).length === 0) throw backupError({ code: "nothing-to-save" });
  try {
    return await inSnapshot(connections, (client) => writeSnapshot(client, order));
  } catch (error) {
    if (backupFaultOf(error) !== null) throw error;
    if (order.stop.aborted) throw backupError({ code: "stopped" }, error);
    if (isServerLost(error)) throw backupError({ code: "server-lost", reason: reasonOf(error) }, error);
    throw error;
  }
}

/** The lock is the one that migrations take: the structure does not change under a backup. */
async function inSnapshot<T>(connections: Connections, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await connections.keeper().connect();
  try {
    await client.query("select pg_advisory_lock_shared(4207121)");
    await client.query(`begin isolation level repeatable read read only; ${plainTexts}`);
    return await work(client);
  } finally {
    // Not given back: it may be in the middle of a copy, and it holds the lock.
    client.release(true);
  }
}

async function writeSnapshot(client: pg.PoolClient, order: BackupOrder): Promise<Saved> {
  const tables: SavedTable[] = [];
  for (const table of await listTables(client)) {
    order.stop.throwIfAborted();
    tables.push(await measure(client, table));
  }
  const { product, secret } = order;
  const migrations = [...(await appliedFiles(client))];
  const manifest: Manifest = { product, madeAt: order.now.toISOString(), migrations, tables, secret };
  const opened = await newHeader(order.passphrase, product);
  const bytes = await writeWhole(order.file, (sink) =>
    pipeline(
      contentOf(client, manifest, order.progress),
      createGzip({ level: 5 }),
      async function* (zipped: AsyncIterable<Buffer>) {
        yield opened.header;
        yield* seal(zipped, opened);
      },
      sink,
      { signal: order.stop },
    ),
  );
  return { manifest, bytes };
}

async function* contentOf(client: pg.PoolClient, manifest: Manifest, progress: Progress): AsyncGenerator<Buffer> {
  yield* pieceOf(manifestText(manifest));
  let done = 0;
  const all = rowsOf(manifest);
  for (const table of manifest.tables) {
    const rows = client.query(copyTo(`copy (select ${columnList(table)} from ${quoted(table)}) to stdout`));
    const counted = counting(rows, (more) => {
      done += more;
      progress(done, all);
    });
    yield* piecesOf(counted);
  }
}
