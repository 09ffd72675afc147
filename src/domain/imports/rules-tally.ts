import type { ImportFault } from "#domain/imports/rules-cells-fault.ts";
import type { MergedRow } from "#domain/imports/rules-merged.ts";
import { makeNewTowns } from "#domain/imports/rules-new-towns.ts";
import type { LeftOut, LeftOutRow } from "#domain/imports/rules-official-form.ts";
import type { ImportReading } from "#domain/imports/rules-reading.ts";
import {
  type CellChange,
  digestOf,
  emptyPreview,
  type FileRun,
  type FoundFault,
  type ImportPreview,
  mostFaultsKept,
  mostMergedKept,
  noCounts,
  type PreviewRow,
  previewRows,
  type RowFault,
} from "#domain/imports/rules-work.ts";
import type { ImportForm } from "#domain/imports/terms.ts";
import { addNote, type TableRow } from "#kit/table.ts";

/** What some rows of a file came to. */
export type TakenPiece = {
  readonly leftOut: readonly LeftOutRow[];
  readonly merged: readonly MergedRow[];
  readonly rows: readonly ShownRow[];
  readonly cellFaults: readonly ImportFault[];
  readonly rowFaults: readonly { readonly line: number; readonly fault: RowFault }[];
  readonly count: number;
};

/** A row that may be shown: its cells are only written out when it is. */
export type ShownRow = Omit<PreviewRow, "changes"> & {
  readonly key: string;
  readonly changes: () => readonly CellChange[];
  /** The town that a row writes which was not there before. */
  readonly town: string;
};

/** Counts, the first rows and the faults of a file, as far as it was read. */
export type Tally = {
  readonly addFaults: (found: readonly FoundFault[]) => void;
  readonly addNotes: (found: ImportPreview["notes"]) => void;
  readonly hasFaults: () => boolean;
  /** Whether no row was read and no fault found. */
  readonly isBare: () => boolean;
  readonly rows: () => number;
  readonly begin: (reading: ImportReading, header: readonly string[], below: readonly TableRow[]) => void;
  readonly add: (piece: TakenPiece) => void;
  readonly end: (outcome: FileRun["outcome"], form: ImportForm) => FileRun;
};

/** Gathers what the pieces of a file came to. `towns` are those that the hub knows. */
export function makeTally(towns: readonly string[]): Tally {
  const newTowns = makeNewTowns(towns);
  let preview: ImportPreview = emptyPreview;
  const rows: ImportPreview["rows"][number][] = [];
  const faults: FoundFault[] = [];
  const assumed = new Map<string, number>();
  const leftOut: Partial<Record<LeftOut, number>> = {};
  const counts = { ...noCounts };
  const merged: MergedRow[] = [];
  const addFaults = (found: readonly FoundFault[]): void => {
    counts.faults += found.length;
    faults.push(...found.slice(0, Math.max(0, mostFaultsKept - faults.length)));
  };
  let digest = "";
  let notes: ImportPreview["notes"] = [];
  return {
    addFaults,
    addNotes: (found) => {
      notes = found.reduce(addNote, notes);
    },
    hasFaults: () => counts.faults > 0,
    isBare: () => counts.rows === 0 && counts.faults === 0,
    rows: () => counts.rows,
    begin: (reading, header, below) => {
      const sample = below.slice(0, 3).map(({ cells }) => cells.map((cell) => [...cell].slice(0, 60).join("")));
      const { unread, unclear, seems } = reading;
      preview = {
        ...emptyPreview,
        header,
        sample,
        unread,
        ...(reading.needsMapping && unclear !== undefined ? { unclear } : {}),
        ...(seems === null || seems === undefined ? {} : { seems }),
      };
    },
    add: (piece) => {
      counts.rows += piece.count;
      addFaults([
        ...piece.cellFaults.map((fault) => ({ at: "cell" as const, ...fault })),
        ...piece.rowFaults.map(({ line, fault }) => ({ at: "row" as const, line, fault })),
      ]);
      let text = "";
      merged.push(...piece.merged);
      for (const { leftOut: why } of piece.leftOut) leftOut[why] = (leftOut[why] ?? 0) + 1;
      for (const { changes, key, town, ...row } of piece.rows) {
        newTowns.add(town, row.line);
        if (row.effect === "new") counts.added += 1;
        if (row.effect === "changed") counts.changed += 1;
        if (row.effect === "same") counts.same += 1;
        if (row.effect === "not-ours") counts.notOurs += 1;
        if (row.alike.length > 0) counts.alike += 1;
        for (const field of row.assumed) assumed.set(field, (assumed.get(field) ?? 0) + 1);
        text += `${row.line} ${row.effect} ${key};`;
        const isShown = row.effect === "new" || row.effect === "changed";
        if (isShown && rows.length < previewRows) rows.push({ ...row, changes: changes() });
      }
      digest = digestOf(digest, text);
    },
    end: (outcome, form) => ({
      outcome,
      form,
      counts: { ...counts },
      preview: {
        ...preview,
        notes,
        rows,
        faults,
        assumed: Object.fromEntries(assumed),
        leftOut: { ...leftOut },
        ...(merged.length === 0 ? {} : { merged: merged.slice(0, mostMergedKept), mergedRows: merged.length }),
        newTowns: newTowns.list(),
        digest,
      },
    }),
  };
}
