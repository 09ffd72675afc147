import { sql } from "kysely";
import type { Tx } from "#app.ts";
import { changedFields, decideFirmTerms } from "#domain/firms/rules.ts";
import { firmColumns, firmSearchTexts, firmTermsOf } from "#domain/firms/store.ts";
import { bareFirm, type FirmFigures, type FirmId, type FirmStatus, type FirmTerms } from "#domain/firms/terms.ts";
import { bareFigures, mergedFigures, sameFigures } from "#domain/imports/rules-figures.ts";
import { type Known, makeSeenRows, type RowSigns } from "#domain/imports/rules-match.ts";
import { addFigures, addWorries, figuresOf, renewPublicPages, worriesOf } from "#domain/imports/store-firm-parts.ts";
import { firmWeeksOf, mergedWeek, sameWeek, saveFirmWeeks } from "#domain/imports/store-firm-weeks.ts";
import { insertRows, type JsonRow, updateRows } from "#domain/imports/store-json-rows.ts";
import { goneFirms, knownFirms } from "#domain/imports/store-known-firms.ts";
import {
  fieldFaults,
  type LineFault,
  missingFields,
  noteRecords,
  numberRows,
  type Placed,
  placeRows,
  type Taken,
  type TakenRow,
  type Work,
  type WorkPlace,
} from "#domain/imports/store-work.ts";
import type { Closing, FirmRecord } from "#domain/imports/terms.ts";
import { keptForSearch } from "#domain/search/rules-kept.ts";
import type { PossibleWeek } from "#domain/weeks/terms.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";
import { notClassified } from "#reference/industries.ts";

/** A saved firm as an export reads it. */
export type SavedFirmRow = {
  readonly id: FirmId;
  readonly number: number;
  readonly version: number;
  readonly code: string | null;
  readonly status: FirmStatus;
  readonly terms: FirmTerms;
  readonly closing: Closing | null;
  /** Of the business year that the row speaks of; in an export the newest. */
  readonly figures: FirmFigures | null;
  /** When its work can be done, and its months that want all hands; null when nothing is said. */
  readonly week: PossibleWeek | null;
  /** The newest worry of the owner, in an export; that of the row, when it is new. */
  readonly worry: string | null;
};

const signsOf = ({ key, terms }: FirmRecord): RowSigns => ({
  ...key,
  mark: terms.corporateNumber ?? null,
  name: terms.name ?? null,
  facts: [terms.town ?? "", terms.contactPhone ?? ""],
});

/** A list of all Japan's firms says by the number alone which of them is the hub's: there are many of one name. */
const signsByNumber = (row: FirmRecord): RowSigns => {
  const signs = signsOf(row);
  return signs.mark === null ? signs : { ...signs, name: null };
};

/** Rows that tell a firm by its name alone are left out, not refused, where several have it. */
function withoutSameNames(rows: readonly FirmRecord[], faults: readonly LineFault[], addsNew: boolean) {
  const byName = new Set(
    rows.flatMap(({ line, terms }) => (addsNew || terms.corporateNumber !== undefined ? [] : [line])),
  );
  const isSameName = ({ line, fault }: LineFault): boolean =>
    byName.has(line) && (fault.code === "several" || fault.code === "same-row");
  return {
    faults: faults.filter((each) => !isSameName(each)),
    leftOut: faults.filter(isSameName).map(({ line }) => ({ line, leftOut: "same-name" as const })),
  };
}

