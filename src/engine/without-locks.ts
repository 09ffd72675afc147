import type { Plan, Problem } from "./problem.ts";

/**
 * The base case without its locks: a locked project has all it wants, so its pairs go, and its person has so much less
 * to give. The problem must have passed `checkProblem`.
 */
export function withoutLocks(problem: Problem): Problem {
  const { lockedUnits, ...rest } = problem;
  if (lockedUnits === undefined) return problem;
  const capacity = problem.capacity.slice();
  const maxEngagements = problem.maxEngagements.slice();
  const forbidden = problem.forbidden?.slice() ?? new Uint8Array(lockedUnits.length);
  for (let j = 0; j < problem.projects; j++) {
    const from = problem.pairStart[j]!;
    const to = problem.pairStart[j + 1]!;
    for (let pair = from; pair < to; pair++) {
      if (lockedUnits[pair] === 0) continue;
      capacity[problem.pairPerson[pair]!]! -= lockedUnits[pair]!;
      maxEngagements[problem.pairPerson[pair]!]!--;
      forbidden.fill(1, from, to);
    }
  }
  return { ...rest, capacity, maxEngagements, forbidden };
}

/** What the locked pairs are worth. */
export function lockedValue({ lockedUnits, pairFit }: Problem): number {
  let value = 0;
  lockedUnits?.forEach((units, pair) => {
    value += units * pairFit[pair]!;
  });
  return value;
}

/** The plan with the locked pairs of the problem in it. */
export function withLocks({ lockedUnits }: Problem, plan: Plan): Plan {
  if (lockedUnits === undefined) return plan;
  const units = lockedUnits.slice();
  plan.pair.forEach((pair, at) => {
    units[pair] = plan.units[at]!;
  });
  const pair = Int32Array.from(units.keys()).filter((each) => units[each]! > 0);
  return { pair, units: pair.map((each) => units[each]!) };
}
