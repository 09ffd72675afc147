/**
 * The allocation engine: who serves which project so that the plan is worth most, with a proof of how good it is.
 * This module is `banso/engine`.
 */
import { seededRandom } from "#kit/random.ts";
import { checkProblem } from "./check-problem.ts";
import { type Curve, newCurve, plot } from "./curve.ts";
import { describeFault } from "./faults.ts";
import { arranging } from "./market.ts";
import { ownBuffer, sharedBuffer } from "./memory.ts";
import { newPace } from "./pace.ts";
import { isWide } from "./parts.ts";
import { emptyPlan } from "./plan.ts";
import type { Answer, Budget, Problem, Progress, Turn } from "./problem.ts";
import {
  type Ending,
  finish,
  highestBound,
  isProofDue,
  isSlowToProve,
  newProofs,
  type Proofs,
  proving,
} from "./proof.ts";
import type { Run } from "./run.ts";
import { newBaseRun } from "./search.ts";
import { isLate, newWatch, type Watch } from "./watch.ts";
import { arrangingWide } from "./wide/market.ts";
import { newWideRun } from "./wide/search.ts";
import { withLocks, withoutLocks } from "./without-locks.ts";

export { type Certificate, type CertificateFault, certify } from "./certify.ts";
export { checkProblem } from "./check-problem.ts";
export { type CrewMessage, joinCrew, type Threads } from "./crew.ts";
export {
  type Effect,
  explainDemand,
  explainPerson,
  explainShare,
  type PersonWorth,
  type ProjectWorth,
  type ShareReason,
} from "./explain.ts";
export { type CandidateReason, type Changes, explainOpen, type NearMiss, type OpenReason } from "./explain-open.ts";
export { describeFault, type Fault } from "./faults.ts";
export { goLive, happen, type Moved, type Repair, type Snapshot, snapshot } from "./live.ts";
export {
  checkEvent,
  describeLiveFault,
  type LiveEvent,
  type LiveFault,
  type OfferedPerson,
  type OfferedProject,
} from "./live-events.ts";
export type { Live, Manner } from "./live-state.ts";
export { chosenOf, emptyPlan, planOfChosen } from "./plan.ts";
export type { Answer, Budget, FloorMissed, Plan, Prices, Problem, Progress, Turn } from "./problem.ts";

/**
 * Solves a problem step by step. Yields what is known after every few milliseconds of work; `next("stop")` ends the
 * work with the best plan so far, certified. Throws a RangeError on a faulty problem or budget.
 */
export function* solving(problem: Problem, budget: Budget): Generator<Turn, Answer, "stop" | undefined> {
  refuseFaults(problem, budget);
  const watch = newWatch(budget);
  const curve = newCurve();
  const proofs = newProofs(problem);
  const run = yield* arrangingInTurns(problem, budget, watch);
  try {
    const stopped = yield* searchingInTurns(problem, run, { watch, curve, proofs });
    const inHaste = stopped === "cancelled" && isSlowToProve(watch);
    const ending = finish(problem, run, proofs, inHaste);
    return answerOf(budget.seed, run.iterations(), ending, { watch, curve, stopped });
  } finally {
    run.end();
  }
}

/** Solves a problem to the end of its budget, or until its signal says stop. */
export function solve(problem: Problem, budget: Budget): Answer {
  const { onProgress, signal } = budget;
  const turns = solving(problem, budget);
  let turn = turns.next();
  while (turn.done !== true) {
    onProgress?.(turn.value);
    turn = turns.next(signal?.aborted === true ? "stop" : undefined);
  }
  return turn.value;
}

/** Like `solve`, and awaits `breathe` after every turn, so that the caller's process hears what happens meanwhile. */
export async function solveInTurns(problem: Problem, budget: Budget, breathe: () => Promise<unknown>): Promise<Answer> {
  const { onProgress, signal } = budget;
  const turns = solving(problem, budget);
  let turn = turns.next();
  while (turn.done !== true) {
    onProgress?.(turn.value);
    await breathe();
    turn = turns.next(signal?.aborted === true ? "stop" : undefined);
  }
  return turn.value;
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

/** There is no plan before the problem is arranged: a stop hurries on to its end. */
function* arrangingInTurns(problem: Problem, budget: Budget, watch: Watch): Generator<Turn, Run, "stop" | undefined> {
  const arrange = arrangingRun(problem, budget);
  const nothing = { phase: "plan", value: 0, bound: highestBound(problem), iterations: 0 } as const;
  for (;;) {
    const started = watch.elapsed();
    const turn = arrange.next();
    watch.proofMs += watch.elapsed() - started;
    if (turn.done === true) return turn.value;
    if (watch.isStopped) continue;
    const said = yield { ...nothing, elapsedMs: watch.elapsed(), currentPlan: () => withLocks(problem, emptyPlan()) };
    if (said === "stop") watch.isStopped = true;
  }
}

/** The base case has a search of its own, which is faster; locks are taken out of it beforehand. */
function* arrangingRun(problem: Problem, budget: Budget): Generator<undefined, Run> {
  const random = seededRandom(budget.seed);
  const most = mostIterations(problem, budget);
  if (isWide(problem)) return newWideRun(problem, yield* arrangingWide(problem, newPace()), random, most);
  const { threads = null } = budget;
  const newBuffer = threads === null ? ownBuffer : sharedBuffer;
  const market = yield* arranging(withoutLocks(problem), newPace(), newBuffer);
  return newBaseRun(problem, market, random, { most, threads });
}

type Notes = { readonly watch: Watch; readonly curve: Curve; readonly proofs: Proofs };

function* searchingInTurns(
  problem: Problem,
  run: Run,
  { watch, curve, proofs }: Notes,
): Generator<Turn, Answer["stopped"], "stop" | undefined> {
  let proof: Generator<undefined, void> | null = null;
  for (;;) {
    if (watch.isStopped) return "cancelled";
    if (proof === null && isProofDue(proofs, run, watch)) proof = proving(problem, run, proofs, watch);
    if (proof !== null) {
      if (proof.next().done === true) proof = null;
    } else if (run.turns.next().done === true) {
      plot(curve, progressOf(run, watch));
      return "iterations";
    }
    const progress = progressOf(run, watch);
    plot(curve, progress);
    // Who asks in haste gets a plan all the same: the first one is made however late it is.
    if (isLate(watch) && run.iterations() > 0) return "deadline";
    if ((yield { ...progress, currentPlan: run.plan }) === "stop") return "cancelled";
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

type Told = { readonly watch: Watch; readonly curve: Curve; readonly stopped: Answer["stopped"] };

function answerOf(seed: number, iterations: number, ending: Ending, { watch, curve, stopped }: Told): Answer {
  const { plan, prices } = ending;
  const { value, bound, gap, missed } = ending.certificate;
  const elapsedMs = watch.elapsed();
  plot(curve, { phase: "certify", value, bound, iterations, elapsedMs });
  const isOptimal = value === bound && missed.length === 0 && stopped === "iterations";
  return {
    plan,
    prices,
    value,
    bound,
    gap,
    missed,
    seed,
    iterations,
    elapsedMs,
    stopped: isOptimal ? "optimal" : stopped,
    curve: curve.points,
  };
}
