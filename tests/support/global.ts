import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { type EmbeddedTarget, openConnections } from "#platform/postgres/connections.ts";
import { migrate } from "#platform/postgres/migrate.ts";
import { startEmbedded } from "#platform/postgres/supervisor.ts";

declare module "vitest" {
  // vitest lets its own types be extended by an interface only.
  export interface ProvidedContext {
    server: { readonly socketFolder: string; readonly port: number };
    /** A folder for what the files of one run learn from each other. */
    shared: string;
  }
}

export const templateDatabase = "banso_template";

/** Starting takes a second or two; whoever needs a minute will not be ready at all. */
const patienceMs = 60_000;

/**
 * Files run at the same time, one for each processor, on one server. A file's house may open 40 connections; the
 * greediest open a second one, or start workers in processes of their own.
 */
const connectionsPerFile = 150;

/** One real server for the whole run, with one migrated database that every test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), "banso-test-"));
  const shared = mkdtempSync(path.join(tmpdir(), "banso-shared-"));
  const remove = (): void => {
    for (const each of [folder, shared]) rmSync(each, { recursive: true, force: true });
  };
  const maxConnections = connectionsPerFile * (project.config.maxWorkers + 1);
  try {
    const server = await withinPatience(startEmbedded({ folder, say: () => {}, maxConnections }));
    const { socketFolder, port } = server;
    await withinPatience(makeTemplate({ kind: "embedded", socketFolder, port, database: templateDatabase })).catch(
      async (error: unknown) => {
        await server.stop();
        throw error;
      },
    );
    project.provide("server", { socketFolder, port });
    project.provide("shared", shared);
    return async () => {
      await server.stop();
      remove();
    };
  } catch (error) {
    showServersLog(folder);
    remove();
    endSoon();
    throw error;
  }
}

async function makeTemplate(target: EmbeddedTarget): Promise<void> {
  const connections = openConnections(target);
  try {
    await migrate(connections, () => {});
  } finally {
    await connections.close();
  }
}

async function withinPatience<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the tests' database was not ready in ${patienceMs} ms`)), patienceMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function showServersLog(folder: string): void {
  const file = path.join(folder, "postgres.log");
  if (existsSync(file)) console.error(readFileSync(file, "utf8").split("\n").slice(-10).join("\n"));
}

/** vitest prints the error and then waits until nothing is open any more, and half a start may leave something open. */
function endSoon(): void {
  process.exitCode = 1;
  setTimeout(() => {
    console.error(`ended with something still open: ${process.getActiveResourcesInfo().join(", ")}`);
    process.exit(1);
  }, 3000).unref();
}
