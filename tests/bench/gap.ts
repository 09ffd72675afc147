/**
 * Measures the dense engine on files of the literature (generalised assignment, minimising): one line a file (`gap` is value ÷ bound − 1).
 * Writes each plan
 * as one line of agent numbers from 0, one a job, to DIR. Without files it makes problems of the literature's kinds.
 *
 *     node --conditions=source tests/bench/gap.ts [FILES] [--seconds 10] [--out DIR] [--seed 1] [--json]
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { type LiteratureKind, literatureProblem } from "#engine/dense/literature.ts";
import type { DenseAnswer, DenseProblem } from "#engine/dense/problem.ts";
import { readGapFile } from "#engine/dense/read.ts";
import { solvingDense } from "#engine/dense/solve.ts";

import { printLine } from "../support/bench-lines.ts";
import { peakMB } from "../support/engine-figures.ts";
import { gapFileFaultWords, noPlanWords } from "../support/gap-words.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: "string", default: "10" },
    seed: { type: "string", default: "1" },
    out: { type: "string" },
    json: { type: "boolean", default: false },
  },
});
const deadlineMs = 1000 * Number(values.seconds);
/** While a machine is shared, processor time says more than the clock on the wall. */
const isCpuClock = process.env["BANSO_BENCH_CPU"] === "1";
const clock = isCpuClock ? () => process.cpuUsage().user / 1000 : () => performance.now();
let isFaulty = false;
/** What is solved when no files are given. */
const made: readonly LiteratureKind[] = [
  { kind: "a", agents: 10, jobs: 100, seed: 1 },
  { kind: "b", agents: 10, jobs: 100, seed: 1 },
  { kind: "c", agents: 20, jobs: 200, seed: 1 },
  { kind: "d", agents: 20, jobs: 200, seed: 1 },
  { kind: "e", agents: 20, jobs: 200, seed: 1 },
  { kind: "d", agents: 60, jobs: 900, seed: 1 },
];
if (positionals.length === 0) for (const one of made) report(nameOf(one), run(literatureProblem(one)));
for (const file of positionals) runFile(file);
process.exit(isFaulty ? 1 : 0);

function nameOf({ kind, agents, jobs, seed }: LiteratureKind): string {
  return `${kind}${agents}x${jobs}-${seed}`;
}

function runFile(file: string): void {
  const text = textOf(file);
  if (text === null) return;
  const { problem, fault } = readGapFile(text);
  if (fault !== null) {
    const { ja, en } = gapFileFaultWords(file, fault);
    console.error(`${ja} / ${en}`);
    isFaulty = true;
    return;
  }
  const answer = run(problem);
  report(file, answer);
  if (values.out !== undefined && answer.plan !== null) {
    mkdirSync(values.out, { recursive: true });
    writeFileSync(path.join(values.out, path.basename(file)), `${answer.plan.agentOf.join(" ")}\n`);
  }
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    isFaulty = true;
    console.error(
      `${file}: 開けません。場所と名前を確かめてください。 / This file cannot be opened. Please check its place and name.`,
    );
    console.error(error instanceof Error ? error.message : error);
    return null;
  }
}

function run(problem: DenseProblem): DenseAnswer {
  const turns = solvingDense(problem, { seed: Number(values.seed), deadlineMs, clock });
  for (;;) {
    const turn = turns.next();
    if (turn.done === true) return turn.value;
  }
}

function report(file: string, answer: DenseAnswer): void {
  const known = bestKnown(file);
  const percent = (share: number): number => Number((100 * share).toFixed(4));
  const distance = known === null ? 0 : (answer.value - known) / Math.abs(known);
  printLine({
    instance: path.basename(file),
    value: answer.value,
    bound: answer.bound,
    gap: Number(answer.gap.toFixed(7)),
    gapPercent: percent(answer.gap),
    ...(known === null ? {} : { bestKnown: known, distancePercent: percent(distance) }),
    seconds: Number((answer.elapsedMs / 1000).toFixed(3)),
    peakMB: peakMB(),
    stopped: answer.stopped,
    provenBy: answer.provenBy,
    iterations: answer.iterations,
    ...(answer.noPlan === null ? {} : { told: noPlanWords(answer.noPlan).en }),
  });
}

/** The best known cost from a `best-known.csv` in the file's folder or the one above. */
function bestKnown(file: string): number | null {
  const name = path.basename(file);
  for (const folder of [path.dirname(file), path.dirname(path.dirname(path.resolve(file)))]) {
    const list = path.join(folder, "best-known.csv");
    if (!existsSync(list)) continue;
    for (const line of readFileSync(list, "utf8").split("\n")) {
      const [instance = "", , , , value = ""] = line.trim().split(",");
      if (path.basename(instance) === name && value !== "") return Number(value);
    }
  }
  return null;
}
