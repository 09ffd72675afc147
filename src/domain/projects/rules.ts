import { type FirmState, firmSize } from "#domain/firms/rules.ts";
import type { FirmSize } from "#domain/firms/terms.ts";
import { type Element, type ElementShape, elementPoints, elements, type HalfDays } from "#domain/people/terms.ts";
import type { ProjectStatus, ProjectTerms } from "#domain/projects/terms.ts";
import type { FieldFault, Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** What of a saved project the decisions look at. */
export type ProjectState = {
  readonly status: ProjectStatus;
  readonly version: number;
  readonly terms: ProjectTerms;
};

/**
 * Whether these terms may stand for a project: at least one theme, no more half-days at the place than in all, and a need
 * in the nine elements: each from 0 to 5 as set with the owner, or 29 points spread over them. Refusal: invalid.
 */
export function decideProjectTerms(terms: ProjectTerms): Outcome<ProjectTerms, Refusal> {
  const faults = [...themeFaults(terms), ...onSiteFaults(terms), ...shapeFaults(terms.shape)];
  return faults.length === 0 ? accepted(terms) : refused({ code: "invalid", faults });
}

/** Whether the need in the nine elements has been settled with the owner; a shape of zeros says "not yet". */
export const shapeIsSet = (shape: ElementShape): boolean => shape.some((points) => points > 0);

/** The most of one element that a need set with the owner asks for; there is no sum to keep. */
export const mostNeed = 5;

/** Whether this is a need as set with the owner: each of the nine elements from 0 to 5. Only its shape is compared. */
export const isNeedScale = (shape: ElementShape): boolean =>
  shape.length === elements.length &&
  shape.every((points) => Number.isInteger(points) && points >= 0 && points <= mostNeed);

/** Points of the 29 that are still to be allocated; below zero when there are too many. */
export const pointsLeft = (shape: ElementShape): number =>
  elementPoints - shape.reduce((sum, points) => sum + points, 0);

function themeFaults({ themes }: ProjectTerms): readonly FieldFault[] {
  return themes.length > 0 ? [] : [{ field: "themes", code: "required", facts: {} }];
}

function onSiteFaults({ halfDays, onSiteHalfDays }: ProjectTerms): readonly FieldFault[] {
  if (onSiteHalfDays <= halfDays) return [];
  return [{ field: "onSiteHalfDays", code: "more-on-site-than-half-days", facts: { halfDays } }];
}

function shapeFaults(shape: ElementShape): readonly FieldFault[] {
  const left = pointsLeft(shape);
  const isShape = shape.length === elements.length && shape.every((points) => points >= 0 && Number.isInteger(points));
  if (isNeedScale(shape) || (isShape && left === 0)) return [];
  return [{ field: "shape", code: "wrong-points", facts: { want: elementPoints, have: elementPoints - left } }];
}

/**
 * Whether an edit may be saved: it must have seen the newest version, and the project takes hands or is being written.
 * Gives the names of the fields that change. Refusals: stale (with what is saved now), wrong-state, invalid.
 */
export function decideProjectEdit(
  saved: ProjectState,
  edit: { readonly terms: ProjectTerms; readonly seenVersion: number },
): Outcome<readonly (keyof ProjectTerms)[], Refusal> {
  if (saved.version !== edit.seenVersion) return refused(staleOf(saved));
  if (saved.status === "closed") return refused({ code: "wrong-state", state: saved.status });
  const decided = decideProjectTerms(edit.terms);
  return decided.ok ? accepted(changedFields(saved.terms, edit.terms)) : decided;
}

/** Whether a draft may be shown to everyone. Refusals: stale, wrong-state. */
export const decideProjectPublishing = (saved: ProjectState, seenVersion: number): Outcome<"published", Refusal> =>
  decideStatus(saved, { seenVersion, from: "draft", to: "published" });

/** Whether a published project may stop taking hands. Refusals: stale, wrong-state. */
export const decideProjectClosing = (saved: ProjectState, seenVersion: number): Outcome<"closed", Refusal> =>
  decideStatus(saved, { seenVersion, from: "published", to: "closed" });

/** Whether a closed project may become a draft again, to be corrected and published anew. Refusals: stale, wrong-state. */
export const decideProjectReopening = (saved: ProjectState, seenVersion: number): Outcome<"draft", Refusal> =>
  decideStatus(saved, { seenVersion, from: "closed", to: "draft" });

type Step<To> = { readonly seenVersion: number; readonly from: ProjectStatus; readonly to: To };

function decideStatus<To extends ProjectStatus>(
  saved: ProjectState,
  { seenVersion, from, to }: Step<To>,
): Outcome<To, Refusal> {
  if (saved.version !== seenVersion) return refused(staleOf(saved));
  return saved.status === from ? accepted(to) : refused({ code: "wrong-state", state: saved.status });
}

const staleOf = (saved: ProjectState): Refusal => ({
  code: "stale",
  currentVersion: saved.version,
  current: { ...saved.terms },
});

/** The fields in which two versions of a project differ. */
export const changedFields = (before: ProjectTerms, after: ProjectTerms): readonly (keyof ProjectTerms)[] =>
  projectFields.filter((name) => String(before[name]) !== String(after[name]));

/** The fields of a project in the order in which people read them. */
export const projectFields = [
  "title",
  "result",
  "whatIsNew",
  "whatIsHard",
  "mayDecide",
  "roleKind",
  "themes",
  "halfDays",
  "onSiteHalfDays",
  "place",
  "startsOn",
  "months",
  "payYenPerMonth",
  "shape",
] as const satisfies readonly (keyof ProjectTerms)[];

/** Weeks of a year, and of the period in which half-days are counted. */
const weeksPerYear = 52;
const weeksPerPeriod = 4;

/**
 * Yen that one half-day brings, rounded to whole yen. Pay is told by the month and half-days by four weeks, so both
 * are brought to a year: month × 12 ÷ (52 ÷ 4 × half-days). Half-days from 1; 0 yen means unpaid and stays 0.
 */
export const payPerHalfDay = (payYenPerMonth: number, halfDays: HalfDays): number =>
  Math.round((payYenPerMonth * 12 * weeksPerPeriod) / (weeksPerYear * halfDays));

/** The field of a form that holds the points of one element. */
export const pointsField = <E extends Element>(element: E): `points-${E}` => `points-${element}`;

/** What a project's public page tells of its firm. */
export type FirmOnPage = {
  /** Name and number of the firm's own page; null while the firm has not agreed to be named. */
  readonly name: string | null;
  readonly number: number | null;
  readonly industry: string;
  readonly town: string;
  readonly size: FirmSize;
};

/** The firm as its projects' public pages tell it: by name only while the firm itself is published. */
export function firmOnPage(firm: FirmState & { readonly number: number }): FirmOnPage {
  const { industry, town, employees, name } = firm.terms;
  const facts = { industry, town, size: firmSize(employees) };
  return firm.status === "published" ? { name, number: firm.number, ...facts } : { name: null, number: null, ...facts };
}
