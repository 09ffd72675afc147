import type { Budget } from "./problem.ts";

/** Time since the start, and when the search has to end so that the certificate is out before the deadline. */
export type Watch = {
  readonly elapsed: () => number;
  readonly deadlineMs: number;
  /** What a certificate takes, as far as is known: at first, what arranging the problem took. */
  proofMs: number;
  /** The caller said "stop". */
  isStopped: boolean;
};

/** Starts a watch. */
export function newWatch(budget: Budget): Watch {
  const { clock } = budget;
  const deadlineMs = budget.deadlineMs ?? Number.POSITIVE_INFINITY;
  const started = clock === undefined ? 0 : clock();
  const elapsed = clock === undefined ? () => 0 : () => clock() - started;
  return { elapsed, deadlineMs, proofMs: 0, isStopped: false };
}

/** Whether the certificate has to begin now. */
export function isLate(watch: Watch): boolean {
  return watch.elapsed() >= watch.deadlineMs - 1.1 * watch.proofMs - 2;
}