/** Takes rows of firms, with figures of a business year and worries of the owner. */
export async function firmsWork(tx: Tx, place: WorkPlace): Promise<Work<FirmRecord, SavedFirmRow>> {
  const { known, ids } = await knownFirms(tx);
  const goneOf = await goneFirms(tx, known);
  const seen = makeSeenRows();
  return (at, rows) => async () => {
    const register = { known, seen, goneOf, isOfficial: place.isOfficial };
    const { placed, faults: found, merged } = placeRows(rows, place.addsNew ? signsOf : signsByNumber, register);
    const { faults, leftOut } = withoutSameNames(rows, found, place.addsNew);
    const wanted = placed.flatMap(({ match }) => (match.place === null ? [] : (ids[match.place] ?? [])));
    const saved = await savedFirms(at, wanted, place.isWriting);
    const figures = await figuresOf(at, wanted);
    const weeks = await firmWeeksOf(at, wanted);
    const worries = await worriesOf(at, wanted);
    const judged = placed.map((each) => {
      const { row, match } = each;
      const id = match.place === null ? undefined : ids[match.place];
      const firm = id === undefined ? null : (saved.get(id) ?? null);
      const year = row.figures?.year ?? null;
      const before =
        firm === null
          ? null
          : {
              ...firm,
              figures: figures.find((one) => one.firmId === firm.id && one.year === year) ?? null,
              week: weeks.get(firm.id) ?? null,
            };
      const isKnownWorry = firm !== null && row.worry !== null && worries.has(`${firm.id} ${row.worry}`);
      return judge(each, { before, known, isKnownWorry, addsNew: place.addsNew, newId: at.newId });
    });
    const taken: Taken<SavedFirmRow> = {
      rows: judged.flatMap((each) => (each.ok ? each.value : [])),
      faults: [...faults, ...judged.flatMap((each) => (each.ok ? [] : each.refusal))],
      leftOut,
      merged,
    };
    return place.isWriting && taken.faults.length === 0 ? writeFirms(at, taken, place) : taken;
  };
}

type Beside = {
  readonly before: SavedFirmRow | null;
  readonly known: Known;
  readonly isKnownWorry: boolean;
  readonly addsNew: boolean;
  readonly newId: Tx["newId"];
};
type Judged = Outcome<TakenRow<SavedFirmRow>, readonly LineFault[]>;

function judge(placed: Placed<FirmRecord>, beside: Beside): Judged {
  return beside.before === null ? judgeNew(placed, beside) : judgeSaved(placed, beside, beside.before);
}

function judgeNew({ row, match }: Placed<FirmRecord>, { known, addsNew, newId }: Beside): Judged {
  const { line, key } = row;
  const { name, town, industry } = row.terms;
  const line0 = { line, number: null, name: name ?? "", key: "", before: null, alike: [], assumed: [] };
  if (!addsNew) return accepted({ ...line0, effect: "not-ours", after: null });
  if (name === undefined || town === undefined || town === "")
    return refused(missingFields(line, row.terms, ["name", "town"]));
  const terms: FirmTerms = { ...bareFirm, ...row.terms, name, town, industry: industry ?? notClassified };
  const decided = decideFirmTerms(terms);
  if (!decided.ok) return refused(fieldFaults(line, decided.refusal));
  const after: SavedFirmRow = {
    id: newId<FirmId>(),
    number: 0,
    version: 1,
    code: key.code,
    status: "draft",
    terms,
    closing: row.closing === "open" ? null : row.closing,
    figures: row.figures === null ? null : { ...bareFigures, ...row.figures },
    week: mergedWeek(null, row.week),
    worry: row.worry,
  };
  return accepted({
    ...line0,
    effect: "new",
    after,
    alike: match.alike.map((place) => known.signsAt(place).number ?? 0),
    assumed: industry === undefined ? ["industry"] : [],
  });
}

function judgeSaved({ row }: Placed<FirmRecord>, { isKnownWorry, addsNew }: Beside, before: SavedFirmRow): Judged {
  const { line, key } = row;
  // A list that finds firms by their names, to say something else of them, does not write the names anew.
  const isFoundByName = !addsNew && row.terms.corporateNumber === undefined;
  const terms = { ...before.terms, ...row.terms, ...(isFoundByName ? { name: before.terms.name } : {}) };
  const code = key.code ?? before.code;
  const closing = row.closing === "open" ? null : (row.closing ?? before.closing);
  const figures = row.figures === null ? before.figures : mergedFigures(before.figures, row.figures);
  const read = mergedWeek(before.week, row.week);
  const week = sameWeek(read, before.week) ? before.week : read;
  const worry = row.worry === null || isKnownWorry ? null : row.worry;
  const isChanged =
    changedFields(before.terms, terms).length > 0 ||
    code !== before.code ||
    !sameClosing(closing, before.closing) ||
    !sameFigures(figures, before.figures) ||
    week !== before.week ||
    worry !== null;
  const decided = decideFirmTerms(terms);
  if (isChanged && !decided.ok) return refused(fieldFaults(line, decided.refusal));
  const { number, version } = before;
  return accepted({
    line,
    effect: isChanged ? "changed" : "same",
    number,
    name: terms.name,
    key: `${before.id} ${version}`,
    before,
    after: isChanged ? { ...before, version: version + 1, code, terms, closing, figures, week, worry } : before,
    alike: [],
    assumed: [],
  });
}

