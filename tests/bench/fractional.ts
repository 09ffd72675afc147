/**
 * Measures the engine on one market of the synthetic family (people shared over firms): value, bound, gap, seconds, memory.
 * `gap` is bound ÷ value − 1; `hash` names the problem, and is that of the generator the family was published with.
 * `--threads` lets so many others help, who are there before it begins.
 *
 *     node --conditions=source tests/bench/fractional.ts [--people 1000] [--ratio 1] [--pairs 20] [--seed 1] [--seconds 10] [--threads 0] [--processor] [--json]
 */
import { solve } from "#engine/solve.ts";
import { problemHash, syntheticProblem } from "#engine/synthetic.ts";
import { clock } from "../support/bench-clock.ts";
import { numberGiven, printLine } from "../support/bench-lines.ts";
import { hireCrew } from "../support/crew.ts";
import { figuresOf } from "../support/engine-figures.ts";

const people = numberGiven("people", 1000);
const ratio = numberGiven("ratio", 1);
const seed = numberGiven("seed", 1);
const pairsPerProject = numberGiven("pairs", 20);
const threads = numberGiven("threads", 0);
const deadlineMs = 1000 * numberGiven("seconds", 10);

const problem = syntheticProblem({ people, ratio, pairsPerProject, seed });
const crew = threads === 0 ? null : hireCrew(threads);
await crew?.arrived;
const answer = solve(problem, { seed, deadlineMs, clock, ...(crew === null ? {} : { threads: crew }) });
await crew?.end();
printLine({
  instance: `synthetic ${people} x ${problem.projects}`,
  threads: threads + 1,
  ...figuresOf(answer),
  pairs: problem.pairPerson.length,
  hash: problemHash(problem),
});
