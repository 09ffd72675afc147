import type { ElementShape } from "#domain/people/terms.ts";
import { folded } from "#domain/plans/rules-cells.ts";
import type { MonthNumber, PlanPerson, PlanProject } from "#domain/plans/terms.ts";
import { anywhere } from "#domain/plans/terms.ts";
import type { Theme } from "#domain/projects/terms.ts";

/** What the fit may know of a person: neither the code nor anything of age, sex, family, origin, name or graduation. */
export type FitPerson = Omit<
  PlanPerson,
  "id" | "engagements" | "notWith" | "cells" | "placeDays" | "peaks" | "restWeeks"
>;

/** What the fit may know of a project. */
export type FitProject = Omit<
  PlanProject,
  "id" | "title" | "firm" | "result" | "notWith" | "cells" | "nearTowns" | "peaks"
>;

/** One component's answer: a number from 0 (speaks against) to 1 (speaks for), 0.5 where nothing is known, and its reason. */
export type Component = { readonly score: number; readonly reason: Reason };

/** Why a component says what it says; the sentence is made of the code and its facts. */
export type Reason =
  | { readonly code: "shape-alike"; readonly apart: number }
  | {
      readonly code: "shape-unknown";
      readonly whose: "person" | "project" | "both";
    }
  | {
      readonly code: "themes";
      readonly shared: readonly Theme[];
      readonly wanted: number;
    }
  | { readonly code: "themes-unknown" }
  | { readonly code: "role-wished" }
  | { readonly code: "role-other" }
  | { readonly code: "role-unknown" }
  | { readonly code: "all-remote" }
  | { readonly code: "town-near"; readonly place: string }
  | { readonly code: "town-reachable"; readonly place: string }
  /** Not a town that the person can go to: the pair was let in by hand. */
  | { readonly code: "town-out"; readonly place: string }
  | { readonly code: "pay"; readonly offered: number; readonly wished: number }
  | { readonly code: "pay-unknown" }
  | { readonly code: "months-all" }
  | {
      readonly code: "months-part";
      readonly months: number;
      readonly of: number;
    }
  | { readonly code: "room"; readonly left: number }
  | { readonly code: "room-none" }
  | { readonly code: "trade-same" }
  | { readonly code: "trade-other" }
  | { readonly code: "trade-unknown" };

/** The names of the components, in the order in which reasons are told. */
export const componentNames = ["shape", "themes", "role", "place", "pay", "months", "room", "trade"] as const;
/** The name of a component of the fit. */
export type ComponentName = (typeof componentNames)[number];

/** How much each component counts; only the proportions matter. */
export type Weights = { readonly [Name in ComponentName]: number };

/**
 * Weights unless others are given. The shape of portable skills counts most, because about half of those hired across
 * trade and occupation do well: it must outweigh experience in the same trade, which counts least. Themes say what the
 * person has carried, in whatever trade. Place, pay, months and room decide whether a yes will last, and the wish for
 * a kind of role whether it is wanted.
 */
export const usualWeights: Weights = {
  shape: 40,
  themes: 20,
  role: 10,
  place: 8,
  pay: 8,
  months: 6,
  room: 4,
  trade: 4,
};

/** All that each component reads of a person: people who are alike in it get one answer. */
export const componentReads = {
  shape: ["shape"],
  themes: ["themes"],
  role: ["roleKinds"],
  place: ["towns"],
  pay: ["payYenPerHalfDay"],
  months: ["from", "until"],
  room: ["halfDays"],
  trade: ["trades"],
} as const satisfies { readonly [Name in ComponentName]: readonly (keyof FitPerson)[] };

/** What a component reads of a person. */
type Read<Name extends ComponentName> = Pick<FitPerson, (typeof componentReads)[Name][number]>;

/** Each component as a pure function of one person and one project. */
export const components: {
  readonly [Name in ComponentName]: (person: Read<Name>, project: FitProject) => Component;
} = {
  shape: (person, project) => shapeComponent(person.shape, project.shape),
  themes: themesComponent,
  role: roleComponent,
  place: placeComponent,
  pay: payComponent,
  months: monthsComponent,
  room: roomComponent,
  trade: tradeComponent,
};

/** The worth of one half-day, an integer 1 … 1000: the weighted mean of the components on that scale. */
export const fitOf = (person: FitPerson, project: FitProject, weights: Weights): number =>
  fitOfScores((name) => components[name](person, project).score, weights);

/** The same worth from the components' scores, such as a kept share has them. */
export function fitOfScores(scoreOf: (name: ComponentName) => number, weights: Weights): number {
  let sum = 0;
  let weight = 0;
  for (const name of componentNames) {
    sum += weights[name] * scoreOf(name);
    weight += weights[name];
  }
  return fitOfWeighed(sum, weight);
}

/** The same worth from the sum of the weighed scores, added in the order of the components, and the sum of the weights. */
export const fitOfWeighed = (sum: number, weight: number): number =>
  Math.max(1, Math.min(1000, 1 + Math.round((999 * sum) / weight)));

