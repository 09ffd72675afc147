import type { Tx } from "#app.ts";
import type { HatKind } from "#domain/access/terms.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import type { InvitationState, WornHat } from "#domain/hubs/rules-invitations.ts";
import type { HatPlace } from "#domain/hubs/store.ts";
import type { AccountId, HatId, InvitationId, OrganisationId } from "#domain/hubs/terms.ts";
import type { PersonId } from "#domain/people/terms.ts";

/** An invitation as it is kept. */
export type SavedInvitation = InvitationState & {
  readonly id: InvitationId;
  readonly name: string;
  readonly kind: HatKind;
  readonly place: HatPlace;
};

/** Keeps an invitation; of the token only its hash. */
export async function addInvitation(
  tx: Tx,
  invitation: {
    readonly id: InvitationId;
    readonly tokenHash: string;
    readonly name: string;
    readonly email: string;
    readonly kind: HatKind;
    readonly place: HatPlace;
    readonly expiresAt: Date;
  },
): Promise<void> {
  const { place } = invitation;
  await tx.sql
    .insertInto("invitation")
    .values({
      hub_id: tx.actor.hubId,
      invitation_id: invitation.id,
      token_hash: invitation.tokenHash,
      name: invitation.name,
      email: invitation.email,
      kind: invitation.kind,
      firm_id: place.firmId,
      person_id: place.personId,
      organisation_id: place.organisationId,
      invited_by: tx.actor.accountId,
      invited_at: tx.now,
      expires_at: invitation.expiresAt,
    })
    .execute();
}

/** Finds an invitation by the hash of its token, or by its id, and holds it; null when there is none for this actor. */
export async function lockInvitation(
  tx: Tx,
  by: { readonly tokenHash: string } | { readonly id: InvitationId },
): Promise<SavedInvitation | null> {
  const rows = tx.sql.selectFrom("invitation").selectAll().where("hub_id", "=", tx.actor.hubId).forUpdate();
  const row = await ("id" in by
    ? rows.where("invitation_id", "=", by.id)
    : rows.where("token_hash", "=", by.tokenHash)
  ).executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.invitation_id,
    name: row.name,
    email: row.email,
    kind: row.kind,
    place: { firmId: row.firm_id, personId: row.person_id, organisationId: row.organisation_id },
    expiresAt: row.expires_at,
    acceptedAt: row.accepted_at,
    withdrawnAt: row.withdrawn_at,
  };
}

/** Notes that an invitation was accepted or taken back now. */
export async function saveInvitationAnswer(tx: Tx, id: InvitationId, answer: "accepted" | "withdrawn"): Promise<void> {
  await tx.sql
    .updateTable("invitation")
    .set(answer === "accepted" ? { accepted_at: tx.now } : { withdrawn_at: tx.now })
    .where("hub_id", "=", tx.actor.hubId)
    .where("invitation_id", "=", id)
    .execute();
}

/** Takes back the open invitations of this address to the same hat: a new mail makes the older links useless. */
export async function withdrawEarlierInvitations(
  tx: Tx,
  { email, kind, place }: { readonly email: string; readonly kind: HatKind; readonly place: HatPlace },
): Promise<void> {
  await tx.sql
    .updateTable("invitation")
    .set({ withdrawn_at: tx.now })
    .where("hub_id", "=", tx.actor.hubId)
    .where("email", "=", email)
    .where("kind", "=", kind)
    .where("firm_id", "is not distinct from", place.firmId)
    .where("person_id", "is not distinct from", place.personId)
    .where("organisation_id", "is not distinct from", place.organisationId)
    .where("accepted_at", "is", null)
    .where("withdrawn_at", "is", null)
    .execute();
}

