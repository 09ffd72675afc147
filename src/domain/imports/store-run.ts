import type { App, Cutter, Tx } from "#app.ts";
import type { ImportFault } from "#domain/imports/rules-cells-fault.ts";
import { exportRow } from "#domain/imports/rules-export.ts";
import type { LeftOutRow } from "#domain/imports/rules-official-form.ts";
import { type ImportReading, readingOf } from "#domain/imports/rules-reading.ts";
import type { RowContext } from "#domain/imports/rules-rows-cells.ts";
import { makeTally, type TakenPiece } from "#domain/imports/rules-tally.ts";
import type { FileRun } from "#domain/imports/rules-work.ts";
import { engagementsWork } from "#domain/imports/store-engagements.ts";
import { firmsWork } from "#domain/imports/store-firms.ts";
import { peopleWork } from "#domain/imports/store-people.ts";
import { projectsWork } from "#domain/imports/store-projects.ts";
import { townsWork } from "#domain/imports/store-towns.ts";
import { inBreaths, type Taken, type Work, type WorkPlace } from "#domain/imports/store-work.ts";
import type { ImportKind } from "#domain/imports/terms.ts";
import type { Outcome } from "#kit/outcome.ts";
import type { TableFile, TableRow } from "#kit/table.ts";
import { makeTurns, type Turns } from "#kit/turns.ts";

/** Which file is read, as what, and how. */
export type FileOrder = {
  readonly kind: ImportKind;
  readonly file: TableFile;
  /** What somebody has said that headers mean, folded. */
  readonly remembered: ReadonlyMap<string, string>;
  /** Whether a list that seems to be another kind is refused. */
  readonly refusesOtherKind?: boolean | undefined;
  readonly context: RowContext;
  /** The towns that the hub knows. */
  readonly towns: readonly string[];
  readonly place: Omit<WorkPlace, "addsNew" | "isOfficial" | "breathe" | "cut">;
  /** Hears the part that is done, 0–1; throws to stop. */
  readonly onProgress: (part: number, rows: number) => Promise<void>;
};

/** Pieces that may be read ahead of the database, which is sometimes slow for a moment: when it merges a search's index. */
const mostAhead = 2;

/**
 * Reads a file to its end, some rows at a time: every row is read, matched with what is saved and judged, and when the
 * place says so written. Faults are gathered; whoever writes undoes everything when there is one.
 */
export async function runFile(app: Pick<App, "tables" | "cutters">, tx: Tx, order: FileOrder): Promise<FileRun> {
  const turns = makeTurns<TakenPiece>();
  const cutter = app.cutters.begin();
  try {
    return await readAndTake(app, tx, { ...order, turns, cutter });
  } finally {
    // Nothing may still be asked of a transaction that is going to be undone.
    await turns.end();
    await cutter.end();
  }
}

async function readAndTake(
  app: Pick<App, "tables">,
  tx: Tx,
  order: FileOrder & { readonly turns: Turns<TakenPiece>; readonly cutter: Cutter },
): Promise<FileRun> {
  const { turns, cutter } = order;
  const tally = makeTally(order.towns);
  let reading: ImportReading | null = null;
  let take: Take | null = null;
  for await (const piece of app.tables.pieces(order.file)) {
    if (!piece.ok) {
      tally.addFaults(piece.refusal.map((fault) => ({ at: "file", fault })));
      break;
    }
    let { rows } = piece.value;
    tally.addNotes(piece.value.notes);
    if (rows.length === 0) continue;
    if (reading === null || take === null) {
      const [first, ...rest] = rows;
      reading = readingOf(order.kind, first?.cells ?? [], { firstRows: rest.slice(0, 20), ...order });
      tally.begin(reading, first?.cells ?? [], rest);
      if (reading.fault !== null) {
        tally.addFaults([{ at: "file", fault: reading.fault }]);
        break;
      }
      if (reading.needsMapping) return tally.end("mapping", reading.form);
      const { addsNew } = reading;
      // After the first fault nothing more is written: all of it will be undone.
      take = await takerOf(tx, reading, {
        ...order.place,
        addsNew,
        isOfficial: reading.form !== "own",
        breathe: app.tables.breathe,
        cut: cutter.cut,
        get isWriting() {
          return order.place.isWriting && !tally.hasFaults();
        },
      });
      rows = reading.hasHeader ? rest : rows;
    }
    // These rows are read and made ready while the database still writes those before.
    if (rows.length > 0) turns.add(await take(tx, rows));
    for await (const taken of turns.done(mostAhead)) tally.add(taken);
    await order.onProgress(piece.value.part, tally.rows());
  }
  for await (const taken of turns.done(0)) tally.add(taken);
  if (reading !== null && tally.isBare()) tally.addFaults([{ at: "file", fault: { code: "no-rows" } }]);
  return tally.end(tally.hasFaults() ? "faulty" : "ready", reading?.form ?? "own");
}

