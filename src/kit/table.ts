/** A table read from a spreadsheet: every cell is text, trimmed at both ends; an empty cell is "". */
export type Table = {
  /** The first row that is not empty, as written. */
  readonly header: readonly string[];
  /** The rows below it that are not empty, in the order of the file. */
  readonly rows: readonly TableRow[];
  /** How the file was read, where that is not as it looks; left out when there is nothing to say. */
  readonly notes?: readonly TableNote[];
};

export type TableRow = {
  /** The row's number as a spreadsheet program shows it: the first row of the file is 1. */
  readonly line: number;
  /** As many cells as the header has. */
  readonly cells: readonly string[];
};

/** How much one file may hold; every reader counts before it keeps. */
export type TableLimits = {
  /** Bytes of the file itself. */
  readonly fileBytes: number;
  /** Bytes of a compressed file after inflating all of it. */
  readonly inflatedBytes: number;
  readonly rows: number;
  readonly columns: number;
  /** Rows × columns, empty cells included. */
  readonly cells: number;
  /** Characters in one cell. */
  readonly cellLength: number;
};

export const usualLimits: TableLimits = {
  fileBytes: 32 * 1024 * 1024,
  inflatedBytes: 64 * 1024 * 1024,
  // A region of 100,000 people is one table of a plan.
  rows: 110_000,
  columns: 200,
  cells: 2_000_000,
  cellLength: 5_000,
};

/**
 * How much a list may hold that is read piece by piece: its rows never stand in memory together. `inflatedBytes`
 * bounds the time that a workbook takes; a larger list is saved as CSV.
 */
export const listLimits: TableLimits = {
  fileBytes: 256 * 1024 * 1024,
  inflatedBytes: 160 * 1024 * 1024,
  rows: 500_000,
  columns: 200,
  cells: 20_000_000,
  cellLength: 5_000,
};

/** A file that can be read from its beginning as often as needed, a few kilobytes at a time. */
export type TableFile = {
  /** Used for its ending and in sentences alone. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly read: () => AsyncIterable<Uint8Array>;
};

/** The next rows of a table that are not empty, every row with as many cells as the first one, and the part of the file read so far, 0–1. */
export type TablePiece = {
  readonly rows: readonly TableRow[];
  readonly part: number;
  readonly notes: readonly TableNote[];
};

/** What a person should know of how a file was read, though nothing is wrong. */
export type TableNote =
  | { readonly code: "first-sheet-only"; readonly sheet: string; readonly others: readonly string[] }
  /** Hidden rows and columns are read like all others. */
  | { readonly code: "hidden-read"; readonly rows: number; readonly columns: number }
  /** A merged block over several rows: each of them got its text. The first such block is named. */
  | { readonly code: "merged-repeated"; readonly range: string }
  /** A merged block over several rows that holds a number: its first row alone has it, so that no amount is counted twice. */
  | { readonly code: "merged-number"; readonly range: string }
  | { readonly code: "title-skipped"; readonly header: number }
  /** The first row of totals, and how many more there are below it. */
  | { readonly code: "total-skipped"; readonly line: number; readonly more: number }
  /** The first row that holds nothing but a remark (※ …), and how many more there are below it. */
  | { readonly code: "remark-skipped"; readonly line: number; readonly more: number };

/** Puts another note to those of a file; rows of totals become one note, remarks another, so that there are a handful at most. */
export function addNote(notes: readonly TableNote[], note: TableNote): readonly TableNote[] {
  const isLeftOut = ({ code }: TableNote): boolean => code === "total-skipped" || code === "remark-skipped";
  return isLeftOut(note) && notes.some(({ code }) => code === note.code)
    ? notes.map((each) => (each.code === note.code && "more" in each ? { ...each, more: each.more + 1 } : each))
    : [...notes, note];
}

/** A file of another program. */
export type OtherFormat = "pdf" | "picture" | "web-page" | "zip" | "word" | "open-document" | "xlsb";

/** Why a file could not be read as a table. `line` and `column` count from 1 as a spreadsheet program shows them. */
export type TableFault =
  | { readonly code: "file-not-found" }
  | { readonly code: "file-is-folder" }
  | { readonly code: "file-unreadable"; readonly reason: string }
  | { readonly code: "file-too-large"; readonly limit: number }
  | { readonly code: "file-empty" }
  | { readonly code: "old-excel" }
  | { readonly code: "other-format"; readonly format: OtherFormat }
  | { readonly code: "too-many-merged"; readonly limit: number }
  | { readonly code: "not-xlsx" }
  | { readonly code: "broken-xlsx" }
  | { readonly code: "broken-json" }
  /** A record of a JSON list holds something else than texts and numbers. */
  | { readonly code: "json-not-flat"; readonly line: number }
  | {
      readonly code: "broken-cell";
      readonly line: number;
      readonly column: number;
    }
  | { readonly code: "inflates-too-large"; readonly limit: number }
  | { readonly code: "not-text"; readonly line: number }
  | { readonly code: "nul-character"; readonly line: number }
  | { readonly code: "quote-not-closed"; readonly line: number }
  | { readonly code: "stray-quote"; readonly line: number }
  | { readonly code: "too-many-rows"; readonly limit: number }
  | {
      readonly code: "too-many-columns";
      readonly line: number;
      readonly limit: number;
    }
  | { readonly code: "too-many-cells"; readonly limit: number }
  | { readonly code: "workbook-too-large" }
  | {
      readonly code: "cell-too-long";
      readonly line: number;
      readonly column: number;
      readonly limit: number;
    }
  | {
      readonly code: "more-cells-than-header";
      readonly line: number;
      readonly cells: number;
      readonly header: number;
    };

/** A file as it came: its name is used for its ending and in sentences alone. */
export type UploadedFile = { readonly name: string; readonly bytes: Uint8Array };

/** A row to be written: numbers stay numbers, null is an empty cell. */
export type OutLine = readonly (string | number | null)[];

/** The first sign that an encoding cannot hold: its row and column from 0. */
export type UnwritableSign = { readonly row: number; readonly column: number; readonly sign: string };
