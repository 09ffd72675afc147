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
import autocannon from "autocannon";
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
  /** Makes the form of each post; without it the page is read. */
  readonly form?: () => URLSearchParams;
};

const duration = numberGiven("seconds", 8);
const connections = numberGiven("connections", 10);
const rowsOfAPage = 50;

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
    { name: "public list of projects", path: "/bank" },
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

async function measure(url: string, { name, path: place, cookie, form }: Case, seconds: number) {
  const headers = {
    ...(cookie === undefined ? {} : { cookie }),
    ...(form === undefined ? {} : { origin: url, "content-type": "application/x-www-form-urlencoded" }),
  };
  const request = form === undefined ? { method: "GET", path: place, headers } : posting(place, headers, form);
  const result = await autocannon({ url, connections, duration: seconds, requests: [request] });
  const right = form === undefined ? result["2xx"] : result["3xx"];
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

/** The answers by status, shown when some were not what they should be. */
function wrongOf(stats: Readonly<Record<string, { readonly count: number }>>): Record<string, number> {
  return Object.fromEntries(Object.entries(stats).map(([status, { count }]) => [`answers${status}`, count]));
}

/** Every post is a new firm under a key of its own. */
function posting(place: string, headers: Record<string, string>, form: () => URLSearchParams) {
  const setupRequest = <Sent extends { body?: string }>(sent: Sent): Sent => ({ ...sent, body: form().toString() });
  return { method: "POST", path: place, headers, setupRequest };
}
