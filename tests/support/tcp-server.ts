import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { give } from "#platform/postgres/cluster.ts";
import { until } from "#platform/postgres/processes.ts";
import { findPrograms, serviceUser } from "#platform/postgres/programs.ts";

/** A PostgreSQL server as an operator would run it: over TCP, with passwords, and roles that are not superusers. */
export type TcpServer = {
  readonly url: string;
  readonly ownerUrl: string;
  /** As the server's first role, which no wall holds: to look at everything, never to act. */
  readonly superUrl: string;
  readonly version: string;
  readonly query: (text: string) => Promise<pg.QueryResult>;
  readonly stop: () => Promise<void>;
};

/** The version is that of the embedded programs, or the one of Debian in /usr/lib/postgresql. */
export const debianPrograms = "/usr/lib/postgresql/15/bin";

export async function startTcpServer(programs: "embedded" | "debian-15"): Promise<TcpServer> {
  const folder = mkdtempSync(path.join(tmpdir(), "banso-tcp-"));
  const data = path.join(folder, "data");
  const user = serviceUser(data);
  mkdirSync(data, { mode: 0o700 });
  for (const each of [folder, data]) give(each, user);
  const found = programs === "embedded" ? await findPrograms(user, () => {}) : debian();
  const password = path.join(folder, "password");
  writeFileSync(password, "super-password\n");
  give(password, user);
  const made = spawnSync(
    found.initdb,
    ["-D", data, "-U", "boss", "-E", "UTF8", "--locale=C", "--auth=scram-sha-256", `--pwfile=${password}`, "-N"],
    { ...user, cwd: "/", encoding: "utf8", env: { LC_ALL: "C" } },
  );
  if (made.status !== 0) throw new Error(made.stderr);
  const port = await freePort();
  const options = ["-D", data, "-k", folder, "-h", "127.0.0.1", "-p", String(port)];
  const child = spawn(found.postgres, options, { ...user, cwd: "/", stdio: "ignore", env: { LC_ALL: "C" } });
  const boss = (database: string): pg.Client =>
    new pg.Client({ host: "127.0.0.1", port, user: "boss", password: "super-password", database });
  await until(() => answers(boss("postgres")), 20_000);
  const version = await prepare(boss("postgres"));
  return {
    url: `postgres://web:web-pw@127.0.0.1:${port}/region`,
    ownerUrl: `postgres://structure:owner-pw@127.0.0.1:${port}/region`,
    superUrl: `postgres://boss:super-password@127.0.0.1:${port}/region`,
    version,
    query: (text) => using(boss("region"), (client) => client.query(text)),
    stop: () => stop(child, folder),
  };
}

function debian(): { initdb: string; postgres: string } {
  if (!existsSync(debianPrograms)) throw new Error(`${debianPrograms} is not installed`);
  return { initdb: path.join(debianPrograms, "initdb"), postgres: path.join(debianPrograms, "postgres") };
}

/** What docs/operating.md asks the operator for: two logins and a database. */
async function prepare(client: pg.Client): Promise<string> {
  return using(client, async () => {
    await client.query("create role structure login createrole password 'owner-pw'");
    await client.query("create role web login password 'web-pw'");
    await client.query("create database region owner structure");
    const { rows } = await client.query<{ version: string }>("select current_setting('server_version') as version");
    return rows[0]?.version ?? "";
  });
}

async function using<T>(client: pg.Client, work: (client: pg.Client) => Promise<T>): Promise<T> {
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const answers = (client: pg.Client): Promise<boolean> => {
  client.on("error", () => {});
  return using(client, async () => true).catch(() => false);
};

async function stop(child: ChildProcess, folder: string): Promise<void> {
  child.kill("SIGINT");
  await until(() => child.exitCode !== null, 15_000);
  rmSync(folder, { recursive: true, force: true });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
