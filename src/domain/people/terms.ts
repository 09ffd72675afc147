import type { RoleKind, Theme } from "#domain/projects/terms.ts";
import type { Brand } from "#kit/brand.ts";
import type { LocalDate } from "#kit/dates.ts";

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

/** As what somebody takes part; one person may be all three. */
export const personKinds = ["professional", "employee", "second-citizen"] as const;
/** One of the ways of taking part. */
export type PersonKind = (typeof personKinds)[number];

/** Parts of a week: seven days of morning, afternoon and evening. */
export const weekCells = 21;
/** Parts of one day: morning, afternoon, evening. */
export const dayParts = 3;

/**
 * Parts of a week in ascending order, each once: Monday's morning is 0, its afternoon 1, its evening 2, Tuesday's morning
 * 3 … Sunday's evening 20.
 */
export type FreeCells = readonly number[];

/** A town that means any town at all: 「どこでも」. */
export const anyTown = "*";

/** The most projects at once that a person may name. */
export const mostEngagements = 16;

/** What is entered of a person. Age, sex, family and origin are never among it. */
export type PersonTerms = {
  /** Name as the person writes it, 1–80 characters. */
  readonly name: string;
  /** Reading of the name, 0–120 characters. */
  readonly kana: string;
  /** Mail address, or empty. */
  readonly email: string;
  /** Telephone, or empty. */
  readonly phone: string;
  /** As what the person takes part; empty when not said. */
  readonly kinds: readonly PersonKind[];
  /** Town where the person lives now, or empty; for the way to work, never for the fit. */
  readonly livesIn: string;
  /** Present employer, or empty. */
  readonly employer: string;
  /** What the person tells of their work, 0–2,000 characters. */
  readonly about: string;
  /** What the person can give to all work together, 0–60 half-days per four weeks. */
  readonly halfDays: HalfDays;
  /** The most projects at once, 1–16. */
  readonly engagements: number;
  /** Themes the person has carried; empty when not said. */
  readonly themes: readonly Theme[];
  /** Kinds of role wished for; empty when not said. */
  readonly roleKinds: readonly RoleKind[];
  /** JSIC divisions in which the person has worked; empty when not said. */
  readonly trades: readonly string[];
  /** Points on the nine elements, or null while the person has not allocated them. */
  readonly shape: ElementShape | null;
  /** Parts of the week that are free as a rule, or null while not said. */
  readonly freeCells: FreeCells | null;
  /** Towns the person can go to, the nearest first; `anyTown` stands for all. At most 40. */
  readonly towns: readonly string[];
  /** The most half-days per four weeks at the place, or null when not limited. */
  readonly onSiteHalfDays: HalfDays | null;
  /** The most half-days per four weeks from afar, or null when not limited. */
  readonly remoteHalfDays: HalfDays | null;
  /** Yen wished for per half-day, or null when not said. */
  readonly payYenPerHalfDay: number | null;
  /** First day that the person can work, or null for at once. */
  readonly availableFrom: LocalDate | null;
  /** Last day that the person can work, or null for no end. */
  readonly availableUntil: LocalDate | null;
  /** Firms that the person must not be put to: conflicts of interest. At most 40 names of 80 characters. */
  readonly notWith: readonly string[];
};

/** A person of whom only the name and the half-days are known. */
export const barePerson = {
  kana: "",
  email: "",
  phone: "",
  kinds: [],
  livesIn: "",
  employer: "",
  about: "",
  engagements: usualEngagements,
  themes: [],
  roleKinds: [],
  trades: [],
  shape: null,
  freeCells: null,
  towns: [],
  onSiteHalfDays: null,
  remoteHalfDays: null,
  payYenPerHalfDay: null,
  availableFrom: null,
  availableUntil: null,
  notWith: [],
} as const satisfies Omit<PersonTerms, "name" | "halfDays">;
