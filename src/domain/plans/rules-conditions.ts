import { folded, foldedCode } from "#domain/plans/rules-cells.ts";
import { type FilterName, failedFilters } from "#domain/plans/rules-filters.ts";
import type { PlanPerson, PlanProject } from "#domain/plans/terms.ts";

/** A person and a project by the codes of the two tables. */
export type Pair = { readonly person: string; readonly project: string };
/** A pair that stays as it is, with the half-days per four weeks that were agreed: all that the project wants. */
export type Lock = Pair & { readonly halfDays: number };
/** A pair with the reason that a coordinator wrote down. */
export type ReasonedPair = Pair & { readonly reason: string };
/** At least so many projects with half-days in this town are served; `anywhere` asks it of every town that has one. */
export type Floor = { readonly town: string; readonly least: number };

/** What a coordinator asks of a plan beside people, projects and weights. */
export type PlanConditions = {
  readonly locks: readonly Lock[];
  readonly forbidden: readonly ReasonedPair[];
  /** Pairs that a hard condition leaves out and that are let in all the same. */
  readonly invited: readonly ReasonedPair[];
  readonly floors: readonly Floor[];
};

/** A plan without any: the usual case. */
export const noConditions: PlanConditions = { locks: [], forbidden: [], invited: [], floors: [] };

/** Whether anything at all is asked. */
export const hasConditions = ({ locks, forbidden, invited, floors }: PlanConditions): boolean =>
  locks.length + forbidden.length + invited.length + floors.length > 0;

/** A pair as one word, the same however its codes are written. */
export const pairKey = ({ person, project }: Pair): string => `${foldedCode(person)}\n${foldedCode(project)}`;

/** The four kinds of condition, each a field of the form. */
export type ConditionKind = keyof PlanConditions;

/** Why a condition cannot be asked of these people and projects. */
export type ConditionFault = {
  readonly kind: ConditionKind;
  /** Which of its kind, from 0 on. */
  readonly at: number;
  readonly why:
    | { readonly code: "unknown-person" | "unknown-project" | "unknown-town" | "pair-twice" | "project-locked-twice" }
    /** The pair fails a hard condition: invite it first, or it is one that nobody can be let in against. */
    | { readonly code: "not-admissible" | "cannot-invite"; readonly filter: FilterName }
    | { readonly code: "already-admissible" }
    | { readonly code: "locked-and-forbidden" }
    | { readonly code: "other-half-days"; readonly wanted: number }
    /** The person's locks together are more than they have. */
    | { readonly code: "above-free"; readonly asked: number; readonly free: number }
    | { readonly code: "above-engagements"; readonly asked: number; readonly most: number };
};

/** Nobody is let in against a no of either side, nor above the half-days that they have. */
const neverLifted: readonly FilterName[] = ["forbidden", "time"];

type Region = { readonly people: readonly PlanPerson[]; readonly projects: readonly PlanProject[] };

/** Everything that stands in the way of the conditions; none when a plan can be made under them. */
export function conditionFaults(conditions: PlanConditions, { people, projects }: Region): readonly ConditionFault[] {
  const known = {
    people: new Map(people.map((person) => [foldedCode(person.id), person])),
    projects: new Map(projects.map((project) => [foldedCode(project.id), project])),
    towns: new Set(projects.flatMap((project) => (project.onSiteHalfDays > 0 ? [folded(project.place)] : []))),
    invited: new Set(conditions.invited.map(pairKey)),
    forbidden: new Set(conditions.forbidden.map(pairKey)),
  };
  return [
    ...pairFaults("locks", conditions.locks, known, (pair, lock) => lockFault(pair, lock, known)),
    ...togetherFaults(conditions.locks, known),
    ...pairFaults("forbidden", conditions.forbidden, known, () => null),
    ...pairFaults("invited", conditions.invited, known, (pair) => inviteFault(pair)),
    ...conditions.floors.flatMap(({ town }, at): ConditionFault[] =>
      town === everyTown || known.towns.has(folded(town))
        ? []
        : [{ kind: "floors", at, why: { code: "unknown-town" } }],
    ),
  ];
}

/** The town of a floor that stands for every town. */
export const everyTown = "*";

type Known = {
  readonly people: ReadonlyMap<string, PlanPerson>;
  readonly projects: ReadonlyMap<string, PlanProject>;
  readonly invited: ReadonlySet<string>;
  readonly forbidden: ReadonlySet<string>;
};
type Met = { readonly person: PlanPerson; readonly project: PlanProject };
type Why = ConditionFault["why"];

