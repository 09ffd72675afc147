import { sql } from "kysely";
import type { Tx } from "#app.ts";
import { mondaysOf } from "#domain/engagements/rules.ts";
import type { BookingId, Load, Share } from "#domain/engagements/terms.ts";
import type { AccountId } from "#domain/hubs/terms.ts";
import type { HalfDays, PersonId } from "#domain/people/terms.ts";
import type { ProjectId } from "#domain/projects/terms.ts";
import type { LocalDate } from "#kit/dates.ts";

/** The ledger's rows of a share's weeks, the earliest first; a week without a booking has none. */
export function loadWeeks(
  tx: Tx,
  personId: PersonId,
  share: Pick<Share, "fromWeek" | "weeks">,
): Promise<readonly Load[]> {
  return tx.sql
    .selectFrom("capacity_week")
    .select(["week", "capacity", "booked"])
    .where("person_id", "=", personId)
    .where("week", "in", mondaysOf(share))
    .orderBy("week")
    .execute();
}

/** The week with most half-days booked from this Monday on, or null when nothing is booked. */
export async function heaviestWeek(tx: Tx, personId: PersonId, from: LocalDate): Promise<Load | null> {
  const row = await tx.sql
    .selectFrom("capacity_week")
    .select(["week", "capacity", "booked"])
    .where("person_id", "=", personId)
    .where("week", ">=", from)
    .where("booked", ">", 0)
    .orderBy("booked", "desc")
    .orderBy("week")
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Adds a share to a person's ledger: one statement over its weeks in the order of their days, so that two of them
 * never wait for each other crosswise. A missing week is made with the person's half-days. The table's own check
 * `booked <= capacity` is the last wall: above capacity the statement fails and everything is undone.
 */
export async function addToLedger(
  tx: Tx,
  person: { readonly id: PersonId; readonly halfDays: HalfDays },
  share: Share,
): Promise<void> {
  await sql`
    insert into capacity_week (person_id, week, capacity, booked)
    select ${person.id}, week, ${person.halfDays}::integer, ${share.halfDays}::integer
    from unnest(${mondaysOf(share)}::date[]) as week
    order by week
    on conflict (person_id, week) do update set booked = capacity_week.booked + excluded.booked`.execute(tx.sql);
}

/** Gives a share back to a person's ledger, in the same order of weeks. */
export async function takeFromLedger(tx: Tx, personId: PersonId, share: Share): Promise<void> {
  await sql`
    with held as (
      select week from capacity_week
      where person_id = ${personId} and week = any(${mondaysOf(share)}::date[])
      order by week
      for no key update)
    update capacity_week set booked = booked - ${share.halfDays}::integer
    from held where capacity_week.person_id = ${personId} and capacity_week.week = held.week`.execute(tx.sql);
}

/** Sets what a person can give in every booked week from this Monday on. */
export async function setCapacity(
  tx: Tx,
  personId: PersonId,
  { from, capacity }: { readonly from: LocalDate; readonly capacity: HalfDays },
): Promise<void> {
  await tx.sql
    .updateTable("capacity_week")
    .set({ capacity })
    .where("person_id", "=", personId)
    .where("week", ">=", from)
    .execute();
}

/** A booking of this hub, with whether it was given back; null when there is none for this actor. */
export async function findBooking(
  tx: Tx,
  personId: PersonId,
  id: BookingId,
): Promise<(Share & { readonly isReleased: boolean }) | null> {
  const row = await tx.sql
    .selectFrom("booking")
    .leftJoin("booking as release", (join) =>
      join.onRef("release.person_id", "=", "booking.person_id").onRef("release.releases", "=", "booking.booking_id"),
    )
    .select(["booking.half_days as halfDays", "booking.from_week as fromWeek", "booking.weeks"])
    .select("release.booking_id as releasedBy")
    .where("booking.person_id", "=", personId)
    .where("booking.booking_id", "=", id)
    .where("booking.hub_id", "=", tx.actor.hubId)
    .where("booking.releases", "is", null)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { releasedBy, ...share } = row;
  return { ...share, isReleased: releasedBy !== null };
}

/** Appends a booking, or the release of one, to the person's list. Rows of it are never changed or taken away. */
export async function appendBooking(
  tx: Tx,
  booking: {
    readonly id: BookingId;
    readonly personId: PersonId;
    readonly share: Share;
    readonly note: string;
    readonly releases: BookingId | null;
    readonly madeBy: AccountId;
    /** The project that it is for, when it is for one. */
    readonly projectId?: ProjectId | null;
  },
): Promise<void> {
  const { id, personId, share, note, releases, madeBy, projectId = null } = booking;
  await tx.sql
    .insertInto("booking")
    .values({
      person_id: personId,
      booking_id: id,
      hub_id: tx.actor.hubId,
      project_id: projectId,
      releases,
      half_days: share.halfDays,
      from_week: share.fromWeek,
      weeks: share.weeks,
      note,
      made_by: madeBy,
      made_at: tx.now,
    })
    .execute();
}
