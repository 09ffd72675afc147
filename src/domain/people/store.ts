import { sql } from "kysely";
import type { Tx } from "#app.ts";
import { nextNumber } from "#domain/hubs/store-numbers.ts";
import type { PersonState } from "#domain/people/rules.ts";
import type { PersonId, PersonTerms } from "#domain/people/terms.ts";
import { themeSearchTexts } from "#domain/search/rules-themes.ts";
import { searchColumns } from "#domain/search/store.ts";

/** A person as a decision needs them, held until the transaction ends. */
export type SavedPerson = PersonState & { readonly id: PersonId; readonly number: number };

/**
 * Finds a person by the number on this hub's card and holds the record; null when there is none for this actor.
 * Whatever changes a person's half-days holds the person first, so that hubs that book the same person take turns.
 */
export async function lockPerson(tx: Tx, number: number): Promise<SavedPerson | null> {
  const row = await personForUpdate(tx).where("hub_person.number", "=", number).executeTakeFirst();
  return row === undefined ? null : savedPersonOf(row);
}

/** Holds all of these cards' people at once, in the order in which an import holds them. */
export async function holdPeople(tx: Tx, numbers: readonly number[]): Promise<void> {
  await tx.sql
    .selectFrom("hub_person")
    .innerJoin("person", "person.person_id", "hub_person.person_id")
    .select("person.person_id")
    .where("hub_person.hub_id", "=", tx.actor.hubId)
    .where(sql<boolean>`hub_person.number = any(${numbers}::integer[])`)
    .orderBy("person.person_id")
    .forNoKeyUpdate("person")
    .execute();
}

/** Finds the actor's own record in this hub and holds it, as `lockPerson` does; null for whoever is no person here. */
export async function lockOwnPerson(tx: Tx): Promise<SavedPerson | null> {
  const row = await personForUpdate(tx).where("hub_person.person_id", "=", tx.actor.personId).executeTakeFirst();
  return row === undefined ? null : savedPersonOf(row);
}

const personForUpdate = (tx: Tx) =>
  tx.sql
    .selectFrom("hub_person")
    .innerJoin("person", "person.person_id", "hub_person.person_id")
    .selectAll("person")
    .select("hub_person.number")
    .where("hub_person.hub_id", "=", tx.actor.hubId)
    .forNoKeyUpdate("person");

type PersonRow = PersonColumns & { readonly person_id: PersonId; readonly number: number; readonly version: number };

const savedPersonOf = (row: PersonRow): SavedPerson => ({
  id: row.person_id,
  number: row.number,
  version: row.version,
  terms: personTermsOf(row),
});

/** Adds a person with this hub's card and gives the card's short number. */
export async function addPerson(tx: Tx, id: PersonId, terms: PersonTerms): Promise<number> {
  await tx.sql
    .insertInto("person")
    .values({
      person_id: id,
      ...personColumns(terms),
      ...searchColumns(personSearchTexts(terms)),
      created_at: tx.now,
      updated_at: tx.now,
    })
    .execute();
  return addCard(tx, id);
}

/** Gives this hub a card of the person: from then on its staff see them. */
export async function addCard(tx: Tx, id: PersonId): Promise<number> {
  const number = await nextNumber(tx, "person");
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
    .set((eb) => ({
      ...personColumns(terms),
      ...searchColumns(personSearchTexts(terms)),
      version: eb("version", "+", 1),
      updated_at: tx.now,
    }))
    .where("person_id", "=", id)
    .execute();
}

type PersonColumns = {
  name: string;
  kana: string;
  email: string;
  phone: string;
  kinds: PersonTerms["kinds"][number][];
  lives_in: string;
  employer: string;
  about: string;
  half_days: number;
  engagements: number;
  themes: PersonTerms["themes"][number][];
  role_kinds: PersonTerms["roleKinds"][number][];
  trades: string[];
  shape: number[] | null;
  free_cells: number[] | null;
  towns: string[];
  on_site_half_days: number | null;
  remote_half_days: number | null;
  pay_yen_per_half_day: number | null;
  available_from: PersonTerms["availableFrom"];
  available_until: PersonTerms["availableUntil"];
  not_with: string[];
};

/** What a search among people reads: the hub's staff and the person may read all of it. */
export const personSearchTexts = ({ name, kana, about, livesIn, employer, themes }: PersonTerms): readonly string[] => [
  `${name} ${kana}`,
  about,
  livesIn,
  employer,
  ...themeSearchTexts(themes),
];

/** The columns of a person's terms. */
export const personColumns = (terms: PersonTerms): PersonColumns => ({
  name: terms.name,
  kana: terms.kana,
  email: terms.email,
  phone: terms.phone,
  kinds: [...terms.kinds],
  lives_in: terms.livesIn,
  employer: terms.employer,
  about: terms.about,
  half_days: terms.halfDays,
  engagements: terms.engagements,
  themes: [...terms.themes],
  role_kinds: [...terms.roleKinds],
  trades: [...terms.trades],
  shape: terms.shape === null ? null : [...terms.shape],
  free_cells: terms.freeCells === null ? null : [...terms.freeCells],
  towns: [...terms.towns],
  on_site_half_days: terms.onSiteHalfDays,
  remote_half_days: terms.remoteHalfDays,
  pay_yen_per_half_day: terms.payYenPerHalfDay,
  available_from: terms.availableFrom,
  available_until: terms.availableUntil,
  not_with: [...terms.notWith],
});

/** The terms that a row of the table holds. */
export const personTermsOf = (row: PersonColumns): PersonTerms => ({
  name: row.name,
  kana: row.kana,
  email: row.email,
  phone: row.phone,
  kinds: row.kinds,
  livesIn: row.lives_in,
  employer: row.employer,
  about: row.about,
  halfDays: row.half_days,
  engagements: row.engagements,
  themes: row.themes,
  roleKinds: row.role_kinds,
  trades: row.trades,
  shape: row.shape,
  freeCells: row.free_cells,
  towns: row.towns,
  onSiteHalfDays: row.on_site_half_days,
  remoteHalfDays: row.remote_half_days,
  payYenPerHalfDay: row.pay_yen_per_half_day,
  availableFrom: row.available_from,
  availableUntil: row.available_until,
  notWith: row.not_with,
});
