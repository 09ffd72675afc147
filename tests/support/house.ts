import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { serve } from "@hono/node-server";
import { apiRoutes } from "#api/routes.ts";
import type { App, Clock } from "#app.ts";
import { readConfig } from "#config.ts";
import { loadSample } from "#domain/sample/load-sample.ts";
import { makeApp } from "#main-house.ts";
import { startJobs } from "#main-jobs.ts";
import { packageRoot } from "#platform/package-root.ts";
import { type Connections, openConnections } from "#platform/postgres/connections.ts";
import type { Route } from "#route.ts";
import { makeAssets } from "#web/assets.ts";
import { pageRoutes } from "#web/routes.ts";
import { makeWeb } from "#web/server.ts";
import { type FreshDatabase, filledDatabase, freshDatabase } from "./database.ts";
import { freePort } from "./free-port.ts";

/** The product as people reach it: a server on a port of its own, with a database of its own. */
export type FlowHouse = {
  readonly origin: string;
  readonly app: App;
  readonly database: FreshDatabase;
  readonly close: () => Promise<void>;
};

/** What is unusual about this house. */
export type HouseWishes = {
  readonly settings?: Readonly<Record<string, string>>;
  /** Routes beside the product's own, such as one that fails on purpose. */
  readonly routes?: readonly Route[];
  /** Another clock than the machine's. */
  readonly clock?: Clock;
  /** The database's server is not there. */
  readonly isDatabaseGone?: boolean;
};

/** Opens the sample region on a free port, with the jobs, and with the style and scripts that were built last. */
export async function openHouse(wishes: HouseWishes = {}): Promise<FlowHouse> {
  const isGone = wishes.isDatabaseGone === true;
  // By another clock the region lies elsewhere in time.
  const isUsual = !isGone && wishes.clock === undefined;
  const database = await (isUsual ? filledDatabase("banso_sample", loadUsual) : freshDatabase());
  const folder = mkdtempSync(path.join(tmpdir(), "banso-flow-"));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const read = readConfig(
    { ...usual, BANSO_DATA: folder, PORT: String(port), BANSO_URL: origin, ...wishes.settings },
    () => "",
  );
  if (!read.ok) throw new Error("the test's settings are wrong");
  // Nothing listens on that port, as when the database's server is stopped.
  const lost = isGone ? openConnections({ ...database.target, port: 1 }) : null;
  const connections = lost ?? database.connections;
  const app = makeApp(read.value, connections, wishes.clock);
  if (!isGone && !isUsual) await loadSample(app, 1);
  const worker = isGone ? null : await startJobs(app, connections, { isAlone: true });
  const routes = [...pageRoutes, ...apiRoutes, ...(wishes.routes ?? [])];
  const web = makeWeb({ app, assets: copiedAssets(folder), routes });
  const { promise: listening, resolve } = Promise.withResolvers<void>();
  const server = serve({ fetch: web.fetch, port, hostname: "127.0.0.1" }, () => resolve());
  await listening;
  return {
    origin,
    app,
    database,
    close: async () => {
      await new Promise((closed) => server.close(closed));
      await worker?.stop();
      await lost?.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One secret for all houses: passwords of the sample's accounts are made from it. */
const usual = { BANSO_LOG: "silent", BANSO_SECRET: "of every house in the tests, and of no other" } as const;

async function loadUsual(connections: Connections): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "banso-sample-"));
  const read = readConfig({ ...usual, BANSO_DATA: folder }, () => "");
  if (!read.ok) throw new Error("the sample's settings are wrong");
  await loadSample(makeApp(read.value, connections), 1);
  rmSync(folder, { recursive: true, force: true });
}

/** A copy, so that a build beside the tests does not take the files away. */
function copiedAssets(folder: string) {
  cpSync(path.join(packageRoot(), "dist/client"), path.join(folder, "dist/client"), { recursive: true });
  return makeAssets(folder);
}
