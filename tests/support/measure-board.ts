/** Keeps a large plan and measures its board as a coordinator reads it: see tests/bench/board.ts. Runs what was built. */
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import path from "node:path";
import { readConfig } from "#config.ts";
import { addAccount, addHub, grantHat } from "#domain/hubs/store.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import { componentNames, usualWeights } from "#domain/plans/rules-fit.ts";
import { makeApp } from "#main-house.ts";
import { adminClient, openConnections } from "#platform/postgres/connections.ts";
import { migrate } from "#platform/postgres/migrate.ts";
import { startEmbedded } from "#platform/postgres/supervisor.ts";
import { makeReadings } from "#web/readings.ts";
import { pageRoutes } from "#web/routes.ts";
import { makeWeb } from "#web/server.ts";
import { numberGiven, printLine } from "./bench-lines.ts";

const rows = numberGiven("rows", 10_000);
const rounds = numberGiven("rounds", 10);
const folder = mkdtempSync(path.join(tmpdir(), "banso-board-"));
const server = await startEmbedded({ folder: path.join(folder, "data"), say: () => {} });
const { socketFolder, port } = server;
const target = { kind: "embedded", socketFolder, port, database: "banso" } as const;
const connections = openConnections(target);
try {
  await migrate(connections, () => {});
  const read = readConfig({ BANSO_DATA: folder, BANSO_LOG: "silent" }, () => "");
  if (!read.ok) throw new Error("the bench's settings are wrong");
  const app = makeApp(read.value, connections);
  const hubId = app.ids.next<HubId>();
  await app.db.asHub(hubId, "found-hub", (tx) =>
    addHub(tx, { name: "計測", contactName: "", contactPhone: "", host: null, isSample: true }),
  );
  const client = adminClient(target);
  await client.connect();
  // A client that stays would keep the server from stopping, and its fault from being told.
  try {
    await fill(client, hubId);
  } finally {
    await client.end();
  }
  const cookie = await signIn(app, hubId);
  const assets = { url: () => "/style.css", island: () => ({ src: "/list.js", preload: [] }), folder };
  const readings = makeReadings(app);
  const web = makeWeb({ app, assets, routes: pageRoutes, readings });
  const ask = (place: string) => web.request(`http://localhost${place}`, { headers: { host: "localhost", cookie } });
  const middle = Math.round(rows / 2);
  for (const query of [
    "",
    `?after=H-${middle}`,
    "?order=left",
    "?q=%E5%90%8D%E5%89%8D12",
    "?town=%E7%94%BA3",
    "?side=projects",
    `?side=projects&after=P-${middle}`,
    "?side=projects&state=open&order=halfDays",
    "?side=projects&q=%E4%BC%9A%E7%A4%BE12",
  ])
    await measure(`/plans/1/board${query}`, ask);
  // Readings of the last half second: without their database they would try for ever, and keep this process.
  await readings.flush();
} finally {
  await connections.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** People of the hub, and a finished plan in which four of five projects are served. */
async function fill(client: ReturnType<typeof adminClient>, hubId: string): Promise<void> {
  await client.query(`insert into banso.person (person_id, name, half_days, created_at, updated_at)
    select md5('p' || n)::uuid, '名前' || n, 12, now(), now() from generate_series(1, ${rows}) n`);
  await client.query(`insert into banso.hub_person (hub_id, person_id, number, since)
    select '${hubId}', md5('p' || n)::uuid, n, now() from generate_series(1, ${rows}) n`);
  const file = `insert into banso.file (hub_id, file_id, name, media_type, bytes, sha256, made_at) values ('${hubId}', `;
  for (const id of ["f1", "f2"])
    await client.query(`${file} md5('${id}')::uuid, '${id}.csv', 'text/csv', 'x', repeat('0', 64), now())`);
  await client.query(
    `insert into banso.plan (hub_id, plan_id, number, name, status, source, people_file, projects_file, seed, seconds, weights,
      language, summary, result, requested_by, requested_at, finished_at)
    values ($1, md5('plan')::uuid, 1, '大きな計画', 'done', 'region', md5('f1')::uuid, md5('f2')::uuid, 1, 10, $2, 'ja', '{}', $3,
      md5('who')::uuid, now(), now())`,
    [hubId, JSON.stringify(usualWeights), JSON.stringify(result())],
  );
  await client.query("analyze banso.hub_person");
}

function result(): unknown {
  const why = componentNames.map((name) => ({ name, score: 0.7, reason: { code: "months-all" } }));
  const project = (n: number) => ({
    id: `P-${n}`,
    title: `仕事の題名 ${n}`,
    firm: `会社${n % 999}`,
    halfDays: 2 + (n % 9),
    onSiteHalfDays: n % 3,
    place: `町${n % 19}`,
  });
  const served = Math.round(rows * 0.8);
  const numbers = Array.from({ length: rows }, (_, index) => index + 1);
  return {
    shares: numbers.slice(0, served).map((n) => ({
      person: `H-${1 + ((n * 7) % rows)}`,
      project: project(n),
      halfDays: 2 + (n % 9),
      fit: 700,
      why,
      next: { code: "no-other" },
    })),
    loads: numbers.map((n) => ({ person: `H-${n}`, free: 12, given: n % 9 })),
    open: numbers.slice(served).map((n) => ({
      project: project(n),
      admissible: 3,
      failed: { forbidden: 0, time: 3, town: 9, "on-site": 0, remote: 0, months: 0, week: 0, rest: 0 },
      swap: null,
      change: { code: "several" },
    })),
    pairs: { all: rows * rows, admissible: rows * 20, removed: {} },
    weights: usualWeights,
    totals: {},
    proof: { value: 1, bound: 1, seed: 1, iterations: 1, stopped: "optimal", curve: [], elapsedMs: 1 },
    unread: { people: [], projects: [] },
  };
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

async function measure(place: string, ask: (place: string) => Response | Promise<Response>): Promise<void> {
  const times: number[] = [];
  let shown = 0;
  for (let round = 0; round < rounds + 1; round++) {
    const began = performance.now();
    const answer = await ask(place);
    const page = await answer.text();
    times.push(performance.now() - began);
    if (answer.status !== 200) throw new Error(`${place} answered ${answer.status}`);
    shown = page.split("data-row=").length - 1;
  }
  const [first = 0, ...rest] = times;
  const sorted = rest.toSorted((a, b) => a - b);
  const at = (part: number): number => Math.round(sorted[Math.floor(part * (sorted.length - 1))] ?? 0);
  const load = loadavg()[0]?.toFixed(1) ?? "";
  printLine({
    case: decodeURIComponent(place),
    firstMs: Math.round(first),
    p50ms: at(0.5),
    p95ms: at(0.95),
    shown,
    rows,
    load,
  });
}
