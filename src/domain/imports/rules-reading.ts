import type { ImportFault } from "#domain/imports/rules-cells-fault.ts";
import { type OwnKind, recogniseHeader } from "#domain/imports/rules-columns.ts";
import { officialFormOf } from "#domain/imports/rules-official.ts";
import type { LeftOutRow } from "#domain/imports/rules-official-form.ts";
import { seemsOtherKind } from "#domain/imports/rules-recognise.ts";
import { rowReader } from "#domain/imports/rules-rows.ts";
import type { RowContext } from "#domain/imports/rules-rows-cells.ts";
import type { FileFault, UnclearHeader } from "#domain/imports/rules-work.ts";
import type { ImportForm, ImportKind, RecordOf } from "#domain/imports/terms.ts";
import type { Outcome } from "#kit/outcome.ts";
import type { TableRow } from "#kit/table.ts";

/** Reads one row of a file as a record of its kind, or says why it is left out. */
export type ReadRow<K extends ImportKind> = (
  line: number,
  cells: readonly string[],
) => Outcome<RecordOf[K] | LeftOutRow, readonly ImportFault[]>;

/** The reader of a file's rows, by kind. */
export type RowReaders = { readonly [K in ImportKind]: { readonly kind: K; readonly read: ReadRow<K> } }[ImportKind];

/** How a file is read: what was found in its first rows. */
export type ImportReading = {
  readonly form: ImportForm;
  readonly readers: RowReaders;
  /** Whether the first row is a header and no record. */
  readonly hasHeader: boolean;
  /** Whether rows of records that are not saved become new ones. */
  readonly addsNew: boolean;
  /** Whether a person has to say first what the headers mean. */
  readonly needsMapping: boolean;
  /** Why the file cannot be read as this kind of list at all. */
  readonly fault: FileFault | null;
  /** Headers that are not read. */
  readonly unread: readonly string[];
  readonly unclear?: UnclearHeader;
  /** The kind of list that it rather seems to be. */
  readonly seems?: OwnKind | null;
};

type Around = {
  readonly firstRows: readonly TableRow[];
  readonly remembered: ReadonlyMap<string, string>;
  readonly context: RowContext;
  /** Nobody looks at it before it is written: a list that seems to be another kind is a fault. */
  readonly refusesOtherKind?: boolean | undefined;
};

/** Decides by the header and the first rows how a file of this kind is read. */
export function readingOf(kind: ImportKind, header: readonly string[], around: Around): ImportReading {
  const { firstRows, remembered, context } = around;
  const official = officialFormOf(
    header,
    firstRows.map(({ cells }) => cells),
  );
  if (official !== null) return officialReading(kind, official, header);
  if (kind === "towns") return notKnown({ code: "not-towns" });
  const seems = seemsOtherKind(kind, { header, firstRows: firstRows.map(({ cells }) => cells), remembered });
  if (seems !== null && around.refusesOtherKind === true)
    return notKnown({ code: "seems-other-kind", said: kind, seems });
  const found = recogniseHeader(kind, header, remembered);
  return {
    form: "own",
    readers: readersOf(kind, found, context),
    hasHeader: true,
    addsNew: true,
    needsMapping: found.missing.length > 0 || found.twice.length > 0,
    fault: null,
    unread: found.unread.map((column) => column.header),
    seems,
    unclear: {
      missing: found.missing.map(({ key }) => key),
      twice: found.twice.map(({ column, headers }) => ({ key: column.key, headers })),
    },
  };
}

function readersOf(
  kind: Exclude<ImportKind, "towns">,
  header: ReturnType<typeof recogniseHeader>,
  context: RowContext,
): RowReaders {
  switch (kind) {
    case "firms":
      return { kind, read: rowReader(kind, header, context) };
    case "people":
      return { kind, read: rowReader(kind, header, context) };
    case "projects":
      return { kind, read: rowReader(kind, header, context) };
    case "engagements":
      return { kind, read: rowReader(kind, header, context) };
  }
}

function officialReading(
  kind: ImportKind,
  official: NonNullable<ReturnType<typeof officialFormOf>>,
  header: readonly string[],
): ImportReading {
  const { form, addsNew, isWithoutHeader } = official;
  if (official.kind !== kind) return notKnown({ code: "other-kind", form, kind: official.kind });
  const readers: RowReaders =
    official.kind === "firms"
      ? { kind: "firms", read: official.reader(header) }
      : { kind: "towns", read: official.reader(header) };
  return { form, readers, hasHeader: !isWithoutHeader, addsNew, needsMapping: false, fault: null, unread: [] };
}

/** A file of which no row is read. */
const notKnown = (fault: FileFault): ImportReading => ({
  form: "own",
  readers: { kind: "towns", read: () => ({ ok: false, refusal: [] }) },
  hasHeader: true,
  addsNew: true,
  needsMapping: false,
  fault,
  unread: [],
});
