import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { BookingId, EngagementId } from "#domain/engagements/terms.ts";
import type { FirmFigures } from "#domain/firms/terms.ts";
import { type SavedEngagementRow, savedEngagements } from "#domain/imports/store-engagements.ts";
import { saveEngagements } from "#domain/imports/store-engagements-write.ts";
import { addFigures, removeFigures, removeWorries } from "#domain/imports/store-firm-parts.ts";
import { saveFirmWeeks } from "#domain/imports/store-firm-weeks.ts";
import { type SavedFirmRow, saveFirms } from "#domain/imports/store-firms.ts";
import { insertRows } from "#domain/imports/store-json-rows.ts";
import { addShares, takeShares } from "#domain/imports/store-ledger.ts";
import { type SavedPersonRow, savedPeople } from "#domain/imports/store-people.ts";
import { savePeople, setCapacities } from "#domain/imports/store-people-write.ts";
import { renewProjectPages } from "#domain/imports/store-project-pages.ts";
import { type SavedProjectRow, saveProjects } from "#domain/imports/store-projects.ts";
import type { SavedTownRow } from "#domain/imports/store-towns.ts";
import type { ImportId, ImportKind } from "#domain/imports/terms.ts";
import type { PersonId, PersonTerms } from "#domain/people/terms.ts";
import type { PossibleWeek } from "#domain/weeks/terms.ts";
import type { LocalDate } from "#kit/dates.ts";

type Back = { readonly importId: ImportId; readonly appliedAt: Date; readonly thisWeek: LocalDate };

/** Undoes what an import wrote: added records go, changed ones are as they were, in a new version. */
export async function takeBack(tx: Tx, kind: ImportKind, back: Back): Promise<void> {
  await undo(tx, kind, back);
  await handBack(tx, back.importId);
}

/**
 * A record that an earlier import wrote last, before this one, is as that import left it: nobody else has touched it, and
 * the earlier import can be taken back as well.
 */
async function handBack(tx: Tx, importId: ImportId): Promise<void> {
  await sql`with earlier as (
      delete from import_row r using import_row w
      where w.hub_id = ${tx.actor.hubId} and w.import_id = ${importId} and w.effect = 'changed'
        and r.hub_id = w.hub_id and r.object_id = w.object_id and r.import_id <> w.import_id
        and r.version = coalesce((w.before->>'version')::integer, w.version - 1)
      returning r.hub_id, r.import_id, r.object_id, r.effect, w.version + 1 as version, r.before)
    insert into import_row (hub_id, import_id, object_id, effect, version, before)
    select hub_id, import_id, object_id, effect, version, before from earlier`.execute(tx.sql);
}

function undo(tx: Tx, kind: ImportKind, back: Back): Promise<void> {
  switch (kind) {
    case "firms":
      return takeFirmsBack(tx, back);
    case "people":
      return takePeopleBack(tx, back);
    case "projects":
      return takeProjectsBack(tx, back);
    case "engagements":
      return takeEngagementsBack(tx, back);
    case "towns":
      return takeTownsBack(tx, back);
  }
}

type Noted<Before> = { readonly id: string; readonly version: number; readonly before: Before };

/** The changed records of an import, as they were. */
async function changedBy<Before>(tx: Tx, importId: ImportId): Promise<readonly Noted<Before>[]> {
  const { rows } = await sql<Noted<Before>>`select object_id as id, version, before from import_row
    where hub_id = ${tx.actor.hubId} and import_id = ${importId} and effect = 'changed'`.execute(tx.sql);
  return rows;
}

const addedBy = (tx: Tx, importId: ImportId) =>
  sql`select object_id from import_row where hub_id = ${tx.actor.hubId} and import_id = ${importId} and effect = 'added'`;

type FirmBefore = Omit<SavedFirmRow, "week"> & {
  readonly year: number | null;
  readonly week?: PossibleWeek | null;
};

async function takeFirmsBack(tx: Tx, { importId }: Back): Promise<void> {
  const { hubId } = tx.actor;
  const added = addedBy(tx, importId);
  for (const table of ["firm_figures", "story_entry", "firm_page", "firm"] as const)
    await sql`delete from ${sql.table(table)} where hub_id = ${hubId} and firm_id in (${added})`.execute(tx.sql);
  const changed = await changedBy<FirmBefore>(tx, importId);
  await saveFirms(
    tx,
    changed.map(({ version, before }) => ({ ...before, week: before.week ?? null, version: version + 1 })),
  );
  await removeFigures(
    tx,
    changed.flatMap(({ before }) => (before.year === null ? [] : [{ id: before.id, year: before.year }])),
  );
  const figures = changed.map(({ before }): { id: SavedFirmRow["id"]; figures: FirmFigures | null } => before);
  await addFigures(tx, figures);
  // Imports of before there were weeks in lists keep nothing of them.
  await saveFirmWeeks(
    tx,
    changed.flatMap(({ before: { id, week } }) => (week === undefined ? [] : [{ id, week }])),
  );
  await removeWorries(
    tx,
    changed.flatMap(({ before }) => (before.worry === null ? [] : [{ id: before.id, words: before.worry }])),
  );
}

