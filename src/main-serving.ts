import { serve } from "@hono/node-server";
import { apiRoutes } from "#api/routes.ts";
import { type Config, isReachedByOthers } from "#config.ts";
import { loadSample } from "#domain/sample/load-sample.ts";
import { makeApp } from "#main-house.ts";
import { startJobs } from "#main-jobs.ts";
import { tellLine } from "#main-terminal.ts";
import { isEmpty } from "#platform/database.ts";
import { hangUp } from "#platform/hang-up.ts";
import type { OpenDatabase } from "#platform/postgres/open-database.ts";
import { listeningFault, sampleIsOpen, servingAt, stopped, stopping } from "#text/serving.ts";
import type { Speak } from "#text/speak.ts";
import { firstCommand } from "#text/users.ts";
import { makeAssets } from "#web/assets.ts";
import { makeReadings } from "#web/readings.ts";
import { pageRoutes } from "#web/routes.ts";
import { makeWeb } from "#web/server.ts";

type Ground = { readonly say: Speak; readonly config: Config; readonly database: OpenDatabase };

/** Serves pages and does the jobs on a database that is open; gives the way to stop in order. */
export async function serveHouse({ say, config, database }: Ground): Promise<() => Promise<void>> {
  const app = makeApp(config, database.connections);
  const isNew = await isEmpty(database.connections.worker);
  // The sample's people sign in by a button: where others reach it, or on a server of one's own, only when asked for.
  const isOpen = isReachedByOthers(config);
  const wantsSample = config.sample === "on" || (config.sample === "auto" && database.embedded !== null && !isOpen);
  if (isNew && wantsSample) await loadSample(app, 1);
  const isSample = (await app.db.hubOf(new URL(config.publicUrl).hostname))?.isSample ?? false;

  // The embedded server is this process's own, so no other worker can be alive.
  const isAlone = database.embedded !== null;
  const worker = config.workers > 0 ? await startJobs(app, database.connections, { isAlone }) : null;

  const readings = makeReadings(app);
  const web = makeWeb({ app, assets: makeAssets(app.root), routes: [...pageRoutes, ...apiRoutes], readings });
  const server = serve({ fetch: web.fetch, port: config.port, hostname: config.host }, () => {
    for (const words of servingAt(config.publicUrl, { isSample })) tellLine(say(words));
    if (isSample && isOpen) tellLine(say(sampleIsOpen(config.publicUrl)));
    if (isNew && !wantsSample) for (const words of firstCommand()) tellLine(say(words));
  });
  const close = async (): Promise<void> => {
    tellLine(say(stopping));
    await Promise.all([worker?.stop(), hangUp(server)]);
    await readings.flush();
    await database.close();
    tellLine(say(stopped));
  };
  server.once("error", (error: NodeJS.ErrnoException) => {
    tellLine(say(listeningFault(error.code ?? error.message, config)));
    process.exitCode = 1;
    void close().then(() => process.exit());
  });
  return close;
}
