/**
 * Measures `banso import` from the command to its end, in a real database: a hub's list of firms and an official one, a
 * list of people of 100,000 rows, each again (nothing changes) and taken back; seconds, rows a second, processor seconds of the command and of the database, memory.
 *
 *     node --conditions=source tests/bench/import.ts [--json] [--firms 2143] [--people 100000]
 */
import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { addHub } from "#domain/hubs/store.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import { seededRandom } from "#kit/random.ts";
import { systemClock } from "#platform/clock.ts";
import { makeDatabase } from "#platform/database.ts";
import { systemIds } from "#platform/ids.ts";
import { packageRoot } from "#platform/package-root.ts";
import { openConnections } from "#platform/postgres/connections.ts";
import { migrate } from "#platform/postgres/migrate.ts";
import { startEmbedded } from "#platform/postgres/supervisor.ts";
import { numberGiven, printLine, seconds } from "../support/bench-lines.ts";
import { firmLines, peopleLines } from "../support/made-lists.ts";
import { familyOf } from "../support/npm-start.ts";
import { processorSeconds, secondsOfEnded } from "../support/processor-time.ts";

const folder = mkdtempSync(path.join(tmpdir(), "banso-bench-"));
const server = await startEmbedded({ folder, say: () => {} });
const { socketFolder, port } = server;
const connections = openConnections({ kind: "embedded", socketFolder, port, database: "banso" });
let numbers = 0;
try {
  await migrate(connections, () => {});
  const db = makeDatabase({ pool: connections.app, clock: systemClock, ids: systemIds });
  await db.asHub(systemIds.next<HubId>(), "found-hub", (tx) =>
    addHub(tx, { name: "Bench", contactName: "", contactPhone: "", host: null, isSample: true }),
  );
  const random = seededRandom(1);
  const firms = numberGiven("firms", 2143);
  await measureList("firms", { rows: firms, file: await written("firms.csv", firmLines(random, firms)) });
  const official = path.join(packageRoot(), "../shared/data/firms-sabae.csv");
  if (existsSync(official)) await measureList("firms", { rows: 2143, file: official });
  const people = numberGiven("people", 100_000);
  await measureList("people", { rows: people, file: await written("people.csv", peopleLines(random, people)) });
} finally {
  await connections.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function written(name: string, lines: Iterable<string>): Promise<string> {
  const file = path.join(folder, name);
  const out = createWriteStream(file);
  await finished(Readable.from(inPortions(lines)).pipe(out));
  return file;
}

function* inPortions(lines: Iterable<string>): Generator<string> {
  let portion = "\ufeff";
  for (const line of lines) {
    portion += `${line}\r\n`;
    if (portion.length < 100_000) continue;
    yield portion;
    portion = "";
  }
  yield portion;
}

async function measureList(kind: string, { rows, file }: { readonly rows: number; readonly file: string }) {
  numbers += 1;
  const list = `${kind} ${path.basename(file)}`;
  await measure(`${list}, first`, rows, [kind, file]);
  await measure(`${list}, again`, rows, [kind, file]);
  await measure(`${list}, --check`, rows, [kind, file, "--check"]);
  await measure(`${list}, taken back`, rows, ["take-back", `I-${numbers}`]);
}

async function measure(name: string, rows: number, args: readonly string[]): Promise<void> {
  const load = loadavg()[0]?.toFixed(1) ?? "";
  const before = { command: secondsOfEnded(process.pid), database: processorSeconds(server.pid) };
  const began = performance.now();
  const child = spawn(process.execPath, [path.join(packageRoot(), "scripts/banso.mjs"), "import", ...args], {
    env: { ...process.env, BANSO_DATA: folder, BANSO_LOG: "warn", LANG: "C.UTF-8" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const { said, peak } = await watched(child);
  const took = performance.now() - began;
  if (child.exitCode !== 0) throw new Error(`${name} ended with ${child.exitCode}: ${said.slice(0, 1000)}`);
  const rowsPerSecond = Math.round((1000 * rows) / took);
  const commandCpu = Math.round(10 * (secondsOfEnded(process.pid) - before.command)) / 10;
  const databaseCpu = Math.round(10 * (processorSeconds(server.pid) - before.database)) / 10;
  const peakMB = Math.round(peak);
  printLine({ case: name, rows, seconds: seconds(took), rowsPerSecond, commandCpu, databaseCpu, peakMB, load });
}

/** What a command says until its end, and the most memory that the process which does the work had, in MB. */
async function watched(child: ChildProcess): Promise<{ readonly said: string; readonly peak: number }> {
  let said = "";
  let peak = 0;
  let at = 0;
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (part: Buffer) => {
      said += part.toString();
    });
  const watch = setInterval(() => {
    if (at === 0) at = familyOf(child.pid ?? 0).find(({ name }) => name.includes("main-cli"))?.pid ?? 0;
    peak = Math.max(peak, peakOf(at));
  }, 100);
  await new Promise<void>((resolve) => child.once("close", () => resolve()));
  clearInterval(watch);
  return { said, peak };
}

function peakOf(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
