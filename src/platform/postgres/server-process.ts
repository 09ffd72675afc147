import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { platformError, reasonOf, type Say } from "#platform/fault.ts";
import { give, superRole } from "#platform/postgres/cluster.ts";
import { mostConnections } from "#platform/postgres/connections.ts";
import { postgresProcessesIn, signal, until } from "#platform/postgres/processes.ts";
import type { Programs, ServiceUser } from "#platform/postgres/programs.ts";
import { keepShort } from "#platform/postgres/server-log.ts";

/** The number in the socket's name; nothing listens on the network. */
export const socketPort = 5432;

/** Kept by PostgreSQL for superusers (its `superuser_reserved_connections`). */
const reservedConnections = 3;

/**
 * Room for the process that serves and for two commands run beside it, such as the nightly backup and one typed by
 * hand, each with every pool full. Nobody else reaches the embedded server: its socket is the only way in.
 */
export const installationConnections: number = 3 * mostConnections + reservedConnections;

/** What one start of the server needs. */
export type Launch = {
  readonly folder: string;
  readonly cluster: string;
  readonly socketFolder: string;
  readonly programs: Programs;
  readonly user: ServiceUser;
  /** The most connections that the server takes at once. */
  readonly maxConnections: number;
  readonly say: Say;
  /** Called while the server makes itself ready, in a process of its own: the time for other work. */
  readonly meanwhile?: () => void;
};

/** One running server process. */
export type ServerProcess = {
  readonly pid: number;
  readonly stop: () => Promise<void>;
  /** Settles when it ends, asked or not. */
  readonly ended: Promise<void>;
};

/** Starts the server after clearing what an earlier one left, and waits until it answers. */
export async function launchServer(launch: Launch): Promise<ServerProcess> {
  const { folder, cluster, socketFolder, programs, user, maxConnections, say } = launch;
  await clearOrphans(launch);
  const logFile = path.join(folder, "postgres.log");
  const letLogGrow = keepShort(logFile, user);
  const child = spawnServer(programs.postgres, { cluster, socketFolder, logFile, user, maxConnections });
  let gone = false;
  const ended = new Promise<void>((resolve) => {
    const end = (): void => {
      gone = true;
      resolve();
    };
    child.once("exit", end);
    child.once("error", end);
  });
  const pid = child.pid ?? 0;
  const guard = guardServer(pid);
  void ended.then(() => {
    guard.kill("SIGKILL");
    letLogGrow();
  });
  const stop = (): Promise<void> => stopServer(pid, cluster, () => gone);
  launch.meanwhile?.();
  try {
    await waitUntilReady({ socketFolder, logFile, say, gone: () => gone });
  } catch (error) {
    await stop();
    throw error;
  }
  return { pid, stop, ended };
}

type ServerStart = {
  readonly cluster: string;
  readonly socketFolder: string;
  readonly logFile: string;
  readonly user: ServiceUser;
  readonly maxConnections: number;
};

/** Detached, so that Ctrl-C at a terminal reaches the owner alone, which then stops the server in order. */
function spawnServer(
  postgres: string,
  { cluster, socketFolder, logFile, user, maxConnections }: ServerStart,
): ChildProcess {
  const log = openSync(logFile, "a", 0o600);
  // Whoever starts it next, root or the data's own user, may go on with it.
  give(logFile, user);
  const options = [
    "listen_addresses=",
    "unix_socket_permissions=0777",
    `max_connections=${maxConnections}`,
    "timezone=UTC",
    "jit=off",
  ];
  try {
    return spawn(
      postgres,
      ["-D", cluster, "-k", socketFolder, "-p", String(socketPort), ...options.flatMap((option) => ["-c", option])],
      {
        ...user,
        cwd: "/",
        stdio: ["ignore", log, log],
        detached: true,
        env: { LC_ALL: "C", TZ: "UTC" },
      },
    );
  } finally {
    closeSync(log);
  }
}

/**
 * A shell that waits for the end of its input, which is the end of this process in whatever way, and then stops the
 * server: an owner killed with -9 leaves no server behind.
 */
