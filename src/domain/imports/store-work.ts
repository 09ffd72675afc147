import type { Cutter, Tx } from "#app.ts";
import type { AccountId } from "#domain/hubs/terms.ts";
import type { Match, RowSigns } from "#domain/imports/rules-match.ts";
import { type Known, matchRow, type SeenRows } from "#domain/imports/rules-match.ts";
import { type GoneOf, type GoneRecord, isRatherGone, type MergedRow } from "#domain/imports/rules-merged.ts";
import type { LeftOutRow } from "#domain/imports/rules-official-form.ts";
import type { Effect, RowFault } from "#domain/imports/rules-work.ts";
import { type JsonRow, takeNumbers } from "#domain/imports/store-json-rows.ts";
import { insertTyped } from "#domain/imports/store-typed-rows.ts";
import type { ImportId } from "#domain/imports/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import type { LocalDate } from "#kit/dates.ts";

/** Which import is at work, and how. */
export type WorkPlace = {
  readonly importId: ImportId;
  readonly today: LocalDate;
  /** The account that asked; null at the command line. */
  readonly requestedBy: AccountId | null;
  /** Whether rows are written; else they are only judged. */
  readonly isWriting: boolean;
  /** Whether a record may be added, or only those changed that the hub keeps already. */
  readonly addsNew: boolean;
  /** Whether it is an official list, and none of the hub's own. */
  readonly isOfficial: boolean;
  /** Whether the importer may publish projects. */
  readonly mayPublish: boolean;
  /** Lets the database's answers in, in the middle of long work. */
  readonly breathe: () => Promise<void>;
  /** Cuts texts for the search, beside this work. */
  readonly cut: Cutter["cut"];
};

/** What became of a row. `Saved` is the whole record, as an export reads it. */
export type TakenRow<Saved> = {
  readonly line: number;
  readonly effect: Effect;
  readonly number: number | null;
  readonly name: string;
  /** Tells this outcome apart from another of the same row: which record in which version. */
  readonly key: string;
  readonly before: Saved | null;
  readonly after: Saved | null;
  readonly alike: readonly number[];
  readonly assumed: readonly string[];
};

/** The outcome of some rows. */
export type Taken<Saved> = {
  readonly rows: readonly TakenRow<Saved>[];
  readonly faults: readonly { readonly line: number; readonly fault: RowFault }[];
  /** Rows that are no fault and change nothing. */
  readonly leftOut?: readonly LeftOutRow[];
  /** Rows of records that somebody has made one with others. */
  readonly merged?: readonly MergedRow[];
};

/**
 * Takes the next rows of a file: judges them against what is saved, and writes those that change something. What needs
 * no database is made ready at once, while the rows before are still being written; the rest when the result is called.
 */
export type Work<Row, Saved> = (tx: Tx, rows: readonly Row[]) => Ready<Saved> | Promise<Ready<Saved>>;
/** Rows that are made ready, to be judged and written. */
export type Ready<Saved> = () => Promise<Taken<Saved>>;

/** So many rows take a millisecond or two: the database is not kept waiting for its next statement. */
const rowsInABreath = 10;

/** Does something with each row, one after the other; statements that wait for each other go on meanwhile. */
export async function inBreaths<Row, Done>(
  rows: readonly Row[],
  breathe: () => Promise<void>,
  work: (row: Row) => Done,
): Promise<readonly Done[]> {
  const done: Done[] = [];
  for (const row of rows) {
    if (done.length % rowsInABreath === rowsInABreath - 1) await breathe();
    done.push(work(row));
  }
  return done;
}

/** A row with the saved record that it is. */
export type Placed<Row> = { readonly row: Row; readonly match: Match };

/** With what rows are compared. */
type Register = {
  readonly known: Known;
  readonly seen: SeenRows;
  /** Records that were made one with others; without it there are none. */
  readonly goneOf?: GoneOf;
  /** In an official list a number says which record a row is, whatever else the row has in common with another. */
  readonly isOfficial?: boolean;
};
type PlacedRows<Row> = {
  readonly placed: readonly Placed<Row>[];
  readonly faults: readonly LineFault[];
  readonly merged: readonly MergedRow[];
};

/**
 * Finds the saved record of every row; several that fit, and the same record twice in the file, are faults. A row of a
 * record that was made one with another is neither: it would be that record again, or undo what a person has chosen.
 */
export function placeRows<Row extends { readonly line: number }>(
  rows: readonly Row[],
  signsOf: (row: Row) => RowSigns,
  { known, seen, goneOf = () => null, isOfficial = false }: Register,
): PlacedRows<Row> {
  const placed: Placed<Row>[] = [];
  const faults: LineFault[] = [];
  const merged: MergedRow[] = [];
  for (const row of rows) {
    const { line } = row;
    const signs = signsOf(row);
    const match = matchRow(known, signs);
    const went = goneOf(signs);
    if (went !== null && isGone({ match, went, signs, known, isOfficial })) {
      merged.push(mergedRow(line, went, known));
      continue;
    }
    const fault = match.ok
      ? (seen.see(line, signs, match.value.place) ?? taken(known, signs, match.value))
      : match.refusal;
    const isSecond = fault?.code === "same-row" && match.ok && went?.into === match.value.place;
    if (went !== null && isSecond) merged.push(mergedRow(line, went, known));
    else if (fault !== null) faults.push({ line, fault });
    else if (match.ok) placed.push({ row, match: match.value });
  }
  return { placed, faults, merged };
}

