/**
 * Measures `banso plan` on the examples: the command as people run it, and what the engine proves in growing time.
 *
 *     node --conditions=source tests/bench/plan.ts [--json] [--seed 1]
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import { makePlan } from "#domain/plans/make-plan.ts";
import { readPeople, readProjects } from "#domain/plans/rules-files.ts";
import { usualWeights } from "#domain/plans/rules-fit.ts";
import { certify, solving } from "#engine/solve.ts";
import type { Outcome } from "#kit/outcome.ts";
import type { Table } from "#kit/table.ts";
import { packageRoot } from "#platform/package-root.ts";
import { readTable } from "#platform/tables/read-table.ts";
import { numberGiven, printLine, seconds } from "../support/bench-lines.ts";

const examples = path.join(packageRoot(), "examples");
const seed = numberGiven("seed", 1);
const clock = (): number => performance.now();

await measureCommand();
for (const deadlineMs of [1000, 3000, 10_000]) await measureEngine(deadlineMs);

async function measureCommand(): Promise<void> {
  const out = mkdtempSync(path.join(tmpdir(), "banso-bench-"));
  try {
    const files = ["people", "projects"].flatMap((name) => [`--${name}`, path.join(examples, `${name}.csv`)]);
    const began = clock();
    const peakMb = await built(["plan", ...files, "--out", out, "--seed", String(seed)]);
    const load = loadavg()[0]?.toFixed(1) ?? "";
    printLine({ case: "the whole command", seconds: seconds(clock() - began), peakMB: Math.round(peakMb), load });
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

/** Runs the built command; gives the most memory that it had, in MB. */
function built(args: readonly string[]): Promise<number> {
  const program = path.join(packageRoot(), "dist/src/main-cli.js");
  const child = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "ignore", "inherit"] });
  let peakMb = 0;
  const watch = setInterval(() => {
    peakMb = Math.max(peakMb, peakOf(child.pid ?? 0));
  }, 20);
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => {
      clearInterval(watch);
      if (code === 0) resolve(peakMb);
      else reject(new Error(`banso plan ended with ${code}`));
    });
  });
}

function peakOf(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

async function measureEngine(deadlineMs: number): Promise<void> {
  const people = await example("people", readPeople);
  const projects = await example("projects", readProjects);
  const began = clock();
  const made = await makePlan(
    { people, projects, weights: usualWeights, seed, deadlineMs },
    {
      engine: { solving, certify },
      clock,
      progress: () => {},
      breathe: () => setImmediate(),
      cancelled: () => false,
    },
  );
  if (!made.ok) throw new Error(made.refusal.code);
  const { proof, totals } = made.value;
  printLine({
    case: `${totals.people} people, ${totals.projects} projects`,
    deadlineSeconds: deadlineMs / 1000,
    seconds: seconds(clock() - began),
    value: Number(proof.value.toFixed(3)),
    bound: Number(proof.bound.toFixed(3)),
    gapPercent: Number((100 * proof.gap).toFixed(4)),
    stopped: proof.stopped,
    iterations: proof.iterations,
    served: totals.served,
    wanted: totals.wanted,
    peakMB: Math.round(process.resourceUsage().maxRSS / 1024),
    load: loadavg()[0]?.toFixed(1) ?? "",
  });
}

async function example<T>(
  name: string,
  read: (table: Table) => Outcome<{ readonly items: readonly T[] }, readonly unknown[]>,
): Promise<readonly T[]> {
  const file = `${name}.csv`;
  const table = await readTable({ name: file, bytes: readFileSync(path.join(examples, file)) });
  if (!table.ok) throw new Error(`examples/${file} cannot be read`);
  const items = read(table.value);
  if (!items.ok) throw new Error(`examples/${file} has faults`);
  return items.value.items;
}
