import { type Certificate, certify, gapOf } from "./certify.ts";
import { provingBound } from "./certify-bound.ts";
import { provenValue } from "./certify-plan.ts";
import { mostFit } from "./faults.ts";
import { release } from "./memory.ts";
import { isWide } from "./parts.ts";
import type { Plan, Prices, Problem } from "./problem.ts";
import type { Run } from "./run.ts";
import type { Watch } from "./watch.ts";

/**
 * Bounds that are proven while the search goes on. They tell how long a certificate takes, which the deadline needs to
 * know, and when somebody says "stop" the last of them is at hand: only the plan is certified then. They read the
 * search and change nothing in it.
 */
export type Proofs = {
  /** The last prices with their proven bound. */
  prices: Prices | null;
  bound: number;
  /** When the next proof may begin, in milliseconds since the start. */
  next: number;
};

/** A certificate that takes less is not worth preparing. */
const shortMs = 20;
/** Time between two proofs, as a multiple of what one takes: they cost 4 % at most. */
const pause = 25;

/** No proof yet: that no unit is worth more than the highest fit is known without one. */
export function newProofs(problem: Problem): Proofs {
  return { prices: null, bound: highestBound(problem), next: 0 };
}

/** No unit is worth more than the highest fit. */
export function highestBound(problem: Problem): number {
  return problem.demand.reduce((sum, units) => sum + units * mostFit, 0);
}

/** Whether it is time to prove the bound that the search has reached. */
export function isProofDue(proofs: Proofs, run: Run, watch: Watch): boolean {
  return run.isPriced() && watch.elapsed() >= proofs.next && run.bound() < proofs.bound * (1 - 1e-5);
}

/** Proves the bound of the present best prices, in turns. */
export function* proving(problem: Problem, run: Run, proofs: Proofs, watch: Watch): Generator<undefined, void> {
  const prices = run.prices();
  const work = provingBound(problem, prices, []);
  let spent = 0;
  for (;;) {
    const started = watch.elapsed();
    const turn = work.next();
    spent += watch.elapsed() - started;
    if (turn.done !== true) {
      yield;
      continue;
    }
    if (typeof turn.value !== "number") throw new Error(`solve: its own prices are refused: ${turn.value.code}`);
    watch.proofMs = spent;
    proofs.next = spent < shortMs ? Number.POSITIVE_INFINITY : watch.elapsed() + pause * spent;
    if (proofs.prices !== null) release(Object.values(proofs.prices));
    proofs.prices = prices;
    proofs.bound = turn.value;
    return;
  }
}

/** The certificate of the last plan, with the prices that it speaks of. */
export type Ending = { readonly plan: Plan; readonly prices: Prices; readonly certificate: Certificate };

/** Certifies what the search has found. In haste, with a bound that was proven before instead of the last one. */
export function finish(problem: Problem, run: Run, proofs: Proofs, inHaste: boolean): Ending {
  if (inHaste) {
    const plan = run.plan();
    const proven = provenValue(problem, plan);
    if ("certified" in proven) throw new Error(`solve: its own plan is refused: ${proven.code}`);
    const { value, missed } = proven;
    const { bound } = proofs;
    const prices = proofs.prices ?? highestPrices(problem);
    if (missed.length === 0) {
      return { plan, prices, certificate: { certified: true, value, bound, gap: gapOf(value, bound), missed } };
    }
  }
  const prices = run.prices();
  // The certificate has the memory that the search gives back.
  run.end();
  const plan = run.plan();
  const certificate = certify(problem, plan, prices);
  if (!certificate.certified) throw new Error(`solve: its own plan is refused: ${JSON.stringify(certificate)}`);
  return { plan, prices, certificate };
}

/** Whether a certificate takes longer than somebody who says "stop" should wait. */
export const isSlowToProve = (watch: Watch): boolean => watch.proofMs >= shortMs;

/** Prices at which nobody gains anything. */
function highestPrices(problem: Problem): Prices {
  const project = Float64Array.from(problem.demand, (units) => units * mostFit);
  if (!isWide(problem)) return { project };
  return { project: project.fill(0), unit: new Float64Array(problem.projects).fill(mostFit) };
}
