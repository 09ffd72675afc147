import type { HandState } from "#domain/hands/terms.ts";
import { foldedFirmName } from "#domain/imports/rules-cells-names.ts";
import { type HalfDays, mostHalfDays, type PersonTerms } from "#domain/people/terms.ts";
import { folded } from "#domain/plans/rules-cells.ts";
import type { Why } from "#domain/plans/rules-explain.ts";
import { type FilterName, failedFilters } from "#domain/plans/rules-filters.ts";
import { componentNames, components, fitOf, usualWeights } from "#domain/plans/rules-fit.ts";
import type { MonthNumber, PlanPerson, PlanProject } from "#domain/plans/terms.ts";
import type { ProjectTerms } from "#domain/projects/terms.ts";
import type { FieldFault } from "#domain/refusals.ts";
import { everyCell } from "#domain/weeks/terms.ts";
import type { LocalDate } from "#kit/dates.ts";

/** How a person fits the project for which a hand is up: every component with its reason, and what stands in the way. */
export type HandFit = {
  /** Worth of one half-day at the usual weights, 1 … 1000; for the order alone, never shown as a mark. */
  readonly fit: number;
  readonly why: readonly Why[];
  /** Hard conditions of a plan that the pair fails. */
  readonly fails: readonly FilterName[];
};

/** The same fit that a plan would see: shape, themes, role, place, pay, months, room and trade; age, sex and origin never. */
export function handFit(person: PlanPerson, project: PlanProject): HandFit {
  const why = componentNames.map((name): Why => ({ name, ...components[name](person, project) }));
  const force = ({ name, score }: Why): number => Math.abs(usualWeights[name] * (score - 0.5));
  return {
    fit: fitOf(person, project, usualWeights),
    why: why.toSorted((a, b) => force(b) - force(a)),
    fails: failedFilters(person, project),
  };
}

/** What of a person's record the fit to a project may be told from. */
export type HandPerson = Pick<
  PersonTerms,
  | "engagements"
  | "themes"
  | "roleKinds"
  | "trades"
  | "shape"
  | "towns"
  | "onSiteHalfDays"
  | "remoteHalfDays"
  | "payYenPerHalfDay"
  | "availableFrom"
  | "availableUntil"
  | "employer"
  | "notWith"
> & {
  /** The number on the hub's card. */
  readonly card: number;
  /** The least that is free in any week of the work's months, in half-days per four weeks. */
  readonly free: HalfDays;
};

/** A person with a hand up as a plan would read them; the hours of their week are looked at by the plan alone. */
export const handPersonOf = (person: HandPerson): PlanPerson => ({
  id: String(person.card),
  halfDays: person.free,
  engagements: person.engagements,
  shape: person.shape,
  themes: person.themes,
  roleKinds: person.roleKinds,
  trades: person.trades.map(folded),
  towns: person.towns.map(folded),
  onSiteHalfDays: person.onSiteHalfDays ?? (person.towns.length > 0 ? mostHalfDays : 0),
  remoteHalfDays: person.remoteHalfDays ?? mostHalfDays,
  payYenPerHalfDay: person.payYenPerHalfDay,
  from: monthNumberOf(person.availableFrom),
  until: monthNumberOf(person.availableUntil),
  notWith: [person.employer, ...person.notWith].filter((name) => name !== "").map(plainName),
  cells: everyCell,
  placeDays: [],
  peaks: [],
  restWeeks: 0,
});

/** The project of a hand as a plan would read it. */
export const handProjectOf = (
  project: ProjectTerms,
  firm: { readonly name: string; readonly industry: string },
): PlanProject => ({
  id: "",
  title: project.title,
  firm: plainName(firm.name),
  result: project.result,
  halfDays: project.halfDays,
  onSiteHalfDays: project.onSiteHalfDays,
  place: project.place,
  shape: project.shape.every((points) => points === 0) ? null : project.shape,
  themes: project.themes,
  roleKind: project.roleKind,
  trade: folded(firm.industry),
  payYenPerMonth: project.payYenPerMonth,
  from: monthNumberOf(project.startsOn),
  months: project.months,
  notWith: [],
  cells: everyCell,
  nearTowns: [],
  peaks: [],
});

/** Firms are named in many ways: without the kind of company, folded. */
const plainName = (name: string): string => folded(foldedFirmName(name));

const monthNumberOf = (date: LocalDate | null): MonthNumber | null =>
  date === null ? null : Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;

/** What the order of going through hands looks at. */
export type Sortable = { readonly state: HandState; readonly fit: HandFit; readonly at: Date; readonly card: number };

/** Hands that wait for an answer come first, then those who were asked, then the rest. */
const turn: { readonly [S in HandState]: number } = { raised: 0, asked: 1, answered: 2, "not-now": 3, withdrawn: 3 };

/**
 * The order in which hands are gone through: those that wait first; among them who could take the work at once before who
 * could not, the better fit first, and of equals the one who has waited longest.
 */
export const triageOrder = <Hand extends Sortable>(hands: readonly Hand[]): readonly Hand[] =>
  hands.toSorted(
    (a, b) =>
      turn[a.state] - turn[b.state] ||
      Math.sign(a.fit.fails.length) - Math.sign(b.fit.fails.length) ||
      b.fit.fit - a.fit.fit ||
      a.at.getTime() - b.at.getTime() ||
      a.card - b.card,
  );

/** What stands in a template where a sentence of one's own belongs. */
export const blank = "＿＿＿";

/**
 * Whether the words of an answer are a human's: nothing of a template is left blank, and a template that was not touched
 * has been read back. `begun` is the text with which the answer began. Faults: blank-left, not-read-back.
 */
export function answerFaults(of: {
  readonly words: string;
  readonly begun: string;
  readonly isReadBack: boolean;
}): readonly FieldFault[] {
  const tight = (text: string): string => text.normalize("NFKC").replace(/\s+/gu, "");
  if (of.words.includes(blank) || of.words.includes("___"))
    return [{ field: "answerWords", code: "blank-left", facts: {} }];
  if (!of.isReadBack && of.begun !== "" && tight(of.words) === tight(of.begun))
    return [{ field: "readBack", code: "not-read-back", facts: {} }];
  return [];
}
