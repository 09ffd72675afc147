import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { adminClient, type Connections, type EmbeddedTarget, openConnections } from "#platform/postgres/connections.ts";

export type FreshDatabase = {
  readonly connections: Connections;
  readonly target: EmbeddedTarget;
  /** Runs SQL as the server's first role, which no wall holds: to prepare a test, never to prove one. */
  readonly asSuper: (text: string, values?: readonly unknown[]) => Promise<pg.QueryResult>;
  /** Closes the connections; the database stays. */
  readonly close: () => Promise<void>;
  /** Closes the connections and removes the database. */
  readonly drop: () => Promise<void>;
};

export type EmptyDatabase = Pick<FreshDatabase, "target" | "asSuper" | "close" | "drop">;

/** A migrated, empty database of one's own, copied from the template in some 50 milliseconds. */
export async function freshDatabase(): Promise<FreshDatabase> {
  return withConnections(await copyOf("banso_template"));
}

function withConnections(target: EmbeddedTarget): FreshDatabase {
  const bare = opened(target);
  const connections = openConnections(target);
  const close = async (): Promise<void> => {
    await Promise.all([connections.close(), bare.close()]);
  };
  const drop = async (): Promise<void> => {
    await connections.close();
    await bare.drop();
  };
  return { ...bare, connections, close, drop };
}

/**
 * A database of one's own with whatever `fill` writes, copied from one that the first who asks has filled for all files
 * of the run.
 */
export async function filledDatabase(
  name: string,
  fill: (connections: Connections) => Promise<void>,
): Promise<FreshDatabase> {
  const { socketFolder, port } = inject("server");
  const target = { kind: "embedded", socketFolder, port, database: name } as const;
  const client = adminClient(target, "postgres");
  await client.connect();
  try {
    // The others wait until it is whole; the lock goes with the connection, whatever happens.
    await client.query("select pg_advisory_lock(hashtextextended($1, 0))", [name]);
    const { rowCount } = await client.query("select from pg_database where datname = $1", [name]);
    if (rowCount === 0) {
      const first = await freshDatabase();
      await fill(first.connections);
      await first.close();
      await client.query(`alter database ${first.target.database} rename to ${name}`);
    }
  } finally {
    await client.end();
  }
  return withConnections(await copyOf(name));
}

/** An empty database without any structure of ours, for tests of migrations. */
export async function emptyDatabase(): Promise<EmptyDatabase> {
  return opened(await copyOf("template1"));
}

function opened(target: EmbeddedTarget): EmptyDatabase {
  const { socketFolder: host, port, database } = target;
  const admin = new pg.Pool({ host, port, user: "banso_super", database, max: 2 });
  admin.on("error", () => {});
  return {
    target,
    asSuper: (text, values) => admin.query(text, values === undefined ? undefined : [...values]),
    close: () => admin.end(),
    drop: async () => {
      await admin.end();
      await onServer(target, `drop database ${database} with (force)`);
    },
  };
}

async function copyOf(template: string): Promise<EmbeddedTarget> {
  const { socketFolder, port } = inject("server");
  const target = { kind: "embedded", socketFolder, port, database: `t_${randomBytes(8).toString("hex")}` } as const;
  // What holds for a database as a whole is not copied with it, so it is granted again.
  const owner = template === "template1" ? "" : " owner banso_owner";
  await onServer(target, `create database ${target.database} template ${template}${owner}`);
  if (template !== "template1")
    await onServer(
      target,
      `grant connect, temporary, create on database ${target.database} to banso_worker, banso_owner`,
    );
  return target;
}

async function onServer(target: EmbeddedTarget, text: string): Promise<void> {
  const client = adminClient(target, "postgres");
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
