import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { openConnections } from "#platform/postgres/connections.ts";
import { migrate } from "#platform/postgres/migrate.ts";
import { startEmbedded } from "#platform/postgres/supervisor.ts";

declare module "vitest" {
  // vitest lets its own types be extended by an interface only.
  export interface ProvidedContext {
    server: { readonly socketFolder: string; readonly port: number };
  }
}

export const templateDatabase = "banso_template";

/** One real server for the whole run, with one migrated database that every test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), "banso-test-"));
  const server = await startEmbedded({ folder, say: () => {} });
  const { socketFolder, port } = server;
  const connections = openConnections({ kind: "embedded", socketFolder, port, database: templateDatabase });
  try {
    await migrate(connections, () => {});
  } catch (error) {
    await connections.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  await connections.close();
  project.provide("server", { socketFolder, port });
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
