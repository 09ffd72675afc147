/**
 * Measures the engine on one market of the synthetic family (people shared over firms): value, bound, gap, seconds, memory.
 * `gap` is bound ÷ value − 1; `hash` names the problem, and is that of the generator the family was published with.
 *
 *     node --conditions=source tests/bench/fractional.ts [--people 1000] [--ratio 1] [--pairs 20] [--seed 1] [--seconds 10] [--json]
 */
import { solve } from "#engine/solve.ts";
import { problemHash, syntheticProblem } from "#engine/synthetic.ts";
import { numberGiven, printLine } from "../support/bench-lines.ts";
import { figuresOf } from "../support/engine-figures.ts";

const people = numberGiven("people", 1000);
const ratio = numberGiven("ratio", 1);
const seed = numberGiven("seed", 1);
const pairsPerProject = numberGiven("pairs", 20);
const deadlineMs = 1000 * numberGiven("seconds", 10);

const problem = syntheticProblem({ people, ratio, pairsPerProject, seed });
const answer = solve(problem, { seed, deadlineMs, clock: () => performance.now() });
printLine({
  instance: `synthetic ${people} x ${problem.projects}`,
  ...figuresOf(answer),
  pairs: problem.pairPerson.length,
  hash: problemHash(problem),
});
