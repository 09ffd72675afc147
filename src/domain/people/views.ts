import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import type { HalfDays, PersonId, PersonTerms } from "#domain/people/terms.ts";
import type { LocalDate } from "#kit/dates.ts";

/** One line of the staff's list. */
export type PersonLine = {
  readonly number: number;
  readonly name: string;
  /** What the person can give, in half-days per four weeks. */
  readonly halfDays: HalfDays;
  /** What of it is still free in the week asked for. */
  readonly free: HalfDays;
  readonly updatedAt: Date;
};

/** A person as the hub that holds their card reads them, and as they read themselves. */
export type PersonView = {
  readonly id: PersonId;
  readonly number: number;
  readonly version: number;
  readonly terms: PersonTerms;
  readonly updatedAt: Date;
};

/** A page of a list: by the key of its last row, so that it stays fast and steady while rows are added. */
export type PersonListQuery = {
  readonly search: string;
  readonly after: number | null;
  readonly limit: number;
  /** The Monday whose free half-days are shown. */
  readonly week: LocalDate;
};

/** People whose card this hub holds, by number; one more than asked for tells that there is a next page. */
export async function personLines(
  tx: Tx,
  { actor }: Permit<"person.list">,
  query: PersonListQuery,
): Promise<readonly PersonLine[]> {
  let rows = tx.sql
    .selectFrom("hub_person")
    .innerJoin("person", "person.person_id", "hub_person.person_id")
    .leftJoin("capacity_week", (join) =>
      join.onRef("capacity_week.person_id", "=", "person.person_id").on("capacity_week.week", "=", query.week),
    )
    .select(["hub_person.number", "person.name", "person.half_days as halfDays", "person.updated_at as updatedAt"])
    .select(["capacity_week.capacity", "capacity_week.booked"])
    .where("hub_person.hub_id", "=", actor.hubId)
    .orderBy("hub_person.number")
    .limit(query.limit + 1);
  if (query.after !== null) rows = rows.where("hub_person.number", ">", query.after);
  if (query.search !== "") {
    const pattern = `%${query.search.replace(/[%_\\]/g, (sign) => `\\${sign}`)}%`;
    rows = rows.where((eb) => eb.or([eb("person.name", "ilike", pattern), eb("person.email", "ilike", pattern)]));
  }
  const found = await rows.execute();
  return found.map(({ capacity, booked, ...line }) => ({
    ...line,
    free: (capacity ?? line.halfDays) - (booked ?? 0),
  }));
}

/** Whose record the card with this number is, as far as the table of acts needs it; null when this actor cannot see it. */
export async function personFacts(tx: Tx, number: number): Promise<{ hubId: HubId; personId: PersonId } | null> {
  const row = await tx.sql
    .selectFrom("hub_person")
    .innerJoin("person", "person.person_id", "hub_person.person_id")
    .select(["hub_person.hub_id as hubId", "hub_person.person_id as personId"])
    .where("hub_person.hub_id", "=", tx.actor.hubId)
    .where("hub_person.number", "=", number)
    .executeTakeFirst();
  return row ?? null;
}

/** One person as the hub that holds their card, or the person, reads it. */
export async function personView(
  tx: Tx,
  { actor }: Permit<"person.show" | "person.edit">,
  id: PersonId,
): Promise<PersonView> {
  const row = await tx.sql
    .selectFrom("hub_person")
    .innerJoin("person", "person.person_id", "hub_person.person_id")
    .select(["person.person_id as id", "hub_person.number", "person.version", "person.updated_at as updatedAt"])
    .select(["person.name", "person.kana", "person.email", "person.phone", "person.kinds", "lives_in as livesIn"])
    .select(["person.employer", "person.about", "half_days as halfDays", "person.engagements", "person.themes"])
    .select(["role_kinds as roleKinds", "person.trades", "person.shape", "person.towns"])
    .select(["on_site_half_days as onSiteHalfDays", "remote_half_days as remoteHalfDays"])
    .select(["pay_yen_per_half_day as payYenPerHalfDay", "available_from as availableFrom"])
    .select(["available_until as availableUntil", "not_with as notWith"])
    .where("hub_person.hub_id", "=", actor.hubId)
    .where("hub_person.person_id", "=", id)
    .executeTakeFirstOrThrow();
  const { id: personId, number, version, updatedAt, ...terms } = row;
  return { id: personId, number, version, updatedAt, terms };
}

/** The number on this hub's card of a person; null when there is none for this actor. */
export async function personNumberOf(tx: Tx, id: PersonId): Promise<number | null> {
  const row = await tx.sql
    .selectFrom("hub_person")
    .select("number")
    .where("hub_id", "=", tx.actor.hubId)
    .where("person_id", "=", id)
    .executeTakeFirst();
  return row?.number ?? null;
}
