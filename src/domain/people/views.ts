import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import type { PersonId, PersonTerms } from "#domain/people/terms.ts";

/** A person as the hub that holds their card reads them, and as they read themselves. */
export type PersonView = {
  readonly id: PersonId;
  readonly number: number;
  readonly version: number;
  readonly terms: PersonTerms;
  readonly updatedAt: Date;
};

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
    .select(["role_kinds as roleKinds", "person.trades", "person.shape", "free_cells as freeCells", "person.towns"])
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
