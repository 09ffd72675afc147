import { sql } from "kysely";
import type { Tx } from "#app.ts";
import { consentTextVersion } from "#domain/consents/rules.ts";
import type { AskedUse, ConsentId, ConsentPurpose, ConsentSubject } from "#domain/consents/terms.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import type { OrganisationId } from "#domain/hubs/terms.ts";
import { forgetCandidate } from "#domain/needs/store-reviews.ts";
import type { PersonId } from "#domain/people/terms.ts";
import type { LocalDate } from "#kit/dates.ts";

/** Keeps a yes of a person until the last day named. Whoever writes it holds the person first. */
export async function addConsent(
  tx: Tx,
  personId: PersonId,
  { until, ...subject }: ConsentSubject & { readonly until: LocalDate },
): Promise<ConsentId> {
  const id = tx.newId<ConsentId>();
  await tx.sql
    .insertInto("data_consent")
    .values({
      hub_id: tx.actor.hubId,
      consent_id: id,
      person_id: personId,
      purpose: subject.purpose,
      firm_id: subject.firmId,
      organisation_id: subject.organisationId,
      text_version: consentTextVersion,
      given_at: tx.now,
      given_by: tx.actor.accountId,
      until,
    })
    .execute();
  return id;
}

/**
 * Whoever acts on a yes without holding the person, and whoever withdraws it, take turns until the transaction ends:
 * nothing is done by a yes that is being withdrawn. It is held by the firm for a look inside it, by the person else.
 */
export async function holdUse(tx: Tx, purpose: ConsentPurpose, of: FirmId | PersonId): Promise<void> {
  const use = `use ${tx.actor.hubId} ${purpose} ${of}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${use}, 0))`.execute(tx.sql);
}

/**
 * Withdraws every yes of a person to this use, also those that are over; gives their ids. What a firm could see of the
 * person by it is gone in the same moment.
 */
export async function withdrawConsents(
  tx: Tx,
  personId: PersonId,
  subject: ConsentSubject,
): Promise<readonly ConsentId[]> {
  await holdUse(tx, subject.purpose, subject.firmId ?? personId);
  const rows = await tx.sql
    .updateTable("data_consent")
    .set({ withdrawn_at: tx.now, withdrawn_by: tx.actor.accountId })
    .where("hub_id", "=", tx.actor.hubId)
    .where("person_id", "=", personId)
    .where("purpose", "=", subject.purpose)
    .where("firm_id", "is not distinct from", subject.firmId)
    .where("organisation_id", "is not distinct from", subject.organisationId)
    .where("withdrawn_at", "is", null)
    .returning("consent_id as id")
    .execute();
  if (subject.firmId !== null) await forgetCandidate(tx, personId, subject.firmId);
  return rows.map(({ id }) => id);
}

/** Whether a person's yes to this use holds today. */
export async function hasConsent(
  tx: Tx,
  personId: PersonId,
  subject: ConsentSubject,
  today: LocalDate,
): Promise<boolean> {
  const row = await tx.sql
    .selectFrom("data_consent")
    .select("consent_id")
    .where("hub_id", "=", tx.actor.hubId)
    .where("person_id", "=", personId)
    .where("purpose", "=", subject.purpose)
    .where("firm_id", "is not distinct from", subject.firmId)
    .where("organisation_id", "is not distinct from", subject.organisationId)
    .where("withdrawn_at", "is", null)
    .where("until", ">=", today)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The use that is meant, with null where no such firm or intermediary is known to the actor. */
export async function findSubject(tx: Tx, { purpose, firm, organisation }: AskedUse): Promise<ConsentSubject> {
  return {
    purpose,
    firmId: purpose === "inside-review" && firm !== "" ? await firmMeant(tx, firm) : null,
    organisationId: purpose === "intermediary" ? await intermediaryOf(tx, organisation) : null,
  };
}

/** To which use of a person's data this yes is; null when they have no such yes in this hub. */
export async function subjectOf(tx: Tx, personId: PersonId, id: ConsentId): Promise<ConsentSubject | null> {
  const row = await tx.sql
    .selectFrom("data_consent")
    .select(["purpose", "firm_id as firmId", "organisation_id as organisationId"])
    .where("hub_id", "=", tx.actor.hubId)
    .where("consent_id", "=", id)
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return row ?? null;
}

async function intermediaryOf(tx: Tx, id: string): Promise<OrganisationId | null> {
  const row = await tx.sql
    .selectFrom("organisation")
    .select("organisation_id as id")
    .where("hub_id", "=", tx.actor.hubId)
    .where("kind", "=", "intermediary")
    .where((eb) => eb(eb.cast("organisation_id", "text"), "=", id))
    .executeTakeFirst();
  return row?.id ?? null;
}

/**
 * The firm that people mean by a name or by its number (F-12), when there is just one: among all firms for the hub's
 * staff, among those that agreed to be named for everybody else.
 */
async function firmMeant(tx: Tx, typed: string): Promise<FirmId | null> {
  const number = /^\s*(?:[FfＦｆ][-－]?)?([0-9０-９]{1,9})\s*$/.exec(typed)?.[1]?.normalize("NFKC") ?? null;
  const { rows } = await sql<{ id: FirmId }>`select distinct id from (
      select firm_id as id, number, name from firm_page where hub_id = ${tx.actor.hubId}
      union all select firm_id, number, name from firm where hub_id = ${tx.actor.hubId}) known
    where number = ${number}::integer or alike_name(name) = alike_name(${typed}) limit 2`.execute(tx.sql);
  const [only] = rows;
  return rows.length === 1 && only !== undefined ? only.id : null;
}
