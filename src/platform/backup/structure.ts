import { createHash } from "node:crypto";
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type pg from "pg";
import { backupError, codeOf, isServerLost } from "#platform/backup/fault.ts";
import type { Manifest } from "#platform/backup/manifest.ts";
import { reasonOf } from "#platform/fault.ts";
import { adminClient, type Target } from "#platform/postgres/connections.ts";
import { migrationFolder } from "#platform/postgres/migrate.ts";

/** A file of the structure, by its name and the SHA-256 of its text. */
export type Applied = Manifest["migrations"][number];

/** Steps that are no files are left out: the queue's and the roles' own versions need not be those of the backup. */
export async function appliedFiles(client: pg.ClientBase): Promise<readonly Applied[]> {
  const { rows } = await client.query<Applied>(
    "select name, checksum from banso.migration where name like '%.sql' order by name",
  );
  return rows;
}

/** The same for a database that may hold nothing yet, or may not be there yet. */
export async function appliedIn(target: Target): Promise<readonly Applied[]> {
  const client = adminClient(target);
  try {
    await client.connect();
    const { rows } = await client.query<{ there: boolean }>(
      "select to_regclass('banso.migration') is not null as there",
    );
    return rows[0]?.there === true ? await appliedFiles(client) : [];
  } catch (error) {
    if (codeOf(error) === "3D000") return [];
    if (isServerLost(error)) throw backupError({ code: "server-lost", reason: reasonOf(error) }, error);
    throw error;
  } finally {
    await client.end();
  }
}

/** Refuses a backup that this version of the product does not know how to load. */
export function checkStructure({ migrations, product }: Manifest, folder: string = migrationFolder()): void {
  const known = new Set(sqlFiles(folder));
  for (const { name, checksum } of migrations) {
    if (!known.has(name)) throw backupError({ code: "product-newer", product, migration: name });
    const text = readFileSync(path.join(folder, name), "utf8");
    if (createHash("sha256").update(text).digest("hex") !== checksum)
      throw backupError({ code: "structure-differs", migration: name });
  }
}

/** Refuses a target whose structure has gone further than the backup's: there is no way back. */
export function checkTarget(target: readonly Applied[], { migrations }: Manifest): void {
  const known = new Set(migrations.map(({ name }) => name));
  const further = target.find(({ name }) => !known.has(name));
  if (further !== undefined) throw backupError({ code: "target-newer", migration: further.name });
}

/** Lends a folder that holds the files of the backup's structure and no later ones. */
export async function withFilesOf<T>({ migrations }: Manifest, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), "banso-structure-"));
  try {
    for (const { name } of migrations) copyFileSync(path.join(migrationFolder(), name), path.join(folder, name));
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const sqlFiles = (folder: string): readonly string[] => readdirSync(folder).filter((name) => name.endsWith(".sql"));
