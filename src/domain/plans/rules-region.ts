import { endOf } from "#domain/engagements/rules.ts";
import { foldedFirmName } from "#domain/imports/rules-cells-names.ts";
import { elements, type HalfDays, type PersonTerms } from "#domain/people/terms.ts";
import { cellListOf, placeDayListOf } from "#domain/plans/rules-cells-week.ts";
import { peopleColumns, projectColumns } from "#domain/plans/rules-columns.ts";
import type { KeptShare } from "#domain/plans/rules-kept.ts";
import { impossibleWeeks } from "#domain/plans/rules-weeks.ts";
import type { FileKind, MonthNumber } from "#domain/plans/terms.ts";
import type { ProjectTerms } from "#domain/projects/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import type { WeekPerson } from "#domain/weeks/rules.ts";
import type { CellMask } from "#domain/weeks/terms.ts";
import { addDays, type LocalDate, mondayOf } from "#kit/dates.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";
import { usualRestWeeks } from "#reference/week-rules.ts";

/** The weeks for which a plan of the region has to hold: from a Monday until the Monday after the last week. */
export type Horizon = { readonly from: LocalDate; readonly until: LocalDate };

/** Weeks of a month, rounded up so that no month is cut short: 53 weeks cover any twelve months. */
const weeksPerMonth = 53 / 12;

/**
 * From the coming Monday over as many weeks as the longest open project takes, its start included; at least four.
 * A person counts with the least that is free in any of these weeks, so that no share of the plan can be above
 * capacity later on.
 */
export function horizonOf(today: LocalDate, projects: readonly Pick<ProjectTerms, "startsOn" | "months">[]): Horizon {
  const from = addDays(mondayOf(today), 7);
  const ends = projects.map((project) => timeOf(project, from).until);
  return { from, until: [addDays(from, 28), ...ends].reduce(later) };
}

/** The weeks in which an open project would run if it were served: from its start, or from the first week of the plan. */
export function timeOf({ startsOn, months }: Pick<ProjectTerms, "startsOn" | "months">, first: LocalDate): Horizon {
  const from = later(startsOn === null ? first : mondayOf(startsOn), first);
  return { from, until: endOf({ fromWeek: from, weeks: Math.ceil(months * weeksPerMonth) }) };
}

const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b);

/** A person of the hub as a plan of the region needs them. */
export type RegionPerson = {
  /** The number on the hub's card. */
  readonly number: number;
  readonly terms: Omit<PersonTerms, "name" | "kana" | "email" | "phone" | "kinds" | "livesIn" | "about" | "freeCells">;
  /** The least that is free in any week of the horizon, in half-days per four weeks. */
  readonly free: HalfDays;
  /** How many engagements and live proposals run or come in the horizon. */
  readonly running: number;
  /** Numbers of the projects for which this person was proposed in vain: one of the two sides said no. */
  readonly parted: readonly number[];
  /** Cells of the week that are left beside the shares that the person has, and days that these spend at a place. */
  readonly week: WeekPerson;
  /** Months in which shares that the person has want all hands, and weeks of rest owed between two peak seasons. */
  readonly peaks: readonly MonthNumber[];
  readonly restWeeks: number;
};

/** A published project of the hub as a plan of the region needs it. */
export type RegionProject = {
  readonly number: number;
  readonly firmName: string;
  readonly firmIndustry: string;
  readonly terms: ProjectTerms;
  /** Half-days that engagements and live proposals of the project take already in the horizon; of them at the place. */
  readonly served: HalfDays;
  readonly servedOnSite: HalfDays;
  /** Cells in which the work can be done, and towns of the region near to its place, folded. */
  readonly cells: CellMask;
  readonly nearTowns: readonly string[];
  /** Months of its time in which the work wants all hands. */
  readonly peaks: readonly MonthNumber[];
};

/** The region at one moment: who has half-days, and what is open. */
export type Region = { readonly people: readonly RegionPerson[]; readonly projects: readonly RegionProject[] };

/** What of a region says whom and what a plan would take in. */
export type CountedRegion = {
  readonly people: readonly CountedPerson[];
  readonly projects: readonly CountedProject[];
};
type CountedPerson = Pick<RegionPerson, "free" | "running"> & { readonly terms: Pick<PersonTerms, "engagements"> };
type CountedProject = Pick<RegionProject, "served" | "terms">;

/** A table to be written: the header, then a row each. */
export type PlainTable = {
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
};

/** Who can be planned: somebody with free half-days and room for one more project. */
export const planablePeople = <P extends CountedPerson>({ people }: { readonly people: readonly P[] }): readonly P[] =>
  people.filter(({ free, running, terms }) => free > 0 && running < terms.engagements);

/** What can be planned: projects that still want half-days. */
export const planableProjects = <P extends CountedProject>({
  projects,
}: {
  readonly projects: readonly P[];
}): readonly P[] => projects.filter(({ terms, served }) => served < terms.halfDays);

/**
 * The region as the two tables from which a plan is made. They are kept with the plan, so that it replays from the same
 * rows whatever has changed since. People stand in them by the numbers of their cards alone.
 */
export function regionTables(region: Region): { readonly [Kind in FileKind]: PlainTable } {
  const projects = planableProjects(region);
  const byFirm = Map.groupBy(projects, ({ firmName }) => foldedFirmName(firmName));
  return {
    people: tableOf(
      peopleColumns,
      planablePeople(region).map((person) => personCells(person, byFirm)),
    ),
    projects: tableOf(projectColumns, projects.map(projectCells)),
  };
}

