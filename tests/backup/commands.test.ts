import { execFileSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeAccounts } from "#platform/accounts.ts";
import { installationSecret } from "#platform/installation-secret.ts";
import { type Connections, openConnections } from "#platform/postgres/connections.ts";
import { migrate } from "#platform/postgres/migrate.ts";
import { until } from "#platform/postgres/processes.ts";
import { type Embedded, startEmbedded } from "#platform/postgres/supervisor.ts";
import { banso, type Ended, startBanso } from "../support/commands.ts";
import { count, isProof } from "../support/counts.ts";
import { furnish } from "../support/installation.ts";
import { startTcpServer } from "../support/tcp-server.ts";

const silent = (): void => {};
const password = "a password of twenty";

/** An installation that is running: this process keeps its server, as `npm start` would. */
type House = {
  readonly folder: string;
  readonly connections: Connections;
  readonly super: pg.Pool;
  readonly close: () => Promise<void>;
};

async function houseIn(folder: string): Promise<House> {
  const server: Embedded = await startEmbedded({ folder, say: silent });
  const { socketFolder, port } = server;
  const connections = openConnections({ kind: "embedded", socketFolder, port, database: "banso" });
  await migrate(connections, silent);
  const admin = new pg.Pool({ host: socketFolder, port, user: "banso_super", database: "banso", max: 1 });
  admin.on("error", () => {});
  admin.on("connect", (client) => client.on("error", () => {}));
  const close = async (): Promise<void> => {
    await Promise.all([connections.close(), admin.end()]);
    await server.stop();
  };
  return { folder, connections, super: admin, close };
}

const accountsOf = ({ connections, folder }: House) =>
  makeAccounts({
    pool: connections.auth,
    publicUrl: "http://localhost",
    secret: createHmac("sha256", installationSecret(folder)).update("sessions").digest("base64url"),
  });

const cookieOf = (cookies: readonly string[]): Headers =>
  new Headers({ cookie: cookies.map((each) => each.split(";")[0]).join("; ") });

let place = "";
let house: House;
let session: Headers;
const at = (name: string): string => path.join(place, name);
const settings = (data: string): Record<string, string> => ({
  BANSO_DATA: at(data),
  BANSO_PASSPHRASE: "a passphrase for tests",
});

beforeAll(async () => {
  place = mkdtempSync(path.join(tmpdir(), "banso-commands-"));
  chmodSync(place, 0o755);
  house = await houseIn(at("running"));
  await furnish(
    { asSuper: (text, values) => house.super.query(text, values === undefined ? undefined : [...values]) },
    2000,
  );
  const accounts = accountsOf(house);
  await accounts.create({ email: "hanako@example.test", name: "架空 花子", password });
  const signedIn = await accounts.signIn(new Headers(), "hanako@example.test", password);
  session = cookieOf(signedIn.kind === "in" ? signedIn.cookies : []);
  if ((await accounts.session(session)) === null) throw new Error("nobody could sign in");
});
afterAll(async () => {
  await house.close();
  rmSync(place, { recursive: true, force: true });
});

/** What is left beside the backup's place. */
const beside = (name: string): readonly string[] => readdirSync(place).filter((each) => each.startsWith(name));

test("banso backup saves a running installation, and a file that is there is kept unless asked otherwise", async () => {
  const saved = await banso(["backup", at("region.banso")], settings("running"));
  expect(saved).toMatchObject({ code: 0 });
  expect(saved.out).toMatch(/^The backup is saved in .*region\.banso \(\d+ tables, 4,\d+ records, [\d.]+ [KM]B\)\.\n$/);
  expect(saved.err).toContain("keep the passphrase and the file in different places");
  const again = await banso(["backup", at("region.banso")], settings("running"));
  expect(again).toMatchObject({ code: 1, out: "" });
  expect(again.err).toContain("is already there");
  expect(await banso(["backup", at("region.banso"), "--force"], settings("running"))).toMatchObject({ code: 0 });
  expect(beside("region.banso")).toEqual(["region.banso"]);
});

