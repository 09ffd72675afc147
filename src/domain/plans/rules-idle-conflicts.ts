import { folded, foldedCode } from "#domain/plans/rules-cells.ts";
import { namesOfProject } from "#domain/plans/rules-filters.ts";
import type {
  FileKind,
  FileNote,
  IdleConflicts,
  NamedConflict,
  PlanPerson,
  PlanProject,
  ReadFile,
} from "#domain/plans/terms.ts";

/** How many of a file's idle conflicts are told one by one. */
const mostTold = 3;

/**
 * The notes of both files, and to each of them who is named among those it must not be put together with and stands in no
 * row of the other file: a code of the other file's rows, or the firm of a project. Nobody is refused for it, as
 * a present employer need not be among the firms; but a code that was written wrongly would else forbid nothing and
 * nobody would know.
 */
export function notesOfBoth(
  people: ReadFile<PlanPerson>,
  projects: ReadFile<PlanProject>,
): { readonly [Kind in FileKind]: readonly FileNote[] } {
  const persons = new Set(people.items.map(({ id }) => foldedCode(id)));
  const named = projects.items.map(namesOfProject);
  const codes = new Set(named.map(({ code }) => code));
  const firms = new Set(named.map(({ firm }) => firm).filter((firm) => firm !== ""));
  const isProject = (name: string): boolean => codes.has(name) || firms.has(folded(name));
  return {
    people: [...people.notes, ...idle(people.conflicts, "projects", isProject)],
    projects: [...projects.notes, ...idle(projects.conflicts, "people", (name) => persons.has(name))],
  };
}

/** The note of those whom nobody in the other file is, told by their folded codes; none when there is nobody like that. */
function idle(
  { header, named }: ReadFile<unknown>["conflicts"],
  other: FileKind,
  isThere: (code: string) => boolean,
): readonly IdleConflicts[] {
  const missing = named.filter(({ name }) => !isThere(foldedCode(name)));
  if (missing.length === 0) return [];
  // What has a digit was meant for a code: it comes before names of employers.
  const first = missing.toSorted((a, b) => Number(hasDigit(b)) - Number(hasDigit(a))).slice(0, mostTold);
  return [{ code: "conflicts-idle", header, other, count: missing.length, first }];
}

const hasDigit = ({ name }: NamedConflict): boolean => /\d/.test(name.normalize("NFKC"));
