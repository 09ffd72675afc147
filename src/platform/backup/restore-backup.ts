import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { counting, type Progress } from "#platform/backup/count-rows.ts";
import { backupError, backupFaultOf, codeOf, isServerLost } from "#platform/backup/fault.ts";
import { fullName, type Manifest, rowsOf, type SavedTable } from "#platform/backup/manifest.ts";
import { type BackupSource, readBackup } from "#platform/backup/read-backup.ts";
import { appliedIn, checkStructure, checkTarget, withFilesOf } from "#platform/backup/structure.ts";
import {
  columnList,
  isQueue,
  isTransient,
  listTables,
  measure,
  plainTexts,
  queue,
  quoted,
} from "#platform/backup/tables.ts";
import { undoTriggers } from "#platform/backup/undo-triggers.ts";
import { reasonOf, type Say } from "#platform/fault.ts";
import type { Connections } from "#platform/postgres/connections.ts";
import { migrate } from "#platform/postgres/migrate.ts";

export type RestoreOrder = BackupSource & {
  /** What `checkBackup` gave for the same file. */
  readonly manifest: Manifest;
  readonly say: Say;
  readonly progress: Progress;
  /** Keeps the secret. It runs when every row is in its place and equal, right before that becomes final. */
  readonly keepSecret: (secret: string) => void;
};

/**
 * Puts a checked backup into an empty installation, all or nothing: one transaction loads every row, compares every
 * table's count and checksum with the backup's, and only then becomes final. A backup of an older version is loaded
 * into the structure it was made in, which is then brought up to date.
 */
export async function restoreBackup(connections: Connections, order: RestoreOrder): Promise<void> {
  const { manifest, say } = order;
  checkStructure(manifest);
  try {
    const target = await appliedIn(connections.target);
    checkTarget(target, manifest);
    // Before anything is brought up to date: an installation that is refused stays at its version.
    if (target.length > 0) await onKeeper(connections, requireEmpty);
    await withFilesOf(manifest, (folder) => migrate(connections, say, folder));
    await onKeeper(connections, (client) => loadAll(client, order));
    await migrate(connections, say);
  } catch (error) {
    if (backupFaultOf(error) !== null) throw error;
    if (order.stop.aborted) throw backupError({ code: "stopped" }, error);
    if (codeOf(error) === "53100") throw backupError({ code: "target-disk-full" }, error);
    if (isServerLost(error)) throw backupError({ code: "server-lost", reason: reasonOf(error) }, error);
    throw error;
  }
}

async function onKeeper(connections: Connections, work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await connections.keeper().connect();
  try {
    await work(client);
  } finally {
    // Not given back: after a fault it may be in the middle of a copy, and closing it undoes everything.
    client.release(true);
  }
}

async function loadAll(client: pg.PoolClient, order: RestoreOrder): Promise<void> {
  // Nothing is counted anew while rows come back as they were saved (see `renew_public_version`).
  await client.query(`begin; ${plainTexts}; set local app.as_saved = 'on'`);
  await claimEmpty(client);
  await loadRows(client, order);
  for (const table of order.manifest.tables) await compare(client, table);
  order.keepSecret(order.manifest.secret);
  order.stop.throwIfAborted();
  await client.query("commit");
}

/** Locks every table and makes sure that nobody has written anything of worth. */
async function claimEmpty(client: pg.PoolClient): Promise<void> {
  const tables = await listTables(client);
  const ours = tables.filter((table) => !isQueue(table));
  await client.query(`lock table ${ours.map(quoted).join(", ")} in access exclusive mode`);
  for (const table of tables.filter(isTransient)) await client.query(`delete from ${quoted(table)}`);
  await requireEmpty(client);
}

async function requireEmpty(client: pg.PoolClient): Promise<void> {
  for (const table of await listTables(client)) {
    if (isTransient(table)) continue;
    const { rowCount } = await client.query(`select from ${quoted(table)} limit 1`);
    if (rowCount !== 0) throw backupError({ code: "target-not-empty", table: fullName(table) });
  }
}

async function loadRows(client: pg.PoolClient, order: RestoreOrder): Promise<void> {
  let done = 0;
  const all = rowsOf(order.manifest);
  const count = (more: number): void => {
    done += more;
    order.progress(done, all);
  };
  await readBackup(order, {
    manifest: async (found) => {
      // The file was exchanged after it had been checked.
      if (JSON.stringify(found) !== JSON.stringify(order.manifest))
        throw backupError({ code: "damaged", file: order.file });
    },
    table: (table, rows) => load(client, table, counting(rows, count)),
  });
}

/**
 * COPY FROM does not go through row-level security, not even for a role whose policy lets every row pass. So rows
 * come into a table of this session and go on by INSERT; jobs go on by the queue's own function.
 */
async function load(client: pg.PoolClient, table: SavedTable, rows: AsyncIterable<Buffer>): Promise<void> {
  const columns = columnList(table);
  await client.query(`create temporary table incoming (like ${quoted(table)}) on commit drop`);
  await pipeline(rows, client.query(copyFrom(`copy pg_temp.incoming (${columns}) from stdin`)));
  await client.query(
    isQueue(table)
      ? `select ${quoted({ ...queue, name: "banso_put_back" })}(job) from
           (select row(incoming.*)::${quoted(queue)} as job from pg_temp.incoming order by place) as jobs`
      : `insert into ${quoted(table)} (${columns}) overriding system value select ${columns} from pg_temp.incoming`,
  );
  await undoTriggers(client, table, "pg_temp.incoming");
  await client.query("drop table pg_temp.incoming");
}

async function compare(client: pg.PoolClient, saved: SavedTable): Promise<void> {
  const found = await measure(client, saved);
  if (found.rows !== saved.rows || found.checksum !== saved.checksum)
    throw backupError({ code: "rows-differ", table: fullName(saved) });
}
