/**
 * Measures what sharing people is worth: half-days served when a person may be shared by several firms ÷ half-days served
 * when each person serves one firm only, on the same market. Once by the plan of greatest value, once by the most half-days.
 *
 *     node --conditions=source tests/bench/sharing.ts [--people 1000] [--ratio 1.75] [--seed 1] [--seconds 10] [--json]
 */
import { type Answer, type Problem, solve } from "#engine/solve.ts";
import { syntheticProblem } from "#engine/synthetic.ts";
import { numberGiven, printLine } from "../support/bench-lines.ts";
import { peakMB } from "../support/engine-figures.ts";

const people = numberGiven("people", 1000);
const ratio = numberGiven("ratio", 1.75);
const seed = numberGiven("seed", 1);
const deadlineMs = 1000 * numberGiven("seconds", 10);

const market = syntheticProblem({ people, ratio, pairsPerProject: 20, seed });
const alike = { ...market, pairFit: new Int32Array(market.pairFit.length).fill(1) };
compare("the plan of greatest value", market);
compare("the most half-days", alike);

function compare(aim: string, problem: Problem): void {
  const shared = solved(problem);
  const alone = solved({ ...problem, maxEngagements: new Int32Array(people).fill(1) });
  const [halfDaysShared, halfDaysAlone] = [halfDays(shared), halfDays(alone)];
  printLine({
    instance: `synthetic ${people} x ${problem.projects}`,
    aim,
    halfDaysShared,
    halfDaysAlone,
    sharing: Number((halfDaysShared / halfDaysAlone).toFixed(4)),
    valueShared: shared.value,
    valueAlone: alone.value,
    gapShared: Number(shared.gap.toFixed(6)),
    gapAlone: Number(alone.gap.toFixed(6)),
    seconds: Number(((shared.elapsedMs + alone.elapsedMs) / 1000).toFixed(3)),
    peakMB: peakMB(),
  });
}

function solved(problem: Problem): Answer {
  return solve(problem, { seed, deadlineMs, clock: () => performance.now() });
}

function halfDays({ plan }: Answer): number {
  return plan.units.reduce((sum, units) => sum + units, 0);
}