type Doubt = Pick<Register, "known" | "isOfficial"> & {
  readonly match: ReturnType<typeof matchRow>;
  readonly went: GoneRecord;
  readonly signs: RowSigns;
};

/**
 * Whether a row is a record that went: nothing else is saved of it, or it is more like that than like the one that stays
 * and does not bear the code which only that one had.
 */
function isGone({ match, went, signs, known, isOfficial }: Doubt): boolean {
  if (!match.ok) return match.refusal.code === "no-such-number";
  const { place } = match.value;
  if (place === null) return true;
  const isNamed = signs.code !== null && known.byCode(signs.code) === place && signs.code !== went.signs.code;
  if (isOfficial === true || isNamed) return false;
  return place === went.into && isRatherGone(signs, went.signs, known.signsAt(place));
}

const mergedRow = (line: number, { signs, into }: GoneRecord, known: Known): MergedRow => ({
  line,
  gone: signs.number,
  kept: known.signsAt(into).number ?? 0,
});

/** A fault with the row in which it stands. */
export type LineFault = { readonly line: number; readonly fault: RowFault };

/** A code or a mark that another saved record has. */
function taken(known: Known, { code, mark }: RowSigns, { place }: Match): RowFault | null {
  const byCode = code === null ? null : known.byCode(code);
  if (byCode !== null && byCode !== place)
    return { code: "taken", what: "code", number: known.signsAt(byCode).number ?? 0 };
  if (!known.marksAreUnique || mark === null) return null;
  const byMark = known.byMark(mark).find((each) => each !== place);
  return byMark === undefined ? null : { code: "taken", what: "mark", number: known.signsAt(byMark).number ?? 0 };
}

/** The field faults of a refusal as faults of a row. */
export const fieldFaults = (line: number, refusal: Refusal): readonly LineFault[] =>
  refusal.code === "invalid"
    ? refusal.faults.map((fault) => ({ line, fault: { code: "field", fault } }))
    : [{ line, fault: { code: "wrong-state", state: refusal.code } }];

/** The fields that a new record needs and that its row does not say. */
export const missingFields = (
  line: number,
  terms: Readonly<Record<string, unknown>>,
  needed: readonly string[],
): readonly LineFault[] =>
  needed
    .filter((field) => terms[field] === undefined || terms[field] === "")
    .map((field) => ({ line, fault: { code: "missing", field } }));

/** What of a saved record the writing of rows has to know. */
type Numbered = { readonly id: string; readonly number: number; readonly version: number };

/** Rows that were judged, the new ones with their short numbers. */
export type NumberedRows<Saved> = {
  readonly rows: readonly TakenRow<Saved>[];
  readonly added: readonly { readonly line: number; readonly record: Saved }[];
  readonly changed: readonly { readonly before: Saved; readonly after: Saved }[];
};

/** Takes short numbers for the new records among rows that were judged, in the order of the file. */
export async function numberRows<Saved extends Numbered>(
  tx: Tx,
  kind: string,
  judged: readonly TakenRow<Saved>[],
): Promise<NumberedRows<Saved>> {
  const many = judged.filter(({ effect }) => effect === "new").length;
  let next = many === 0 ? 0 : await takeNumbers(tx, kind, many);
  const rows = judged.map((row) => {
    if (row.effect !== "new" || row.after === null) return row;
    const number = next++;
    return { ...row, number, after: { ...row.after, number } };
  });
  return {
    rows,
    added: rows.flatMap(({ effect, line, after }) =>
      effect === "new" && after !== null ? [{ line, record: after }] : [],
    ),
    changed: rows.flatMap(({ effect, before, after }) =>
      effect === "changed" && before !== null && after !== null ? [{ before, after }] : [],
    ),
  };
}

/** Notes what rows wrote; `kept` gives what of a changed record is kept, to be put back when the import is taken back. */
export const noteRecords = <Saved extends Numbered>(
  tx: Tx,
  importId: ImportId,
  { added, changed }: Pick<NumberedRows<Saved>, "added" | "changed">,
  kept: (change: { readonly before: Saved; readonly after: Saved }) => JsonRow,
): Promise<void> =>
  noteRows(tx, importId, [
    ...added.map(({ record }) => ({ id: record.id, effect: "added" as const, version: record.version, before: null })),
    ...changed.map((change) => ({
      id: change.after.id,
      effect: "changed" as const,
      version: change.after.version,
      before: kept(change),
    })),
  ]);

/** What an import wrote, so that it can be taken back. */
export type WrittenRow = {
  readonly id: string;
  readonly effect: "added" | "changed";
  readonly version: number;
  readonly before: JsonRow | null;
};

/** Notes what an import wrote. */
export const noteRows = (tx: Tx, importId: ImportId, rows: readonly WrittenRow[]): Promise<void> =>
  insertTyped(
    tx,
    { table: "import_row", types: noteTypes },
    rows.map(({ id, effect, version, before }) => ({
      hub_id: tx.actor.hubId,
      import_id: importId,
      object_id: id,
      effect,
      version,
      before: before === null ? null : JSON.stringify(before),
    })),
  );

const noteTypes = {
  hub_id: "uuid",
  import_id: "uuid",
  object_id: "uuid",
  effect: "text",
  version: "integer",
  before: "jsonb",
} as const;
