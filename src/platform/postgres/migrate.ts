import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { runMigrations } from "graphile-worker";
import type pg from "pg";
import { type PlatformFault, platformError, reasonOf, type Say } from "#platform/fault.ts";
import { packageRoot } from "#platform/package-root.ts";
import { bootstrap, bootstrapVersion } from "#platform/postgres/bootstrap.ts";
import type { Connections } from "#platform/postgres/connections.ts";

/** One step of the structure, in the order in which the steps are taken. */
type Step = {
  readonly name: string;
  /** Of a file, its SHA-256; of the other parts, their version. */
  readonly checksum: string;
  readonly kind: "bootstrap" | "queue" | "file";
  readonly text: string;
};

/** How the structure of a database stands to what this version of the product brings. */
export type Standing = {
  /** Steps still to be taken, in order. */
  readonly pending: readonly string[];
  /** What forbids going on: a file edited after it was applied, or one that only a newer version knows. */
  readonly faults: readonly PlatformFault[];
};

/** Held by whoever changes the structure; a backup takes it, too. */
const migrationLock = 4_207_121;

export const migrationFolder = (): string => path.join(packageRoot(), "db/migrations");

/** Tells what is missing with one query, as the app's role: it may read the list of what was done. */
export async function standingOf(pool: pg.Pool, folder: string = migrationFolder()): Promise<Standing> {
  return compare(readSteps(folder), await appliedSteps(pool));
}

/**
 * Brings the structure up to date and gives the names of the steps taken. Every file runs in one transaction together
 * with the note that it ran, so a start killed at any moment leaves the old or the new structure, and the next start
 * goes on from there. Several starts at once take turns.
 */
export async function migrate(
  connections: Connections,
  say: Say,
  folder: string = migrationFolder(),
): Promise<readonly string[]> {
  const steps = readSteps(folder);
  const standing = compare(steps, await appliedOrNone(connections));
  refuseFaults(standing);
  if (standing.pending.length === 0) return [];
  if (standing.pending.includes("bootstrap")) {
    say({ code: "making-roles" });
    await bootstrap(connections.target);
  }
  const client = await connections.owner().connect();
  try {
    // The lock is the session's: it goes with a killed process, and it is held across the transactions of all files.
    await client.query("set statement_timeout = 0");
    await client.query(`select pg_advisory_lock(${migrationLock})`);
    return await takeSteps(client, { connections, steps, say });
  } finally {
    client.release(true);
  }
}

/** Comes back when nobody is at the structure. */
export async function waitForMigrations(owner: pg.Pool): Promise<void> {
  const client = await owner.connect();
  try {
    await client.query("set statement_timeout = 0");
    await client.query(`select pg_advisory_lock(${migrationLock})`);
  } finally {
    client.release(true);
  }
}

type Work = {
  readonly connections: Connections;
  readonly steps: readonly Step[];
  readonly say: Say;
};

async function takeSteps(client: pg.PoolClient, { connections, steps, say }: Work): Promise<readonly string[]> {
  const standing = compare(steps, await appliedSteps(client));
  refuseFaults(standing);
  const taken: string[] = [];
  for (const step of steps) {
    if (!standing.pending.includes(step.name)) continue;
    say({ code: "migrating", name: step.name });
    try {
      // The queue keeps its own list and transactions; ours only spares the next start the question.
      if (step.kind === "queue")
        await runMigrations({
          pgPool: connections.worker,
          noPreparedStatements: true,
        });
      await client.query("begin");
      if (step.kind === "file") await client.query(step.text);
      await client.query(
        `insert into banso.migration (name, checksum) values ($1, $2)
         on conflict (name) do update set checksum = excluded.checksum, applied_at = now()`,
        [step.name, step.checksum],
      );
      await client.query("commit");
    } catch (error) {
      await client.query("rollback").catch(() => {});
      throw platformError({ code: "migration-failed", name: step.name, reason: reasonOf(error) }, error);
    }
    taken.push(step.name);
  }
  return taken;
}

/** The queue comes before our files, so that they can name its functions. */
function readSteps(folder: string): readonly Step[] {
  return [
    {
      name: "bootstrap",
      checksum: bootstrapVersion,
      kind: "bootstrap",
      text: "",
    },
    { name: "queue", checksum: queueVersion(), kind: "queue", text: "" },
    ...readFiles(folder),
  ];
}

function readFiles(folder: string): readonly Step[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".sql"));
  return names.sort().map((name, index) => {
    // Numbered without a gap: two files with one number, made side by side, are noticed here.
    if (!/^\d{6}_[a-z0-9_]+\.sql$/.test(name) || Number(name.slice(0, 6)) !== index + 1)
      throw platformError({ code: "migration-misnamed", name });
    const text = readFileSync(path.join(folder, name), "utf8");
    return {
      name,
      checksum: createHash("sha256").update(text).digest("hex"),
      kind: "file",
      text,
    };
  });
}

function queueVersion(): string {
  const entry = createRequire(import.meta.url).resolve("graphile-worker");
  const described: unknown = JSON.parse(readFileSync(path.join(path.dirname(entry), "../package.json"), "utf8"));
  if (typeof described !== "object" || described === null || !("version" in described))
    throw new Error("the queue does not tell its version");
  return String(described.version);
}

type Applied = { readonly name: string; readonly checksum: string };

function compare(steps: readonly Step[], applied: readonly Applied[]): Standing {
  const done = new Map(applied.map((each) => [each.name, each.checksum]));
  const known = new Set(steps.map((step) => step.name));
  const pending = steps.filter((step) => !done.has(step.name) || isOutdated(step, done.get(step.name)));
  const edited = steps.filter((step) => step.kind === "file" && isEdited(step, done.get(step.name)));
  return {
    pending: pending.map((step) => step.name),
    faults: [
      ...edited.map((step) => ({ code: "migration-edited", name: step.name }) as const),
      ...applied
        .filter((each) => !known.has(each.name))
        .map((each) => ({ code: "migration-unknown", name: each.name }) as const),
    ],
  };
}

const isOutdated = (step: Step, checksum: string | undefined): boolean =>
  step.kind !== "file" && step.checksum !== checksum;
const isEdited = (step: Step, checksum: string | undefined): boolean =>
  checksum !== undefined && step.checksum !== checksum;

function refuseFaults(standing: Standing): void {
  const fault = standing.faults[0];
  if (fault !== undefined) throw platformError(fault);
}

async function appliedSteps(pool: pg.Pool | pg.PoolClient): Promise<readonly Applied[]> {
  return (await pool.query<Applied>("select name, checksum from banso.migration order by name")).rows;
}

/** On a first start the database, the role or the table is not there yet: nothing has been applied. */
async function appliedOrNone(connections: Connections): Promise<readonly Applied[]> {
  try {
    return await appliedSteps(connections.app);
  } catch (error) {
    if (isNotThereYet(error)) return [];
    throw platformError({ code: "server-unreachable", reason: reasonOf(error) }, error);
  }
}

/**
 * 28000: no such role; 3D000: no such database; 3F000, 42P01: no such schema or table; 42501: not granted yet;
 * 22023: a role that cannot be taken yet.
 */
function isNotThereYet(error: unknown): boolean {
  const codes = ["28000", "3D000", "3F000", "42P01", "42501", "22023"];
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}