const sameClosing = (one: Closing | null, other: Closing | null): boolean =>
  one?.closedOn === other?.closedOn && one?.cause === other?.cause && one?.successor === other?.successor;

/** The whole records of some firms, held when they are going to be written. */
export async function savedFirms(
  tx: Tx,
  ids: readonly FirmId[],
  isHeld: boolean,
): Promise<ReadonlyMap<FirmId, SavedFirmRow>> {
  if (ids.length === 0) return new Map();
  const asked = tx.sql
    .selectFrom("firm")
    .select(["firm_id", "number", "version", "code", "status", "name", "kana", "corporate_number", "industry", "town"])
    .select([
      "postal_code",
      "address",
      "representative",
      "founded_year",
      "capital_yen",
      "employees",
      "business",
      "website",
    ])
    .select(["contact_name", "contact_phone", "contact_email", "closed_on", "closed_cause", "successor_number"])
    .where("hub_id", "=", tx.actor.hubId)
    .where("firm_id", "=", sql<FirmId>`any(${[...ids]}::uuid[])`);
  const rows = await (isHeld ? asked.orderBy("firm_id").forUpdate() : asked).execute();
  return new Map(
    rows.map((row) => [
      row.firm_id,
      {
        id: row.firm_id,
        number: row.number,
        version: row.version,
        code: row.code,
        status: row.status,
        terms: firmTermsOf(row),
        closing:
          row.closed_on === null
            ? null
            : { closedOn: row.closed_on, cause: row.closed_cause, successor: row.successor_number },
        figures: null,
        week: null,
        worry: null,
      },
    ]),
  );
}

async function writeFirms(tx: Tx, taken: Taken<SavedFirmRow>, place: WorkPlace): Promise<Taken<SavedFirmRow>> {
  const numbered = await numberRows(tx, "firm", taken.rows);
  const added = numbered.added.map(({ record }) => record);
  const changed = numbered.changed.map(({ after }) => after);
  await addFirms(tx, added);
  await saveFirms(tx, changed);
  await addFigures(tx, [...added, ...changed]);
  await saveFirmWeeks(tx, [
    ...added.filter(({ week }) => week !== null),
    ...numbered.changed.flatMap(({ before, after }) => (before.week === after.week ? [] : [after])),
  ]);
  await addWorries(tx, [...added, ...changed], place.today);
  await noteRecords(tx, place.importId, numbered, ({ before, after }) => ({
    ...before,
    worry: after.worry,
    year: after.figures?.year ?? null,
  }));
  return { ...taken, rows: numbered.rows };
}

/** Adds firms as drafts with the numbers that were taken for them. */
export const addFirms = (tx: Tx, firms: readonly SavedFirmRow[]): Promise<void> =>
  insertRows(
    tx,
    "firm",
    firms.map((firm) => ({
      hub_id: tx.actor.hubId,
      firm_id: firm.id,
      number: firm.number,
      ...columnsOf(firm),
      status: "draft",
      version: 1,
      created_at: tx.now.toISOString(),
      updated_at: tx.now.toISOString(),
    })),
  );

/** Saves terms, codes, closings and versions of firms, and renews what everyone reads of them. */
export async function saveFirms(tx: Tx, firms: readonly SavedFirmRow[]): Promise<void> {
  await updateRows(tx, "firm", {
    by: ["hub_id", "firm_id"],
    rows: firms.map((firm) => ({
      hub_id: tx.actor.hubId,
      firm_id: firm.id,
      ...columnsOf(firm),
      version: firm.version,
      updated_at: tx.now.toISOString(),
    })),
  });
  await renewPublicPages(tx, firms);
}

const columnsOf = ({ code, terms, closing }: SavedFirmRow): JsonRow => ({
  code,
  ...firmColumns(terms),
  ...keptForSearch(firmSearchTexts(terms)),
  closed_on: closing?.closedOn ?? null,
  closed_cause: closing?.cause ?? "",
  successor_number: closing?.successor ?? null,
});
