import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import { openOf } from "#domain/consents/rules.ts";
import type { DataConsent } from "#domain/consents/terms.ts";
import type { PersonId } from "#domain/people/terms.ts";
import type { LocalDate } from "#kit/dates.ts";

/** A yes as the person and the hub's staff read it, with the name of the firm or intermediary that it is for. */
export type ConsentView = DataConsent & {
  /** Name of the intermediary, or of the firm where the reader may know it; empty for the hub's own purposes. */
  readonly whom: string;
};

/** Every yes of a person in this hub, the newest first, those withdrawn and those that are over included. */
export async function consentsOf(
  tx: Tx,
  { actor }: Permit<"consent.show" | "person.show">,
  personId: PersonId,
): Promise<readonly ConsentView[]> {
  return tx.sql
    .selectFrom("data_consent")
    .leftJoin("organisation", (on) =>
      on
        .onRef("organisation.hub_id", "=", "data_consent.hub_id")
        .onRef("organisation.organisation_id", "=", "data_consent.organisation_id"),
    )
    .leftJoin("firm_page", (on) =>
      on
        .onRef("firm_page.hub_id", "=", "data_consent.hub_id")
        .onRef("firm_page.firm_id", "=", "data_consent.firm_id"),
    )
    .leftJoin("firm", (on) =>
      on.onRef("firm.hub_id", "=", "data_consent.hub_id").onRef("firm.firm_id", "=", "data_consent.firm_id"),
    )
    .select(["consent_id as id", "purpose", "data_consent.firm_id as firmId", "text_version as textVersion"])
    .select(["data_consent.organisation_id as organisationId", "given_at as givenAt", "given_by as givenBy", "until"])
    .select(["withdrawn_at as withdrawnAt"])
    .select(sql<string>`coalesce(organisation.name, firm_page.name, firm.name, '')`.as("whom"))
    .where("data_consent.hub_id", "=", actor.hubId)
    .where("person_id", "=", personId)
    .orderBy("given_at", "desc")
    .orderBy("consent_id", "desc")
    .execute();
}

/** The yeses of a person in this hub that hold today. */
export const openConsents = async (
  tx: Tx,
  allowed: Permit<"consent.show" | "person.show">,
  { personId, today }: { readonly personId: PersonId; readonly today: LocalDate },
): Promise<readonly ConsentView[]> => openOf(await consentsOf(tx, allowed, personId), today);
