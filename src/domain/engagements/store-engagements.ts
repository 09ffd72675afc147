import type { Tx } from "#app.ts";
import type { EngagementState } from "#domain/engagements/rules-engagements.ts";
import type { BookingId, EngagementEnd, EngagementId, EngagementTerms, Stage } from "#domain/engagements/terms.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import { nextNumber } from "#domain/hubs/store-numbers.ts";
import type { AccountId } from "#domain/hubs/terms.ts";
import type { PersonId } from "#domain/people/terms.ts";
import type { ProjectId, RoleKind } from "#domain/projects/terms.ts";
import { searchColumns } from "#domain/search/store.ts";
import type { LocalDate } from "#kit/dates.ts";

/** An engagement as a decision needs it, held until the transaction ends. */
export type SavedEngagement = EngagementState & {
  readonly id: EngagementId;
  readonly number: number;
  readonly firmId: FirmId;
  readonly personId: PersonId;
  readonly projectId: ProjectId | null;
  readonly bookingId: BookingId;
  /** The names of the two sides as they were agreed. */
  readonly firmName: string;
  readonly personName: string;
};

const engagementAt = (tx: Tx, number: number) =>
  tx.sql.selectFrom("engagement").selectAll().where("hub_id", "=", tx.actor.hubId).where("number", "=", number);

/** Finds an engagement by its number and holds it; null when there is none for this actor. */
export async function lockEngagement(tx: Tx, number: number): Promise<SavedEngagement | null> {
  const row = await engagementAt(tx, number).forUpdate().executeTakeFirst();
  return row === undefined ? null : savedOf(row);
}

/** The same without holding it, for its two sides, who may not change it. */
export async function findEngagement(tx: Tx, number: number): Promise<SavedEngagement | null> {
  const row = await engagementAt(tx, number).executeTakeFirst();
  return row === undefined ? null : savedOf(row);
}

type EngagementRow = NonNullable<Awaited<ReturnType<ReturnType<typeof engagementAt>["executeTakeFirst"]>>>;

function savedOf(row: EngagementRow): SavedEngagement {
  return {
    id: row.engagement_id,
    number: row.number,
    firmId: row.firm_id,
    personId: row.person_id,
    projectId: row.project_id,
    bookingId: row.booking_id,
    version: row.version,
    terms: engagementTermsOf(row),
    endedOn: row.ended_on,
    firmName: row.firm_name,
    personName: row.person_name,
  };
}

/** Of whom an engagement is, and which booking holds its half-days. */
export type EngagementPlace = {
  readonly id: EngagementId;
  readonly firmId: FirmId;
  readonly personId: PersonId;
  readonly projectId: ProjectId | null;
  readonly bookingId: BookingId;
  readonly terms: EngagementTerms;
  /** The names of the two sides, for the search. */
  readonly firmName: string;
  readonly personName: string;
};

/** Whether the half-days of this booking are those of an engagement. */
export async function isEngaged(tx: Tx, booking: BookingId): Promise<boolean> {
  const row = await tx.sql
    .selectFrom("engagement")
    .select("number")
    .where("hub_id", "=", tx.actor.hubId)
    .where("booking_id", "=", booking)
    .executeTakeFirst();
  return row !== undefined;
}

/** Adds an engagement and gives its short number. The names of its sides are noted by the database itself. */
export async function addEngagement(tx: Tx, engagement: EngagementPlace): Promise<number> {
  const number = await nextNumber(tx, "engagement");
  await tx.sql
    .insertInto("engagement")
    .values({
      hub_id: tx.actor.hubId,
      engagement_id: engagement.id,
      number,
      firm_id: engagement.firmId,
      project_id: engagement.projectId,
      person_id: engagement.personId,
      booking_id: engagement.bookingId,
      ...engagementColumns(engagement.terms),
      ...searchColumns(engagementSearchTexts(engagement.terms, engagement)),
      created_at: tx.now,
      updated_at: tx.now,
    })
    .execute();
  return number;
}

/** Saves new terms; the version goes up by one. */
export async function saveEngagement(tx: Tx, saved: SavedEngagement, terms: EngagementTerms): Promise<void> {
  await tx.sql
    .updateTable("engagement")
    .set((eb) => ({
      ...engagementColumns(terms),
      ...searchColumns(engagementSearchTexts(terms, saved)),
      version: eb("version", "+", 1),
      updated_at: tx.now,
    }))
    .where("hub_id", "=", tx.actor.hubId)
    .where("engagement_id", "=", saved.id)
    .execute();
}

/** Saves how an engagement ended; the version goes up by one. */
export async function saveEngagementEnd(tx: Tx, id: EngagementId, end: EngagementEnd): Promise<void> {
  await tx.sql
    .updateTable("engagement")
    .set((eb) => ({ ...endColumns(end), version: eb("version", "+", 1), updated_at: tx.now }))
    .where("hub_id", "=", tx.actor.hubId)
    .where("engagement_id", "=", id)
    .execute();
}

/** Names who accompanies an engagement; the version goes up by one. */
export async function saveCompanion(
  tx: Tx,
  id: EngagementId,
  { companion, phone }: { readonly companion: AccountId; readonly phone: string },
): Promise<void> {
  await tx.sql
    .updateTable("engagement")
    .set((eb) => ({
      companion_id: companion,
      companion_phone: phone,
      version: eb("version", "+", 1),
      updated_at: tx.now,
    }))
    .where("hub_id", "=", tx.actor.hubId)
    .where("engagement_id", "=", id)
    .execute();
}

/** What a search among engagements reads: everyone who may list one may read all of it. */
export const engagementSearchTexts = (
  { title, role }: EngagementTerms,
  { firmName, personName }: { readonly firmName: string; readonly personName: string },
): readonly string[] => [title, `${firmName} ${personName}`, role];

type EngagementColumns = {
  title: string;
  role: string;
  role_kind: RoleKind;
  stage: Stage;
  half_days: number;
  on_site_half_days: number;
  from_week: LocalDate;
  weeks: number;
  pay_yen_per_month: number;
};

/** The columns of an engagement's terms. */
export const engagementColumns = (terms: EngagementTerms): EngagementColumns => ({
  title: terms.title,
  role: terms.role,
  role_kind: terms.roleKind,
  stage: terms.stage,
  half_days: terms.halfDays,
  on_site_half_days: terms.onSiteHalfDays,
  from_week: terms.fromWeek,
  weeks: terms.weeks,
  pay_yen_per_month: terms.payYenPerMonth,
});

/** The columns of an engagement's end. */
const endColumns = (end: EngagementEnd) => ({
  ended_on: end.endedOn,
  ending: end.ending,
  outcome: end.outcome,
  outcome_score: end.outcomeScore,
});

/** The terms that a row of the table holds. */
export const engagementTermsOf = (row: EngagementColumns): EngagementTerms => ({
  title: row.title,
  role: row.role,
  roleKind: row.role_kind,
  stage: row.stage,
  halfDays: row.half_days,
  onSiteHalfDays: row.on_site_half_days,
  fromWeek: row.from_week,
  weeks: row.weeks,
  payYenPerMonth: row.pay_yen_per_month,
});
