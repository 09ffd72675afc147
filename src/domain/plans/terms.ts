import type { ElementShape, HalfDays } from "#domain/people/terms.ts";
import type { RoleKind, Theme } from "#domain/projects/terms.ts";
import type { CellMask, PlaceDay } from "#domain/weeks/terms.ts";
import type { Brand } from "#kit/brand.ts";
import type { TableNote } from "#kit/table.ts";

/**
 * A month counted from year 0: 2026-12 is 2026 × 12 + 11. Months of the calendar only; no day, no time zone.
 */
export type MonthNumber = number;

/** A town that means any town at all: 「どこでも」. */
export const anywhere = "*";

/**
 * All that a plan may know of a person. Age, sex, family, origin, name and graduation year have no place here,
 * so that no part of the fit can read them.
 */
export type PlanPerson = {
  /** The code by which the file names the person, 1–60 characters; never a key for the fit. */
  readonly id: string;
  /** Free half-days per four weeks, 0–60. */
  readonly halfDays: HalfDays;
  /** The most projects at once, 1–16. */
  readonly engagements: number;
  /** Points on the nine elements, or null when the person has not assessed them. */
  readonly shape: ElementShape | null;
  /** Themes the person has carried, in any trade; empty when not said. */
  readonly themes: readonly Theme[];
  /** Kinds of role the person wishes for; empty when not said. */
  readonly roleKinds: readonly RoleKind[];
  /** Trades the person has worked in, folded for comparing; empty when not said. */
  readonly trades: readonly string[];
  /** Towns the person can go to, the nearest first, folded for comparing; `anywhere` stands for all. */
  readonly towns: readonly string[];
  /** The most half-days per four weeks at the place for any one project, 0–60; what several take together is not limited. */
  readonly onSiteHalfDays: HalfDays;
  /** The most half-days per four weeks from afar for any one project, 0–60. */
  readonly remoteHalfDays: HalfDays;
  /** Yen wished for per half-day, or null when not said. */
  readonly payYenPerHalfDay: number | null;
  /** First month that the person can work, or null for at once. */
  readonly from: MonthNumber | null;
  /** Last month that the person can work, or null for no end. */
  readonly until: MonthNumber | null;
  /** Firms and projects that the person must not be put to (present employer, conflict of interest), as `foldedCode` leaves them. */
  readonly notWith: readonly string[];
  /** Cells of the week that are free for new work; every cell when not said. */
  readonly cells: CellMask;
  /** Days that the person spends at a place already, the towns folded. */
  readonly placeDays: readonly PlaceDay[];
  /** Months in which work that the person has already wants all hands. */
  readonly peaks: readonly MonthNumber[];
  /** Weeks without a peak that the person is owed between the peak seasons of two places. */
  readonly restWeeks: number;
};

/** All that a plan may know of a project. */
export type PlanProject = {
  /** The code by which the file names the project, 1–60 characters. */
  readonly id: string;
  /** One line that names the work, 1–200 characters. */
  readonly title: string;
  /** The firm's or town's name, or "". */
  readonly firm: string;
  /** The result wanted, or "". */
  readonly result: string;
  /** Half-days per four weeks wanted from one person, 1–60. */
  readonly halfDays: HalfDays;
  /** How many of them must be at the place, 0–halfDays. */
  readonly onSiteHalfDays: HalfDays;
  /** The town of the work as written, or "" when all of it is from afar. */
  readonly place: string;
  /** The work's need in the nine elements, or null when not said. */
  readonly shape: ElementShape | null;
  readonly themes: readonly Theme[];
  readonly roleKind: RoleKind | null;
  /** The firm's trade, folded for comparing, or "". */
  readonly trade: string;
  /** Yen a month for all half-days, or null when not said. */
  readonly payYenPerMonth: number | null;
  /** First month, or null for at once. */
  readonly from: MonthNumber | null;
  /** How many months it is planned for, or null when open. */
  readonly months: number | null;
  /** Codes of people who must not be put to it (declined, conflict of interest), as `foldedCode` leaves them. */
  readonly notWith: readonly string[];
  /** Cells of the week in which the work can be done; every cell when not said. */
  readonly cells: CellMask;
  /** Towns so near to the place that both can be served on one day, folded. */
  readonly nearTowns: readonly string[];
  /** Months in which the work wants all hands. */
  readonly peaks: readonly MonthNumber[];
};

/** Which of the two files something stands in. */
export type FileKind = "people" | "projects";

