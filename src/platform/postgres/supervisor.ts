import { readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { codeOf, platformError, type Say } from "#platform/fault.ts";
import { clusterFolder, ensureCluster, makeDataFolder, makeSocketFolder } from "#platform/postgres/cluster.ts";
import { adminClient } from "#platform/postgres/connections.ts";
import { claimFolder, livingOwner, userOfOwner } from "#platform/postgres/owner-file.ts";
import { identityOf, until } from "#platform/postgres/processes.ts";
import { findPrograms, nameOfUser, serviceUser } from "#platform/postgres/programs.ts";
import { installationConnections, type Launch, launchServer, socketPort } from "#platform/postgres/server-process.ts";

/** Where a running embedded server is reached. */
export type Address = { readonly socketFolder: string; readonly port: number; readonly pid: number };

export type Embedded = Address & {
  /** Ends the server cleanly: open transactions are rolled back, everything acknowledged is on disk. */
  readonly stop: () => Promise<void>;
};

/** What a start is asked. */
export type Start = {
  readonly folder: string;
  readonly say: Say;
  /** For those who bring more processes than an installation has. */
  readonly maxConnections?: number;
  /** Called once the folder is ours and the server is on its way. */
  readonly meanwhile?: () => void;
};

/**
 * Starts the PostgreSQL server of a data folder and keeps it running. One process owns a folder; another is refused
 * with `data-in-use`. Whatever a killed owner left behind (a server, half a cluster, stale files) is cleared first.
 */
export async function startEmbedded({
  folder: given,
  say,
  maxConnections = installationConnections,
  meanwhile = () => {},
}: Start): Promise<Embedded> {
  const folder = path.resolve(given);
  const user = serviceUser(clusterFolder(folder));
  makeDataFolder(folder, user);
  const letGo = claimFolder(folder);
  try {
    rmSync(addressFile(folder), { force: true });
    const programs = await findPrograms(user, say);
    const cluster = ensureCluster(folder, programs, user, say);
    const socketFolder = makeSocketFolder(folder, user);
    return await keepRunning(
      { folder, cluster, socketFolder, programs, user, maxConnections, say },
      { letGo, meanwhile },
    );
  } catch (error) {
    letGo();
    throw error;
  }
}

/** A server that dies under us is started again at once, and the pools find it at the same socket. */
async function keepRunning(
  launch: Launch,
  { letGo, meanwhile }: { readonly letGo: () => void; readonly meanwhile: () => void },
): Promise<Embedded> {
  const { folder, socketFolder, say } = launch;
  const address = (pid: number): Address => ({ socketFolder, port: socketPort, pid });
  let server = await launchServer({ ...launch, meanwhile });
  let stopping = false;
  let restarting: Promise<void> = Promise.resolve();
  const restart = async (): Promise<void> => {
    if (stopping) return;
    say({ code: "restarting-server" });
    try {
      server = await launchServer(launch);
      watch();
    } catch {
      // Most often a full disk; it may be freed while we wait.
      await pause(1000);
      await restart();
    }
  };
  const watch = (): void => {
    writeAddress(folder, address(server.pid));
    void server.ended.then(() => {
      if (!stopping) restarting = restart();
    });
  };
  watch();
  const stop = async (): Promise<void> => {
    stopping = true;
    rmSync(addressFile(folder), { force: true });
    await restarting;
    await server.stop().finally(letGo);
  };
  return {
    socketFolder,
    port: socketPort,
    get pid() {
      return server.pid;
    },
    stop,
  };
}

/** Finds the server that another process of this machine keeps for the folder, waiting while it starts; null when none does. */
export async function attachEmbedded(given: string): Promise<Address | null> {
  const folder = path.resolve(given);
  const ready = (): Address | null => {
    const address = readAddress(folder);
    return address !== null && identityOf(address.pid) !== null ? address : null;
  };
  await until(() => livingOwner(folder) === null || ready() !== null, 20_000);
  const address = livingOwner(folder) === null ? null : ready();
  if (address !== null) await checkEntry(folder, address);
  return address;
}

/** The server lets in its own user and root; anybody else is told so before something else goes wrong. */
async function checkEntry(folder: string, { socketFolder, port }: Address): Promise<void> {
  const client = adminClient({ kind: "embedded", socketFolder, port, database: "postgres" });
  try {
    await client.connect();
  } catch (error) {
    // EACCES: the socket's folder is closed; 28000: the server knows this user not.
    if (!["EACCES", "28000"].includes(codeOf(error))) return;
    const user = nameOfUser(userOfOwner(folder));
    throw platformError({ code: "server-of-another-user", folder, user }, error);
  } finally {
    await client.end().catch(() => {});
  }
}

const addressFile = (folder: string): string => path.join(folder, "server");

function writeAddress(folder: string, address: Address): void {
  const part = `${addressFile(folder)}.part`;
  writeFileSync(part, JSON.stringify(address), { mode: 0o644 });
  renameSync(part, addressFile(folder));
}

function readAddress(folder: string): Address | null {
  try {
    const read: unknown = JSON.parse(readFileSync(addressFile(realpathSync(folder)), "utf8"));
    return isAddress(read) ? read : null;
  } catch {
    return null;
  }
}

function isAddress(value: unknown): value is Address {
  if (typeof value !== "object" || value === null) return false;
  if (!("socketFolder" in value) || !("port" in value) || !("pid" in value)) return false;
  return typeof value.socketFolder === "string" && typeof value.port === "number" && typeof value.pid === "number";
}
