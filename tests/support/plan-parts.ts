import type { Weights } from "#domain/plans/rules-fit.ts";
import { type Numbered, numbering } from "#domain/plans/rules-problem.ts";
import type { PlanPerson, PlanProject } from "#domain/plans/terms.ts";
import { everyCell } from "#domain/weeks/terms.ts";

/** Somebody of whom a table says nothing but the code: free for everything that asks for nothing. */
export const barePlanPerson: Omit<PlanPerson, "id"> = {
  halfDays: 8,
  engagements: 4,
  shape: null,
  themes: [],
  roleKinds: [],
  trades: [],
  towns: [],
  onSiteHalfDays: 0,
  remoteHalfDays: 60,
  payYenPerHalfDay: null,
  from: null,
  until: null,
  notWith: [],
  cells: everyCell,
  placeDays: [],
  peaks: [],
  restWeeks: 2,
};

/** Work of which a table says nothing but the code. */
export const barePlanProject: Omit<PlanProject, "id"> = {
  title: "仕事",
  firm: "",
  result: "",
  halfDays: 4,
  onSiteHalfDays: 0,
  place: "",
  shape: null,
  themes: [],
  roleKind: null,
  trade: "",
  payYenPerMonth: null,
  from: null,
  months: null,
  notWith: [],
  cells: everyCell,
  nearTowns: [],
  peaks: [],
};

/** People and projects in numbers, made in one go. */
export function numberedOf(order: {
  readonly people: readonly PlanPerson[];
  readonly projects: readonly PlanProject[];
  readonly weights: Weights;
}): Numbered {
  const work = numbering(order);
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value;
}
