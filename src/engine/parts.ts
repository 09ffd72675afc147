import type { Problem } from "./problem.ts";

/** Number of periods, 1 when the problem does not speak of them. */
export const periodsOf = (problem: Problem): number => problem.periods ?? 1;

/** The first period in which project j runs. */
export const firstPeriodOf = (problem: Problem, j: number): number => problem.firstPeriod?.[j] ?? 0;

/** The last period in which project j runs. */
export const lastPeriodOf = (problem: Problem, j: number): number => problem.lastPeriod?.[j] ?? periodsOf(problem) - 1;

/** The least units that a person may give to project j. */
export const minShareOf = (problem: Problem, j: number): number => problem.minShare?.[j] ?? problem.demand[j]!;

/** How many people may share project j. */
export const mostPeopleOf = (problem: Problem, j: number): number => problem.mostPeople?.[j] ?? 1;

/** The group of competitors that project j's firm belongs to, or −1. */
export function groupOf(problem: Problem, j: number): number {
  const firm = problem.firm?.[j] ?? -1;
  return firm < 0 ? -1 : problem.firmGroup![firm]!;
}

/** Whether a person's choice or a project's side is more than the base case's: shares, periods, competitors, floors. */
export function isWide(problem: Problem): boolean {
  return (
    problem.minShare !== undefined ||
    problem.mostPeople !== undefined ||
    periodsOf(problem) > 1 ||
    problem.firm !== undefined ||
    problem.floorLeast !== undefined
  );
}
