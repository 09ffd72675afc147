import type { Tx } from "#app.ts";
import type { HatKind } from "#domain/access/terms.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import type { AccountId, HatId, OrganisationId } from "#domain/hubs/terms.ts";
import type { PersonId } from "#domain/people/terms.ts";

/** Founds the hub of the transaction. A host is needed only when one installation serves several hubs. */
export async function addHub(
  tx: Tx,
  hub: {
    name: string;
    contactName: string;
    contactPhone: string;
    host: string | null;
    isSample: boolean;
  },
): Promise<void> {
  await tx.sql
    .insertInto("hub")
    .values({
      hub_id: tx.actor.hubId,
      host: hub.host,
      name: hub.name,
      contact_name: hub.contactName,
      contact_phone: hub.contactPhone,
      is_sample: hub.isSample,
    })
    .execute();
}

/** Adds a town or an intermediary. */
export async function addOrganisation(
  tx: Tx,
  organisation: {
    id: OrganisationId;
    kind: "town" | "intermediary";
    name: string;
  },
): Promise<void> {
  await tx.sql
    .insertInto("organisation")
    .values({
      hub_id: tx.actor.hubId,
      organisation_id: organisation.id,
      kind: organisation.kind,
      name: organisation.name,
    })
    .execute();
}

/** Adds an account that the accounts' library already knows; an account that is there stays as it is. */
export async function addAccount(tx: Tx, account: { id: AccountId; name: string; email: string }): Promise<void> {
  await tx.sql
    .insertInto("account")
    .values({
      account_id: account.id,
      name: account.name,
      email: account.email,
      created_at: tx.now,
    })
    .onConflict((conflict) => conflict.column("account_id").doNothing())
    .execute();
}

/** What a hat is worn for; at most one of the three. */
export type HatPlace = {
  readonly firmId: FirmId | null;
  readonly personId: PersonId | null;
  readonly organisationId: OrganisationId | null;
};

/** Gives an account a hat in the hub of the transaction. */
export async function grantHat(
  tx: Tx,
  hat: { readonly accountId: AccountId; readonly kind: HatKind } & HatPlace,
): Promise<HatId> {
  const id = tx.newId<HatId>();
  await tx.sql
    .insertInto("hat")
    .values({
      hub_id: tx.actor.hubId,
      hat_id: id,
      account_id: hat.accountId,
      kind: hat.kind,
      firm_id: hat.firmId,
      person_id: hat.personId,
      organisation_id: hat.organisationId,
      granted_at: tx.now,
    })
    .execute();
  return id;
}