type PersonBefore = { readonly code: string | null; readonly terms: PersonTerms };

async function takePeopleBack(tx: Tx, { importId, thisWeek }: Back): Promise<void> {
  const { hubId } = tx.actor;
  const added = addedBy(tx, importId);
  // The card goes last: it is what lets the hub take the person away.
  await sql`set constraints hub_person_person_id_fkey deferred`.execute(tx.sql);
  await sql`delete from capacity_week where person_id in (${added})`.execute(tx.sql);
  await sql`delete from person where person_id in (${added})`.execute(tx.sql);
  await sql`delete from hub_person where hub_id = ${hubId} and person_id in (${added})`.execute(tx.sql);
  const changed = await changedBy<PersonBefore>(tx, importId);
  const now = await savedPeople(
    tx,
    changed.map(({ id }) => personIdOf(id)),
    true,
  );
  const people = changed.flatMap(({ id, version, before }): SavedPersonRow[] => {
    const person = now.get(personIdOf(id));
    return person === undefined ? [] : [{ ...person, ...before, version: version + 1 }];
  });
  await savePeople(tx, people);
  await setCapacities(
    tx,
    people.filter(({ id, terms }) => now.get(id)?.terms.halfDays !== terms.halfDays),
    thisWeek,
  );
}

function personIdOf(id: string): PersonId;
function personIdOf(id: string): string {
  return id;
}

async function takeProjectsBack(tx: Tx, { importId }: Back): Promise<void> {
  const { hubId } = tx.actor;
  const added = addedBy(tx, importId);
  for (const table of ["project_page", "project"] as const)
    await sql`delete from ${sql.table(table)} where hub_id = ${hubId} and project_id in (${added})`.execute(tx.sql);
  // Firms that only this list named.
  await sql`delete from firm where hub_id = ${hubId} and firm_id in (${added})`.execute(tx.sql);
  const changed = await changedBy<SavedProjectRow>(tx, importId);
  const projects = changed.map(({ version, before }) => ({ ...before, version: version + 1 }));
  await saveProjects(tx, projects);
  await renewProjectPages(tx, projects);
}

/** What an import booked goes with its bookings, so that the ledger is as it was. */
async function takeEngagementsBack(tx: Tx, { importId, appliedAt }: Back): Promise<void> {
  const { hubId } = tx.actor;
  const changed = await changedBy<SavedEngagementRow>(tx, importId);
  const now = await savedEngagements(
    tx,
    changed.map(({ id }) => engagementIdOf(id)),
    true,
  );
  const { rows: added } = await sql<{ id: EngagementId; personId: PersonId; bookingId: BookingId }>`
    select engagement_id as id, person_id as "personId", booking_id as "bookingId" from engagement
    where hub_id = ${hubId} and engagement_id in (${addedBy(tx, importId)})`.execute(tx.sql);
  const people = await savedPeople(
    tx,
    [...new Set([...added.map(({ personId }) => personId), ...[...now.values()].map(({ person }) => person.id)])],
    true,
  );
  const held = [
    ...added.map(({ bookingId }) => bookingId),
    ...[...now.values()].map(({ bookingId }) => bookingId),
    ...changed.map(({ before }) => before.bookingId),
  ];
  await saveEngagements(
    tx,
    changed.map(({ version, before }) => ({ ...before, version: version + 1 })),
  );
  // Check-ins that are only planned go with their engagement.
  for (const table of ["check_in", "engagement"] as const)
    await sql`delete from ${sql.table(table)} where hub_id = ${hubId} and engagement_id in (${addedBy(tx, importId)})`.execute(
      tx.sql,
    );
  const { rows: gone } = await sql<GoneBooking>`delete from booking
    where hub_id = ${hubId} and made_at = ${appliedAt}
      and (booking_id = any(${held}::uuid[]) or releases = any(${held}::uuid[]))
    returning person_id as "personId", half_days as "halfDays", from_week as "fromWeek", weeks, releases`.execute(
    tx.sql,
  );
  const share = ({ personId, halfDays, fromWeek, weeks }: GoneBooking) => ({
    person: { id: personId, halfDays: people.get(personId)?.terms.halfDays ?? halfDays },
    share: { halfDays, fromWeek, weeks },
  });
  await takeShares(tx, gone.filter(({ releases }) => releases === null).map(share));
  await addShares(tx, gone.filter(({ releases }) => releases !== null).map(share));
}

type GoneBooking = {
  readonly personId: PersonId;
  readonly halfDays: number;
  readonly fromWeek: LocalDate;
  readonly weeks: number;
  readonly releases: BookingId | null;
};

function engagementIdOf(id: string): EngagementId;
function engagementIdOf(id: string): string {
  return id;
}

async function takeTownsBack(tx: Tx, { importId }: Back): Promise<void> {
  const { hubId } = tx.actor;
  const changed = await changedBy<SavedTownRow>(tx, importId);
  await sql`delete from town where hub_id = ${hubId} and code in (select right(object_id::text, 6) from import_row
    where hub_id = ${hubId} and import_id = ${importId})`.execute(tx.sql);
  await insertRows(
    tx,
    "town",
    changed.map(({ before }) => ({ hub_id: hubId, ...before })),
  );
}