test("banso restore brings it into an empty folder: password, session and secret go on working", async () => {
  const restored = await banso(["restore", at("region.banso")], settings("restored"));
  expect(restored).toMatchObject({ code: 0 });
  expect(restored.out).toMatch(/banso\.firm +4,002 records {2}equal/);
  expect(restored.out).toContain("The count and the checksum of all");
  expect(restored.out).toContain("ready to start");
  expect(readFileSync(at("restored/secret"), "utf8")).toBe(readFileSync(at("running/secret"), "utf8"));
  expect(statSync(at("restored/secret")).mode & 0o777).toBe(0o600);
  const copy = await houseIn(at("restored"));
  try {
    const accounts = accountsOf(copy);
    expect(await accounts.signIn(new Headers(), "hanako@example.test", password)).toMatchObject({ kind: "in" });
    expect(await accounts.signIn(new Headers(), "hanako@example.test", "another password")).toEqual({
      kind: "refused",
    });
    expect(await accounts.session(session)).not.toBeNull();
    const busy = await banso(["restore", at("region.banso")], settings("restored"));
    expect(busy).toMatchObject({ code: 1, out: "" });
    expect(busy.err).toContain("in use by the running process");
  } finally {
    await copy.close();
  }
  const again = await banso(["restore", at("region.banso")], settings("restored"));
  expect(again).toMatchObject({ code: 1, out: "" });
  expect(again.err).toContain("already holds records");
});

test("moved to a server that is reached by its address, it says where the secret is and never shows it", async () => {
  const server = await startTcpServer("embedded");
  try {
    const urls = { DATABASE_URL: server.url, DATABASE_OWNER_URL: server.ownerUrl, BANSO_SECRET: "x".repeat(40) };
    const moved = await banso(["restore", at("region.banso")], { ...settings("moved"), ...urls });
    expect(moved).toMatchObject({ code: 0 });
    expect(moved.out).toContain(`BANSO_SECRET_FILE=${at("moved/secret-from-backup")}`);
    const secret = readFileSync(at("moved/secret-from-backup"), "utf8");
    expect(secret).toBe(readFileSync(at("running/secret"), "utf8"));
    expect(statSync(at("moved/secret-from-backup")).mode & 0o777).toBe(0o600);
    expect(moved.out + moved.err).not.toContain(secret.trim());
    expect((await server.query("select from banso.firm")).rowCount).toBe(4002);
    const owner = await banso(["backup", at("other")], {
      ...settings("moved"),
      DATABASE_URL: server.url,
      BANSO_SECRET: "x".repeat(40),
    });
    expect(owner.err).toContain("DATABASE_OWNER_URL");
  } finally {
    await server.stop();
  }
});

test("killed at any moment, a restore has brought everything or nothing, and the next one works", async () => {
  let whole = 0;
  for (let tries = 0; tries < count(2, 40); tries++) {
    const data = `killed-${tries % 2}`;
    const { child, ended } = startBanso(["restore", at("region.banso")], settings(data));
    await pause(400 + ((tries * 677) % 2600));
    child.kill("SIGKILL");
    await ended;
    const left = await houseIn(at(data));
    const { rows } = await left.super.query(
      "select (select count(*) from banso.firm) as firms, (select count(*) from banso.hub) as hubs, (select count(*) from graphile_worker.banso_job) as jobs",
    );
    await left.close();
    expect([
      { firms: "0", hubs: "0", jobs: "0" },
      { firms: "4002", hubs: "2", jobs: "2" },
    ]).toContainEqual(rows[0]);
    if (rows[0].firms === "0") continue;
    whole++;
    rmSync(at(data), { recursive: true });
  }
  if (whole > 0) return;
  expect(await banso(["restore", at("region.banso")], settings("killed-0"))).toMatchObject({ code: 0 });
});

