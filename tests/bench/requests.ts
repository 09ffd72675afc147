/**
 * Measures the real server with the sample region: requests a second, the middle and the slowest hundredth of waiting
 * times in milliseconds, and how many answers were not what they should be.
 *
 *     node --conditions=source tests/bench/requests.ts [--json] [--seconds 8] [--connections 10]
 */

import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import autocannon from "autocannon";
import { readConfig } from "#config.ts";
import { makeApp } from "#main-house.ts";
import { useDatabase } from "#platform/postgres/open-database.ts";
import { numberGiven, printLine } from "../support/bench-lines.ts";
import { freePort } from "../support/free-port.ts";
import {
  copyCheckout,
  endFamily,
  type Family,
  familyOf,
  firmForm,
  npmStart,
  postForm,
  signInToSample,
  survivors,
} from "../support/npm-start.ts";

type Case = {
  readonly name: string;
  readonly path: string;
  readonly cookie?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Makes the query of each request, so that none is answered from memory. */
  readonly query?: (n: number) => string;
  /** Makes the form of each post; without it the page is read. */
  readonly form?: () => URLSearchParams;
};

const duration = numberGiven("seconds", 8);
const connections = numberGiven("connections", 10);
const rowsOfAPage = 50;
let asked = 0;

const folder = mkdtempSync(path.join(tmpdir(), "banso-bench-"));
const root = path.join(folder, "checkout");
let family: Family = [];
process.once("SIGINT", () => {
  endFamily(family);
  process.exit(130);
});
try {
  copyCheckout(root);
  const settings = { BANSO_DATA: path.join(folder, "data"), PORT: String(await freePort()), BANSO_LOG: "error" };
  const server = npmStart(root, settings);
  await server.ready();
  family = familyOf(server.child.pid ?? 0);
  const cookie = await signInToSample(server.url, "coordinator");
  await fillPage(server.url, cookie);
  for (const one of casesOf(cookie)) {
    await measure(server.url, one, 1);
    printLine(await measure(server.url, one, duration));
  }
  await measureFreshness(server.url, settings);
  server.child.kill("SIGTERM");
  await survivors(family, 20_000);
} finally {
  endFamily(family);
  rmSync(folder, { recursive: true, force: true });
}

function casesOf(cookie: string): readonly Case[] {
  const form = (): URLSearchParams =>
    new URLSearchParams(firmForm(`Measured ${randomUUID().slice(0, 8)}`, randomUUID()));
  return [
    { name: "alive, the ceiling", path: "/health" },
    { name: "first page from memory", path: "/" },
    { name: "public list from memory", path: "/bank" },
    { name: "the same, packed", path: "/bank", headers: { "accept-encoding": "gzip, br" } },
    { name: "the same, not changed", path: "/bank", headers: { "if-none-match": "*" } },
    { name: "public list searched, from memory", path: "/bank?q=%E8%B2%A9%E8%B7%AF&half-days=12&order=best-paid" },
    { name: "a project from memory", path: "/bank/2" },
    { name: "public list, each search a new one", path: "/bank", query: (n) => `?q=${n.toString(36)}` },
    { name: "signed-in public list", path: "/bank", cookie },
    { name: `signed-in list of ${rowsOfAPage}`, path: "/firms", cookie },
    { name: "one write", path: "/firms", cookie, form },
  ];
}

/** The list must be as long as it gets. */
async function fillPage(url: string, cookie: string): Promise<void> {
  for (let n = 0; n < rowsOfAPage; n++) await postForm(`${url}/firms`, cookie, firmForm(`Measured ${n}`, randomUUID()));
  const page = await (await fetch(`${url}/firms`, { headers: { cookie } })).text();
  const rows = page.split("<tr").length - 2;
  if (rows !== rowsOfAPage) throw new Error(`the list shows ${rows} rows`);
}

async function measure(url: string, one: Case, seconds: number) {
  const { name, path: place, cookie, form, query } = one;
  const headers = {
    ...one.headers,
    ...(cookie === undefined ? {} : { cookie }),
    ...(form === undefined ? {} : { origin: url, "content-type": "application/x-www-form-urlencoded" }),
  };
  const reading = {
    method: "GET",
    path: place,
    headers,
    ...(query === undefined ? {} : { setupRequest: asking(query) }),
  };
  const request = form === undefined ? reading : posting(place, headers, form);
  const result = await autocannon({ url, connections, duration: seconds, requests: [request] });
  const isAnswerElsewhere = form !== undefined || one.headers?.["if-none-match"] !== undefined;
  const right = isAnswerElsewhere ? result["3xx"] : result["2xx"];
  const answers = result["2xx"] + result["3xx"] + result["4xx"] + result["5xx"];
  return {
    case: name,
    perSecond: Math.round(right / seconds),
    p50: result.latency.p50,
    p99: result.latency.p99,
    max: result.latency.max,
    errors: answers - right + result.errors + result.timeouts,
    ...(answers === right ? {} : wrongOf(result.statusCodeStats)),
    connections,
    load: loadavg()[0]?.toFixed(1) ?? "",
  };
}

/**
 * Another process of the installation renames a project, again and again; how long until the page from memory, which
 * readers keep asking for, tells the new name.
 */
async function measureFreshness(url: string, settings: Readonly<Record<string, string>>): Promise<void> {
  const read = readConfig(settings, () => "");
  if (!read.ok) throw new Error("the bench's settings are wrong");
  const database = await useDatabase(read.value, () => {});
  try {
    const { db } = makeApp(read.value, database.connections);
    const hub = await db.hubOf(null);
    if (hub === null) throw new Error("there is no hub");
    const rename = (title: string) =>
      db.asHub(hub.id, "command-line", (tx) =>
        tx.sql
          .updateTable("project_page")
          .set({ title })
          .where("hub_id", "=", hub.id)
          .where("number", "=", 1)
          .execute(),
      );
    const waits: number[] = [];
    for (let round = 0; round < 20; round++) {
      // At another moment of the half second after which the server asks again.
      for (let n = 0; n < round * 3; n++) await (await fetch(`${url}/bank/1`)).text();
      const title = `Renamed ${randomUUID()}`;
      await rename(title);
      const began = performance.now();
      while (!(await (await fetch(`${url}/bank/1`)).text()).includes(title)) await pause(5);
      waits.push(Math.round(performance.now() - began));
    }
    waits.sort((one, other) => one - other);
    printLine({ case: "fresh after a change by another process, ms", p50: waits[10] ?? 0, max: waits.at(-1) ?? 0 });
  } finally {
    await database.close();
  }
}

/** The answers by status, shown when some were not what they should be. */
function wrongOf(stats: Readonly<Record<string, { readonly count: number }>>): Record<string, number> {
  return Object.fromEntries(Object.entries(stats).map(([status, { count }]) => [`answers${status}`, count]));
}

/** Every request asks for something that nobody has asked for. */
function asking(query: (n: number) => string) {
  return <Sent extends { path?: string }>(sent: Sent): Sent => {
    asked += 1;
    return { ...sent, path: `${sent.path?.split("?")[0] ?? ""}${query(asked)}` };
  };
}

/** Every post is a new firm under a key of its own. */
function posting(place: string, headers: Record<string, string>, form: () => URLSearchParams) {
  const setupRequest = <Sent extends { body?: string }>(sent: Sent): Sent => ({ ...sent, body: form().toString() });
  return { method: "POST", path: place, headers, setupRequest };
}
