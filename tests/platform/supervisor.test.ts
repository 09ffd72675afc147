import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { packageRoot } from "#platform/package-root.ts";
import { adminClient, mostConnections, openConnections, openPool, poolSizes } from "#platform/postgres/connections.ts";
import { openDatabase, useDatabase } from "#platform/postgres/open-database.ts";
import { postgresProcessesIn, until } from "#platform/postgres/processes.ts";
import { shorten } from "#platform/postgres/server-log.ts";
import { attachEmbedded, startEmbedded } from "#platform/postgres/supervisor.ts";
import { banso } from "../support/commands.ts";
import { count } from "../support/counts.ts";
import { crowding } from "../support/crowding.ts";

const isRoot = process.getuid?.() === 0;
const program = path.join(packageRoot(), "tests/support/start-embedded.ts");
/** Making a database takes most of a start's time: all tests but those of the making begin with a copy of one. */
let made = "";
let folder = "";
const children: ChildProcess[] = [];

const emptyFolder = (): string => {
  const place = mkdtempSync(path.join(tmpdir(), "banso-ground-"));
  chmodSync(place, 0o711);
  return place;
};

beforeAll(async () => {
  made = emptyFolder();
  await startEmbedded({ folder: made, say: () => {} }).then((server) => server.stop());
});
beforeEach(() => {
  folder = emptyFolder();
  const copied = spawnSync("cp", ["-a", clusterOf(made), folder]);
  if (copied.status !== 0) throw new Error(String(copied.stderr));
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  await until(() => postgresProcessesIn(clusterOf(folder)).length === 0, 10_000);
  for (const pid of postgresProcessesIn(clusterOf(folder))) process.kill(pid, "SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

afterAll(() => rmSync(made, { recursive: true, force: true }));

const clusterOf = (data: string): string => path.join(data, "pg");

type Keeper = {
  readonly child: ChildProcess;
  readonly lines: string[];
  readonly said: (start: string) => Promise<string>;
};

type Other = { uid?: number; gid?: number; node?: string };

/** Starts the process that keeps a server, optionally as another user. */
function keep(data: string, mode: string, { node = process.execPath, ...as }: Other = {}): Keeper {
  const stdio = ["ignore", "pipe", "inherit"] as const;
  const child = spawn(node, ["--conditions=source", program, data, mode], { ...as, cwd: "/", stdio: [...stdio] });
  children.push(child);
  const lines: string[] = [];
  let rest = "";
  child.stdout.on("data", (part: Buffer) => {
    const parts = (rest + part.toString()).split("\n");
    rest = parts.pop() ?? "";
    lines.push(...parts);
  });
  const said = async (start: string): Promise<string> => {
    let over = false;
    child.once("close", () => {
      over = true;
    });
    await until(() => over || lines.some((line) => line.startsWith(start)), 30_000);
    return lines.find((line) => line.startsWith(start)) ?? `nothing like ${start}: ${lines.join(" | ")}`;
  };
  return { child, lines, said };
}

const ended = (child: ChildProcess): Promise<boolean> =>
  until(() => child.exitCode !== null || child.signalCode !== null, 20_000);

/** Comes in over the socket as one of the roles; fails where that is not allowed. */
async function asRoleAt(socketFolder: string, user: string): Promise<void> {
  const client = new pg.Client({ host: socketFolder, user, database: "postgres" });
  await client.connect();
  await client.end();
}

async function notes(socketFolder: string): Promise<ReadonlySet<number>> {
  const client = new pg.Client({ host: socketFolder, user: "banso_owner", database: "banso" });
  await client.connect();
  try {
    const { rows } = await client.query<{ n: number }>("select n from banso.public_note");
    return new Set(rows.map((row) => row.n));
  } finally {
    await client.end();
  }
}

test("a second owner of the data folder is refused within a second, and the first goes on", async () => {
  const first = await startEmbedded({ folder, say: () => {} });
  try {
    const began = performance.now();
    const second = keep(folder, "stay");
    expect(await second.said("refused")).toBe("refused data-in-use");
    await ended(second.child);
    expect(performance.now() - began).toBeLessThan(1000 * crowding());
    expect(await attachEmbedded(folder)).toMatchObject({ pid: first.pid });
  } finally {
    await first.stop();
  }
  expect(await attachEmbedded(folder)).toBeNull();
});

test("of many starts at once exactly one gets the folder", async () => {
  writeFileSync(path.join(folder, "owner"), "999999999 1 stale");
  const all = Array.from({ length: 5 }, () => keep(folder, "stay"));
  await Promise.all(all.map((each) => until(() => /ready|refused/.test(each.lines.join()), 30_000)));
  const answers = all.map((each) => each.lines.find((line) => !line.startsWith("news"))?.replace(/ \d+$/, ""));
  const refused = Array.from({ length: 4 }, () => "refused data-in-use");
  expect(answers.sort()).toEqual(["ready", ...refused]);
});

test("whoever is killed with -9, every acknowledged record is found at the next start", async () => {
  for (let round = 0; round < count(2, 60); round++) {
    const writer = keep(folder, "write");
    await writer.said("saved");
    await pause(50 + ((round * 37) % 200));
    const victim = round % 2 === 0 ? writer.child.pid : postgresProcessesIn(clusterOf(folder))[0];
    if (victim === undefined) throw new Error("nobody to kill");
    process.kill(victim, "SIGKILL");
    if (round % 2 === 1) writer.child.kill("SIGKILL");
    await ended(writer.child);
    await pause(20);
    const saved = writer.lines.filter((line) => line.startsWith("saved")).map((line) => Number(line.split(" ")[1]));
    expect(saved.length).toBeGreaterThan(0);
    const began = performance.now();
    const server = await startEmbedded({ folder, say: () => {} });
    expect(performance.now() - began).toBeLessThan(10_000 * crowding());
    const found = await notes(server.socketFolder);
    expect(saved.filter((n) => !found.has(n))).toEqual([]);
    await server.stop();
  }
}, 1_800_000);

test("a start killed while it makes the database leaves nothing that stands in the way", async () => {
  for (let round = 0; round < count(2, 25); round++) {
    const data = path.join(folder, `d${round}`);
    const starting = keep(data, "stay");
    await starting.said("news making-cluster");
    await pause((round * 173) % 900);
    starting.child.kill("SIGKILL");
    await ended(starting.child);
    const server = await startEmbedded({ folder: data, say: () => {} });
    expect(existsSync(path.join(server.socketFolder, ".s.PGSQL.5432"))).toBe(true);
    await server.stop();
  }
}, 1_800_000);

test("a process is known again by whoever asks, in whatever language and time zone", ({ skip }) => {
  skip(spawnSync("ps", ["--version"]).error !== undefined, "there is no ps here");
  const asked = (TZ: string): string => {
    const env = { ...process.env, TZ };
    const source = `import { identityOf } from "#platform/postgres/processes.ts"; console.log(identityOf(process.ppid, "darwin"))`;
    const ran = spawnSync(process.execPath, ["--conditions=source", "--input-type=module", "-e", source], {
      cwd: packageRoot(),
      encoding: "utf8",
      env,
    });
    return ran.stdout;
  };
  expect(asked("Asia/Tokyo")).toContain(String(process.pid));
  expect(asked("Asia/Tokyo")).toBe(asked("America/New_York"));
});

test("a data folder that cannot be is told by its name", async () => {
  writeFileSync(path.join(folder, "file"), "");
  await expect(startEmbedded({ folder: path.join(folder, "file", "data"), say: () => {} })).rejects.toMatchObject({
    fault: { code: "folder-unusable" },
  });
});

test("a server that dies under a living owner is back within five seconds, with everything acknowledged", async () => {
  const server = await startEmbedded({ folder, say: () => {} });
  const pool = new pg.Pool({ host: server.socketFolder, user: "banso_super", database: "postgres" });
  pool.on("error", () => {});
  try {
    await pool.query("create table note (n int)");
    for (let n = 0; n < 3; n++) {
      await pool.query("insert into note values ($1)", [n]);
      const before = server.pid;
      process.kill(before, "SIGKILL");
      const counted = async (): Promise<boolean> => {
        const { rows } = await pool.query("select count(*)::int as count from note");
        return server.pid !== before && rows[0].count === n + 1;
      };
      expect(await until(() => counted().catch(() => false), 5000 * crowding())).toBe(true);
    }
    expect(await attachEmbedded(folder)).toMatchObject({ pid: server.pid });
  } finally {
    await pool.end();
    await server.stop();
  }
});

test("a killed owner leaves no server behind", async () => {
  const keeper = keep(folder, "stay");
  await keeper.said("ready");
  expect(postgresProcessesIn(clusterOf(folder)).length).toBeGreaterThan(0);
  keeper.child.kill("SIGKILL");
  expect(await until(() => postgresProcessesIn(clusterOf(folder)).length === 0, 20_000)).toBe(true);
});

test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("%s ends owner and server cleanly", async (name) => {
  const keeper = keep(folder, "stay");
  await keeper.said("ready");
  keeper.child.kill(name);
  expect(await ended(keeper.child)).toBe(true);
  expect(keeper.child.exitCode).toBe(0);
  expect(postgresProcessesIn(clusterOf(folder))).toEqual([]);
  expect(existsSync(path.join(folder, "owner"))).toBe(false);
});

test("stale and broken leftovers do not keep a start back", async () => {
  for (const text of ["", "garbage", `${process.pid} 1 another-boot`, "1 2 3"]) {
    writeFileSync(path.join(folder, "owner"), text);
    writeFileSync(path.join(folder, "server"), text);
    writeFileSync(
      path.join(clusterOf(folder), "postmaster.pid"),
      text === "garbage" ? "" : `${process.pid}\n/elsewhere\n`,
    );
    await startEmbedded({ folder, say: () => {} }).then((server) => server.stop());
  }
});

test("a server without fsync is not used", async () => {
  const file = path.join(clusterOf(folder), "postgresql.auto.conf");
  const before = readFileSync(file, "utf8");
  writeFileSync(file, `${before}\nfsync = off\n`);
  await expect(startEmbedded({ folder, say: () => {} })).rejects.toMatchObject({
    fault: { code: "not-durable", setting: "fsync" },
  });
  expect(postgresProcessesIn(clusterOf(folder))).toEqual([]);
  writeFileSync(file, before);
  await startEmbedded({ folder, say: () => {} }).then((server) => server.stop());
});

test("the log of a server that runs for months stays short, and the server goes on writing it", async () => {
  const log = path.join(folder, "postgres.log");
  const server = await startEmbedded({ folder, say: () => {} });
  try {
    const long = readFileSync(log, "utf8");
    shorten(log, null, 10);
    expect(readFileSync(`${log}.1`, "utf8")).toBe(long);
    await expect(asRoleAt(server.socketFolder, "nobody_of_ours")).rejects.toThrow();
    expect(await until(() => /^[^\0]+nobody_of_ours/.test(readFileSync(log, "utf8")), 20_000)).toBe(true);
  } finally {
    await server.stop();
  }
});

test("a long path and a folder with blanks and kanji hold a database as well", async () => {
  const deep = path.join(folder, "上田 地域の人事部".repeat(3), "x".repeat(60));
  const server = await startEmbedded({ folder: deep, say: () => {} });
  expect(server.socketFolder.startsWith(tmpdir())).toBe(true);
  await server.stop();
  rmSync(server.socketFolder, { recursive: true, force: true });
});

test.runIf(isRoot)(
  "an ordinary user starts it as well; root comes in too, and leaves it as theirs",
  async ({ skip }) => {
    const { uid, gid } = { uid: 65534, gid: 65534 };
    const mayRead = spawnSync("/bin/cat", [program], { uid, gid, cwd: "/" }).status === 0;
    skip(!mayRead, "this checkout lies in a folder that other users cannot enter");
    // The Node.js of root's own npm cache is closed to others, so they get a copy.
    const node = path.join(folder, "node");
    copyFileSync(process.execPath, node);
    chownSync(folder, uid, gid);
    chmodSync(folder, 0o700);
    const data = path.join(folder, "data");
    const keeper = keep(data, "stay", { uid, gid, node });
    expect(await keeper.said("ready")).toMatch(/^ready \d+$/);
    // A command by sudo, beside the running server.
    const address = await attachEmbedded(data);
    await asRoleAt(address?.socketFolder ?? "", "banso_super");
    keeper.child.kill("SIGTERM");
    await ended(keeper.child);
    expect(keeper.child.exitCode).toBe(0);
    // Started as root later, the server runs as the user who owns the data, and leaves nothing that is root's.
    rmSync(path.join(data, "postgres.log"));
    const server = await startEmbedded({ folder: data, say: () => {} });
    const owner = spawnSync("stat", ["-c", "%u", `/proc/${server.pid}`], { encoding: "utf8" }).stdout.trim();
    expect(owner).toBe(String(uid));
    await server.stop();
    expect(statSync(data).mode & 0o777).toBe(0o700);
    const again = keep(data, "once", { uid, gid, node });
    expect(await again.said("ready")).toMatch(/^ready \d+$/);
    await ended(again.child);
  },
);

test.runIf(isRoot)("an ordinary user is told whose server it is", async ({ skip }) => {
  const { uid, gid } = { uid: 65534, gid: 65534 };
  skip(spawnSync("/bin/cat", [program], { uid, gid, cwd: "/" }).status !== 0, "this checkout is closed to other users");
  const node = path.join(folder, "node");
  copyFileSync(process.execPath, node);
  const server = await startEmbedded({ folder, say: () => {} });
  try {
    expect(await keep(folder, "attach", { uid, gid, node }).said("refused")).toBe("refused server-of-another-user");
  } finally {
    await server.stop();
  }
});

test.runIf(isRoot)("a data folder that only root can enter gets its database elsewhere, and keeps it", async () => {
  const closed = path.join(folder, "closed");
  mkdirSync(closed, { mode: 0o700 });
  const data = path.join(closed, "data");
  const news: string[] = [];
  const first = await startEmbedded({ folder: data, say: (each) => news.push(each.code) });
  await first.stop();
  const second = await startEmbedded({ folder: data, say: (each) => news.push(each.code) });
  await second.stop();
  expect(news.filter((code) => code === "cluster-elsewhere" || code === "making-cluster").sort()).toEqual([
    "cluster-elsewhere",
    "making-cluster",
  ]);
  const elsewhere = spawnSync("readlink", ["-f", clusterOf(data)], { encoding: "utf8" }).stdout.trim();
  rmSync(path.dirname(elsewhere), { recursive: true });
  rmSync(second.socketFolder, { recursive: true, force: true });
});

const embeddedIn = (dataFolder: string) =>
  ({ dataFolder, databaseUrl: null, databaseOwnerUrl: null, statementTimeoutMs: 10_000 }) as const;

test("the process that serves and two commands beside it may have every connection open at once", async () => {
  const serving = await openDatabase(embeddedIn(folder), () => {});
  const { target } = serving.connections;
  const three = [serving.connections, openConnections(target), openConnections(target)];
  const heartbeats = three.map(() => openPool(target, "banso_worker", { max: poolSizes.heartbeat, settings: {} }));
  const pools = three.flatMap(({ app, auth, worker, owner, keeper }) => [app, auth, worker, owner(), keeper()]);
  const held: pg.PoolClient[] = [];
  try {
    for (const pool of [...pools, ...heartbeats])
      for (let taken = 0; taken < pool.options.max; taken += 1) held.push(await pool.connect());
    expect(held.length).toBe(3 * mostConnections);
  } finally {
    for (const client of held) client.release(true);
    await Promise.all([...heartbeats, ...three.slice(1)].map((each) => ("close" in each ? each.close() : each.end())));
    await serving.close();
  }
});

test("beside a running server a command changes no structure and makes no second secret, and the doctor tells", async () => {
  const settings = embeddedIn(folder);
  const serving = await openDatabase(settings, () => {});
  const admin = adminClient(serving.connections.target);
  const secret = path.join(folder, "secret");
  const doctor = (BANSO_URL: string) => banso(["doctor"], { BANSO_DATA: folder, BANSO_URL });
  try {
    expect(statSync(secret).mode & 0o777).toBe(0o600);
    const { code, out } = await doctor("http://localhost:3000");
    expect(out).toMatch(/^right .*The secret lies in a file[\s\S]*\nNothing has to be mended\.\n$/m);
    expect(code).toBe(0);

    await admin.connect();
    await admin.query("create table public.done as select * from banso.migration where name like '000001%'");
    await admin.query("delete from banso.migration where name like '000001%'");
    await expect(useDatabase(settings, () => {})).rejects.toMatchObject({ fault: { code: "restart-first" } });
    await admin.query("insert into banso.migration select * from public.done");

    await admin.query("insert into banso.hub (hub_id, name, is_sample) values (gen_random_uuid(), 'A region', true)");
    rmSync(secret);
    const lost = { fault: { code: "secret-lost", file: secret } };
    await expect(useDatabase(settings, () => {})).rejects.toMatchObject(lost);
    expect(existsSync(secret)).toBe(false);
    const broken = await doctor("https://banso.example");
    expect(broken.code).toBe(1);
    expect(broken.out).toMatch(/^wrong .*whoever reaches https:\/\/banso\.example can enter as operator/m);
    expect(broken.out).toMatch(/^wrong .*The secret of this installation, .*secret, is missing/m);
    expect(broken.out).toContain("Things to mend: 2.");
  } finally {
    await admin.end();
    await serving.close();
  }
}, 60_000);