type Cells = Readonly<Record<string, string | number | null>>;

function tableOf(
  columns: readonly { readonly key: string; readonly ja: string }[],
  rows: readonly Cells[],
): PlainTable {
  const used = columns.filter(
    ({ key }) => rows.some((row) => (row[key] ?? null) !== null) || rows[0]?.[key] !== undefined,
  );
  return { header: used.map(({ ja }) => ja), rows: rows.map((row) => used.map(({ key }) => row[key] ?? null)) };
}

function personCells(
  { number, terms, free, running, parted, week, peaks, restWeeks }: RegionPerson,
  byFirm: ReadonlyMap<string, readonly RegionProject[]>,
): Cells {
  const avoided = [terms.employer, ...terms.notWith].filter((name) => name !== "").map(foldedFirmName);
  return {
    id: personCode(number),
    halfDays: free,
    engagements: terms.engagements - running,
    themes: list(terms.themes),
    roleKinds: list(terms.roleKinds),
    trades: list(terms.trades),
    towns: list(terms.towns),
    onSiteHalfDays: terms.onSiteHalfDays === null ? null : Math.min(free, terms.onSiteHalfDays),
    remoteHalfDays: terms.remoteHalfDays === null ? null : Math.min(free, terms.remoteHalfDays),
    pay: terms.payYenPerHalfDay,
    from: monthOf(terms.availableFrom),
    until: monthOf(terms.availableUntil),
    // Firms are named in many ways, projects in one.
    notWith: list(
      [
        ...new Set([...avoided.flatMap((firm) => byFirm.get(firm) ?? []).map((project) => project.number), ...parted]),
      ].map(projectCode),
    ),
    cells: cellListOf(week.cells),
    placeDays: placeDayListOf(week.placeDays),
    peaks: list(peaks.map(monthText)),
    restWeeks: restWeeks === usualRestWeeks ? null : restWeeks,
    shape: terms.shape === null ? null : terms.shape.join(","),
  };
}

function projectCells(project: RegionProject): Cells {
  const { number, firmName, firmIndustry, terms, served, servedOnSite } = project;
  const halfDays = terms.halfDays - served;
  const onSite = Math.min(halfDays, Math.max(0, terms.onSiteHalfDays - servedOnSite));
  return {
    id: projectCode(number),
    title: terms.title,
    firm: firmName,
    result: terms.result,
    halfDays,
    onSiteHalfDays: onSite,
    place: onSite > 0 ? terms.place : null,
    themes: list(terms.themes),
    roleKind: terms.roleKind,
    trade: firmIndustry,
    pay: Math.round((terms.payYenPerMonth * halfDays) / terms.halfDays),
    from: monthOf(terms.startsOn),
    months: terms.months,
    cells: cellListOf(project.cells),
    nearTowns: onSite > 0 ? list(project.nearTowns) : null,
    peaks: list(project.peaks.map(monthText)),
    shape:
      terms.shape.every((points) => points === 0) || terms.shape.length !== elements.length
        ? null
        : terms.shape.join(","),
  };
}

/** How a plan of the region names a person: by the card's number, such as H-31. */
export const personCode = (number: number): string => `H-${number}`;

/** How a plan of the region names a project: P-1042. */
export const projectCode = (number: number): string => `P-${number}`;

/** The number in such a code, or null when it is none. */
export function numberOfCode(code: string): number | null {
  const digits = /^[HP]-([1-9]\d{0,8})$/.exec(code)?.[1];
  return digits === undefined ? null : Number(digits);
}

const list = (parts: readonly string[]): string | null => (parts.length === 0 ? null : parts.join("; "));
const monthText = (month: MonthNumber): string =>
  `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
const monthOf = (date: LocalDate | null): string | null => date?.slice(0, 7) ?? null;

/**
 * Whether a plan can become the one that holds: since it was made nobody lost the half-days it gives, and every project
 * still wants them, and everybody can live by the week that it gives them. Refusals: outdated, with the codes of the people
 * and projects that changed; impossible-week, with the shares that cannot be laid out together.
 */
export function decidePlanPublishing(shares: readonly KeptShare[], region: Region): Outcome<null, Refusal> {
  const free = new Map(planablePeople(region).map((person) => [personCode(person.number), person]));
  const open = new Map(planableProjects(region).map((project) => [projectCode(project.number), project]));
  const people = [...Map.groupBy(shares, ({ person }) => person)].flatMap(([code, given]) => {
    const person = free.get(code);
    const halfDays = given.reduce((sum, share) => sum + share.halfDays, 0);
    const fits =
      person !== undefined && halfDays <= person.free && given.length <= person.terms.engagements - person.running;
    return fits ? [] : [code];
  });
  const projects = shares.flatMap(({ project, halfDays }) => {
    const now = open.get(project.id);
    return now !== undefined && halfDays <= now.terms.halfDays - now.served ? [] : [project.id];
  });
  if (people.length + projects.length > 0)
    return refused({ code: "outdated", people, projects: [...new Set(projects)] });
  const impossible = impossibleWeeks(shares, {
    people: new Map([...free].map(([code, { week, peaks, restWeeks }]) => [code, { ...week, peaks, restWeeks }])),
    projects: open,
  });
  return impossible.length === 0 ? accepted(null) : refused({ code: "impossible-week", collisions: impossible });
}
