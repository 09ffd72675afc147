import type { EngagementEnd, EngagementTerms } from "#domain/engagements/terms.ts";
import type { FirmFigures, FirmTerms } from "#domain/firms/terms.ts";
import type { PersonTerms } from "#domain/people/terms.ts";
import type { ProjectStatus, ProjectTerms } from "#domain/projects/terms.ts";
import type { PossibleWeek } from "#domain/weeks/terms.ts";
import type { Brand } from "#kit/brand.ts";
import type { LocalDate } from "#kit/dates.ts";

/** A file of records read into the hub, as a whole or not at all. */
export type ImportId = Brand<string, "ImportId">;

/** What a file holds. */
export const importKinds = ["firms", "people", "projects", "engagements", "towns"] as const;
/** One kind of records that can be imported. */
export type ImportKind = (typeof importKinds)[number];

/**
 * How far an import is: being read; waiting for a person to say what its headers mean; faulty; ready to be written;
 * being written; written; taken back; dropped before it was written; failed for a reason that is no fault of the file.
 */
export const importStatuses = [
  "reading",
  "mapping",
  "faulty",
  "ready",
  "applying",
  "applied",
  "taken-back",
  "dropped",
  "failed",
] as const;
/** One of the states of an import. */
export type ImportStatus = (typeof importStatuses)[number];

/** Two records of the same firm or person, made into one. */
export type MergeId = Brand<string, "MergeId">;

/**
 * The form of a list: the hub's own table, or one of the official lists as they are published, recognised by their
 * content: companies of gBizINFO and their industries, the tax agency's daily file of corporate numbers, municipalities.
 */
export const importForms = ["own", "gbizinfo", "gbizinfo-industry", "nta", "localgov"] as const;
/** One form of a list. */
export type ImportForm = (typeof importForms)[number];

/** By what a row names a record that exists already, or may exist; everything that the file does not say is null. */
export type RecordKey = {
  /** The short number that the hub gave, as in an export: 12 of F-12. */
  readonly number: number | null;
  /** The code by which the hub's own lists name it, 1–60 characters. */
  readonly code: string | null;
};

/** A firm or a person named in a row of something else. */
export type Named = RecordKey & {
  readonly name: string | null;
  /** Of a firm. */
  readonly corporateNumber: string | null;
  /** Of a person. */
  readonly email: string | null;
};

/** What the register says of a firm's end. */
export type Closing = {
  readonly closedOn: LocalDate;
  /** The register's code: 01 liquidated, 11 merged, 21 closed by the registrar, 31 other. */
  readonly cause: string;
  /** The corporate number of the firm that took it over, or null. */
  readonly successor: string | null;
};

/**
 * A row that was read without a fault. `terms` holds only what the row has a value for: an empty cell leaves a saved
 * value as it is. `line` is the row's number as a spreadsheet program shows it.
 */
export type FirmRecord = {
  readonly line: number;
  readonly key: RecordKey;
  readonly terms: Partial<FirmTerms>;
  readonly figures: (Partial<FirmFigures> & Pick<FirmFigures, "year">) | null;
  /** When the work of the firm can be done and which months want all hands, as far as it is said; null when nothing is. */
  readonly week: Partial<PossibleWeek> | null;
  /** An owner's worry in their own words, for the story line; or null. */
  readonly worry: string | null;
  /** How the register closed the firm; "open" when it says that the firm is not, or no longer, closed; null when nothing is said. */
  readonly closing: Closing | "open" | null;
};

/** A row of people. */
export type PersonRecord = { readonly line: number; readonly key: RecordKey; readonly terms: Partial<PersonTerms> };

/** A row of projects. */
export type ProjectRecord = {
  readonly line: number;
  readonly key: RecordKey;
  readonly firm: Named;
  readonly terms: Partial<ProjectTerms>;
  readonly status: ProjectStatus | null;
};

/** A row of engagements that run or are over. */
export type EngagementRecord = {
  readonly line: number;
  readonly key: RecordKey;
  readonly firm: Named;
  readonly person: Named;
  /** The project it came from, or null. */
  readonly project: RecordKey | null;
  readonly terms: Partial<EngagementTerms>;
  readonly end: EngagementEnd | null;
};

/** A row of municipalities. */
export type TownRecord = {
  readonly line: number;
  /** Six digits with the check digit. */
  readonly code: string;
  readonly prefecture: string;
  readonly name: string;
  readonly kana: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly website: string;
};

/** The record that a row of each kind becomes. */
export type RecordOf = {
  readonly firms: FirmRecord;
  readonly people: PersonRecord;
  readonly projects: ProjectRecord;
  readonly engagements: EngagementRecord;
  readonly towns: TownRecord;
};