/** The account with this mail address, as far as this actor may know it, and since when it may not sign in here. */
export async function accountByEmail(
  tx: Tx,
  email: string,
): Promise<{ id: AccountId; name: string; email: string; disabledAt: Date | null } | null> {
  const row = await tx.sql
    .selectFrom("account")
    .leftJoin("hub_account", (join) =>
      join.on("hub_account.hub_id", "=", tx.actor.hubId).onRef("hub_account.account_id", "=", "account.account_id"),
    )
    .select(["account.account_id as id", "account.name", "account.email"])
    .select((eb) => eb.fn.coalesce("account.disabled_at", "hub_account.disabled_at").as("disabledAt"))
    .where("account.email", "=", email)
    .executeTakeFirst();
  return row ?? null;
}

/** Whether the address already wears this hat at this place, and whether somebody else is the person of this record. */
export async function hatTaken(
  tx: Tx,
  { email, kind, place }: { readonly email: string; readonly kind: HatKind; readonly place: HatPlace },
): Promise<HatId | "by-other" | null> {
  const rows = await tx.sql
    .selectFrom("hat")
    .innerJoin("account", "account.account_id", "hat.account_id")
    .select(["hat.hat_id as id", "account.email"])
    .where("hat.hub_id", "=", tx.actor.hubId)
    .where("hat.kind", "=", kind)
    .where("hat.firm_id", "is not distinct from", place.firmId)
    .where("hat.person_id", "is not distinct from", place.personId)
    .where("hat.organisation_id", "is not distinct from", place.organisationId)
    .where("hat.ended_at", "is", null)
    .execute();
  const own = rows.find((row) => row.email === email);
  if (own !== undefined) return own.id;
  return place.personId !== null && rows.length > 0 ? "by-other" : null;
}

/** Holds the record that a person's hat stands for, so that two who would become the same person take turns. */
export async function holdRecord(tx: Tx, { personId }: HatPlace): Promise<void> {
  if (personId === null) return;
  await tx.sql.selectFrom("person").select("person_id").where("person_id", "=", personId).forNoKeyUpdate().execute();
}

/** A hat that is held, and whether the actor still wears the one they act by. */
export type HeldHat = WornHat & { readonly accountId: AccountId; readonly isActorWearing: boolean };

/**
 * Finds a hat by its id and holds it together with the actor's own, so that two who end each other's take turns; null
 * when there is none for this actor.
 */
export async function lockHat(tx: Tx, id: HatId): Promise<HeldHat | null> {
  const { hubId, hatId: own } = tx.actor;
  const rows = await tx.sql
    .selectFrom("hat")
    .select(["hat_id as id", "kind", "firm_id as firmId", "ended_at as endedAt", "account_id as accountId"])
    .where("hub_id", "=", hubId)
    .where("hat_id", "in", own === null ? [id] : [id, own])
    .orderBy("hat_id")
    .forUpdate()
    .execute();
  const hat = rows.find((row) => row.id === id);
  if (hat === undefined) return null;
  return { ...hat, isActorWearing: own === null || rows.some((row) => row.id === own && row.endedAt === null) };
}

/** Ends a hat now. */
export async function endHat(tx: Tx, id: HatId): Promise<void> {
  await tx.sql
    .updateTable("hat")
    .set({ ended_at: tx.now })
    .where("hub_id", "=", tx.actor.hubId)
    .where("hat_id", "=", id)
    .execute();
}

/** An account that is held, since when this hub shuts it out, and whether the actor's own may still act here. */
export type HeldAccount = {
  readonly id: AccountId;
  readonly disabledAt: Date | null;
  readonly isActorEnabled: boolean;
};

/**
 * Finds an account of this hub and holds what it wears here together with what the actor wears, so that two who shut
 * each other out take turns; null when it never wore a hat here.
 */
