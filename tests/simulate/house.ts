// One process of the product whose date a simulation moves: `web` serves pages, `worker` does jobs and the timetable. It
// joins the same parts as `banso serve` and `banso worker`; the product itself has no setting that changes its date.
// A worker tells the parent the instant at which its timetable has nothing to do; the web writes down readings when asked.
import "./moved-date.ts";
import { serve } from "@hono/node-server";
import { apiRoutes } from "#api/routes.ts";
import type { App } from "#app.ts";
import { loadSample } from "#domain/sample/load-sample.ts";
import { timetable } from "#jobs/timetable.ts";
import { makeApp } from "#main-house.ts";
import { startJobs } from "#main-jobs.ts";
import { settingsOrEnd, terminalSpeak } from "#main-terminal.ts";
import { isEmpty } from "#platform/database.ts";
import { hangUp } from "#platform/hang-up.ts";
import { openDatabase } from "#platform/postgres/open-database.ts";
import { onStop } from "#platform/stop-signals.ts";
import { makeAssets } from "#web/assets.ts";
import { makeReadings } from "#web/readings.ts";
import { pageRoutes } from "#web/routes.ts";
import { makeWeb } from "#web/server.ts";
import { waitByDate } from "./waiting.ts";

const planIterations = 200;
const planPatienceMs = 300_000;

const config = settingsOrEnd(terminalSpeak());
const database = await openDatabase(config, () => {});
const made = makeApp(config, database.connections);
// A plan ends after so much work, not after so many seconds: it is the same on a busy machine.
const engine: App["engine"] = {
  run: (order, budget, watch) =>
    made.engine.run(order, { ...budget, iterations: planIterations, deadlineMs: planPatienceMs }, watch),
};
const app: App = { ...made, engine };
if (process.argv[2] === "web") await serveWeb();
else await work();

async function serveWeb(): Promise<void> {
  if (await isEmpty(database.connections.worker)) await loadSample(app, 1);
  const readings = makeReadings(app);
  const web = makeWeb({ app, assets: makeAssets(app.root), routes: [...pageRoutes, ...apiRoutes], readings });
  const server = serve({ fetch: web.fetch, port: config.port, hostname: config.host });
  process.on("message", () => void readings.flush().then(() => process.send?.({ flushed: Date.now() })));
  onStop(async () => {
    await hangUp(server);
    await readings.flush();
    await database.close();
  });
}

async function work(): Promise<void> {
  // Every line of the timetable, and forgetting what has expired.
  const waiting = waitByDate(timetable.length + 1);
  const worker = await startJobs(app, database.connections, { isAlone: false, wait: waiting.wait });
  let told: number | null = null;
  const telling = setInterval(() => {
    const idleAt = waiting.idleAt();
    if (idleAt !== null && idleAt !== told) process.send?.({ idleAt });
    told = idleAt;
  }, 20);
  onStop(async () => {
    clearInterval(telling);
    await worker.stop();
    await database.close();
  });
}
