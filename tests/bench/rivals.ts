/**
 * Measures the engine beside what a user would pick instead, on one market of the synthetic family, base case, each with the same
 * time and in a process of its own: HiGHS (MIP, LP), YALPS, GLPK and min-cost-flow from npm; LEMON's network simplex, compiled on the spot.
 *
 *     node --conditions=source tests/bench/rivals.ts [--people 300] [--ratio 1] [--seed 1] [--seconds 10] [--json]
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { solve } from "#engine/solve.ts";
import { syntheticProblem } from "#engine/synthetic.ts";
import { packageRoot } from "#platform/package-root.ts";
import { numberGiven, printLine } from "../support/bench-lines.ts";
import { figuresOf } from "../support/engine-figures.ts";

const people = numberGiven("people", 300);
const ratio = numberGiven("ratio", 1);
const seed = numberGiven("seed", 1);
const limit = numberGiven("seconds", 10);
const root = packageRoot();
const cache = path.join(root, "node_modules/.cache/banso-rivals");
/** Fetched only here: nobody needs them to run Banso. */
const packages = ["highs@1.15.3", "yalps@0.6.4", "glpk.js@5.0.0", "min-cost-flow@2.1.0"];

const problem = syntheticProblem({ people, ratio, pairsPerProject: 20, seed });
const instance = `synthetic ${people} x ${problem.projects}`;
const answer = solve(problem, { seed, deadlineMs: 1000 * limit, clock: () => performance.now() });
printLine({ instance, solver: "banso", ...figuresOf(answer) });
if (fetched()) for (const rival of ["highs-mip", "highs-lp", "yalps", "glpk", "min-cost-flow"]) runNode(rival);
runLemon();

function fetched(): boolean {
  if (existsSync(path.join(cache, "node_modules/min-cost-flow"))) return true;
  mkdirSync(cache, { recursive: true });
  writeFileSync(path.join(cache, "package.json"), '{"private":true}\n');
  const ran = spawnSync("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", ...packages], { cwd: cache });
  if (ran.status === 0) return true;
  printLine({ instance, solver: "npm packages", told: "not here: the npm registry could not be reached" });
  return false;
}

function runNode(rival: string): void {
  const program = path.join(root, "tests/support/rivals/run-rival.ts");
  const given = JSON.stringify({ rival, cache, limit, market: { people, ratio, pairsPerProject: 20, seed } });
  const began = performance.now();
  const ran = spawnSync(process.execPath, ["--conditions=source", program, given], {
    encoding: "utf8",
    timeout: 1000 * (limit * 1.5 + 10),
    killSignal: "SIGKILL",
    maxBuffer: 1 << 28,
  });
  tell(rival, ran, began);
}

function runLemon(): void {
  const program = path.join(cache, "lemon-flow");
  const source = path.join(root, "tests/support/rivals/lemon-flow.cpp");
  mkdirSync(cache, { recursive: true });
  const built = spawnSync("g++", ["-O2", "-o", program, source], { encoding: "utf8" });
  if (built.status !== 0) {
    printLine({ instance, solver: "lemon-lp", told: "not here: it needs g++ and liblemon-dev" });
    return;
  }
  const arcs = Array.from({ length: problem.projects }, (_, j) =>
    Array.from({ length: (problem.pairStart[j + 1] ?? 0) - (problem.pairStart[j] ?? 0) }, (__, k) => {
      const pair = (problem.pairStart[j] ?? 0) + k;
      return `${problem.pairPerson[pair]} ${j} ${problem.pairFit[pair]}`;
    }),
  ).flat();
  const input = [
    `${people} ${problem.projects} ${arcs.length}`,
    problem.capacity.join(" "),
    problem.demand.join(" "),
    ...arcs,
  ];
  const began = performance.now();
  const ran = spawnSync(program, [], {
    input: input.join("\n"),
    encoding: "utf8",
    timeout: 1000 * (limit * 1.5 + 10),
    killSignal: "SIGKILL",
  });
  tell("lemon-lp", ran, began);
}

type Ran = { readonly stdout: string; readonly stderr: string; readonly status: number | null };

/** A rival's last line is its figures; without one it found nothing in the time. */
function tell(solver: string, ran: Ran, began: number): void {
  const line = ran.stdout.trim().split("\n").at(-1) ?? "";
  const seconds = Number(((performance.now() - began) / 1000).toFixed(2));
  if (ran.status !== 0 || !line.startsWith("{")) {
    const why = ran.status === null ? "stopped at its time" : (ran.stderr.trim().split("\n").at(-1) ?? "failed");
    printLine({ instance, solver, told: `no plan (${why.slice(0, 120)})`, seconds });
    return;
  }
  const figures: Record<string, string | number> = JSON.parse(line);
  const value = Number(figures["value"] ?? Number.NaN);
  const shown = Number.isFinite(value) ? { ofBansosValue: Number((value / answer.value).toFixed(5)) } : {};
  printLine({ instance, solver, ...figures, ...shown, secondsInAll: seconds });
}