/** What is wrong with one cell; the sentence is made of the code and its facts. */
export type CellFault =
  | { readonly code: "empty" }
  | { readonly code: "not-a-number" }
  | { readonly code: "not-whole" }
  | {
      readonly code: "out-of-range";
      readonly least: number;
      readonly most: number;
    }
  | { readonly code: "too-long"; readonly most: number }
  | { readonly code: "control-character" }
  | { readonly code: "not-a-month" }
  /** A spreadsheet program could not work out the cell: #REF!, #N/A. */
  | { readonly code: "formula-error" }
  | { readonly code: "not-nine-numbers" }
  | { readonly code: "some-elements-empty" }
  | { readonly code: "unknown-theme"; readonly part: string }
  | { readonly code: "unknown-role-kind"; readonly part: string }
  | { readonly code: "wrong-money-unit" }
  /** The header gives pay for another period than the column's. */
  | { readonly code: "other-pay-unit"; readonly wants: "half-day" | "month" }
  /** Hours, of which no number of half-days can be made. */
  | { readonly code: "hours" }
  /** A number of days without a word of week or month. */
  | { readonly code: "days-of-what" }
  /** The header counts in a unit of which no number of this column can be made. */
  | { readonly code: "other-unit" }
  | { readonly code: "not-a-cell"; readonly part: string }
  | { readonly code: "same-id"; readonly line: number }
  | { readonly code: "more-than-wanted"; readonly most: number }
  | { readonly code: "place-needed"; readonly onSite: number }
  | { readonly code: "ends-before-start" };

/** What is wrong with a file's columns or with the file as a whole. */
export type SheetFault =
  /** `onlySheet` is the one that was read of several. */
  | { readonly code: "column-missing"; readonly column: string; readonly onlySheet?: string }
  | {
      readonly code: "column-twice";
      readonly column: string;
      readonly headers: readonly string[];
    }
  | { readonly code: "no-rows" };

/** One fault in a file, with the place where it stands. */
export type FileFault =
  | { readonly at: "sheet"; readonly fault: SheetFault }
  | {
      readonly at: "cell";
      /** The row's number as a spreadsheet program shows it. */
      readonly line: number;
      /** The header as the file writes it; null where the file has no such column. */
      readonly header: string | null;
      /** The column's key in the table of columns. */
      readonly column: string;
      /** The cell as written. */
      readonly value: string;
      readonly fault: CellFault;
    };

/** A column that was found but not read, and why; of a `note` only what stands in the header's brackets was not read. */
export type UnreadColumn = {
  readonly header: string;
  readonly why: "unknown" | "never-used" | "note";
};

/** Somebody named among those who must not be put together, as written, and in which row. */
export type NamedConflict = { readonly line: number; readonly name: string };

/** Of those who must not be put together, who stands in no row of the other file: how many, and the first of them. */
export type IdleConflicts = {
  readonly code: "conflicts-idle";
  readonly header: string;
  readonly other: FileKind;
  readonly count: number;
  readonly first: readonly NamedConflict[];
};

/** What of a file was not read, or read in another way than it looks. */
export type FileNote = UnreadColumn | TableNote | IdleConflicts;

/** A file that was read to the end without a fault. */
export type ReadFile<T> = {
  readonly items: readonly T[];
  readonly notes: readonly FileNote[];
  /** The column of those who must not be put together: its header, and whom it names. */
  readonly conflicts: { readonly header: string; readonly named: readonly NamedConflict[] };
};

/** An allocation asked for by the hub's staff and kept. */
export type PlanId = Brand<string, "PlanId">;

/** Of what a plan was made: of two files, or of the region's own records. */
export const planSources = ["files", "region"] as const;
/** One of the sources. */
export type PlanSource = (typeof planSources)[number];

/** How far a kept plan is; only `done` has shares and a certificate. */
export const planStatuses = ["waiting", "running", "done", "cancelling", "cancelled", "failed"] as const;
/** How far a kept plan is. */
export type PlanStatus = (typeof planStatuses)[number];

/** How far a run is: figures only, kept twice a second while it works. */
export type RunProgress =
  /** Pairs are being looked at; the share of projects done, 0–1. */
  | { readonly phase: "pairs"; readonly done: number }
  /** The engine works: half-days × fit so far, what no plan exceeds (null while unknown), and milliseconds since its start. */
  | {
      readonly phase: "bound" | "plan" | "improve" | "certify";
      readonly value: number;
      readonly bound: number | null;
      readonly elapsedMs: number;
    };

/** Why a plan that was asked for could not be made. */
export const planFailures = ["out-of-memory", "engine-ended", "not-certified", "files", "fault"] as const;
/** Why a plan that was asked for could not be made. */
export type PlanFailure = (typeof planFailures)[number];

/** Which of a plan's files. */
export const planFileKinds = ["report.html", "plan.csv", "plan.xlsx"] as const;
/** The two tables that a plan of the region was made of. */
export const planSourceKinds = ["people.csv", "projects.csv"] as const;
/** One of the two tables. */
export type PlanSourceKind = (typeof planSourceKinds)[number];

/** One of a plan's three files. */
export type PlanFileKind = (typeof planFileKinds)[number];