type Take = (tx: Tx, rows: readonly TableRow[]) => Promise<() => Promise<TakenPiece>>;

async function takerOf(tx: Tx, { form, readers }: ImportReading, place: WorkPlace): Promise<Take> {
  const { breathe } = place;
  switch (readers.kind) {
    case "firms":
      return taker(
        { read: readers.read, breathe },
        await firmsWork(tx, place),
        (saved) => [
          ...exportRow("firms", saved, "ja"),
          // What the register says of a firm's end stands in no export, but has to be seen before it is written.
          saved.closing?.closedOn ?? null,
          saved.closing?.cause ?? null,
          saved.closing?.successor ?? null,
          // Nor what the owner worries about: it goes into the story line.
          saved.worry,
        ],
        // An official list writes the names of towns right.
        form === "own" ? (saved) => saved.terms.town : undefined,
      );
    case "people":
      return taker({ read: readers.read, breathe }, await peopleWork(tx, place), (saved) =>
        exportRow("people", saved, "ja"),
      );
    case "projects":
      return taker(
        { read: readers.read, breathe },
        await projectsWork(tx, place),
        (saved) => exportRow("projects", { ...saved, firm: { ...saved.firm, email: null } }, "ja"),
        (saved) => saved.terms.place,
      );
    case "engagements":
      return taker({ read: readers.read, breathe }, await engagementsWork(tx, place), (saved) =>
        exportRow(
          "engagements",
          {
            ...saved,
            firm: { ...saved.firm, email: null },
            person: { ...saved.person, corporateNumber: null },
          },
          "ja",
        ),
      );
    case "towns":
      return taker({ read: readers.read, breathe }, await townsWork(tx, place), (saved) => [
        saved.prefecture,
        saved.name,
        saved.kana,
        saved.latitude,
        saved.longitude,
        saved.website,
      ]);
  }
}

const isRecord = <Row extends object>(row: Row | LeftOutRow): row is Row => !("leftOut" in row);
const isLeftOut = (row: object): row is LeftOutRow => "leftOut" in row;

type Reading<Row> = {
  readonly read: (line: number, cells: readonly string[]) => Outcome<Row | LeftOutRow, readonly ImportFault[]>;
  readonly breathe: () => Promise<void>;
};

function taker<Row extends object, Saved>(
  { read, breathe }: Reading<Row>,
  work: Work<Row, Saved>,
  cellsOf: (saved: Saved) => readonly (string | number | null)[],
  townOf: (saved: Saved) => string = () => "",
): Take {
  return async (tx, rows) => {
    const outcomes = await inBreaths(rows, breathe, ({ line, cells }) => read(line, cells));
    const readRows = outcomes.flatMap((each) => (each.ok ? [each.value] : []));
    const cellFaults = outcomes.flatMap((each) => (each.ok ? [] : each.refusal));
    const leftOut = readRows.filter(isLeftOut);
    const rest = await work(tx, readRows.filter(isRecord<Row>));
    return async () => {
      const taken = await rest();
      return piece(taken, { count: rows.length, cellFaults, leftOut });
    };
  };

  function piece(
    taken: Taken<Saved>,
    { leftOut, ...found }: Pick<TakenPiece, "count" | "cellFaults" | "leftOut">,
  ): TakenPiece {
    return {
      ...found,
      leftOut: [...leftOut, ...(taken.leftOut ?? [])],
      merged: taken.merged ?? [],
      rowFaults: taken.faults,
      rows: taken.rows.map(({ before, after, ...row }) => ({
        ...row,
        town: after === null || (before !== null && townOf(before) === townOf(after)) ? "" : townOf(after),
        changes: () => {
          // A new record is shown as it was read, so that 「週2コマ」 is seen to be 8.
          if (row.effect === "new" && after !== null)
            return (
              cellsOf(after)
                .map((cell, column) => ({ column, before: "", after: cell === null ? "" : cellText(String(cell)) }))
                // It gets its number when it is written.
                .filter((change) => change.after !== "" && !/^[FHPE]-0$/.test(change.after))
            );
          if (row.effect !== "changed" || before === null || after === null) return [];
          const now = cellsOf(after).map(String);
          return cellsOf(before)
            .map(String)
            .flatMap((cell, column) =>
              cell === now[column] ? [] : [{ column, before: cellText(cell), after: cellText(now[column] ?? "") }],
            );
        },
      })),
    };
  }
}

const cellText = (cell: string): string => (cell === "null" ? "" : [...cell].slice(0, 200).join(""));
