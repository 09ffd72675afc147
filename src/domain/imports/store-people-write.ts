import { sql } from "kysely";
import type { Tx } from "#app.ts";
import { type JsonRow, updateRows } from "#domain/imports/store-json-rows.ts";
import type { SavedPersonRow } from "#domain/imports/store-people.ts";
import { insertColumns, insertTyped, makeReadyRows, type ReadyColumns } from "#domain/imports/store-typed-rows.ts";
import {
  inBreaths,
  type NumberedRows,
  noteRecords,
  numberRows,
  type Taken,
  type WorkPlace,
} from "#domain/imports/store-work.ts";
import { personColumns, personSearchTexts } from "#domain/people/store.ts";
import type { PersonTerms } from "#domain/people/terms.ts";
import { keptForSearch } from "#domain/search/rules-kept.ts";
import { type LocalDate, mondayOf } from "#kit/dates.ts";

/** New people as the database reads them; null without any. */
export type ReadyPeople = Promise<ReadyColumns | null>;
/** Nobody is new. */
export const noneReady: ReadyPeople = Promise.resolve(null);

/** Begins to make new people ready, and to cut their texts: it is long work, which is waited for when they are written. */
export function readyBeside(tx: Tx, place: WorkPlace, people: readonly SavedPersonRow[]): ReadyPeople {
  if (people.length === 0) return noneReady;
  const ready = readyPeople(tx, place, people);
  // Whoever writes hears of a fault; until then nobody does.
  ready.catch(() => {});
  return ready;
}

async function readyPeople(
  tx: Tx,
  { cut, breathe }: WorkPlace,
  people: readonly SavedPersonRow[],
): Promise<ReadyColumns> {
  const { texts, grams } = await cut(people.map(({ terms }) => personSearchTexts(terms)));
  const now = tx.now.toISOString();
  const rows = makeReadyRows(personTypes);
  await inBreaths([...people.entries()], breathe, ([which, { id, terms }]) =>
    rows.add({
      ...personColumns(terms),
      person_id: id,
      search_text: texts[which] ?? "",
      created_at: now,
      updated_at: now,
    }),
  );
  return [...rows.columns(), { name: "search_grams", type: "tsvector", cells: grams }];
}

type Writing = { readonly place: WorkPlace; readonly ready: Awaited<ReadyPeople> };

/** Writes people that were judged, each new one with this hub's card. */
export async function writePeople(
  tx: Tx,
  taken: Taken<SavedPersonRow>,
  { place, ready }: Writing,
): Promise<Taken<SavedPersonRow>> {
  const cardsAndNotes = async (): Promise<NumberedRows<SavedPersonRow>> => {
    const numbered = await numberRows(tx, "person", taken.rows);
    await Promise.all([
      addCards(tx, numbered.added),
      noteRecords(tx, place.importId, numbered, ({ before: { code, terms, version } }) => ({ code, terms, version })),
    ]);
    return numbered;
  };
  // The people are on their way as soon as their numbers are: their cards are made ready while they are written.
  const [{ rows, changed }] = await Promise.all([
    cardsAndNotes(),
    ready === null ? null : insertColumns(tx, "person", ready),
  ]);
  await changePeople(tx, changed, place);
  return { ...taken, rows };
}

async function addCards(tx: Tx, added: NumberedRows<SavedPersonRow>["added"]): Promise<void> {
  const since = tx.now.toISOString();
  await insertTyped(
    tx,
    { table: "hub_person", types: cardTypes },
    added.map(({ record: { id, number, code } }) => ({
      hub_id: tx.actor.hubId,
      person_id: id,
      number,
      code,
      since,
    })),
  );
}

const personTypes = {
  person_id: "uuid",
  name: "text",
  kana: "text",
  email: "text",
  phone: "text",
  kinds: "text[]",
  lives_in: "text",
  employer: "text",
  about: "text",
  half_days: "integer",
  engagements: "integer",
  themes: "text[]",
  role_kinds: "text[]",
  trades: "text[]",
  shape: "integer[]",
  free_cells: "integer[]",
  towns: "text[]",
  on_site_half_days: "integer",
  remote_half_days: "integer",
  pay_yen_per_half_day: "bigint",
  available_from: "date",
  available_until: "date",
  not_with: "text[]",
  search_text: "text",
  created_at: "timestamptz",
  updated_at: "timestamptz",
} as const;

const cardTypes = { hub_id: "uuid", person_id: "uuid", number: "integer", code: "text", since: "timestamptz" } as const;

async function changePeople(tx: Tx, changed: NumberedRows<SavedPersonRow>["changed"], place: WorkPlace): Promise<void> {
  await savePeople(
    tx,
    changed.map(({ after }) => after),
  );
  const capacities = changed.filter(({ before, after }) => before.terms.halfDays !== after.terms.halfDays);
  await setCapacities(
    tx,
    capacities.map(({ after }) => after),
    mondayOf(place.today),
  );
}

/** Saves terms, codes and versions of people. */
export async function savePeople(tx: Tx, people: readonly SavedPersonRow[]): Promise<void> {
  const now = tx.now.toISOString();
  await updateRows(tx, "person", {
    by: ["person_id"],
    rows: people.map(({ id, version, terms }) => ({ person_id: id, ...columnsOf(terms), version, updated_at: now })),
  });
  await updateRows(tx, "hub_person", {
    by: ["hub_id", "person_id"],
    rows: people.map(({ id, code }) => ({ hub_id: tx.actor.hubId, person_id: id, code })),
  });
}

/** Sets what people can give in every booked week from this Monday on. */
export async function setCapacities(tx: Tx, people: readonly SavedPersonRow[], from: LocalDate): Promise<void> {
  if (people.length === 0) return;
  const rows = people.map(({ id, terms }) => ({ id, half_days: terms.halfDays }));
  await sql`update capacity_week c set capacity = r.half_days
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(id uuid, half_days integer)
    where c.person_id = r.id and c.week >= ${from}::date`.execute(tx.sql);
}

const columnsOf = (terms: PersonTerms): JsonRow => ({
  ...personColumns(terms),
  ...keptForSearch(personSearchTexts(terms)),
});
