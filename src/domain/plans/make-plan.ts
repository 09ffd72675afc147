import type { PlanConditions } from "#domain/plans/rules-conditions.ts";
import type { Weights } from "#domain/plans/rules-fit.ts";
import { madeOf, type PlanProgress, planning } from "#domain/plans/rules-making.ts";
import { mostPairs } from "#domain/plans/rules-problem.ts";
import type { MadePlan } from "#domain/plans/rules-summary.ts";
import type { PlanPerson, PlanProject } from "#domain/plans/terms.ts";
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
  const { seed, deadlineMs, iterations } = request;
  const budget = {
    seed,
    clock: tools.clock,
    ...(deadlineMs === undefined ? {} : { deadlineMs }),
    ...(iterations === undefined ? {} : { iterations }),
  };
  const work = planning(request, { solving: tools.engine.solving, budget });
  let step = work.next();
  while (step.done !== true) {
    tools.progress(step.value);
    await tools.breathe();
    step = work.next(tools.cancelled() ? "stop" : undefined);
  }
  const { numbered, answer } = step.value;
  const certificate = tools.engine.certify(numbered.problem, answer.plan, answer.prices);
  if (!certificate.certified) throw new Error(`The plan is not certified: ${JSON.stringify(certificate)}`);
  return accepted(madeOf(step.value, certificate, request.weights));
}
