import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import type { ProjectId, ProjectStatus, ProjectTerms } from "#domain/projects/terms.ts";

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
  readonly id: ProjectId;
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
  return {
    id,
    number,
    status,
    version,
    updatedAt,
    firmId,
    firmNumber,
    firmName,
    firmIsNamed: firmIsNamed === true,
    terms,
  };
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