/**
 * How far two shapes lie apart: half the L1 distance of the shapes divided by their sums, 0 (alike) … 1 (nothing shared).
 * Totals cancel out: somebody who gives every element twice the points has the same shape.
 */
export function shapeDistance(a: ElementShape, b: ElementShape): number {
  const sumA = a.reduce((sum, points) => sum + points, 0);
  const sumB = b.reduce((sum, points) => sum + points, 0);
  let distance = 0;
  for (let index = 0; index < a.length; index += 1)
    distance += Math.abs((a[index] ?? 0) / sumA - (b[index] ?? 0) / sumB);
  return Math.min(1, distance / 2);
}

/**
 * 1 when alike, 0.5 when a quarter of the points lie elsewhere, 0 from a half on. Shapes of 29 points over nine elements
 * are seldom further apart, so the scale is stretched over the range that occurs.
 */
function shapeComponent(person: ElementShape | null, project: ElementShape | null): Component {
  if (person === null || project === null) {
    const whose = person !== null ? "project" : project !== null ? "person" : "both";
    return { score: 0.5, reason: { code: "shape-unknown", whose } };
  }
  const apart = shapeDistance(person, project);
  return {
    score: Math.max(0, 1 - 2 * apart),
    reason: { code: "shape-alike", apart },
  };
}

/** The part of the project's themes that the person has carried. */
function themesComponent(person: Read<"themes">, project: FitProject): Component {
  if (person.themes.length === 0 || project.themes.length === 0)
    return { score: 0.5, reason: { code: "themes-unknown" } };
  const shared = project.themes.filter((theme) => person.themes.includes(theme));
  return {
    score: shared.length / project.themes.length,
    reason: { code: "themes", shared, wanted: project.themes.length },
  };
}

/** Whether the person wishes for this kind of role. */
function roleComponent(person: Read<"role">, project: FitProject): Component {
  if (person.roleKinds.length === 0 || project.roleKind === null)
    return { score: 0.5, reason: { code: "role-unknown" } };
  return person.roleKinds.includes(project.roleKind)
    ? { score: 1, reason: { code: "role-wished" } }
    : { score: 0, reason: { code: "role-other" } };
}

/** 1 from afar or at the first town named, 0.6 at the others: they can be reached, but not easily every week. */
function placeComponent(person: Read<"place">, project: FitProject): Component {
  const { place } = project;
  if (project.onSiteHalfDays === 0) return { score: 1, reason: { code: "all-remote" } };
  if (person.towns[0] === folded(place)) return { score: 1, reason: { code: "town-near", place } };
  const reachable = person.towns.includes(anywhere) || person.towns.includes(folded(place));
  return {
    score: reachable ? 0.6 : 0,
    reason: { code: reachable ? "town-reachable" : "town-out", place },
  };
}

/** Yen offered per half-day over yen wished for, at most 1. A month of pay is for four weeks of half-days. */
function payComponent(person: Read<"pay">, project: FitProject): Component {
  const wished = person.payYenPerHalfDay;
  if (wished === null || project.payYenPerMonth === null) return { score: 0.5, reason: { code: "pay-unknown" } };
  const offered = Math.floor(project.payYenPerMonth / project.halfDays);
  return {
    score: wished === 0 ? 1 : Math.min(1, offered / wished),
    reason: { code: "pay", offered, wished },
  };
}

/** The part of the project's months in which the person can work. */
function monthsComponent(person: Read<"months">, project: FitProject): Component {
  const of = project.months ?? openEndedMonths;
  const months = monthsTogether(person, project);
  return months >= of
    ? { score: 1, reason: { code: "months-all" } }
    : { score: months / of, reason: { code: "months-part", months, of } };
}

/** 1 while a tenth of the person's half-days stays free, sinking to 0.5 when none does: full weeks tear first. */
function roomComponent(person: Read<"room">, project: FitProject): Component {
  const left = person.halfDays - project.halfDays;
  if (left <= 0) return { score: left === 0 ? 0.5 : 0, reason: { code: "room-none" } };
  return {
    score: Math.min(1, 0.5 + (5 * left) / person.halfDays),
    reason: { code: "room", left },
  };
}

/** Whether the person has worked in the firm's trade. */
function tradeComponent(person: Read<"trade">, project: FitProject): Component {
  if (person.trades.length === 0 || project.trade === "") return { score: 0.5, reason: { code: "trade-unknown" } };
  return person.trades.includes(project.trade)
    ? { score: 1, reason: { code: "trade-same" } }
    : { score: 0, reason: { code: "trade-other" } };
}

/** Months counted for a project without an end. */
const openEndedMonths = 12;

/** In how many of the project's months the person can work; a start that is not said is the other side's. */
export function monthsTogether(
  person: Pick<PlanPerson, "from" | "until">,
  project: Pick<PlanProject, "from" | "months">,
): number {
  const of = project.months ?? openEndedMonths;
  const start: MonthNumber | null = project.from ?? person.from;
  // Without any start the person's end cannot be compared with anything.
  if (start === null) return of;
  const first = Math.max(start, person.from ?? start);
  const last = Math.min(start + of - 1, person.until ?? start + of - 1);
  return Math.max(0, last - first + 1);
}
