import { foldedCode } from "#domain/plans/rules-cells.ts";
import { explain } from "#domain/plans/rules-explain.ts";
import type { Weights } from "#domain/plans/rules-fit.ts";
import { type NumberingOrder, numbering } from "#domain/plans/rules-problem.ts";
import { floorsOf, type MadePlan, totalsOf } from "#domain/plans/rules-summary.ts";
import type { PlanAnswer } from "#domain/plans/rules-uploads.ts";
import { boundedByWeeks, layPlan } from "#domain/plans/rules-weeks.ts";
import type { Certificate } from "#engine/certify.ts";
import { chosenOf, planOfChosen } from "#engine/plan.ts";
import type { Budget, Progress } from "#engine/problem.ts";
import type { solving } from "#engine/solve.ts";

/** How far the work is: the share of projects whose pairs have been looked at, 0–1, then what the engine knows. */
export type PlanProgress = { readonly phase: "pairs"; readonly done: number } | Progress;

/** The engine's search, and its budget. */
export type Search = { readonly solving: typeof solving; readonly budget: Budget };

/**
 * Makes a plan in turns: looks at every pair, lets the engine work, lays everybody's week and tells the reasons. Whoever
 * says "stop" at any turn gets the best plan so far. What comes out is not certified yet.
 */
export function* planning(
  order: NumberingOrder,
  { solving: solve, budget }: Search,
): Generator<PlanProgress, PlanAnswer, "stop" | undefined> {
  let told: "stop" | undefined;
  const pairs = numbering(order);
  let looked = pairs.next();
  while (looked.done !== true) {
    told = (yield { phase: "pairs", done: looked.value }) ?? told;
    looked = pairs.next();
  }
  const { locks = [], invited = [] } = order.conditions ?? {};
  const byHand = new Set([...locks, ...invited].map(({ person }) => foldedCode(person)));
  const numbered = boundedByWeeks(looked.value, byHand);
  const work = solve(numbered.problem, budget);
  let turn = work.next();
  while (turn.done !== true) {
    told = (yield turn.value) ?? told;
    turn = work.next(told);
  }
  const answer = turn.value;
  const { chosen, weeks, cuts } = layPlan(numbered, chosenOf(numbered.problem, answer.plan));
  return {
    numbered,
    answer: cuts.length === 0 ? answer : { ...answer, plan: planOfChosen(numbered.problem, chosen) },
    explained: explain(numbered, chosen, order.weights),
    lived: { weeks, cuts },
  };
}

/** The plan with its reasons and its proof. Its value is that of the plan as it is lived; the engine's own is told beside it. */
export function madeOf(
  { numbered, answer, explained, lived }: PlanAnswer,
  { value, bound, gap }: Pick<Certificate, "value" | "bound" | "gap">,
  weights: Weights,
): MadePlan {
  const { seed, iterations, stopped, curve, elapsedMs } = answer;
  const beforeWeeks = lived.cuts.length === 0 ? {} : { beforeWeeks: answer.value };
  return {
    ...explained,
    ...lived,
    pairs: numbered.pairs,
    weights,
    totals: totalsOf(explained),
    floors: floorsOf(numbered, answer),
    isConditioned: numbered.isConditioned,
    proof: { value, bound, gap, seed, iterations, stopped, curve, elapsedMs, ...beforeWeeks },
  };
}
