import type { OfficialFault } from "#domain/imports/rules-official-form.ts";
import type { CellFault } from "#domain/plans/terms.ts";
import type { Outcome } from "#kit/outcome.ts";

/** What is wrong with one cell of an imported list; the sentence is made of the code and its facts. */
export type ImportCellFault =
  | CellFault
  | OfficialFault
  | { readonly code: "not-a-date" }
  /** A day that never was: 2026-02-30, 平成32年5月1日. */
  | { readonly code: "no-such-day" }
  | { readonly code: "not-a-year" }
  | { readonly code: "year-out-of-range"; readonly least: number; readonly most: number }
  /** A spreadsheet program has cut the digits of a long number: 4.00002E+12. */
  | { readonly code: "number-shortened" }
  | { readonly code: "corporate-number-digits"; readonly digits: number }
  | { readonly code: "corporate-number-check" }
  | { readonly code: "not-a-mail" }
  | { readonly code: "not-a-phone" }
  | { readonly code: "not-a-postal-code" }
  | { readonly code: "not-a-website" }
  | { readonly code: "not-in-list"; readonly list: ClosedList; readonly part: string }
  | { readonly code: "too-many"; readonly most: number }
  /** Not one of the numbers that the hub's records carry: F-12, P-3. */
  | { readonly code: "not-a-number-of-ours"; readonly letter: string }
  /** There is an address, but no town of it is known and there is no column of towns. */
  | { readonly code: "town-not-found" }
  | { readonly code: "figures-need-year" }
  /** Not a month of any year: 13月, 年末. */
  | { readonly code: "not-a-peak-month"; readonly part: string }
  /** The last day is before the first. */
  | { readonly code: "last-day-before-first" }
  /** It is said how an engagement ended or what came of it, but not when. */
  | { readonly code: "end-needs-day" };

/** The closed lists of which a cell names members. */
export type ClosedList = "industry" | "person-kind" | "project-status" | "stage" | "ending";

/** Reads the text of one cell, which is not empty. */
export type ImportCellReader<T> = (text: string) => Outcome<T, ImportCellFault>;

/** A fault with the place where it stands. */
export type ImportFault = {
  /** The row's number as a spreadsheet program shows it. */
  readonly line: number;
  /** The header as the file writes it; null where the file has no such column. */
  readonly header: string | null;
  /** The column's key. */
  readonly column: string;
  /** The cell as written. */
  readonly value: string;
  readonly fault: ImportCellFault;
};
