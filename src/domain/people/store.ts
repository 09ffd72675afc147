import type { Tx } from "#app.ts";
import type { PersonState } from "#domain/people/rules.ts";
import type { PersonId, PersonTerms } from "#domain/people/terms.ts";

/** A person as a decision needs them, held until the transaction ends. */
export type SavedPerson = PersonState & { readonly id: PersonId; readonly number: number };

/**
 * Finds a person by the number on this hub's card and holds the record; null when there is none for this actor.
 * Whatever changes a person's half-days holds the person first, so that hubs that book the same person take turns.
 */
export async function lockPerson(tx: Tx, number: number): Promise<SavedPerson | null> {
  const row = await tx.sql
    .selectFrom("hub_person")
    .innerJoin("person", "person.person_id", "hub_person.person_id")
    .select(["person.person_id", "hub_person.number", "person.version"])
    .select(["person.name", "person.email", "person.phone", "person.half_days as halfDays"])
    .where("hub_person.hub_id", "=", tx.actor.hubId)
    .where("hub_person.number", "=", number)
    .forNoKeyUpdate("person")
    .executeTakeFirst();
  if (row === undefined) return null;
  const { person_id: id, version, number: found, ...terms } = row;
  return { id, number: found, version, terms };
}

/** Adds a person with this hub's card and gives the card's short number. */
export async function addPerson(tx: Tx, id: PersonId, terms: PersonTerms): Promise<number> {
  await tx.sql
    .insertInto("person")
    .values({ person_id: id, ...columnsOf(terms), created_at: tx.now, updated_at: tx.now })
    .execute();
  return addCard(tx, id);
}

/** Gives this hub a card of the person: from then on its staff see them. */
export async function addCard(tx: Tx, id: PersonId): Promise<number> {
  const { number } = await tx.sql
    .selectNoFrom((eb) => eb.fn<number>("next_number", [eb.val("person")]).as("number"))
    .executeTakeFirstOrThrow();
  await tx.sql
    .insertInto("hub_person")
    .values({ hub_id: tx.actor.hubId, person_id: id, number, since: tx.now })
    .execute();
  return number;
}

/** Saves new terms; the version goes up by one. */
export async function savePerson(tx: Tx, id: PersonId, terms: PersonTerms): Promise<void> {
  await tx.sql
    .updateTable("person")
    .set((eb) => ({ ...columnsOf(terms), version: eb("version", "+", 1), updated_at: tx.now }))
    .where("person_id", "=", id)
    .execute();
}

const columnsOf = ({ name, email, phone, halfDays }: PersonTerms) => ({ name, email, phone, half_days: halfDays });
