import { folded, foldedCode } from "#domain/plans/rules-cells.ts";
import { monthsTogether } from "#domain/plans/rules-fit.ts";
import { weekShareOf } from "#domain/plans/rules-room.ts";
import { anywhere, type PlanPerson, type PlanProject } from "#domain/plans/terms.ts";
import { hasRoomAlone } from "#domain/weeks/rules.ts";
import { isChained } from "#domain/weeks/rules-rest.ts";

/**
 * The hard conditions: a pair that fails one of them is never planned, whatever its fit. Pay is not among them, because it
 * can be talked about. Listed in the order in which a removed pair is counted, so that each is counted once.
 */
export const filterNames = ["forbidden", "time", "town", "on-site", "remote", "months", "week", "rest"] as const;
/** The name of a hard condition. */
export type FilterName = (typeof filterNames)[number];

/** All that each hard condition reads of a person: people who are alike in it get one answer. */
export const filterReads = {
  forbidden: ["id", "notWith"],
  time: ["halfDays"],
  town: ["towns"],
  "on-site": ["onSiteHalfDays"],
  remote: ["remoteHalfDays"],
  months: ["from", "until"],
  week: ["cells", "placeDays"],
  rest: ["peaks", "restWeeks"],
} as const satisfies { readonly [Name in FilterName]: readonly (keyof PlanPerson)[] };

/** Whether a pair fails a hard condition. */
export const filters: {
  readonly [Name in FilterName]: (
    person: Pick<PlanPerson, (typeof filterReads)[Name][number]>,
    project: PlanProject,
  ) => boolean;
} = {
  /** Either side has named the other: present employer, conflict of interest, declined. */
  forbidden: (person, project) =>
    (person.notWith.length > 0 && isNamed(project, person.notWith)) ||
    (project.notWith.length > 0 && project.notWith.includes(foldedCode(person.id))),
  /** The project wants more half-days than the person has free. */
  time: (person, project) => project.halfDays > person.halfDays,
  /** Half-days at a place that the person has not named as reachable. */
  town: (person, project) => project.onSiteHalfDays > 0 && !reaches(person.towns, project.place),
  /** More half-days at the place than the person can spend there. */
  "on-site": (person, project) => project.onSiteHalfDays > person.onSiteHalfDays,
  /** More half-days from afar than the person can give that way. */
  remote: (person, project) => project.halfDays - project.onSiteHalfDays > person.remoteHalfDays,
  /** No month in which the project runs and the person can work. */
  months: (person, project) => monthsTogether(person, project) === 0,
  /** Too few cells of the week in which the person is free and the work can be done, at the place or from afar. */
  week: (person, project) => !hasRoomAlone(person, weekShareOf(project)),
  /** The project's peak season follows one that the person has already, or overlaps it, without the agreed rest. */
  rest: (person, project) => isChained(person.peaks, project.peaks, person.restWeeks),
};

/** The hard conditions that a pair fails, in the order of `filterNames`; none when it may be planned. */
export const failedFilters = (person: PlanPerson, project: PlanProject): readonly FilterName[] =>
  filterNames.filter((name) => filters[name](person, project));

/** Whether the project stands among codes and names of firms. */
function isNamed(project: PlanProject, names: readonly string[]): boolean {
  // Pairs are looked at project by project.
  if (last.project !== project) last = { project, ...namesOfProject(project) };
  const { code, firm } = last;
  return names.some((name) => name === code || (firm !== "" && folded(name) === firm));
}

let last: { readonly project: PlanProject | null; readonly code: string; readonly firm: string } = {
  project: null,
  code: "",
  firm: "",
};

/** By what a project is named among those who must not be put together: its code, and its firm ("" when it has none). */
export const namesOfProject = ({
  id,
  firm,
}: Pick<PlanProject, "id" | "firm">): { readonly code: string; readonly firm: string } => ({
  code: foldedCode(id),
  firm: folded(foldedCode(firm)),
});

const reaches = (towns: readonly string[], place: string): boolean =>
  towns.includes(anywhere) || towns.includes(folded(place));
