import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Manifest } from "#platform/backup/manifest.ts";
import { checkStructure } from "#platform/backup/structure.ts";
import { type Connections, openConnections } from "#platform/postgres/connections.ts";
import { migrate, migrationFolder, standingOf } from "#platform/postgres/migrate.ts";
import { type Drill, drillIn, intoEmpty, silent } from "../support/backup-drill.ts";
import { type EmptyDatabase, emptyDatabase, type FreshDatabase, freshDatabase } from "../support/database.ts";

// An installation as an earlier version left it: the first two files of the structure, and a hub.
let folder = "";
let drill: Drill;
let manifest: Manifest;
let older: EmptyDatabase;
let olderConnections: Connections;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "banso-versions-"));
  for (const name of ["000001_house.sql", "000002_auth.sql"])
    copyFileSync(path.join(migrationFolder(), name), path.join(folder, name));
  older = await emptyDatabase();
  olderConnections = openConnections(older.target);
  await migrate(olderConnections, silent, folder);
  await older.asSuper("insert into banso.hub (hub_id, name) values (gen_random_uuid(), '前の版の地域')");
  drill = drillIn(folder);
  manifest = await drill.save(olderConnections, "older");
});
afterAll(async () => {
  await olderConnections.close();
  await older.drop();
  rmSync(folder, { recursive: true, force: true });
});

test("a backup of an older version is restored and then brought up to date", () =>
  intoEmpty(async (target, connections) => {
    expect(manifest.migrations.map(({ name }) => name)).toEqual(["000001_house.sql", "000002_auth.sql"]);
    await drill.bringBack(connections, "older");
    expect((await standingOf(connections.app)).pending).toEqual([]);
    expect((await target.asSuper("select name from banso.hub")).rows).toEqual([{ name: "前の版の地域" }]);
  }));

test("an installation of an older version that holds records is refused, and stays at its version", async () => {
  const newest: FreshDatabase = await freshDatabase();
  try {
    await drill.save(newest.connections, "newest");
    await expect(drill.bringBack(olderConnections, "newest")).rejects.toMatchObject({
      backupFault: { code: "target-not-empty", table: "banso.hub" },
    });
    const { rows } = await older.asSuper("select name from banso.migration where name like '%.sql' order by name");
    expect(rows.map(({ name }) => name)).toEqual(["000001_house.sql", "000002_auth.sql"]);
  } finally {
    await newest.drop();
  }
});

test("it is not pressed into a database whose structure has gone further", async () => {
  const target: FreshDatabase = await freshDatabase();
  try {
    await expect(drill.bringBack(target.connections, "older")).rejects.toMatchObject({
      backupFault: { code: "target-newer" },
    });
  } finally {
    await target.drop();
  }
});

test("a backup of a newer version, or of an edited structure, is refused before the target is touched", () => {
  const next = { name: "999999_next.sql", checksum: "0" };
  expect(() => checkStructure(manifest)).not.toThrow();
  expect(() => checkStructure({ ...manifest, product: "9.0.0", migrations: [...manifest.migrations, next] })).toThrow(
    expect.objectContaining({ backupFault: { code: "product-newer", product: "9.0.0", migration: next.name } }),
  );
  const edited = manifest.migrations.map(({ name }) => ({ name, checksum: "0" }));
  expect(() => checkStructure({ ...manifest, migrations: edited })).toThrow(
    expect.objectContaining({ backupFault: { code: "structure-differs", migration: "000001_house.sql" } }),
  );
});
