import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { App } from "#app.ts";
import { readConfig } from "#config.ts";
import { makeApp } from "#main-house.ts";
import { type Connections, type EmbeddedTarget, openConnections } from "#platform/postgres/connections.ts";
import { migrate } from "#platform/postgres/migrate.ts";
import { startEmbedded } from "#platform/postgres/supervisor.ts";

/** A migrated, empty database of a bench, and the folder beside it. */
export type BenchServer = {
  readonly folder: string;
  readonly target: EmbeddedTarget;
  readonly connections: Connections;
};

/** Measures on a database server of its own, and leaves nothing behind. */
export async function onBenchServer(measure: (server: BenchServer) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "banso-bench-"));
  const server = await startEmbedded({ folder: path.join(folder, "data"), say: () => {} });
  const { socketFolder, port } = server;
  const target = { kind: "embedded", socketFolder, port, database: "banso" } as const;
  const connections = openConnections(target);
  try {
    await migrate(connections, () => {});
    await measure({ folder, target, connections });
  } finally {
    await connections.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The product over the database of a bench. */
export function benchApp({ folder, connections }: BenchServer): App {
  const read = readConfig({ BANSO_DATA: folder, BANSO_LOG: "silent" }, () => "");
  if (!read.ok) throw new Error("the bench's settings are wrong");
  return makeApp(read.value, connections);
}