export async function lockAccountHere(tx: Tx, id: AccountId): Promise<HeldAccount | null> {
  const { hubId, accountId: own } = tx.actor;
  const both = own === null ? [id] : [id, own];
  await tx.sql
    .selectFrom("hat")
    .select("hat_id")
    .where("hub_id", "=", hubId)
    .where("account_id", "in", both)
    .orderBy("hat_id")
    .forUpdate()
    .execute();
  // Asked anew once both are held: what the other has just done is seen.
  const rows = await tx.sql
    .selectFrom("account")
    .leftJoin("hub_account", (join) =>
      join.on("hub_account.hub_id", "=", hubId).onRef("hub_account.account_id", "=", "account.account_id"),
    )
    .select([
      "account.account_id as id",
      "account.disabled_at as everywhereAt",
      "hub_account.disabled_at as disabledAt",
    ])
    .where("account.account_id", "in", both)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("hat")
          .select("hat.hat_id")
          .whereRef("hat.account_id", "=", "account.account_id")
          .where("hat.hub_id", "=", hubId),
      ),
    )
    .execute();
  const found = rows.find((row) => row.id === id);
  if (found === undefined) return null;
  const acts = rows.some((row) => row.id === own && row.disabledAt === null && row.everywhereAt === null);
  return { id, disabledAt: found.disabledAt, isActorEnabled: own === null || acts };
}

/** Shuts an account out of this hub from now on, or lets it in again: sessions begun before do not count here. */
export async function saveDisabledHere(tx: Tx, id: AccountId, to: "disabled" | "enabled"): Promise<void> {
  const said = { disabled_at: to === "disabled" ? tx.now : null, enabled_at: to === "enabled" ? tx.now : null };
  await tx.sql
    .insertInto("hub_account")
    .values({ hub_id: tx.actor.hubId, account_id: id, ...said })
    .onConflict((conflict) => conflict.columns(["hub_id", "account_id"]).doUpdateSet(said))
    .execute();
}

/** Finds an account that wears, or wore, a hat of this hub, and holds it; `disabledAt` is of the whole installation. */
export async function lockAccount(
  tx: Tx,
  email: string,
): Promise<{ readonly id: AccountId; readonly disabledAt: Date | null } | null> {
  const row = await tx.sql
    .selectFrom("account")
    .select(["account_id as id", "disabled_at as disabledAt"])
    .where("email", "=", email)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("hat")
          .select("hat.hat_id")
          .whereRef("hat.account_id", "=", "account.account_id")
          .where("hat.hub_id", "=", tx.actor.hubId),
      ),
    )
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** Disables an account in the whole installation from now on, or enables it again. */
export async function saveDisabled(tx: Tx, id: AccountId, to: "disabled" | "enabled"): Promise<void> {
  await tx.sql
    .updateTable("account")
    .set({ disabled_at: to === "disabled" ? tx.now : null })
    .where("account_id", "=", id)
    .execute();
}

/** The firm with this number, as far as this actor sees it, or null. */
export async function firmByNumber(tx: Tx, number: number): Promise<{ id: FirmId; name: string } | null> {
  const row = await tx.sql
    .selectFrom("firm")
    .select(["firm_id as id", "name"])
    .where("hub_id", "=", tx.actor.hubId)
    .where("number", "=", number)
    .executeTakeFirst();
  return row ?? null;
}

/** The person whose card in this hub has this number, or null. */
export async function personByNumber(tx: Tx, number: number): Promise<PersonId | null> {
  const row = await tx.sql
    .selectFrom("hub_person")
    .select("person_id")
    .where("hub_id", "=", tx.actor.hubId)
    .where("number", "=", number)
    .executeTakeFirst();
  return row?.person_id ?? null;
}

/** The town or intermediary with this id, or null. */
export async function organisationById(
  tx: Tx,
  id: string,
): Promise<{ id: OrganisationId; kind: string; name: string } | null> {
  const row = await tx.sql
    .selectFrom("organisation")
    .select(["organisation_id as id", "kind", "name"])
    .where("hub_id", "=", tx.actor.hubId)
    .where((eb) => eb(eb.cast("organisation_id", "text"), "=", id))
    .executeTakeFirst();
  return row ?? null;
}

/** How a hub's own people and mails name it, and the host name of its pages when it has one of its own. */
export async function hubFacts(tx: Tx): Promise<{ name: string; host: string | null }> {
  return tx.sql
    .selectFrom("hub")
    .select(["name", "host"])
    .where("hub_id", "=", tx.actor.hubId)
    .executeTakeFirstOrThrow();
}