test("a backup that is killed leaves a part that the next one clears; a stopped one leaves nothing", async () => {
  const part = (): boolean => beside("stopped").length > 0;
  const killed = startBanso(["backup", at("stopped")], settings("running"));
  await until(part, 20_000);
  killed.child.kill("SIGKILL");
  await killed.ended;
  const stopped = startBanso(["backup", at("stopped")], settings("running"));
  await until(() => beside(`stopped.${stopped.child.pid}`).length > 0, 20_000);
  stopped.child.kill("SIGTERM");
  const end = await stopped.ended;
  if (end.code !== 0) expect(end).toMatchObject({ code: 130 });
  expect(beside("stopped")).toEqual(end.code === 0 ? ["stopped"] : []);
});

test("whatever cannot be written or read is said in a sentence, and nothing is left behind", async () => {
  mkdirSync(at("inside"));
  writeFileSync(at("strange.txt"), "no backup at all");
  const told = async (args: readonly string[], more: Record<string, string> = {}): Promise<string> => {
    const ended: Ended = await banso(args, { ...settings("running"), ...more });
    expect(ended.code).toBe(1);
    expect(ended.err).not.toContain("    at ");
    return ended.err;
  };
  expect(await told(["backup"])).toContain("banso backup region.banso");
  expect(await told(["backup", at("absent/file")])).toContain("There is no folder");
  expect(await told(["backup", at("inside"), "--force"])).toContain("is a folder");
  expect(await told(["backup", at("new")], { BANSO_DATA: at("never-started") })).toContain("nothing to save");
  expect(await told(["backup", at("new")], { BANSO_PASSPHRASE: "" })).toContain("There is no passphrase");
  const empty = { BANSO_DATA: at("still-empty") };
  expect(await told(["restore", at("absent.banso")], empty)).toContain("There is no file");
  expect(await told(["restore", at("inside")], empty)).toContain("is a folder");
  expect(await told(["restore", at("strange.txt")], empty)).toContain("is not a backup of Banso");
  expect(await told(["restore", at("region.banso")], { ...empty, BANSO_PASSPHRASE: "another one" })).toContain(
    "not the one of this backup",
  );
  expect(beside("new").concat(beside("still-empty"), beside("never-started"))).toEqual([]);
});

const canMount = process.getuid?.() === 0 && mounted();

function mounted(): boolean {
  const folder = mkdtempSync(path.join(tmpdir(), "banso-mount-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", folder], { stdio: "ignore" });
    execFileSync("umount", [folder]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test.skipIf(!canMount)("a full disk is said in a sentence, and the unfinished file is gone", async () => {
  mkdirSync(at("small"));
  execFileSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", at("small")]);
  try {
    const full = await banso(["backup", at("small/region.banso")], settings("running"));
    expect(full).toMatchObject({ code: 1, out: "" });
    expect(full.err).toContain("The disk is full");
    expect(readdirSync(at("small"))).toEqual([]);
  } finally {
    execFileSync("umount", [at("small")]);
  }
});

test("memory does not grow with the installation", async () => {
  const small = await banso(["backup", at("small.banso")], settings("running"));
  await house.super.query(
    `insert into banso.firm (hub_id, firm_id, number, name, industry, town, employees, business, created_at, updated_at)
     select (select hub_id from banso.hub limit 1), gen_random_uuid(), 200000 + n, '架空', 'E', '架空町', 1, repeat(md5(n::text), 60), now(), now()
     from generate_series(1, 10000) n`,
  );
  await house.super.query(
    `insert into banso.file (hub_id, file_id, name, media_type, bytes, sha256, made_at)
     select (select hub_id from banso.hub limit 1), gen_random_uuid(), 'large', 'text/plain', convert_to(repeat(md5(n::text), 300000), 'UTF8'), '', now()
     from generate_series(1, $1) n`,
    [count(4, 100)],
  );
  const large = await banso(["backup", at("large.banso")], settings("running"));
  expect(large).toMatchObject({ code: 0 });
  expect(large.peakMb - small.peakMb).toBeLessThan(40);
  if (!isProof) return;
  const restored = await banso(["restore", at("large.banso")], settings("large"));
  expect(restored).toMatchObject({ code: 0 });
  expect(restored.peakMb - small.peakMb).toBeLessThan(60);
}, 1_800_000);
