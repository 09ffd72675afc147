import type { Brand } from "#kit/brand.ts";

/** A professional, in-house employee or second citizen: one person, one record, several hats. */
export type PersonId = Brand<string, "PersonId">;

/**
 * The nine elements of portable skills (MHLW / JHR): five of how one works, four of how one deals with people.
 * A person allocates 29 points over them; shapes are compared, totals never.
 */
export const elements = [
  "grasp-situation",
  "set-issue",
  "make-plan",
  "carry-out",
  "respond",
  "inside-relations",
  "outside-relations",
  "superior-relations",
  "develop-team",
] as const;
/** One of the nine elements. */
export type Element = (typeof elements)[number];

/** How many of the nine elements speak of work; the others speak of people. */
export const workElements = 5;

/** Points that one person allocates over the nine elements. */
export const elementPoints = 29;

/** Points for each of the nine elements in the order of `elements`; only their shape counts. */
export type ElementShape = readonly number[];

/** Half-days per four weeks: 40 are a full week's work, 12 are 0.3 of a person, 2 are two evenings a month. */
export type HalfDays = number;

/** Half-days per four weeks of a full week's work. */
export const fullTime: HalfDays = 40;

/** The most half-days per four weeks that a record may hold; above `fullTime` the product warns. */
export const mostHalfDays: HalfDays = 60;

/** How many projects one person serves at once unless the person says otherwise. */
export const usualEngagements = 4;

/** What is entered of a person. */
export type PersonTerms = {
  /** Name as the person writes it, 1–80 characters. */
  readonly name: string;
  /** Mail address, or empty. */
  readonly email: string;
  /** Telephone, or empty. */
  readonly phone: string;
  /** What the person can give to all work together, 0–60 half-days per four weeks. */
  readonly halfDays: HalfDays;
};
