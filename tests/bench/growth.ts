/**
 * Measures how the engine's time grows with the market: seconds until the proven gap is small enough, at 10^3 … 10^6
 * people, and the slope of their logarithms (1: in proportion to the market).
 *
 *     node --conditions=source tests/bench/growth.ts [--largest 1000000] [--percent 1] [--ratio 1] [--seed 1] [--processor] [--json]
 */
import { solving } from "#engine/solve.ts";
import { syntheticProblem } from "#engine/synthetic.ts";
import { clock } from "../support/bench-clock.ts";
import { numberGiven, printLine } from "../support/bench-lines.ts";
import { peakMB } from "../support/engine-figures.ts";

const largest = numberGiven("largest", 1_000_000);
const wantedGap = numberGiven("percent", 1) / 100;
const ratio = numberGiven("ratio", 1);
const seed = numberGiven("seed", 1);
/** So long may one person's part take at most: a minute and a half for a million. */
const mostMsPerPerson = 0.09;

type Point = { readonly people: number; readonly seconds: number };

const points: Point[] = [];
for (let people = 1000; people <= largest; people *= 10) {
  const problem = syntheticProblem({ people, ratio, pairsPerProject: 20, seed });
  const turns = solving(problem, { seed, deadlineMs: 2000 + mostMsPerPerson * people, clock });
  const began = clock();
  let reached = Number.NaN;
  for (let turn = turns.next(); turn.done !== true; turn = turns.next(Number.isNaN(reached) ? undefined : "stop")) {
    const { value, bound } = turn.value;
    if (Number.isNaN(reached) && bound <= value * (1 + wantedGap)) reached = (clock() - began) / 1000;
  }
  if (!Number.isNaN(reached)) points.push({ people, seconds: reached });
  const told = Number.isNaN(reached) ? "not reached" : Number(reached.toFixed(3));
  printLine({
    instance: `synthetic ${people} x ${problem.projects}`,
    secondsToGap: told,
    percent: 100 * wantedGap,
    peakMB: peakMB(),
  });
}
if (points.length > 1)
  printLine({ instance: "growth", points: points.length, slope: Number(slope(points).toFixed(3)) });

/** Of the straight line through the logarithms, by least squares. */
function slope(of: readonly Point[]): number {
  const x = of.map(({ people }) => Math.log10(people));
  const y = of.map(({ seconds }) => Math.log10(seconds));
  const mean = (list: readonly number[]): number => list.reduce((sum, each) => sum + each, 0) / list.length;
  const [mx, my] = [mean(x), mean(y)];
  const across = x.reduce((sum, each) => sum + (each - mx) ** 2, 0);
  return x.reduce((sum, each, at) => sum + (each - mx) * ((y[at] ?? my) - my), 0) / across;
}
