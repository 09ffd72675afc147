import type { Tx } from "#app.ts";
import { type Actor, type HatKind, hatKinds } from "#domain/access/terms.ts";
import type { AccountId, HatId } from "#domain/hubs/terms.ts";

/** A hat that an account may wear in this hub, with the actor it makes of them. */
export type HatView = {
  readonly id: HatId;
  readonly kind: HatKind;
  readonly at: string;
  readonly actor: Actor;
};

/** Name and address of an account whose sign-in of this moment counts here, or null. */
export async function accountInHub(
  tx: Tx,
  { id, begunAt }: { readonly id: AccountId; readonly begunAt: Date },
): Promise<{ name: string; email: string } | null> {
  const row = await tx.sql
    .selectFrom("account")
    .leftJoin("hub_account", (join) =>
      join.on("hub_account.hub_id", "=", tx.actor.hubId).onRef("hub_account.account_id", "=", "account.account_id"),
    )
    .select(["account.name", "account.email"])
    .where("account.account_id", "=", id)
    .where("account.disabled_at", "is", null)
    .where("hub_account.disabled_at", "is", null)
    .where((eb) => eb.or([eb("hub_account.enabled_at", "is", null), eb("hub_account.enabled_at", "<", begunAt)]))
    .executeTakeFirst();
  return row ?? null;
}

/** The hats of one account in the hub of the transaction, the oldest first. */
export async function hatsOfAccount(tx: Tx, accountId: AccountId): Promise<readonly HatView[]> {
  const rows = await tx.sql
    .selectFrom("hat")
    .leftJoin("firm", (join) => join.onRef("firm.hub_id", "=", "hat.hub_id").onRef("firm.firm_id", "=", "hat.firm_id"))
    .leftJoin("organisation", (join) =>
      join
        .onRef("organisation.hub_id", "=", "hat.hub_id")
        .onRef("organisation.organisation_id", "=", "hat.organisation_id"),
    )
    .select(["hat.hub_id", "hat.hat_id", "hat.kind", "hat.firm_id", "hat.person_id", "hat.organisation_id"])
    .select(["firm.name as firm_name", "organisation.name as organisation_name"])
    .where("hat.account_id", "=", accountId)
    .where("hat.ended_at", "is", null)
    .orderBy("hat.granted_at")
    .orderBy("hat.hat_id")
    .execute();
  return rows.map((row) => ({
    id: row.hat_id,
    kind: row.kind,
    at: row.firm_name ?? row.organisation_name ?? "",
    actor: {
      hubId: row.hub_id,
      accountId,
      hat: row.kind,
      hatId: row.hat_id,
      firmId: row.firm_id,
      personId: row.person_id,
      organisationId: row.organisation_id,
    },
  }));
}

/** The domain of mail addresses in the sample region; nothing is ever delivered there (RFC 2606). */
export const sampleMailDomain = "sample.invalid";

/** The first account of each hat in the sample region, in the order of the table of hats. */
export async function sampleHats(tx: Tx) {
  const rows = await tx.sql
    .selectFrom("hat")
    .innerJoin("account", "account.account_id", "hat.account_id")
    .leftJoin("firm", (join) => join.onRef("firm.hub_id", "=", "hat.hub_id").onRef("firm.firm_id", "=", "hat.firm_id"))
    .leftJoin("organisation", (join) =>
      join
        .onRef("organisation.hub_id", "=", "hat.hub_id")
        .onRef("organisation.organisation_id", "=", "hat.organisation_id"),
    )
    .select(["hat.hat_id as hatId", "hat.kind", "account.name", "account.email"])
    .select((eb) => eb.fn.coalesce("firm.name", "organisation.name", eb.val("")).as("at"))
    .where("account.email", "like", `%@${sampleMailDomain}`)
    .where("hat.ended_at", "is", null)
    .leftJoin("hub_account", (join) =>
      join.onRef("hub_account.hub_id", "=", "hat.hub_id").onRef("hub_account.account_id", "=", "hat.account_id"),
    )
    .where("account.disabled_at", "is", null)
    .where("hub_account.disabled_at", "is", null)
    .orderBy("hat.hat_id")
    .execute();
  return hatKinds.flatMap((kind) => rows.find((row) => row.kind === kind) ?? []);
}
