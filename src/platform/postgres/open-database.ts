import type { Config } from "#config.ts";
import { platformError, reasonOf, type Say } from "#platform/fault.ts";
import { ensureSecret } from "#platform/installation-secret.ts";
import { type Connections, checkBeforeServing, openConnections, type Target } from "#platform/postgres/connections.ts";
import { migrate, standingOf, waitForMigrations } from "#platform/postgres/migrate.ts";
import { livingOwner } from "#platform/postgres/owner-file.ts";
import { until } from "#platform/postgres/processes.ts";
import { attachEmbedded, type Embedded, startEmbedded } from "#platform/postgres/supervisor.ts";

/** The database of an installation, opened. */
export type OpenDatabase = {
  readonly connections: Connections;
  /** The server when this process keeps it; null when it runs elsewhere. */
  readonly embedded: Embedded | null;
  readonly close: () => Promise<void>;
};

/** What of the settings decides about the database. */
export type DatabaseSettings = Pick<Config, "dataFolder" | "databaseUrl" | "databaseOwnerUrl" | "statementTimeoutMs"> &
  Partial<Pick<Config, "secret">>;

const embeddedDatabase = "banso";

/**
 * For the process that serves: starts the embedded server unless another one is given, brings the structure up to date,
 * checks the walls. `meanwhile` is called when nobody else has the data folder, while the server makes itself ready.
 */
export async function openDatabase(
  settings: DatabaseSettings,
  say: Say,
  meanwhile: () => void = () => {},
): Promise<OpenDatabase> {
  const server = serverTarget(settings);
  if (server !== null) {
    meanwhile();
    return prepared(server, null, { settings, say });
  }
  const embedded = await startEmbedded({ folder: settings.dataFolder, say, meanwhile });
  return prepared(embeddedTarget(embedded), embedded, { settings, say });
}

/** For a command: uses the server that is running, and starts the embedded one for itself when none is. */
export async function useDatabase(settings: DatabaseSettings, say: Say): Promise<OpenDatabase> {
  const running = settings.databaseUrl === null ? await attachEmbedded(settings.dataFolder) : null;
  if (running === null) return openDatabase(settings, say);
  await refuseEarlierServer(embeddedTarget(running), settings.dataFolder);
  return prepared(embeddedTarget(running), null, { settings, say });
}

/** The structure is never changed under a server that runs: it would go on with statements for the old one. */
async function refuseEarlierServer(target: Target, folder: string): Promise<void> {
  const connections = openConnections(target);
  const isCurrent = async (): Promise<boolean> => (await standingOf(connections.app)).pending.length === 0;
  try {
    // A server that was started a moment ago may still be at it: it holds the lock meanwhile.
    if (await until(() => isCurrent().catch(() => false), 1000)) return;
    await waitForMigrations(connections.owner());
    if (!(await isCurrent())) throw platformError({ code: "restart-first", folder });
  } finally {
    await connections.close();
  }
}

/** For `banso migrate`: the steps that were taken. */
export async function migrateDatabase(settings: DatabaseSettings, say: Say): Promise<readonly string[]> {
  const isRunning = settings.databaseUrl === null && livingOwner(settings.dataFolder) !== null;
  if (!isRunning) return withTarget(settings, say, (connections) => migrate(connections, say));
  await useDatabase(settings, say).then((database) => database.close());
  return [];
}

/** The database as it is, without bringing it up to date or checking it first: for `banso doctor` and `banso migrate`. */
export async function withTarget<T>(
  settings: DatabaseSettings,
  say: Say,
  work: (connections: Connections) => Promise<T>,
): Promise<T> {
  const server = serverTarget(settings);
  const running = server === null ? await attachEmbedded(settings.dataFolder) : null;
  const embedded =
    server === null && running === null ? await startEmbedded({ folder: settings.dataFolder, say }) : null;
  const address = running ?? embedded;
  const target = server ?? (address === null ? null : embeddedTarget(address));
  if (target === null) throw new Error("neither a server nor a data folder was given");
  const connections = openConnections(target);
  try {
    return await work(connections);
  } finally {
    await connections.close();
    await embedded?.stop();
  }
}

type Preparation = { readonly settings: DatabaseSettings; readonly say: Say };

async function prepared(
  target: Target,
  embedded: Embedded | null,
  { settings, say }: Preparation,
): Promise<OpenDatabase> {
  const connections = openConnections(target, { statementTimeoutMs: settings.statementTimeoutMs });
  const close = async (): Promise<void> => {
    await connections.close().catch(() => {});
    await embedded?.stop();
  };
  try {
    await migrate(connections, say);
    await checkBeforeServing(connections.app).catch((error: unknown) => {
      if (error instanceof Error && "fault" in error) throw error;
      throw platformError({ code: "server-unreachable", reason: reasonOf(error) }, error);
    });
    if (target.kind === "embedded" && (settings.secret ?? null) === null)
      await ensureSecret(settings.dataFolder, () => hasRecords(connections));
    return { connections, embedded, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function hasRecords({ worker }: Connections): Promise<boolean> {
  return (await worker.query("select from banso.hub limit 1")).rowCount !== 0;
}

function serverTarget({ databaseUrl, databaseOwnerUrl }: DatabaseSettings): Target | null {
  return databaseUrl === null ? null : { kind: "server", url: databaseUrl, ownerUrl: databaseOwnerUrl };
}

function embeddedTarget({ socketFolder, port }: { socketFolder: string; port: number }): Target {
  return { kind: "embedded", socketFolder, port, database: embeddedDatabase };
}
