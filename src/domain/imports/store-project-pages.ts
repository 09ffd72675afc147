import { sql } from "kysely";
import type { Tx } from "#app.ts";
import { firmTermsOf } from "#domain/firms/store.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import { insertRows } from "#domain/imports/store-json-rows.ts";
import { firmOnPage } from "#domain/projects/rules.ts";
import { projectColumns } from "#domain/projects/store.ts";
import type { ProjectId, ProjectStatus, ProjectTerms } from "#domain/projects/terms.ts";

type Shown = {
  readonly id: ProjectId;
  readonly number: number;
  readonly status: ProjectStatus;
  readonly terms: ProjectTerms;
  readonly firm: { readonly id: FirmId };
};

/** Makes, renews or takes away the public pages of projects, as their states ask for. */
export async function renewProjectPages(tx: Tx, projects: readonly Shown[]): Promise<void> {
  if (projects.length === 0) return;
  const { hubId } = tx.actor;
  const { rows: before } = await sql<{ id: ProjectId; publishedAt: Date }>`delete from project_page
    where hub_id = ${hubId} and project_id = any(${projects.map(({ id }) => id)}::uuid[])
    returning project_id as id, published_at as "publishedAt"`.execute(tx.sql);
  const since = new Map(before.map(({ id, publishedAt }) => [id, publishedAt]));
  const open = projects.filter(({ status }) => status === "published");
  const firms = await firmsOnPages(tx, open);
  await insertRows(
    tx,
    "project_page",
    open.flatMap(({ id, number, terms, firm }) => {
      const onPage = firms.get(firm.id);
      if (onPage === undefined) return [];
      return [
        {
          hub_id: hubId,
          project_id: id,
          number,
          ...projectColumns(terms),
          firm_name: onPage.name,
          firm_number: onPage.number,
          firm_industry: onPage.industry,
          firm_town: onPage.town,
          firm_size: onPage.size,
          published_at: (since.get(id) ?? tx.now).toISOString(),
        },
      ];
    }),
  );
}

async function firmsOnPages(tx: Tx, projects: readonly Shown[]) {
  if (projects.length === 0) return new Map<FirmId, ReturnType<typeof firmOnPage>>();
  const rows = await tx.sql
    .selectFrom("firm")
    .selectAll()
    .where("hub_id", "=", tx.actor.hubId)
    .where("firm_id", "=", sql<FirmId>`any(${projects.map(({ firm }) => firm.id)}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.firm_id, firmOnPage({ ...row, terms: firmTermsOf(row) })]));
}
