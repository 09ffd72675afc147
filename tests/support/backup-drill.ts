import path from "node:path";
import { fullName, type Manifest } from "#platform/backup/manifest.ts";
import { checkBackup } from "#platform/backup/read-backup.ts";
import { restoreBackup } from "#platform/backup/restore-backup.ts";
import { listTables, measure, plainTexts } from "#platform/backup/tables.ts";
import { writeBackup } from "#platform/backup/write-backup.ts";
import { type Connections, openConnections } from "#platform/postgres/connections.ts";
import { type EmptyDatabase, emptyDatabase, type FreshDatabase, freshDatabase } from "./database.ts";

export const passphrase = "合言葉 for a drill";
export const secret = "the secret of an invented installation";
export const never = new AbortController().signal;
export const silent = (): void => {};

/** Saves an installation into a file of a folder and brings it back into another one. */
export type Drill = {
  readonly fileNamed: (name: string) => string;
  readonly save: (connections: Connections, name: string) => Promise<Manifest>;
  /** Checks and restores; `watch` is called for every piece of rows that has been loaded, and before the last step. */
  readonly bringBack: (
    connections: Connections,
    name: string,
    stop?: AbortSignal,
    watch?: (isLast: boolean) => void,
  ) => Promise<string>;
};

export function drillIn(folder: string): Drill {
  const fileNamed = (name: string): string => path.join(folder, name);
  const checked = new Map<string, Promise<Manifest>>();
  /** What a file holds: read through once after it has been saved. */
  const manifestOf = (name: string): Promise<Manifest> => {
    const known = checked.get(name) ?? checkBackup({ file: fileNamed(name), passphrase, stop: never }, silent);
    checked.set(name, known);
    return known;
  };
  return {
    fileNamed,
    save: async (connections, name) => {
      checked.delete(name);
      const order = { file: fileNamed(name), passphrase, secret, product: "0.1.0", force: false };
      const saved = await writeBackup(connections, { ...order, now: new Date(0), progress: silent, stop: never });
      return saved.manifest;
    },
    bringBack: async (connections, name, stop = never, watch = silent) => {
      const backup = { file: fileNamed(name), passphrase, stop };
      const manifest = await manifestOf(name);
      let kept = "";
      const keepSecret = (given: string): void => {
        kept = given;
        watch(true);
      };
      await restoreBackup(connections, { ...backup, manifest, say: silent, progress: () => watch(false), keepSecret });
      return kept;
    },
  };
}

/** Every table's count and checksum, as the server sees them now. */
export async function figuresOf(connections: Connections): Promise<Record<string, string>> {
  const client = await connections.keeper().connect();
  try {
    await client.query(`begin; ${plainTexts}`);
    const figures: Record<string, string> = {};
    for (const table of await listTables(client)) {
      const { rows, checksum } = await measure(client, table);
      figures[fullName(table)] = `${rows} ${checksum}`;
    }
    await client.query("rollback");
    return figures;
  } finally {
    client.release();
  }
}

/** Into a database that has no structure yet: a restore makes it first. */
export async function intoEmpty<T>(work: (target: EmptyDatabase, connections: Connections) => Promise<T>): Promise<T> {
  const target = await emptyDatabase();
  const connections = openConnections(target.target);
  try {
    return await work(target, connections);
  } finally {
    await connections.close();
    await target.drop();
  }
}

/** Into an installation that was started and holds nothing. */
export async function intoStarted<T>(
  work: (target: FreshDatabase, connections: Connections) => Promise<T>,
): Promise<T> {
  const target = await freshDatabase();
  try {
    return await work(target, target.connections);
  } finally {
    await target.drop();
  }
}
