/**
 * Measures starting, with the packages installed and everything built: seconds from `npm start` to the first yes of
 * `/ready`, at the first start and later ones; the program alone; the refusal of a second owner; memory.
 *
 *     node --conditions=source tests/bench/start.ts [--json] [--rounds 3]
 */

import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import path from "node:path";
import { numberGiven, printLine, seconds } from "../support/bench-lines.ts";
import { freePort } from "../support/free-port.ts";
import { copyCheckout, endFamily, type Family, familyOf, npmStart, survivors } from "../support/npm-start.ts";

const folder = mkdtempSync(path.join(tmpdir(), "banso-bench-"));
const root = path.join(folder, "checkout");
const rounds = numberGiven("rounds", 3);
let running: Family = [];
process.once("SIGINT", () => {
  endFamily(running);
  process.exit(130);
});
try {
  copyCheckout(root);
  for (let round = 1; round <= rounds; round++) await measureRound(round);
} finally {
  endFamily(running);
  rmSync(folder, { recursive: true, force: true });
}

async function measureRound(round: number): Promise<void> {
  const settings = {
    BANSO_DATA: path.join(folder, `data-${round}`),
    PORT: String(await freePort()),
    BANSO_LOG: "warn",
  };
  for (const name of ["first start", "later start"]) {
    const server = npmStart(root, settings);
    const ready = await server.ready();
    running = familyOf(server.child.pid ?? 0);
    const load = loadavg()[0]?.toFixed(1) ?? "";
    printLine({ case: name, round, secondsToReady: seconds(ready), ...memoryOf(running), load });
    if (name === "later start") printLine({ case: "second owner refused", round, ...(await refusal(settings)), load });
    const began = performance.now();
    server.child.kill("SIGTERM");
    const left = await survivors(running, 20_000);
    printLine({ case: "stop", round, seconds: seconds(performance.now() - began), processesLeft: left.length, load });
  }
}

/** What the program takes to say no, npm left out. */
async function refusal(settings: Readonly<Record<string, string>>): Promise<{ seconds: number; exitCode: number }> {
  const began = performance.now();
  const program = path.join(root, "dist/src/main-web.js");
  const child = spawn(process.execPath, [program], { env: { ...process.env, ...settings }, stdio: "ignore" });
  const exitCode = await new Promise<number>((resolve) => child.once("exit", (code) => resolve(code ?? -1)));
  return { seconds: seconds(performance.now() - began), exitCode };
}

/** Proportional memory, so that what PostgreSQL's processes share is counted once. */
function memoryOf(family: Family): Record<string, number> {
  const of = (isWanted: (name: string) => boolean): number =>
    Math.round(family.filter(({ name }) => isWanted(name)).reduce((sum, { pid }) => sum + shareOf(pid), 0));
  const isProgram = (name: string): boolean => name.includes("main-web");
  const isPostgres = (name: string): boolean => name.includes("postgres");
  return {
    programMB: of(isProgram),
    postgresMB: of(isPostgres),
    npmAndLauncherMB: of((name) => !isProgram(name) && !isPostgres(name)),
  };
}

function shareOf(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
