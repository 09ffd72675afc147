import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import type {
  CheckInId,
  CheckInSide,
  Ending,
  EngagementId,
  EngagementTerms,
  Stage,
} from "#domain/engagements/terms.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import type { AccountId, HubId } from "#domain/hubs/terms.ts";
import type { HalfDays, PersonId } from "#domain/people/terms.ts";
import type { ProjectId } from "#domain/projects/terms.ts";
import type { LocalDate } from "#kit/dates.ts";

/** Whose the engagement is, as far as the table of acts needs it. */
export type EngagementFacts = {
  readonly hubId: HubId;
  readonly firmId: FirmId;
  readonly personId: PersonId;
  readonly id: EngagementId;
};

/** Whose the engagement with this number is; null when this actor cannot see it. */
export async function engagementFacts(tx: Tx, number: number): Promise<EngagementFacts | null> {
  const row = await tx.sql
    .selectFrom("engagement")
    .select(["hub_id as hubId", "firm_id as firmId", "person_id as personId", "engagement_id as id"])
    .where("hub_id", "=", tx.actor.hubId)
    .where("number", "=", number)
    .executeTakeFirst();
  return row ?? null;
}

/** An engagement as the hub's staff, its firm and its person read it. */
export type EngagementView = {
  readonly id: EngagementId;
  readonly number: number;
  readonly version: number;
  readonly updatedAt: Date;
  readonly firmId: FirmId;
  readonly personId: PersonId;
  readonly projectId: ProjectId | null;
  readonly firmName: string;
  readonly firmTown: string;
  readonly personName: string;
  /** Short numbers of the records that this actor may open; null for the others. */
  readonly firmNumber: number | null;
  readonly personNumber: number | null;
  readonly project: { readonly number: number; readonly title: string } | null;
  /** The companion as both sides know them; empty while nobody is named. */
  readonly companion: string;
  readonly companionPhone: string;
  readonly companionId: AccountId | null;
  /** What the person can give in all, where this actor may know it. */
  readonly capacity: HalfDays | null;
  readonly terms: EngagementTerms;
  readonly endedOn: LocalDate | null;
  readonly ending: Ending | null;
  readonly outcome: string;
  /** What the firm says of it; never told to the person. */
  readonly outcomeScore: number | null;
};

/** One engagement as its hub and its two sides read it. The sides see each other by the names that were agreed. */
export async function engagementView(
  tx: Tx,
  { actor }: Permit<"engagement.show" | "engagement.edit" | "engagement.end">,
  id: EngagementId,
): Promise<EngagementView> {
  const row = await tx.sql
    .selectFrom("engagement as e")
    .leftJoin("firm", (join) => join.onRef("firm.hub_id", "=", "e.hub_id").onRef("firm.firm_id", "=", "e.firm_id"))
    .leftJoin("person", "person.person_id", "e.person_id")
    .leftJoin("hub_person", (join) =>
      join.onRef("hub_person.hub_id", "=", "e.hub_id").onRef("hub_person.person_id", "=", "e.person_id"),
    )
    .leftJoin("project", (join) =>
      join.onRef("project.hub_id", "=", "e.hub_id").onRef("project.project_id", "=", "e.project_id"),
    )
    .select(["e.engagement_id as id", "e.number", "e.version", "e.updated_at as updatedAt", "e.firm_id as firmId"])
    .select(["e.person_id as personId", "e.project_id as projectId", "firm.number as firmNumber"])
    .select((eb) => eb.fn.coalesce("firm.name", "e.firm_name").as("firmName"))
    .select((eb) => eb.fn.coalesce("firm.town", "e.firm_town").as("firmTown"))
    .select((eb) => eb.fn.coalesce("person.name", "e.person_name").as("personName"))
    .select(["hub_person.number as personNumber", "person.half_days as capacity"])
    .select(["e.companion_name as companion", "e.companion_phone as companionPhone", "e.companion_id as companionId"])
    .select(["project.number as projectNumber", "project.title as projectTitle"])
    .select(["e.title", "e.role", "e.role_kind as roleKind", "e.stage", "e.half_days as halfDays", "e.weeks"])
    .select(["e.on_site_half_days as onSiteHalfDays", "e.from_week as fromWeek"])
    .select(["e.pay_yen_per_month as payYenPerMonth", "e.ended_on as endedOn", "e.ending", "e.outcome"])
    .select("e.outcome_score as outcomeScore")
    .where("e.hub_id", "=", actor.hubId)
    .where("e.engagement_id", "=", id)
    .executeTakeFirstOrThrow();
  const { title, role, roleKind, stage, halfDays, onSiteHalfDays, fromWeek, weeks, payYenPerMonth, ...rest } = row;
  const { projectNumber, projectTitle, ...view } = rest;
  return {
    ...view,
    project: projectNumber === null || projectTitle === null ? null : { number: projectNumber, title: projectTitle },
    outcomeScore: actor.personId === null ? row.outcomeScore : null,
    terms: { title, role, roleKind, stage, halfDays, onSiteHalfDays, fromWeek, weeks, payYenPerMonth },
  };
}

