import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { AccountId, HatId, RegistrationId } from "#domain/hubs/terms.ts";
import type { FreeCard } from "#domain/people/rules-registration.ts";
import type { PersonId } from "#domain/people/terms.ts";

/** A mailed link of registration as it is kept. */
export type SavedRegistration = {
  readonly id: RegistrationId;
  readonly name: string;
  readonly email: string;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
};

/** Keeps a mailed link; of its token only the hash. */
export async function addRegistration(
  tx: Tx,
  of: { readonly tokenHash: string; readonly name: string; readonly email: string; readonly expiresAt: Date },
): Promise<void> {
  await tx.sql
    .insertInto("registration")
    .values({
      hub_id: tx.actor.hubId,
      registration_id: tx.newId<RegistrationId>(),
      token_hash: of.tokenHash,
      name: of.name,
      email: of.email,
      asked_at: tx.now,
      expires_at: of.expiresAt,
    })
    .execute();
}

/** Finds a link by the hash of its token and holds it; null when there is none in this hub. */
export async function lockRegistration(tx: Tx, tokenHash: string): Promise<SavedRegistration | null> {
  const row = await tx.sql
    .selectFrom("registration")
    .select(["registration_id as id", "name", "email", "expires_at as expiresAt", "used_at as usedAt"])
    .where("hub_id", "=", tx.actor.hubId)
    .where("token_hash", "=", tokenHash)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** Uses up every link of this mail address: whoever has registered needs no other. */
export async function useUpRegistrations(tx: Tx, email: string): Promise<void> {
  await tx.sql
    .updateTable("registration")
    .set({ used_at: tx.now })
    .where("hub_id", "=", tx.actor.hubId)
    .where("email", "=", email)
    .where("used_at", "is", null)
    .execute();
}

/** Forgets links older than that; gives how many. */
export async function forgetRegistrations(
  tx: Tx,
  { before, limit }: { readonly before: Date; readonly limit: number },
): Promise<number> {
  const old = tx.sql
    .selectFrom("registration")
    .select("registration_id")
    .where("hub_id", "=", tx.actor.hubId)
    .where("asked_at", "<", before)
    .limit(limit);
  const gone = await tx.sql
    .deleteFrom("registration")
    .where("hub_id", "=", tx.actor.hubId)
    .where("registration_id", "in", old)
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}

/**
 * The cards of this hub with this mail address whose person nobody is yet, and whether they bear this name. Their
 * records are held, so that two who would become the same person take turns.
 */
export async function freeCards(
  tx: Tx,
  of: { readonly email: string; readonly name: string },
): Promise<readonly FreeCard<PersonId>[]> {
  return tx.sql
    .selectFrom("hub_person")
    .innerJoin("person", "person.person_id", "hub_person.person_id")
    .select(["person.person_id as id", "hub_person.number"])
    .select(sql<boolean>`alike_name(person.name) = alike_name(${of.name})`.as("isNamesake"))
    .where("hub_person.hub_id", "=", tx.actor.hubId)
    .where(sql<boolean>`person.email collate "C" = ${of.email} and person.email <> ''`)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("hat")
            .select("hat_id")
            .whereRef("hat.hub_id", "=", "hub_person.hub_id")
            .whereRef("hat.person_id", "=", "hub_person.person_id")
            .where("kind", "=", "person")
            .where("ended_at", "is", null),
        ),
      ),
    )
    .orderBy("person.person_id")
    .limit(10)
    .forNoKeyUpdate("person")
    .execute();
}

/** The hat that this account wears as a person of this hub, or null. */
export async function personHatOf(tx: Tx, accountId: AccountId): Promise<HatId | null> {
  const row = await tx.sql
    .selectFrom("hat")
    .select("hat_id as id")
    .where("hub_id", "=", tx.actor.hubId)
    .where("account_id", "=", accountId)
    .where("kind", "=", "person")
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return row?.id ?? null;
}
