import type { KeptPlan, KeptProject } from "#domain/plans/rules-kept.ts";

/** What a plan gives to one town, in half-days per four weeks. */
export type TownLine = {
  /** The town's name as written; "" for work that is done from afar. */
  readonly town: string;
  readonly given: number;
  readonly open: number;
  readonly served: number;
  readonly waiting: number;
};

/** Half-days given and open, town by town, the most wanted first; work from afar stands last. */
export function townLines({ shares, open }: Pick<KeptPlan, "shares" | "open">): readonly TownLine[] {
  const lines = new Map<string, TownLine>();
  const add = (project: KeptProject, isServed: boolean): void => {
    const town = townOf(project);
    const line = lines.get(town) ?? { town, given: 0, open: 0, served: 0, waiting: 0 };
    lines.set(
      town,
      isServed
        ? { ...line, given: line.given + project.halfDays, served: line.served + 1 }
        : { ...line, open: line.open + project.halfDays, waiting: line.waiting + 1 },
    );
  };
  for (const { project } of shares) add(project, true);
  for (const { project } of open) add(project, false);
  return [...lines.values()].toSorted(
    (a, b) =>
      Number(a.town === "") - Number(b.town === "") || b.given + b.open - a.given - a.open || byText(a.town, b.town),
  );
}

/** The town in which a project has its work; "" when all of it is done from afar. */
export const townOf = ({ onSiteHalfDays, place }: KeptProject): string => (onSiteHalfDays > 0 ? place : "");

/** By code unit: the same order everywhere. */
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
