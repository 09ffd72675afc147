import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { App } from "#app.ts";
import { sealAudit } from "#domain/audit/seal-audit.ts";
import type { ChainCheck } from "#domain/audit/terms.ts";
import { verifyAudit } from "#domain/audit/verify-audit.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import { makeApp } from "#main-house.ts";
import { checkBackup } from "#platform/backup/read-backup.ts";
import { restoreBackup } from "#platform/backup/restore-backup.ts";
import { writeBackup } from "#platform/backup/write-backup.ts";
import { type TestApp, testApp } from "../support/app.ts";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";

const silent = (): void => {};
const stop = new AbortController().signal;
const passphrase = "a passphrase for tests";

// The product at work, and the same product on the restored database with the secret that the backup carried.
let folder = "";
let before: TestApp;
let cookie = "";
let target: FreshDatabase;
let secret = "";
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "banso-house-"));
  before = await testApp();
  cookie = (await before.signInAs("coordinator", before.north)).cookie;
  await before.app.db.asHub(before.north.id, "seal-audit", (tx) =>
    tx.audit({ act: "firm.enter", kind: "firm", id: before.north.firm.id, fields: ["name"] }),
  );
  await sealAudit(before.app, before.north.id);
  const file = path.join(folder, "region.banso");
  const order = { file, passphrase, product: "0.1.0", force: false, now: new Date(0), progress: silent, stop };
  await writeBackup(before.database.connections, {
    ...order,
    secret: before.app.config.secret ?? "",
  });
  target = await freshDatabase();
  const manifest = await checkBackup({ file, passphrase, stop }, silent);
  const keepSecret = (carried: string): void => {
    secret = carried;
  };
  await restoreBackup(target.connections, {
    file,
    passphrase,
    stop,
    manifest,
    say: silent,
    progress: silent,
    keepSecret,
  });
});
afterAll(async () => {
  await target.drop();
  await before.close();
  rmSync(folder, { recursive: true, force: true });
});

const houseWith = (given: string): App => makeApp({ ...before.app.config, secret: given }, target.connections);
const other = "another secret of forty letters and more";
const headers = (): Headers => new Headers({ cookie });
const checkOf = (app: App, hubId: HubId): Promise<ChainCheck> =>
  app.db.asHub(hubId, "seal-audit", ({ sql }) =>
    verifyAudit({ sql, hubId, keys: app.auditKeys, now: app.clock.now(), mark: app.auditMarks.newest(hubId) }),
  );

test("a session that was open goes on, and only with the secret that was carried along", async () => {
  const session = await before.app.accounts.session(headers());
  expect(session).not.toBeNull();
  expect(await houseWith(secret).accounts.session(headers())).toEqual(session);
  expect(await houseWith(other).accounts.session(headers())).toBeNull();
});

test("the audit trail is as it was sealed, and the seal holds only with the secret that was carried along", async () => {
  const { id } = before.north;
  expect(await checkOf(houseWith(secret), id)).toEqual({ ...(await checkOf(before.app, id)), breaks: [] });
  expect((await checkOf(houseWith(secret), id)).seq).toBeGreaterThan(0);
  expect((await checkOf(houseWith(other), id)).breaks).not.toEqual([]);
});
