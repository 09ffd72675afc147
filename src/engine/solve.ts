/**
 * The allocation engine: who serves which project so that the plan is worth most, with a proof of how good it is.
 * This module is `banso/engine`.
 */
import { seededRandom } from "#kit/random.ts";
import { certify } from "./certify.ts";
import { checkProblem } from "./check-problem.ts";
import { type Curve, newCurve, plot } from "./curve.ts";
import { describeFault, mostFit } from "./faults.ts";
import { arranging } from "./market.ts";
import { newPace } from "./pace.ts";
import { isWide } from "./parts.ts";
import type { Answer, Budget, Problem, Progress } from "./problem.ts";
import type { Run } from "./run.ts";
import { newBaseRun } from "./search.ts";
import { arrangingWide } from "./wide/market.ts";
import { newWideRun } from "./wide/search.ts";
import { withoutLocks } from "./without-locks.ts";

export { type Certificate, type CertificateFault, certify } from "./certify.ts";
export { checkProblem } from "./check-problem.ts";
export { describeFault, type Fault } from "./faults.ts";
export { chosenOf, emptyPlan, planOfChosen } from "./plan.ts";
export type { Answer, Budget, FloorMissed, Plan, Prices, Problem, Progress } from "./problem.ts";

/**
 * Solves a problem step by step. Yields what is known after every few milliseconds of work; `next("stop")` ends the
 * work with the best plan so far, certified. Throws a RangeError on a faulty problem or budget.
 */
export function* solving(problem: Problem, budget: Budget): Generator<Progress, Answer, "stop" | undefined> {
  refuseFaults(problem, budget);
  const watch = newWatch(budget);
  const curve = newCurve();
  const run = yield* arrangingInTurns(problem, budget, watch);
  const stopped = yield* searchingInTurns(run, watch, curve);
  return answer(problem, budget, run, { watch, curve, stopped });
}

/** Solves a problem to the end of its budget. */
export function solve(problem: Problem, budget: Budget): Answer {
  const run = solving(problem, budget);
  for (;;) {
    const step = run.next();
    if (step.done === true) return step.value;
  }
}

/** Without a deadline and a number, enough for a good plan: a few seconds for a thousand projects. */
function mostIterations(problem: Problem, budget: Budget): number {
  if (budget.iterations !== undefined) return budget.iterations;
  return budget.deadlineMs === undefined ? 20_000 + 200 * problem.projects : Number.POSITIVE_INFINITY;
}

function refuseFaults(problem: Problem, budget: Budget): void {
  const fault = checkProblem(problem);
  if (fault !== null) throw new RangeError(`The problem cannot be solved: ${describeFault(fault)}.`);
  if (!Number.isSafeInteger(budget.seed)) throw new RangeError("The seed must be a whole number.");
  const { iterations, deadlineMs, clock } = budget;
  if (iterations !== undefined && !(Number.isSafeInteger(iterations) && iterations >= 0)) {
    throw new RangeError("The number of iterations must be a whole number from 0.");
  }
  if (deadlineMs !== undefined && !(deadlineMs >= 0)) throw new RangeError("The deadline must be 0 ms or more.");
  if (deadlineMs !== undefined && clock === undefined) throw new RangeError("A deadline needs a clock.");
}

/** Time since the start, and when the search has to end so that the certificate is out before the deadline. */
type Watch = {
  readonly elapsed: () => number;
  readonly deadlineMs: number;
  /** What arranging the problem took: the certificate reads the same pairs about as long. */
  arrangedMs: number;
  /** The caller said "stop" while the problem was being arranged. */
  isStopped: boolean;
};

function newWatch(budget: Budget): Watch {
  const { clock } = budget;
  const deadlineMs = budget.deadlineMs ?? Number.POSITIVE_INFINITY;
  const started = clock === undefined ? 0 : clock();
  const elapsed = clock === undefined ? () => 0 : () => clock() - started;
  return { elapsed, deadlineMs, arrangedMs: 0, isStopped: false };
}

function isLate(watch: Watch): boolean {
  return watch.elapsed() >= watch.deadlineMs - watch.arrangedMs - 2;
}

/** There is no plan before the problem is arranged: a stop hurries on to its end. */
function* arrangingInTurns(
  problem: Problem,
  budget: Budget,
  watch: Watch,
): Generator<Progress, Run, "stop" | undefined> {
  const arrange = arrangingRun(problem, budget);
  // No unit is worth more than the highest fit.
  const bound = problem.demand.reduce((sum, units) => sum + units * mostFit, 0);
  for (;;) {
    const started = watch.elapsed();
    const turn = arrange.next();
    watch.arrangedMs += watch.elapsed() - started;
    if (turn.done === true) return turn.value;
    if (watch.isStopped) continue;
    const said = yield { phase: "plan", value: 0, bound, iterations: 0, elapsedMs: watch.elapsed() };
    if (said === "stop") watch.isStopped = true;
  }
}

/** The base case has a search of its own, which is faster; locks are taken out of it beforehand. */
function* arrangingRun(problem: Problem, budget: Budget): Generator<undefined, Run> {
  const random = seededRandom(budget.seed);
  const most = mostIterations(problem, budget);
  if (isWide(problem)) return newWideRun(problem, yield* arrangingWide(problem, newPace()), random, most);
  return newBaseRun(problem, yield* arranging(withoutLocks(problem), newPace()), random, most);
}

function* searchingInTurns(
  run: Run,
  watch: Watch,
  curve: Curve,
): Generator<Progress, Answer["stopped"], "stop" | undefined> {
  for (;;) {
    if (watch.isStopped) return "cancelled";
    const done = run.turns.next().done === true;
    const progress = progressOf(run, watch);
    plot(curve, progress);
    if (done) return "iterations";
    if (isLate(watch)) return "deadline";
    if ((yield progress) === "stop") return "cancelled";
  }
}

function progressOf(run: Run, watch: Watch): Progress {
  return {
    phase: run.phase(),
    value: run.value(),
    bound: run.bound(),
    iterations: run.iterations(),
    elapsedMs: watch.elapsed(),
  };
}

type Ending = { readonly watch: Watch; readonly curve: Curve; readonly stopped: Answer["stopped"] };

function answer(problem: Problem, budget: Budget, run: Run, { watch, curve, stopped }: Ending): Answer {
  const plan = run.plan();
  const prices = run.prices();
  const certificate = certify(problem, plan, prices);
  if (!certificate.certified) throw new Error(`solve: its own plan is refused: ${JSON.stringify(certificate)}`);
  const { value, bound, gap, missed } = certificate;
  const iterations = run.iterations();
  const elapsedMs = watch.elapsed();
  plot(curve, { phase: "certify", value, bound, iterations, elapsedMs });
  return {
    plan,
    prices,
    value,
    bound,
    gap,
    missed,
    seed: budget.seed,
    iterations,
    elapsedMs,
    stopped: value === bound && missed.length === 0 && stopped === "iterations" ? "optimal" : stopped,
    curve: curve.points,
  };
}
