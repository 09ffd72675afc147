import type { ImportFault } from "#domain/imports/rules-cells-fault.ts";
import type { ImportForm, ImportKind, RecordOf } from "#domain/imports/terms.ts";
import type { Outcome } from "#kit/outcome.ts";

/** An official list as it is published, known by what stands in it. */
export type OfficialForm<K extends ImportKind = ImportKind> = {
  readonly form: Exclude<ImportForm, "own">;
  readonly kind: K;
  /** Whether a first row and the rows after it are of this form; a list without headers has a record in its first row. */
  readonly recognises: (header: readonly string[], rows: readonly (readonly string[])[]) => boolean;
  /** Whether the first row is a record already. */
  readonly isWithoutHeader: boolean;
  /** Whether records that are not saved yet become new ones. */
  readonly addsNew: boolean;
  /** Reads one row, given the first row of the file. */
  readonly reader: (header: readonly string[]) => OfficialRowReader<K>;
};

/** Reads one row of an official list: its record, or why it is left out, or what is wrong with it. */
export type OfficialRowReader<K extends ImportKind> = (
  line: number,
  cells: readonly string[],
) => Outcome<RecordOf[K] | LeftOutRow, readonly ImportFault[]>;

/**
 * Why a row of an official list is left out although nothing is wrong with it:
 *
 * - government: the state or a local government, which is no firm;
 * - older-entry: an earlier state of a firm whose newest state is another row;
 * - number-removed: the tax agency has taken the number back;
 * - no-industry: the list of industries does not say one;
 * - same-name: several firms have this name, and the list has nothing else to tell them by.
 */
export const leftOutReasons = ["government", "older-entry", "number-removed", "no-industry", "same-name"] as const;
/** One reason for leaving a row out. */
export type LeftOut = (typeof leftOutReasons)[number];

/** A row that is left out. */
export type LeftOutRow = { readonly line: number; readonly leftOut: LeftOut };

/** What is wrong with a cell or a row of an official list. */
export type OfficialFault =
  /** The last digit of a municipality's code does not agree with the others, or it has not six digits. */
  | { readonly code: "municipality-code-check" }
  /** The code says another prefecture than the row. */
  | { readonly code: "municipality-code-prefecture"; readonly prefecture: string }
  | { readonly code: "not-a-prefecture" }
  | { readonly code: "not-a-position" }
  /** Not one of the kinds of corporations that the tax agency numbers. */
  | { readonly code: "unknown-corporation-kind" }
  /** Not one of the tax agency's codes of what has happened. */
  | { readonly code: "unknown-process" }
  /** The row has not as many cells as the official form. */
  | { readonly code: "official-columns"; readonly cells: number; readonly expected: number };