/** The names of the records between which an engagement is being entered; null where there is no such record. */
export type SidesToEnter = {
  readonly firm: string | null;
  readonly person: string | null;
  readonly project: string | null;
};

/** Whom the numbers in the form of a new engagement name. */
export async function sidesToEnter(
  tx: Tx,
  { actor }: Permit<"engagement.enter">,
  numbers: { readonly firm: number | null; readonly person: number | null; readonly project: number | null },
): Promise<SidesToEnter> {
  const row = await tx.sql
    .selectNoFrom((eb) => [
      eb
        .selectFrom("firm")
        .select("name")
        .where("hub_id", "=", actor.hubId)
        .where("number", "=", numbers.firm)
        .as("firm"),
      eb
        .selectFrom("hub_person")
        .innerJoin("person", "person.person_id", "hub_person.person_id")
        .select("person.name")
        .where("hub_person.hub_id", "=", actor.hubId)
        .where("hub_person.number", "=", numbers.person)
        .as("person"),
      eb
        .selectFrom("project")
        .select("title")
        .where("hub_id", "=", actor.hubId)
        .where("number", "=", numbers.project)
        .as("project"),
    ])
    .executeTakeFirstOrThrow();
  return row;
}

/** A check-in as it may be shown to this actor. */
export type CheckInLine = {
  readonly id: CheckInId;
  readonly side: CheckInSide;
  readonly dueOn: LocalDate;
  readonly heldOn: LocalDate | null;
  /** The day on which a later one was held instead. */
  readonly passedOn: LocalDate | null;
  readonly score: number | null;
  readonly words: string;
};

/** The most check-ins of one engagement that a page shows: five years of both sides. */
export const mostCheckInsShown = 200;

/** The check-ins of an engagement by day; a firm and a person read those that ask themselves, never the other side's. */
export function checkInLines(
  tx: Tx,
  { actor }: Permit<"engagement.show">,
  id: EngagementId,
): Promise<readonly CheckInLine[]> {
  let rows = tx.sql
    .selectFrom("check_in")
    .select([
      "check_in_id as id",
      "side",
      "due_on as dueOn",
      "held_on as heldOn",
      "passed_on as passedOn",
      "score",
      "words",
    ])
    .where("hub_id", "=", actor.hubId)
    .where("engagement_id", "=", id)
    .orderBy("due_on")
    .orderBy("side")
    .limit(mostCheckInsShown);
  if (actor.firmId !== null) rows = rows.where("side", "=", "firm");
  if (actor.personId !== null) rows = rows.where("side", "=", "person");
  return rows.execute();
}

/** One line of a list of engagements. */
export type EngagementLine = {
  readonly number: number;
  readonly title: string;
  readonly firmName: string;
  readonly personName: string;
  readonly stage: Stage;
  readonly halfDays: HalfDays;
  readonly fromWeek: LocalDate;
  readonly weeks: number;
  readonly endedOn: LocalDate | null;
  readonly ending: Ending | null;
};

/** Of which record the engagements are asked for. */
export type EngagementQuery = {
  readonly firmId?: FirmId;
  readonly personId?: PersonId;
  readonly projectId?: ProjectId;
  readonly limit: number;
};

/** The engagements of one record for its page, or of the actor's own side of them: the latest start first. */
export function engagementsOf(
  tx: Tx,
  { actor }: Permit<"engagement.list">,
  query: EngagementQuery,
): Promise<readonly EngagementLine[]> {
  let rows = tx.sql
    .selectFrom("engagement as e")
    .leftJoin("firm", (join) => join.onRef("firm.hub_id", "=", "e.hub_id").onRef("firm.firm_id", "=", "e.firm_id"))
    .leftJoin("person", "person.person_id", "e.person_id")
    .select(["e.number", "e.title", "e.stage", "e.half_days as halfDays", "e.from_week as fromWeek", "e.weeks"])
    .select(["e.ended_on as endedOn", "e.ending"])
    .select((eb) => eb.fn.coalesce("firm.name", "e.firm_name").as("firmName"))
    .select((eb) => eb.fn.coalesce("person.name", "e.person_name").as("personName"))
    .where("e.hub_id", "=", actor.hubId)
    .orderBy("e.from_week", "desc")
    .orderBy("e.number", "desc")
    .limit(query.limit);
  if (actor.firmId !== null) rows = rows.where("e.firm_id", "=", actor.firmId);
  if (actor.personId !== null) rows = rows.where("e.person_id", "=", actor.personId);
  if (query.firmId !== undefined) rows = rows.where("e.firm_id", "=", query.firmId);
  if (query.personId !== undefined) rows = rows.where("e.person_id", "=", query.personId);
  if (query.projectId !== undefined) rows = rows.where("e.project_id", "=", query.projectId);
  return rows.execute();
}
