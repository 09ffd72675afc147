import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import type { BookingId, Load, Share } from "#domain/engagements/terms.ts";
import type { PersonId } from "#domain/people/terms.ts";
import type { LocalDate } from "#kit/dates.ts";

/** A booking as a hub reads its own, and as the person reads all of theirs. */
export type BookingLine = Share & {
  readonly id: BookingId;
  readonly note: string;
  readonly isReleased: boolean;
  /** Whether the hub of this visit made it; a person sees other hubs' bookings too. */
  readonly isOfThisHub: boolean;
  readonly madeAt: Date;
  /** The number of the engagement whose half-days these are, or null. */
  readonly engagement: number | null;
};

/** The most bookings that one page shows; the newest ones. */
export const mostBookingsShown = 200;

/** The bookings that this actor may see of a person: its hub's own, or all to the person. The latest start first. */
export async function bookingLines(
  tx: Tx,
  { actor }: Permit<"person.show">,
  personId: PersonId,
): Promise<readonly BookingLine[]> {
  let rows = tx.sql
    .selectFrom("booking")
    .leftJoin("booking as release", (join) =>
      join.onRef("release.person_id", "=", "booking.person_id").onRef("release.releases", "=", "booking.booking_id"),
    )
    .leftJoin("engagement", (join) =>
      join
        .onRef("engagement.hub_id", "=", "booking.hub_id")
        .onRef("engagement.booking_id", "=", "booking.booking_id")
        .onRef("engagement.person_id", "=", "booking.person_id"),
    )
    .select("engagement.number as engagement")
    .select(["booking.booking_id as id", "booking.half_days as halfDays", "booking.from_week as fromWeek"])
    .select(["booking.weeks", "booking.note", "booking.made_at as madeAt", "booking.hub_id as hubId"])
    .select("release.booking_id as releasedBy")
    .where("booking.person_id", "=", personId)
    .where("booking.releases", "is", null)
    .orderBy("booking.from_week", "desc")
    .orderBy("booking.booking_id", "desc")
    .limit(mostBookingsShown);
  if (actor.personId !== personId) rows = rows.where("booking.hub_id", "=", actor.hubId);
  const found = await rows.execute();
  return found.map(({ releasedBy, hubId, ...line }) => ({
    ...line,
    isReleased: releasedBy !== null,
    isOfThisHub: hubId === actor.hubId,
  }));
}

/** The ledger's rows of a person between two Mondays: how full each booked week is, for all hubs together. */
export function ledgerWeeks(
  tx: Tx,
  _allowed: Permit<"person.show">,
  { personId, from, until }: { readonly personId: PersonId; readonly from: LocalDate; readonly until: LocalDate },
): Promise<readonly Load[]> {
  return tx.sql
    .selectFrom("capacity_week")
    .select(["week", "capacity", "booked"])
    .where("person_id", "=", personId)
    .where("week", ">=", from)
    .where("week", "<", until)
    .orderBy("week")
    .execute();
}