function pairFaults<P extends Pair>(
  kind: ConditionKind,
  pairs: readonly P[],
  known: Known,
  check: (met: Met, pair: P) => Why | null,
): readonly ConditionFault[] {
  const seen = new Set<string>();
  return pairs.flatMap((pair, at): ConditionFault[] => {
    const person = known.people.get(foldedCode(pair.person));
    const project = known.projects.get(foldedCode(pair.project));
    const key = pairKey(pair);
    const isTwice = seen.has(key);
    seen.add(key);
    const why: Why | null =
      person === undefined
        ? { code: "unknown-person" }
        : project === undefined
          ? { code: "unknown-project" }
          : isTwice
            ? { code: "pair-twice" }
            : check({ person, project }, pair);
    return why === null ? [] : [{ kind, at, why }];
  });
}

function lockFault({ person, project }: Met, lock: Lock, { invited, forbidden }: Known): Why | null {
  const key = pairKey(lock);
  if (forbidden.has(key)) return { code: "locked-and-forbidden" };
  if (lock.halfDays !== project.halfDays) return { code: "other-half-days", wanted: project.halfDays };
  const failed = failedFilters(person, project);
  const [filter] = invited.has(key) ? failed.filter((name) => neverLifted.includes(name)) : failed;
  return filter === undefined ? null : { code: "not-admissible", filter };
}

function inviteFault({ person, project }: Met): Why | null {
  const failed = failedFilters(person, project);
  const never = failed.find((name) => neverLifted.includes(name));
  if (never !== undefined) return { code: "cannot-invite", filter: never };
  return failed.length === 0 ? { code: "already-admissible" } : null;
}

/** What the locks ask all at once: of a project one person, of a person no more than they have. */
function togetherFaults(locks: readonly Lock[], { people }: Known): readonly ConditionFault[] {
  const projects = new Set<string>();
  const asked = new Map<string, { halfDays: number; count: number }>();
  return locks.flatMap((lock, at): ConditionFault[] => {
    const fault = (why: Why): ConditionFault[] => [{ kind: "locks", at, why }];
    const project = foldedCode(lock.project);
    if (projects.has(project)) return fault({ code: "project-locked-twice" });
    projects.add(project);
    const person = people.get(foldedCode(lock.person));
    if (person === undefined) return [];
    const sum = asked.get(foldedCode(lock.person)) ?? { halfDays: 0, count: 0 };
    sum.halfDays += lock.halfDays;
    sum.count += 1;
    asked.set(foldedCode(lock.person), sum);
    if (sum.halfDays > person.halfDays)
      return fault({ code: "above-free", asked: sum.halfDays, free: person.halfDays });
    if (sum.count > person.engagements)
      return fault({ code: "above-engagements", asked: sum.count, most: person.engagements });
    return [];
  });
}

/**
 * People with the pairs that were forbidden by hand among those that they are not put to, so that every later step, the
 * explanations as well, treats them like any other pair that is ruled out.
 */
export function withoutForbidden(people: readonly PlanPerson[], { forbidden }: PlanConditions): readonly PlanPerson[] {
  if (forbidden.length === 0) return people;
  const projectsOf = Map.groupBy(forbidden, ({ person }) => foldedCode(person));
  return people.map((person) => {
    const own = projectsOf.get(foldedCode(person.id));
    if (own === undefined) return person;
    return { ...person, notWith: [...new Set([...person.notWith, ...own.map(({ project }) => foldedCode(project))])] };
  });
}

/** One floor in the numbers of a problem. */
export type NumberedFloor = {
  /** The town as its first project writes it. */
  readonly town: string;
  readonly asked: number;
  /** What can be asked at most: its projects that anybody at all could serve. */
  readonly least: number;
  /** Indices of the town's projects that somebody could serve, ascending. */
  readonly projects: readonly number[];
};

/**
 * The floors town by town. Where fewer projects can be served by anybody than a floor asks for, it asks for those; a
 * town named by its own row goes before the row for every town.
 */
export function numberedFloors(
  { floors }: PlanConditions,
  projects: readonly PlanProject[],
  isServable: (project: number) => boolean,
): readonly NumberedFloor[] {
  if (floors.length === 0) return [];
  const asked = new Map(floors.map(({ town, least }) => [town === everyTown ? everyTown : folded(town), least]));
  const byTown = Map.groupBy(
    [...projects.entries()].filter(([, { onSiteHalfDays }]) => onSiteHalfDays > 0),
    ([, { place }]) => folded(place),
  );
  return [...byTown].flatMap(([town, all]): NumberedFloor[] => {
    const least = asked.get(town) ?? asked.get(everyTown) ?? 0;
    if (least === 0) return [];
    const servable = all.map(([index]) => index).filter(isServable);
    return [
      { town: all[0]?.[1].place ?? town, asked: least, least: Math.min(least, servable.length), projects: servable },
    ];
  });
}
