import { serve } from "@hono/node-server";
import { apiRoutes } from "#api/routes.ts";
import { loadSample } from "#domain/hubs/load-sample.ts";
import { endWithFault, makeApp, newsTeller, settingsOrEnd, tellLine, terminalSpeak } from "#main-house.ts";
import { startJobs } from "#main-jobs.ts";
import { isEmpty } from "#platform/database.ts";
import { hangUp } from "#platform/hang-up.ts";
import { openDatabase } from "#platform/postgres/open-database.ts";
import { onStop } from "#platform/stop-signals.ts";
import { portTaken, servingAt, stopped, stopping } from "#text/serving.ts";
import { firstCommand } from "#text/users.ts";
import { makeAssets } from "#web/assets.ts";
import { makeReadings } from "#web/readings.ts";
import { pageRoutes } from "#web/routes.ts";
import { makeWeb } from "#web/server.ts";

const say = terminalSpeak();
const config = settingsOrEnd(say);
const database = await openDatabase(config, newsTeller(say)).catch((error: unknown) => endWithFault(say, error));
const app = makeApp(config, database.connections);
const isNew = await isEmpty(database.connections.worker);
// The sample's people sign in by a button: on a server of one's own they come only when they are asked for.
const wantsSample = config.sample === "on" || (config.sample === "auto" && database.embedded !== null);
if (isNew && wantsSample) await loadSample(app, 1);
const isSample = (await app.db.hubOf(new URL(config.publicUrl).hostname))?.isSample ?? false;

// The embedded server is this process's own, so no other worker can be alive.
const isAlone = database.embedded !== null;
const worker = config.workers > 0 ? await startJobs(app, database.connections, { isAlone }) : null;

const readings = makeReadings(app);
const web = makeWeb({ app, assets: makeAssets(app.root), routes: [...pageRoutes, ...apiRoutes], readings });
const server = serve({ fetch: web.fetch, port: config.port, hostname: config.host }, () => {
  for (const words of servingAt(config.publicUrl, { isSample })) tellLine(say(words));
  if (isNew && !wantsSample) for (const words of firstCommand()) tellLine(say(words));
});
server.once("error", (error: NodeJS.ErrnoException) => {
  tellLine(error.code === "EADDRINUSE" ? say(portTaken(config.port)) : error.message);
  process.exitCode = 1;
  void close().then(() => process.exit());
});

async function close(): Promise<void> {
  tellLine(say(stopping));
  await Promise.all([worker?.stop(), hangUp(server)]);
  await readings.flush();
  await database.close();
  tellLine(say(stopped));
}
onStop(close);
