import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import type { ReviewState } from "#domain/needs/terms.ts";
import type { HalfDays } from "#domain/people/terms.ts";
import type { ProjectStatus } from "#domain/projects/terms.ts";
import type { ContractForm } from "#reference/contract-forms.ts";

/** A project as the page that publishes several tells of it, with what its publishing is decided by. */
export type DraftView = {
  readonly number: number;
  readonly status: ProjectStatus;
  readonly version: number;
  readonly title: string;
  readonly firmName: string;
  readonly firmIsNamed: boolean;
  readonly payYenPerMonth: number;
  readonly terms: { readonly halfDays: HalfDays; readonly months: number };
  readonly form: ContractForm;
  readonly reviews: readonly ReviewState[];
};

/** Projects by their numbers, in this order; those that are not there for this actor are left out. */
export async function draftViews(
  tx: Tx,
  { actor }: Permit<"project.publish">,
  numbers: readonly number[],
): Promise<readonly DraftView[]> {
  const reviews: RawBuilder<readonly ReviewState[]> = sql`(
    select coalesce(json_agg(json_build_object('kind', r.kind, 'decidedOn', r.decided_on)), '[]')
    from inside_review r where r.hub_id = project.hub_id and r.project_id = project.project_id)`;
  const rows = await tx.sql
    .selectFrom("project")
    .innerJoin("firm", (join) =>
      join.onRef("firm.hub_id", "=", "project.hub_id").onRef("firm.firm_id", "=", "project.firm_id"),
    )
    .select(["project.number", "project.status", "project.version", "project.title", "firm.name as firmName"])
    .select(["project.pay_yen_per_month as payYenPerMonth", "project.half_days as halfDays", "project.months"])
    .select(["project.contract_form as form", "firm.status as firmStatus", reviews.as("reviews")])
    .where("project.hub_id", "=", actor.hubId)
    .where(sql<boolean>`project.number = any(${[...numbers]}::integer[])`)
    .orderBy("project.number")
    .execute();
  return rows.map(({ halfDays, months, firmStatus, ...draft }) => ({
    ...draft,
    firmIsNamed: firmStatus === "published",
    terms: { halfDays, months },
  }));
}
