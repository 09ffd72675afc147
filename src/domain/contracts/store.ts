import type { Tx } from "#app.ts";
import type { Standing, StandingId, StandingTerms } from "#domain/contracts/terms.ts";
import { nextNumber } from "#domain/hubs/store-numbers.ts";
import type { OrganisationId } from "#domain/hubs/terms.ts";
import type { ProjectId } from "#domain/projects/terms.ts";
import type { ContractForm } from "#reference/contract-forms.ts";

const columnsOf = ({ kind, licence, validFrom, expiresOn, note }: StandingTerms) => ({
  kind,
  licence,
  valid_from: validFrom,
  expires_on: expiresOn,
  note,
});

/** The standings of the hub and its organisations, for a decision. */
export async function loadStandings(tx: Tx): Promise<readonly Standing[]> {
  const rows = await tx.sql
    .selectFrom("standing")
    .select(["organisation_id as organisationId", "kind", "licence", "valid_from as validFrom"])
    .select(["expires_on as expiresOn", "note"])
    .where("hub_id", "=", tx.actor.hubId)
    .limit(1000)
    .execute();
  return rows.map(({ organisationId, ...terms }) => ({ organisationId, terms }));
}

/** Whether the hub has this organisation. */
export async function hasOrganisation(tx: Tx, id: OrganisationId): Promise<boolean> {
  const row = await tx.sql
    .selectFrom("organisation")
    .select("name")
    .where("hub_id", "=", tx.actor.hubId)
    .where("organisation_id", "=", id)
    .executeTakeFirst();
  return row !== undefined;
}

/** Adds a standing and gives its short number. */
export async function addStanding(tx: Tx, standing: Standing & { readonly id: StandingId }): Promise<number> {
  const number = await nextNumber(tx, "standing");
  await tx.sql
    .insertInto("standing")
    .values({
      hub_id: tx.actor.hubId,
      standing_id: standing.id,
      number,
      organisation_id: standing.organisationId,
      ...columnsOf(standing.terms),
      created_at: tx.now,
      updated_at: tx.now,
    })
    .execute();
  return number;
}

/** A standing as a decision needs it, held until the transaction ends; null when there is none with this number. */
export async function lockStanding(
  tx: Tx,
  number: number,
): Promise<{ readonly id: StandingId; readonly version: number; readonly terms: StandingTerms } | null> {
  const row = await tx.sql
    .selectFrom("standing")
    .select(["standing_id as id", "version", "kind", "licence", "valid_from as validFrom", "expires_on as expiresOn"])
    .select("note")
    .where("hub_id", "=", tx.actor.hubId)
    .where("number", "=", number)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return null;
  const { id, version, ...terms } = row;
  return { id, version, terms };
}

/** Saves new terms; the version goes up by one. */
export async function saveStanding(tx: Tx, id: StandingId, terms: StandingTerms): Promise<void> {
  await tx.sql
    .updateTable("standing")
    .set((eb) => ({ ...columnsOf(terms), version: eb("version", "+", 1), updated_at: tx.now }))
    .where("hub_id", "=", tx.actor.hubId)
    .where("standing_id", "=", id)
    .execute();
}

/** The form of contract of a project. */
export async function contractFormOf(tx: Tx, id: ProjectId): Promise<ContractForm> {
  const { form } = await tx.sql
    .selectFrom("project")
    .select("contract_form as form")
    .where("hub_id", "=", tx.actor.hubId)
    .where("project_id", "=", id)
    .executeTakeFirstOrThrow();
  return form;
}

/** Saves the form of contract of a project; the version goes up by one. */
export async function saveContractForm(tx: Tx, id: ProjectId, form: ContractForm): Promise<void> {
  await tx.sql
    .updateTable("project")
    .set((eb) => ({ contract_form: form, version: eb("version", "+", 1), updated_at: tx.now }))
    .where("hub_id", "=", tx.actor.hubId)
    .where("project_id", "=", id)
    .execute();
}
