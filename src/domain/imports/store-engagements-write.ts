import type { Tx } from "#app.ts";
import { weeksAfter } from "#domain/engagements/rules-engagements.ts";
import { engagementColumns, engagementSearchTexts } from "#domain/engagements/store-engagements.ts";
import type { BookingId, Share } from "#domain/engagements/terms.ts";
import { bookedShare, sameShare } from "#domain/imports/rules-engagement-row.ts";
import type { SavedEngagementRow } from "#domain/imports/store-engagements.ts";
import { insertRows, type JsonRow, updateRows } from "#domain/imports/store-json-rows.ts";
import { addShares, takeShares } from "#domain/imports/store-ledger.ts";
import { noteRecords, numberRows, type Taken, type WorkPlace } from "#domain/imports/store-work.ts";
import { keptForSearch } from "#domain/search/rules-kept.ts";

/** Writes engagements that were judged: their bookings, the ledger, and the records. */
export async function writeEngagements(
  tx: Tx,
  taken: Taken<SavedEngagementRow>,
  place: WorkPlace,
): Promise<Taken<SavedEngagementRow>> {
  const numbered = await numberRows(tx, "engagement", taken.rows);
  const added = numbered.added.map(({ record }) => record);
  const { changed } = numbered;
  await bookNew(tx, added, place);
  await rebook(tx, changed, place);
  const now = tx.now.toISOString();
  await insertRows(
    tx,
    "engagement",
    added.map((row) => ({
      hub_id: tx.actor.hubId,
      engagement_id: row.id,
      number: row.number,
      firm_id: row.firm.id,
      person_id: row.person.id,
      ...columnsOf(row),
      version: 1,
      created_at: now,
      updated_at: now,
    })),
  );
  await saveEngagements(
    tx,
    changed.map(({ after }) => after),
  );
  await noteRecords(tx, place.importId, numbered, ({ before }) => ({ ...before }));
  return { rows: numbered.rows, faults: taken.faults };
}

/** Saves terms, ends, bookings and versions of engagements. */
export async function saveEngagements(tx: Tx, rows: readonly SavedEngagementRow[]): Promise<void> {
  await updateRows(tx, "engagement", {
    by: ["hub_id", "engagement_id"],
    rows: rows.map((row) => ({
      hub_id: tx.actor.hubId,
      engagement_id: row.id,
      ...columnsOf(row),
      version: row.version,
      updated_at: tx.now.toISOString(),
    })),
  });
}

const columnsOf = (row: SavedEngagementRow): JsonRow => ({
  code: row.code,
  project_id: row.project?.id ?? null,
  booking_id: row.bookingId,
  ...engagementColumns(row.terms),
  ended_on: row.end?.endedOn ?? null,
  ending: row.end?.ending ?? null,
  outcome: row.end?.outcome ?? "",
  outcome_score: row.end?.outcomeScore ?? null,
  ...keptForSearch(engagementSearchTexts(row.terms, { firmName: row.firm.name, personName: row.person.name })),
});

async function bookNew(tx: Tx, rows: readonly SavedEngagementRow[], place: WorkPlace): Promise<void> {
  const shares = rows.map((row) => ({ row, person: row.person, share: bookedShare(row.terms, row.end) }));
  await addShares(tx, shares);
  await insertRows(
    tx,
    "booking",
    shares.map(({ row, share }) => bookingOf(tx, row, { id: row.bookingId, share, releases: null, place })),
  );
}

type Changed = { readonly before: SavedEngagementRow; readonly after: SavedEngagementRow };

/**
 * Bookings are only added: half-days or weeks that change give the whole old booking back and book anew; an end gives
 * back the weeks after it.
 */
export async function rebook(tx: Tx, rows: readonly Changed[], place: Pick<WorkPlace, "requestedBy">): Promise<void> {
  const moved = rows.filter(({ before, after }) => before.bookingId !== after.bookingId);
  const released = moved.map(({ before }) => ({
    person: before.person,
    share: bookedShare(before.terms, before.end),
    before,
  }));
  await takeShares(tx, released);
  await addShares(
    tx,
    moved.map(({ after }) => ({ person: after.person, share: bookedShare(after.terms, after.end) })),
  );
  const ended = rows.flatMap(({ before, after }) => {
    if (before.bookingId !== after.bookingId || after.end === null || before.end !== null) return [];
    const rest = weeksAfter(bookedShare(before.terms, null), after.end.endedOn);
    return rest === null || sameShare(rest, bookedShare(after.terms, after.end))
      ? []
      : [{ person: after.person, share: rest, after }];
  });
  await takeShares(tx, ended);
  await insertRows(tx, "booking", [
    ...released.map(({ before, share }) =>
      bookingOf(tx, before, { id: tx.newId<BookingId>(), share, releases: before.bookingId, place }),
    ),
    ...moved.map(({ after }) =>
      bookingOf(tx, after, { id: after.bookingId, share: bookedShare(after.terms, after.end), releases: null, place }),
    ),
    ...ended.map(({ after, share }) =>
      bookingOf(tx, after, { id: tx.newId<BookingId>(), share, releases: after.bookingId, place }),
    ),
  ]);
}

type Entry = {
  readonly id: BookingId;
  readonly share: Share;
  readonly releases: BookingId | null;
  readonly place: Pick<WorkPlace, "requestedBy">;
};

const bookingOf = (tx: Tx, row: SavedEngagementRow, { id, share, releases, place }: Entry): JsonRow => ({
  person_id: row.person.id,
  booking_id: id,
  hub_id: tx.actor.hubId,
  project_id: row.project?.id ?? null,
  releases,
  half_days: share.halfDays,
  from_week: share.fromWeek,
  weeks: share.weeks,
  note: releases === null ? [...`${row.firm.name} ${row.terms.title}`].slice(0, 200).join("") : "",
  made_by: place.requestedBy,
  made_at: tx.now.toISOString(),
});
