/** Fills a hub with rows and measures its lists: see tests/bench/lists.ts. Runs what was built. */

import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import path from "node:path";
import { readConfig } from "#config.ts";
import { addAccount, addHub, grantHat } from "#domain/hubs/store.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import { makeApp } from "#main-house.ts";
import { adminClient, openConnections } from "#platform/postgres/connections.ts";
import { migrate } from "#platform/postgres/migrate.ts";
import { startEmbedded } from "#platform/postgres/supervisor.ts";
import { makeReadings } from "#web/readings.ts";
import { pageRoutes } from "#web/routes.ts";
import { makeWeb } from "#web/server.ts";
import { numberGiven, printLine, seconds } from "./bench-lines.ts";
import { fillLists, searched } from "./many-rows.ts";

const rows = numberGiven("rows", 100_000);
const rounds = numberGiven("rounds", 20);
const folder = mkdtempSync(path.join(tmpdir(), "banso-lists-"));
const server = await startEmbedded({ folder: path.join(folder, "data"), say: () => {} });
const { socketFolder, port } = server;
const target = { kind: "embedded", socketFolder, port, database: "banso" } as const;
const connections = openConnections(target);
const at = process.argv.indexOf("--only");
const only = at === -1 ? "/" : (process.argv[at + 1] ?? "/");
let slowest = 0;
try {
  await migrate(connections, () => {});
  const read = readConfig({ BANSO_DATA: folder, BANSO_LOG: "silent" }, () => "");
  if (!read.ok) throw new Error("the bench's settings are wrong");
  const app = makeApp(read.value, connections);
  const hubId = app.ids.next<HubId>();
  await app.db.asHub(hubId, "found-hub", (tx) =>
    addHub(tx, { name: "計測", contactName: "", contactPhone: "", host: null, isSample: true }),
  );
  await fill(hubId);
  const cookie = await signIn(app, hubId);
  const assets = { url: () => "/style.css", island: () => ({ src: "/list.js", preload: [] }), folder };
  const readings = makeReadings(app);
  const web = makeWeb({ app, assets, routes: pageRoutes, readings });
  const ask = (place: string) => web.request(`http://localhost${place}`, { headers: { host: "localhost", cookie } });
  for (const place of places().filter((each) => each.startsWith(only))) await measure(place, ask);
  printLine({ case: "slowest p95", ms: slowest, rows, load: loadavg()[0]?.toFixed(1) ?? "" });
  // Readings of the last half second: without their database they would try for ever, and keep this process.
  await readings.flush();
} finally {
  await connections.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function fill(hubId: string): Promise<void> {
  const client = adminClient(target);
  await client.connect();
  const began = performance.now();
  await fillLists(client, hubId, rows);
  await client.end();
  printLine({ case: "rows of each kind written", rows, seconds: seconds(performance.now() - began) });
}

async function signIn(app: ReturnType<typeof makeApp>, hubId: HubId): Promise<string> {
  const [email, name, password] = ["bench@example.invalid", "計測", "a long enough bench password"];
  const accountId = await app.accounts.create({ email, name, password });
  await app.db.asHub(hubId, "found-hub", async (tx) => {
    await addAccount(tx, { id: accountId, name, email });
    await grantHat(tx, { accountId, kind: "coordinator", firmId: null, personId: null, organisationId: null });
  });
  const entered = await app.accounts.signIn(new Headers(), email, password);
  if (entered.kind !== "in") throw new Error(`could not sign in: ${entered.kind}`);
  return entered.cookies.map((each) => each.split(";")[0]).join("; ");
}

/** Every sorting from its first page, both ways, and from the middle; every condition; words from rare to very common. */
function places(): readonly string[] {
  const middle = Math.round(rows / 2);
  const sortings = (path: string, keys: readonly string[]) =>
    ["", ...keys.flatMap((key) => [`sort=${key}`, `sort=-${key}`])].flatMap((sort) =>
      [sort, [sort, `after=${middle}`].filter((part) => part !== "").join("&")].map((query) => `${path}?${query}`),
    );
  const words = (path: string) =>
    Object.values(searched).flatMap((word) => [
      `${path}?q=${encodeURIComponent(word)}`,
      `${path}?q=${encodeURIComponent(word)}&after=${middle}`,
    ]);
  const town = encodeURIComponent("町3");
  return [
    ...sortings("/firms", ["name", "town", "employees", "updated"]),
    `/firms?town=${town}`,
    "/firms?industry=E",
    "/firms?status=published",
    "/firms?without=project",
    "/firms?without=engagement",
    `/firms?town=${town}&industry=E&status=published&without=engagement&sort=name`,
    `/firms?town=${encodeURIComponent("どこにもない町")}`,
    `/firms?at=F-${middle}`,
    ...words("/firms"),
    ...sortings("/people", ["name", "halfDays", "updated"]),
    "/people?free=8",
    "/people?free=40",
    "/people?free=60",
    "/people?kind=second-citizen",
    "/people?theme=it",
    `/people?town=${town}`,
    "/people?idle=yes",
    `/people?free=20&kind=second-citizen&theme=it&town=${town}&sort=name`,
    `/people?at=H-${middle}`,
    ...words("/people"),
    ...sortings("/projects", ["title", "halfDays", "place", "updated"]),
    "/projects?status=draft",
    "/projects?theme=it",
    `/projects?town=${town}`,
    "/projects?unserved=yes",
    "/projects?firm=1",
    `/projects?status=closed&theme=it&town=${town}&sort=title`,
    `/projects?at=P-${middle}`,
    ...words("/projects"),
    ...sortings("/engagements", ["stage", "halfDays", "start", "updated"]),
    "/engagements?due=overdue",
    "/engagements?due=week",
    "/engagements?due=none",
    "/engagements?state=running",
    "/engagements?state=ended",
    "/engagements?stage=trial",
    "/engagements?firm=5",
    "/engagements?person=5&state=running",
    "/engagements?stage=trial&state=ended&sort=-updated",
    `/engagements?at=E-${middle}`,
    ...words("/engagements"),
  ];
}

async function measure(place: string, ask: (place: string) => Response | Promise<Response>): Promise<void> {
  const times: number[] = [];
  let shown = 0;
  for (let round = 0; round < rounds + 2; round++) {
    const began = performance.now();
    const answer = await ask(place);
    const page = await answer.text();
    // The first two fill the caches of statements and pages.
    if (round >= 2) times.push(performance.now() - began);
    if (answer.status !== 200) throw new Error(`${place} answered ${answer.status}`);
    shown = page.split("data-row=").length - 1;
  }
  times.sort((a, b) => a - b);
  const atPart = (part: number): number =>
    Math.round(times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0);
  slowest = Math.max(slowest, atPart(0.95));
  printLine({ case: decodeURIComponent(place), p50ms: atPart(0.5), p95ms: atPart(0.95), shown });
}
