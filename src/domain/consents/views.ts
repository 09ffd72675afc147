import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import { type MatchingBasis, matchingBasis, openOf } from "#domain/consents/rules.ts";
import type { ConsentSubject, DataConsent } from "#domain/consents/terms.ts";
import type { OrganisationId } from "#domain/hubs/terms.ts";
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
      on.onRef("firm_page.hub_id", "=", "data_consent.hub_id").onRef("firm_page.firm_id", "=", "data_consent.firm_id"),
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

/** Everybody whose yes to this use holds today: the people whom a firm's inside-first review, or an intermediary, may see. */
export async function peopleWhoAgreed(tx: Tx, subject: ConsentSubject, today: LocalDate): Promise<readonly PersonId[]> {
  const rows = await tx.sql
    .selectFrom("data_consent")
    .select("person_id as personId")
    .distinct()
    .where("hub_id", "=", tx.actor.hubId)
    .where("purpose", "=", subject.purpose)
    .where("firm_id", "is not distinct from", subject.firmId)
    .where("organisation_id", "is not distinct from", subject.organisationId)
    .where("withdrawn_at", "is", null)
    .where("until", ">=", today)
    .orderBy("personId")
    .execute();
  return rows.map(({ personId }) => personId);
}

/**
 * A condition of queries over `hub_person`: whether its hub may look for work for its person today. True for somebody
 * whose yes to matching holds, and for a card whose person never had the choice: no account, no earlier yes, no "do not ask
 * me again".
 */
export const mayBeMatched = (today: LocalDate): RawBuilder<boolean> => sql<boolean>`(
  exists (select from data_consent c where c.hub_id = hub_person.hub_id and c.person_id = hub_person.person_id
    and c.purpose = 'matching' and c.withdrawn_at is null and c.until >= ${today}::date)
  or hub_person.not_asked_since is null
  and not exists (select from hat h where h.hub_id = hub_person.hub_id and h.person_id = hub_person.person_id
    and h.kind = 'person')
  and not exists (select from data_consent c where c.hub_id = hub_person.hub_id and c.person_id = hub_person.person_id
    and c.purpose = 'matching'))`;

/** On what the hub may look for work for this person today; null when it may not. Asked as staff or as the hub itself. */
export async function matchingBasisOf(tx: Tx, personId: PersonId, today: LocalDate): Promise<MatchingBasis> {
  const { rows } = await sql<{ hadChoice: boolean; hasConsent: boolean }>`select
    exists (select from hat h where h.hub_id = ${tx.actor.hubId} and h.person_id = ${personId} and h.kind = 'person')
      or exists (select from data_consent c where c.hub_id = ${tx.actor.hubId} and c.person_id = ${personId}
        and c.purpose = 'matching')
      or exists (select from hub_person p where p.hub_id = ${tx.actor.hubId} and p.person_id = ${personId}
        and p.not_asked_since is not null) as "hadChoice",
    exists (select from data_consent c where c.hub_id = ${tx.actor.hubId} and c.person_id = ${personId}
      and c.purpose = 'matching' and c.withdrawn_at is null and c.until >= ${today}::date) as "hasConsent"`.execute(
    tx.sql,
  );
  const [found = { hadChoice: true, hasConsent: false }] = rows;
  return matchingBasis(found);
}

/** Since when the person of a card does not want to be asked; null while they have not said so. */
export async function notAskedSince(
  tx: Tx,
  { actor }: Permit<"consent.show">,
  personId: PersonId,
): Promise<Date | null> {
  const row = await tx.sql
    .selectFrom("hub_person")
    .select("not_asked_since as since")
    .where("hub_id", "=", actor.hubId)
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return row?.since ?? null;
}

/** A firm that agreed to be named, as a person means it by its name or its number (F-12), when there is just one. */
export async function namedFirm(
  tx: Tx,
  { actor }: Permit<"consent.give">,
  typed: string,
): Promise<{ readonly number: number; readonly name: string } | null> {
  const number = /^\s*(?:[FfＦｆ][-－]?)?([0-9０-９]{1,9})\s*$/.exec(typed)?.[1]?.normalize("NFKC") ?? null;
  const { rows } = await sql<{ number: number; name: string }>`select number, name from firm_page
    where hub_id = ${actor.hubId} and (number = ${number}::integer or alike_name(name) = alike_name(${typed}))
    limit 2`.execute(tx.sql);
  return rows.length === 1 ? (rows[0] ?? null) : null;
}

/** The intermediaries of the hub, by name. */
export const intermediaries = (
  tx: Tx,
  { actor }: Permit<"consent.give">,
): Promise<readonly { readonly id: OrganisationId; readonly name: string }[]> =>
  tx.sql
    .selectFrom("organisation")
    .select(["organisation_id as id", "name"])
    .where("hub_id", "=", actor.hubId)
    .where("kind", "=", "intermediary")
    .orderBy("name")
    .execute();
