import type { Plan, Problem } from "./problem.ts";

/** The empty plan. */
export function emptyPlan(): Plan {
  return { pair: new Int32Array(0), units: new Int32Array(0) };
}

/** The plan in which project j is served, whole, by its pair `chosen[j]`; −1 leaves it open. */
export function planOfChosen(problem: Problem, chosen: Int32Array): Plan {
  const pair = chosen.filter((each) => each >= 0);
  const units = new Int32Array(pair.length);
  let at = 0;
  for (let j = 0; j < problem.projects; j++) if (chosen[j]! >= 0) units[at++] = problem.demand[j]!;
  return { pair, units };
}

/** For each project the pair of its first share, or −1 while it is open: the whole plan where nobody shares. */
export function chosenOf(problem: Problem, plan: Plan): Int32Array {
  const chosen = new Int32Array(problem.projects).fill(-1);
  let j = 0;
  for (const pair of plan.pair) {
    while (pair >= problem.pairStart[j + 1]!) j++;
    if (chosen[j] === -1) chosen[j] = pair;
  }
  return chosen;
}
