import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import { nextNumber } from "#domain/hubs/store-numbers.ts";
import type { FirmOnPage, ProjectState } from "#domain/projects/rules.ts";
import type { ProjectId, ProjectStatus, ProjectTerms } from "#domain/projects/terms.ts";
import { themeSearchTexts } from "#domain/search/rules-themes.ts";
import { searchColumns } from "#domain/search/store.ts";

/** A project as a decision needs it, locked until the transaction ends. */
export type SavedProject = ProjectState & {
  readonly id: ProjectId;
  readonly number: number;
  readonly firmId: FirmId;
};

/** Finds a project by its number and holds it; null when there is none for this actor. */
export async function lockProject(tx: Tx, number: number): Promise<SavedProject | null> {
  const [project] = await lockProjects(tx, [number]);
  return project ?? null;
}

/** Finds projects by their numbers and holds them in this order; those that are not there for this actor are left out. */
export async function lockProjects(tx: Tx, numbers: readonly number[]): Promise<readonly SavedProject[]> {
  const rows = await tx.sql
    .selectFrom("project")
    .selectAll()
    .where("hub_id", "=", tx.actor.hubId)
    .where(sql<boolean>`number = any(${[...numbers]}::integer[])`)
    .orderBy("number")
    .forUpdate()
    .execute();
  return rows.map((row) => {
    const { project_id: id, number, firm_id: firmId, status, version } = row;
    return { id, number, firmId, status, version, terms: projectTermsOf(row) };
  });
}

/** Adds a project of a firm as a draft and gives its short number. */
export async function addProject(
  tx: Tx,
  project: { readonly id: ProjectId; readonly firmId: FirmId; readonly terms: ProjectTerms },
): Promise<number> {
  const number = await nextNumber(tx, "project");
  await tx.sql
    .insertInto("project")
    .values({
      hub_id: tx.actor.hubId,
      project_id: project.id,
      number,
      firm_id: project.firmId,
      ...projectColumns(project.terms),
      ...searchColumns(projectSearchTexts(project.terms)),
      created_at: tx.now,
      updated_at: tx.now,
    })
    .execute();
  return number;
}

/** Saves new terms; the version goes up by one. */
export async function saveProject(tx: Tx, id: ProjectId, terms: ProjectTerms): Promise<void> {
  await tx.sql
    .updateTable("project")
    .set((eb) => ({
      ...projectColumns(terms),
      ...searchColumns(projectSearchTexts(terms)),
      version: eb("version", "+", 1),
      updated_at: tx.now,
    }))
    .where("hub_id", "=", tx.actor.hubId)
    .where("project_id", "=", id)
    .execute();
}

/** Saves a new status; the version goes up by one. */
export async function saveProjectStatus(tx: Tx, id: ProjectId, status: ProjectStatus): Promise<void> {
  await tx.sql
    .updateTable("project")
    .set((eb) => ({ status, version: eb("version", "+", 1), updated_at: tx.now }))
    .where("hub_id", "=", tx.actor.hubId)
    .where("project_id", "=", id)
    .execute();
}

/** Makes the project's public page: what everyone may read, and nothing else. */
export async function addProjectPage(
  tx: Tx,
  project: { readonly id: ProjectId; readonly number: number; readonly terms: ProjectTerms },
  firm: FirmOnPage,
): Promise<void> {
  await tx.sql
    .insertInto("project_page")
    .values({
      hub_id: tx.actor.hubId,
      project_id: project.id,
      number: project.number,
      ...projectColumns(project.terms),
      ...firmColumnsOf(firm),
      published_at: tx.now,
    })
    .execute();
}

/** Brings the project's public page up to new terms. */
export async function renewProjectPage(tx: Tx, id: ProjectId, terms: ProjectTerms): Promise<void> {
  await tx.sql
    .updateTable("project_page")
    .set(projectColumns(terms))
    .where("hub_id", "=", tx.actor.hubId)
    .where("project_id", "=", id)
    .execute();
}

/** Takes the project's public page away. */
export async function removeProjectPage(tx: Tx, id: ProjectId): Promise<void> {
  await tx.sql.deleteFrom("project_page").where("hub_id", "=", tx.actor.hubId).where("project_id", "=", id).execute();
}

/** Names the firm on the public pages of all its projects, or makes it anonymous there. */
export async function renewFirmOnProjectPages(tx: Tx, firmId: FirmId, firm: FirmOnPage): Promise<void> {
  const { hubId } = tx.actor;
  await tx.sql
    .updateTable("project_page")
    .set(firmColumnsOf(firm))
    .where("hub_id", "=", hubId)
    .where("project_id", "in", (eb) =>
      eb.selectFrom("project").select("project_id").where("hub_id", "=", hubId).where("firm_id", "=", firmId),
    )
    .execute();
}

const firmColumnsOf = (firm: FirmOnPage) => ({
  firm_name: firm.name,
  firm_number: firm.number,
  firm_industry: firm.industry,
  firm_town: firm.town,
  firm_size: firm.size,
});

type ProjectColumns = {
  title: string;
  result: string;
  what_is_new: string;
  what_is_hard: string;
  may_decide: string;
  role_kind: ProjectTerms["roleKind"];
  themes: ProjectTerms["themes"][number][];
  shape: number[];
  half_days: number;
  on_site_half_days: number;
  place: string;
  starts_on: ProjectTerms["startsOn"];
  months: number;
  pay_yen_per_month: number;
};

/** What a search among projects reads. */
export const projectSearchTexts = (terms: ProjectTerms): readonly string[] => [
  terms.title,
  terms.result,
  terms.whatIsNew,
  terms.whatIsHard,
  terms.mayDecide,
  terms.place,
  ...themeSearchTexts(terms.themes),
];

/** The columns of a project's terms. */
export const projectColumns = (terms: ProjectTerms): ProjectColumns => ({
  title: terms.title,
  result: terms.result,
  what_is_new: terms.whatIsNew,
  what_is_hard: terms.whatIsHard,
  may_decide: terms.mayDecide,
  role_kind: terms.roleKind,
  themes: [...terms.themes],
  shape: [...terms.shape],
  half_days: terms.halfDays,
  on_site_half_days: terms.onSiteHalfDays,
  place: terms.place,
  starts_on: terms.startsOn,
  months: terms.months,
  pay_yen_per_month: terms.payYenPerMonth,
});

/** The terms that a row of the table holds. */
export const projectTermsOf = (row: ProjectColumns): ProjectTerms => ({
  title: row.title,
  result: row.result,
  whatIsNew: row.what_is_new,
  whatIsHard: row.what_is_hard,
  mayDecide: row.may_decide,
  roleKind: row.role_kind,
  themes: row.themes,
  shape: row.shape,
  halfDays: row.half_days,
  onSiteHalfDays: row.on_site_half_days,
  place: row.place,
  startsOn: row.starts_on,
  months: row.months,
  payYenPerMonth: row.pay_yen_per_month,
});
