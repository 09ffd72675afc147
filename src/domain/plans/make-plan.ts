import type { PlanConditions } from "#domain/plans/rules-conditions.ts";
import { explain } from "#domain/plans/rules-explain.ts";
import type { Weights } from "#domain/plans/rules-fit.ts";
import { mostPairs, type Numbered, numbering } from "#domain/plans/rules-problem.ts";
import { floorsOf, type MadePlan, type PlanProof, totalsOf } from "#domain/plans/rules-summary.ts";
import { layPlan } from "#domain/plans/rules-weeks.ts";
import type { PlanPerson, PlanProject } from "#domain/plans/terms.ts";
import { chosenOf, planOfChosen } from "#engine/plan.ts";
import type { Answer, Progress } from "#engine/problem.ts";
import type { certify, solving } from "#engine/solve.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** Whom and what to plan, by which weights, and how long. */
export type PlanRequest = {
  readonly people: readonly PlanPerson[];
  readonly projects: readonly PlanProject[];
  readonly weights: Weights;
  /** What is kept, forbidden, let in and served at least; they must be without faults. */
  readonly conditions?: PlanConditions | undefined;
  readonly seed: number;
  /** Milliseconds for the engine, its certificate included. */
  readonly deadlineMs?: number;
  /** Improvement steps; with the seed they give the same plan anywhere. */
  readonly iterations?: number;
};

/** What the use case needs from outside: the engine, a clock, and a way to be watched and stopped. */
export type PlanTools = {
  readonly engine: {
    readonly solving: typeof solving;
    readonly certify: typeof certify;
  };
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number;
  /** Told several times a second how far the work is. */
  readonly progress: (progress: PlanProgress) => void;
  /** Awaited between turns, so that signals and messages are heard. */
  readonly breathe: () => Promise<void>;
  /** True as soon as someone wants the best plan so far. */
  readonly cancelled: () => boolean;
};

/** How far the work is: the share of projects whose pairs have been looked at, 0–1, then what the engine knows. */
export type PlanProgress = { readonly phase: "pairs"; readonly done: number } | Progress;

/** Why no plan was made: more pairs of people and projects than one plan takes. */
export type PlanRefusal = {
  readonly code: "too-many-pairs";
  readonly pairs: number;
  readonly most: number;
};

/**
 * Makes the plan for all people and projects at once: prices every admissible pair, lets the engine work until its
 * budget ends or it is stopped, certifies what came out and explains it. Refuses more pairs than fit into memory.
 * Throws when the certificate fails: that is a fault of the engine, and no plan is shown then.
 */
export async function makePlan(request: PlanRequest, tools: PlanTools): Promise<Outcome<MadePlan, PlanRefusal>> {
  const pairs = request.people.length * request.projects.length;
  if (pairs > mostPairs) return refused({ code: "too-many-pairs", pairs, most: mostPairs });
  const numbered = await numberInTurns(request, tools);
  const answer = await solveInTurns(numbered, request, tools);
  const { chosen, weeks, cuts } = layPlan(numbered, chosenOf(numbered.problem, answer.plan));
  // The prices bound every plan, also those that nobody could live by; the value is that of the plan as it is lived.
  const lived = cuts.length === 0 ? answer : { ...answer, plan: planOfChosen(numbered.problem, chosen) };
  const proof = proven(numbered, lived, tools);
  const explained = explain(numbered, chosen, request.weights);
  return accepted({
    ...explained,
    weeks,
    cuts,
    pairs: numbered.pairs,
    weights: request.weights,
    totals: totalsOf(explained),
    floors: floorsOf(numbered, lived),
    isConditioned: numbered.isConditioned,
    proof,
  });
}

async function numberInTurns(request: PlanRequest, tools: PlanTools): Promise<Numbered> {
  const work = numbering(request);
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    tools.progress({ phase: "pairs", done: step.value });
    await tools.breathe();
  }
}

async function solveInTurns({ problem }: Numbered, request: PlanRequest, tools: PlanTools): Promise<Answer> {
  const work = tools.engine.solving(problem, {
    seed: request.seed,
    clock: tools.clock,
    ...(request.deadlineMs === undefined ? {} : { deadlineMs: request.deadlineMs }),
    ...(request.iterations === undefined ? {} : { iterations: request.iterations }),
  });
  let step = work.next();
  while (step.done !== true) {
    tools.progress(step.value);
    await tools.breathe();
    step = work.next(tools.cancelled() ? "stop" : undefined);
  }
  return step.value;
}

function proven({ problem }: Numbered, answer: Answer, tools: PlanTools): PlanProof {
  const certificate = tools.engine.certify(problem, answer.plan, answer.prices);
  if (!certificate.certified) throw new Error(`The plan is not certified: ${JSON.stringify(certificate)}`);
  const { seed, iterations, stopped, curve, elapsedMs } = answer;
  return {
    value: certificate.value,
    bound: certificate.bound,
    gap: certificate.gap,
    seed,
    iterations,
    stopped,
    curve,
    elapsedMs,
  };
}
