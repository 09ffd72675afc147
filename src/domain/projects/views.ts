import { type SqlBool, sql } from "kysely";
import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import type { HalfDays } from "#domain/people/terms.ts";
import { searchPatterns } from "#domain/projects/rules-search.ts";
import type { ProjectId, ProjectStatus, ProjectTerms } from "#domain/projects/terms.ts";

/** One line of the list of projects, for the hub's staff or for the firm itself. */
export type ProjectLine = {
  readonly number: number;
  readonly title: string;
  readonly firmNumber: number;
  readonly firmName: string;
  readonly halfDays: HalfDays;
  readonly place: string;
  readonly status: ProjectStatus;
  readonly updatedAt: Date;
};

/** By what a list of projects can be sorted. */
export const projectOrders = ["number", "title", "halfDays", "updated"] as const;
/** One of these orders. */
export type ProjectOrder = (typeof projectOrders)[number];

/** What a list of projects is asked for; a page begins after the row with the number `after`. */
export type ProjectListQuery = {
  readonly search: string;
  readonly status: ProjectStatus | null;
  readonly firm: number | null;
  readonly place: string;
  readonly order: ProjectOrder;
  readonly descending: boolean;
  readonly after: number | null;
  readonly limit: number;
};

const orderColumns = {
  number: "project.number",
  title: "project.title",
  halfDays: "project.half_days",
  updated: "project.updated_at",
} as const;

/** Projects of the hub, or of the actor's own firm; one more than asked for tells that there is a next page. */
export function projectLines(
  tx: Tx,
  { actor }: Permit<"project.list">,
  query: ProjectListQuery,
): Promise<readonly ProjectLine[]> {
  const column = orderColumns[query.order];
  const direction = query.descending ? "desc" : "asc";
  let rows = tx.sql
    .selectFrom("project")
    .innerJoin("firm", (join) =>
      join.onRef("firm.hub_id", "=", "project.hub_id").onRef("firm.firm_id", "=", "project.firm_id"),
    )
    .select(["project.number", "project.title", "project.half_days as halfDays", "project.place", "project.status"])
    .select(["project.updated_at as updatedAt", "firm.number as firmNumber", "firm.name as firmName"])
    .where("project.hub_id", "=", actor.hubId)
    .orderBy(column, direction)
    .orderBy("project.number", direction)
    .limit(query.limit + 1);
  if (actor.firmId !== null) rows = rows.where("project.firm_id", "=", actor.firmId);
  if (query.status !== null) rows = rows.where("project.status", "=", query.status);
  if (query.firm !== null) rows = rows.where("firm.number", "=", query.firm);
  if (query.place !== "") rows = rows.where("project.place", "=", query.place);
  if (query.after !== null)
    rows = rows.where(
      sql<SqlBool>`(${sql.ref(column)}, project.number) ${sql.raw(query.descending ? "<" : ">")} (
        select ${sql.ref(column)}, project.number from project
        where project.hub_id = ${actor.hubId} and project.number = ${query.after})`,
    );
  for (const pattern of searchPatterns(query.search))
    rows = rows.where((eb) =>
      eb.or([
        eb("project.title", "ilike", pattern),
        eb("project.result", "ilike", pattern),
        eb("firm.name", "ilike", pattern),
        eb("project.place", "ilike", pattern),
      ]),
    );
  return rows.execute();
}

/** The places of the projects that the actor sees, for choosing one; at most a hundred. */
export async function projectPlaces(tx: Tx, { actor }: Permit<"project.list">): Promise<readonly string[]> {
  let rows = tx.sql
    .selectFrom("project")
    .select("place")
    .distinct()
    .where("hub_id", "=", actor.hubId)
    .orderBy("place")
    .limit(100);
  if (actor.firmId !== null) rows = rows.where("firm_id", "=", actor.firmId);
  return (await rows.execute()).map(({ place }) => place);
}

/** Whose the project with this number is, as far as the table of acts needs it; null when this actor cannot see it. */
export async function projectFacts(
  tx: Tx,
  number: number,
): Promise<{ hubId: Tx["actor"]["hubId"]; firmId: FirmId; id: ProjectId } | null> {
  const row = await tx.sql
    .selectFrom("project")
    .select(["hub_id as hubId", "firm_id as firmId", "project_id as id"])
    .where("hub_id", "=", tx.actor.hubId)
    .where("number", "=", number)
    .executeTakeFirst();
  return row ?? null;
}

/** A project as the hub and its firm read it. */
export type ProjectView = {
  readonly number: number;
  readonly status: ProjectStatus;
  readonly version: number;
  readonly updatedAt: Date;
  readonly firmId: FirmId;
  readonly firmNumber: number;
  readonly firmName: string;
  readonly firmIsNamed: boolean;
  readonly terms: ProjectTerms;
};

/** One project as its hub and its firm read it. */
export async function projectView(
  tx: Tx,
  { actor }: Permit<"project.show" | "project.edit" | "project.publish" | "project.close" | "project.reopen">,
  id: ProjectId,
): Promise<ProjectView> {
  const row = await tx.sql
    .selectFrom("project")
    .innerJoin("firm", (join) =>
      join.onRef("firm.hub_id", "=", "project.hub_id").onRef("firm.firm_id", "=", "project.firm_id"),
    )
    .select(["project.number", "project.status", "project.version", "project.updated_at as updatedAt"])
    .select(["project.firm_id as firmId", "firm.number as firmNumber", "firm.name as firmName"])
    .select((eb) => eb("firm.status", "=", "published").as("firmIsNamed"))
    .select(["title", "result", "what_is_new as whatIsNew", "what_is_hard as whatIsHard", "may_decide as mayDecide"])
    .select(["role_kind as roleKind", "themes", "shape", "half_days as halfDays"])
    .select([
      "on_site_half_days as onSiteHalfDays",
      "place",
      "starts_on as startsOn",
      "months",
      "pay_yen_per_month as payYenPerMonth",
    ])
    .where("project.hub_id", "=", actor.hubId)
    .where("project_id", "=", id)
    .executeTakeFirstOrThrow();
  const { number, status, version, updatedAt, firmId, firmNumber, firmName, firmIsNamed, ...terms } = row;
  return { number, status, version, updatedAt, firmId, firmNumber, firmName, firmIsNamed: firmIsNamed === true, terms };
}

/** The firm of a project that is being entered, as far as the form tells of it. */
export type FirmOfProject = { readonly number: number; readonly name: string; readonly town: string };

/** The firm for which a project is being entered. */
export function firmOfProject(tx: Tx, { actor }: Permit<"project.enter">, firmId: FirmId): Promise<FirmOfProject> {
  return tx.sql
    .selectFrom("firm")
    .select(["number", "name", "town"])
    .where("hub_id", "=", actor.hubId)
    .where("firm_id", "=", firmId)
    .executeTakeFirstOrThrow();
}