function guardServer(pid: number): ChildProcess {
  const guard = spawn("/bin/sh", ["-c", 'cat >/dev/null; kill -INT "$0"', String(pid)], {
    cwd: "/",
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
    env: { PATH: "/usr/bin:/bin" },
  });
  guard.on("error", () => {});
  guard.stdin?.on("error", () => {});
  guard.unref();
  return guard;
}

type Waiting = {
  readonly socketFolder: string;
  readonly logFile: string;
  readonly say: Say;
  readonly gone: () => boolean;
};

/** After a power cut the server first replays its log: that may take its time, as long as it lives. */
async function waitUntilReady({ socketFolder, logFile, say, gone }: Waiting): Promise<void> {
  let reason = "";
  let told = false;
  const started = performance.now();
  const answers = async (): Promise<boolean> => {
    if (gone()) return true;
    try {
      await checkDurability(socketFolder);
      return true;
    } catch (error) {
      if (!isNotReadyYet(error)) throw error;
      reason = reasonOf(error);
    }
    if (!told && performance.now() - started > 3000) {
      told = true;
      say({ code: "recovering" });
    }
    return false;
  };
  const ready = await until(answers, 600_000);
  if (ready && !gone()) return;
  // What the server said last tells more than that nobody answers at its socket.
  const lastWords = gone() ? lastLineOf(logFile) : "";
  throw platformError({ code: "server-not-started", log: logFile, reason: lastWords || reason });
}

function lastLineOf(file: string): string {
  try {
    return readFileSync(file, "utf8").trimEnd().split("\n").at(-1)?.trim() ?? "";
  } catch {
    return "";
  }
}

/** No socket yet, or one that answers "starting up" (57P03); anything else will not get better by waiting. */
function isNotReadyYet(error: unknown): boolean {
  const codes = ["ENOENT", "ECONNREFUSED", "ECONNRESET", "57P03"];
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return codes.includes(code) || reasonOf(error).startsWith("Connection terminated");
}

/** Everything that is promised rests on these two settings; a server without them is not used. */
async function checkDurability(socketFolder: string): Promise<void> {
  const client = new pg.Client({
    host: socketFolder,
    port: socketPort,
    user: superRole,
    database: "postgres",
  });
  client.on("error", () => {});
  try {
    await client.connect();
    for (const setting of ["fsync", "full_page_writes"]) {
      const shown = await client.query<{ value: string }>("select current_setting($1) as value", [setting]);
      if (shown.rows[0]?.value !== "on") throw platformError({ code: "not-durable", setting });
    }
  } finally {
    await client.end().catch(() => {});
  }
}

type Leftover = {
  readonly cluster: string;
  readonly socketFolder: string;
  readonly say: Say;
};

/** Ends servers whose owner is dead. They are asked kindly first; even the last resort loses nothing acknowledged. */
async function clearOrphans({ cluster, socketFolder, say }: Leftover): Promise<void> {
  const first = postgresProcessesIn(cluster)[0];
  if (first !== undefined) {
    say({ code: "stopping-orphan", pid: first });
    await stopServer(first, cluster, () => postgresProcessesIn(cluster).length === 0);
  }
  // Nothing of this server lives, so its files are leftovers, even when their number now belongs to a stranger or to
  // a dead process that nobody has collected yet: PostgreSQL takes both for a running server.
  rmSync(path.join(cluster, "postmaster.pid"), { force: true });
  rmSync(path.join(socketFolder, `.s.PGSQL.${socketPort}.lock`), { force: true });
}

async function stopServer(pid: number, cluster: string, gone: () => boolean): Promise<void> {
  if (gone()) return;
  signal(pid, "SIGINT");
  if (await until(gone, 15_000)) return;
  signal(pid, "SIGQUIT");
  if (await until(gone, 5_000)) return;
  for (const each of [pid, ...postgresProcessesIn(cluster)]) signal(each, "SIGKILL");
  if (!(await until(gone, 5_000))) throw platformError({ code: "orphan-not-stopped", pid });
}
