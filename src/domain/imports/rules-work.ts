import type { ImportFault } from "#domain/imports/rules-cells-fault.ts";
import type { OwnKind } from "#domain/imports/rules-columns.ts";
import type { MergedRow } from "#domain/imports/rules-merged.ts";
import type { LeftOut } from "#domain/imports/rules-official-form.ts";
import type { ImportForm, ImportKind } from "#domain/imports/terms.ts";
import type { FieldFault } from "#domain/refusals.ts";
import type { TableFault, TableNote } from "#kit/table.ts";

/** Whom a row names beside itself. */
export type NamedKind = "firm" | "person" | "project";

/** What is wrong with a row as a whole, once its cells could be read. */
export type RowFault =
  /** There is no record with this number. */
  | { readonly code: "no-such-number"; readonly number: number }
  /** Several saved records fit by their mark or by their name: the row needs a number or a code. */
  | { readonly code: "several"; readonly by: "mark" | "name"; readonly numbers: readonly number[] }
  /** An earlier row of the file is the same record. */
  | { readonly code: "same-row"; readonly line: number }
  /** The code, or the corporate number, belongs to another record. */
  | { readonly code: "taken"; readonly what: "code" | "mark"; readonly number: number }
  /** A new record cannot be without it. */
  | { readonly code: "missing"; readonly field: string }
  /** A value that cannot stand in the record, or not beside its other values. */
  | { readonly code: "field"; readonly fault: FieldFault }
  /** The firm, person or project that the row names is not saved. */
  | { readonly code: "unknown"; readonly what: NamedKind; readonly name: string }
  | {
      readonly code: "several-named";
      readonly what: NamedKind;
      readonly name: string;
      readonly numbers: readonly number[];
    }
  /** The record belongs to another firm or person than the row says. */
  | { readonly code: "other-side"; readonly what: NamedKind }
  /** The week in which the half-days do not fit, and what is free in it. */
  | { readonly code: "above-capacity"; readonly week: string; readonly free: number }
  /** The week in which live proposals hold what the row would book, what is left beside them, and their numbers. */
  | {
      readonly code: "held-by-proposals";
      readonly week: string;
      readonly free: number;
      readonly proposals: readonly number[];
    }
  /** The record is in a state in which this cannot be changed. */
  | { readonly code: "wrong-state"; readonly state: string };

/** What is wrong with a file that can be read. */
export type FileFault =
  | { readonly code: "no-rows" }
  /** It is an official list of something else than it was given as. */
  | { readonly code: "other-kind"; readonly form: ImportForm; readonly kind: ImportKind }
  /** By its headers it rather is a list of something else, and nobody looks at it before it is written. */
  | { readonly code: "seems-other-kind"; readonly said: OwnKind; readonly seems: OwnKind }
  /** Municipalities come from their official list alone. */
  | { readonly code: "not-towns" };

/** One fault of a file, with its place. */
export type FoundFault =
  | { readonly at: "file"; readonly fault: TableFault | FileFault }
  | ({ readonly at: "cell" } & ImportFault)
  | { readonly at: "row"; readonly line: number; readonly fault: RowFault };

/** What a row does: makes a record, changes one, changes nothing, or is of a record that this hub does not keep. */
export type Effect = "new" | "changed" | "same" | "not-ours";

/** One cell that changes: its place in an export, and what an export writes there. */
export type CellChange = { readonly column: number; readonly before: string; readonly after: string };

/** A row as the preview shows it. */
export type PreviewRow = {
  readonly line: number;
  readonly effect: Effect;
  readonly number: number | null;
  readonly name: string;
  readonly changes: readonly CellChange[];
  /** Numbers of saved records that it may be, for a person to look at. */
  readonly alike: readonly number[];
  /** Fields that the row did not say and that got their usual value. */
  readonly assumed: readonly string[];
};

/** How many rows do what. */
export type ImportCounts = {
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly notOurs: number;
  readonly faults: number;
  /** New rows that look like a saved record. */
  readonly alike: number;
};

/** A town that a list names and that the hub did not know: in how many rows, and in which first. */
export type NewTown = { readonly town: string; readonly rows: number; readonly line: number };

/** Why a header is not clear: columns that are needed and not found, by their keys, and those that several headers mean. */
export type UnclearHeader = {
  readonly missing: readonly string[];
  readonly twice: readonly { readonly key: string; readonly headers: readonly string[] }[];
};

/** What the page of an import shows of its file. */
export type ImportPreview = {
  readonly header: readonly string[];
  /** The first rows below the header, for whoever says what its columns mean. */
  readonly sample: readonly (readonly string[])[];
  /** What is to be known of how the file itself was read: rows left out, merged cells, other sheets. */
  readonly notes: readonly TableNote[];
  /** Headers that are not read. */
  readonly unread: readonly string[];
  /** What of the header a person has to say first. */
  readonly unclear?: UnclearHeader;
  /** The kind of list that it rather seems to be. */
  readonly seems?: OwnKind;
  readonly rows: readonly PreviewRow[];
  readonly faults: readonly FoundFault[];
  /** How many rows got the usual value of which field. */
  readonly assumed: Readonly<Record<string, number>>;
  /** How many rows of an official list were left out, by why. */
  readonly leftOut: Readonly<Partial<Record<LeftOut, number>>>;
  /** The first rows of records that were made one with others, and how many there are: they change nothing. */
  readonly merged?: readonly MergedRow[];
  readonly mergedRows?: number;
  /** Towns that nobody has named before, those with the fewest rows first. */
  readonly newTowns?: readonly NewTown[];
  /** Tells two outcomes of a check apart: of the same file and the same records it is the same. */
  readonly digest: string;
};

/** What reading a whole file came to. */
export type FileRun = {
  readonly outcome: "mapping" | "faulty" | "ready";
  readonly form: ImportForm;
  readonly counts: ImportCounts;
  readonly preview: ImportPreview;
};

/** How much of a file the preview keeps. */
export const previewRows = 50;
/** The most faults that are kept one by one. */
export const mostFaultsKept = 1000;

/** The most rows of merged records that are kept one by one. */
export const mostMergedKept = 20;

/** Nothing counted yet. */
export const noCounts: ImportCounts = { rows: 0, added: 0, changed: 0, same: 0, notOurs: 0, faults: 0, alike: 0 };

/** A preview of a file of which nothing is known yet. */
export const emptyPreview: ImportPreview = {
  header: [],
  sample: [],
  notes: [],
  unread: [],
  rows: [],
  faults: [],
  assumed: {},
  leftOut: {},
  digest: "",
};

/**
 * Goes on with a digest: FNV-1a over the text, 32 bits twice. It has to tell apart what two checks of one file found,
 * and nothing else.
 */
export function digestOf(before: string, text: string): string {
  let one = Number.parseInt(before.slice(0, 8) || "811c9dc5", 16);
  let two = Number.parseInt(before.slice(8, 16) || "9dc5811c", 16);
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 0x01000193) >>> 0;
    two = Math.imul(two ^ (unit + at), 0x01000193) >>> 0;
  }
  return one.toString(16).padStart(8, "0") + two.toString(16).padStart(8, "0");
}

/** Why an import cannot be taken back. */
export type Obstacle = {
  /** The record's short number; 0 for one that is gone. */
  readonly number: number;
  readonly kind: ImportKind;
  readonly name: string;
  /** It was changed since; something refers to it; it is gone; its former half-days are booked by now. */
  readonly why: "changed" | "referred" | "gone" | "booked";
};
