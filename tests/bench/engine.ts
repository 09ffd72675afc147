/**
 * Measures the engine on the synthetic family: one line a case with value, bound, gap, seconds and peak memory.
 *
 *     node --conditions=source tests/bench/engine.ts [--json] [--large] [--processor]
 *
 * `--processor` counts processor time instead of time on the wall, for a machine that others use as well.
 */
import { type Answer, type Problem, solving } from "#engine/solve.ts";
import { syntheticProblem } from "#engine/synthetic.ts";
import { clock } from "../support/bench-clock.ts";

type Case = { readonly people: number; readonly ratio: number; readonly deadlineMs: number };

const cases: readonly Case[] = [
  { people: 300, ratio: 2 / 3, deadlineMs: 1000 },
  { people: 1000, ratio: 1, deadlineMs: 1000 },
  { people: 1000, ratio: 1.75, deadlineMs: 10_000 },
  { people: 10_000, ratio: 1, deadlineMs: 1000 },
  { people: 10_000, ratio: 1.75, deadlineMs: 10_000 },
];
const largeCases: readonly Case[] = [
  { people: 100_000, ratio: 1, deadlineMs: 10_000 },
  { people: 100_000, ratio: 1.75, deadlineMs: 20_000 },
];

/** Runs a case; also measures the longest wait between two turns, the certificate left out. */
function run(problem: Problem, deadlineMs: number): { answer: Answer; longestTurnMs: number } {
  const turns = solving(problem, { seed: 1, deadlineMs, clock });
  let longestTurnMs = 0;
  for (;;) {
    const started = clock();
    const turn = turns.next();
    if (turn.done === true) return { answer: turn.value, longestTurnMs };
    longestTurnMs = Math.max(longestTurnMs, clock() - started);
  }
}

function report({ people, ratio, deadlineMs }: Case): Record<string, string | number> {
  const problem = syntheticProblem({ people, ratio, pairsPerProject: 20, seed: 1 });
  const started = clock();
  const { answer, longestTurnMs } = run(problem, deadlineMs);
  return {
    instance: `synthetic ${people} × ${problem.projects}`,
    value: answer.value,
    bound: answer.bound,
    gapPercent: Number((100 * answer.gap).toFixed(4)),
    seconds: Number(((clock() - started) / 1000).toFixed(3)),
    deadlineSeconds: deadlineMs / 1000,
    stopped: answer.stopped,
    iterations: answer.iterations,
    longestTurnMs: Math.round(longestTurnMs),
    peakMB: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

const isJson = process.argv.includes("--json");
for (const one of process.argv.includes("--large") ? [...cases, ...largeCases] : cases) {
  const line = report(one);
  if (isJson) console.log(JSON.stringify(line));
  else
    console.log(
      Object.entries(line)
        .map(([name, figure]) => `${name} ${figure}`)
        .join("  "),
    );
}
