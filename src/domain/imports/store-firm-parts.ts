import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { FirmFigures, FirmId, FirmStatus, FirmTerms } from "#domain/firms/terms.ts";
import { insertRows, type JsonRow } from "#domain/imports/store-json-rows.ts";
import { firmOnPage } from "#domain/projects/rules.ts";
import type { StoryEntryId } from "#domain/stories/terms.ts";
import type { LocalDate } from "#kit/dates.ts";

/** Figures of a year with the firm that they are of. */
export type FiguresOfFirm = FirmFigures & { readonly firmId: FirmId };

/** All figures of some firms, the newest year first. */
export async function figuresOf(tx: Tx, ids: readonly FirmId[]): Promise<readonly FiguresOfFirm[]> {
  if (ids.length === 0) return [];
  return tx.sql
    .selectFrom("firm_figures")
    .select(["firm_id as firmId", "year", "sales_yen as salesYen", "operating_profit_yen as operatingProfitYen"])
    .select(["personnel_yen as personnelYen", "depreciation_yen as depreciationYen", "borrowings_yen as borrowingsYen"])
    .select([
      "cash_yen as cashYen",
      "net_assets_yen as netAssetsYen",
      "total_assets_yen as totalAssetsYen",
      "employees",
    ])
    .where("hub_id", "=", tx.actor.hubId)
    .where("firm_id", "=", sql<FirmId>`any(${[...ids]}::uuid[])`)
    .orderBy("year", "desc")
    .execute();
}

type Parts = {
  readonly id: FirmId;
  readonly number: number;
  readonly status: FirmStatus;
  readonly version: number;
  readonly terms: FirmTerms;
  readonly figures: FirmFigures | null;
  readonly worry: string | null;
};

/** Saves the figures of a year of each firm, new or instead of those that were there. */
export async function addFigures(tx: Tx, firms: readonly Pick<Parts, "id" | "figures">[]): Promise<void> {
  const { hubId } = tx.actor;
  const rows = firms.flatMap(({ id, figures }) => (figures === null ? [] : [figureRow(tx, id, figures)]));
  if (rows.length === 0) return;
  await sql`delete from firm_figures f using json_populate_recordset(null::firm_figures, ${JSON.stringify(rows)}::json) r
    where f.hub_id = ${hubId} and f.firm_id = r.firm_id and f.year = r.year`.execute(tx.sql);
  await insertRows(tx, "firm_figures", rows);
}

/** Takes the figures of a year away. */
export async function removeFigures(tx: Tx, years: readonly { readonly id: FirmId; readonly year: number }[]) {
  if (years.length === 0) return;
  await sql`delete from firm_figures f using json_to_recordset(${JSON.stringify(years)}::json) as r(id uuid, year integer)
    where f.hub_id = ${tx.actor.hubId} and f.firm_id = r.id and f.year = r.year`.execute(tx.sql);
}

const figureRow = (tx: Tx, id: FirmId, figures: FirmFigures): JsonRow => ({
  hub_id: tx.actor.hubId,
  firm_id: id,
  year: figures.year,
  sales_yen: figures.salesYen,
  operating_profit_yen: figures.operatingProfitYen,
  personnel_yen: figures.personnelYen,
  depreciation_yen: figures.depreciationYen,
  borrowings_yen: figures.borrowingsYen,
  cash_yen: figures.cashYen,
  net_assets_yen: figures.netAssetsYen,
  total_assets_yen: figures.totalAssetsYen,
  employees: figures.employees,
});

/** Every worry that stands in the story line of one of these firms, as "firm words". */
export async function worriesOf(tx: Tx, ids: readonly FirmId[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx.sql
    .selectFrom("story_entry")
    .select(["firm_id as firmId", "words"])
    .where("hub_id", "=", tx.actor.hubId)
    .where("kind", "=", "worry")
    .where("firm_id", "=", sql<FirmId>`any(${[...ids]}::uuid[])`)
    .execute();
  return new Set(rows.map(({ firmId, words }) => `${firmId} ${words}`));
}

/** Writes worries of owners into the story lines of their firms. */
export async function addWorries(
  tx: Tx,
  firms: readonly Pick<Parts, "id" | "terms" | "worry">[],
  today: LocalDate,
): Promise<void> {
  const spoken = firms.filter(({ worry }) => worry !== null);
  await insertRows(
    tx,
    "story_entry",
    spoken.map(({ id, terms, worry }) => ({
      hub_id: tx.actor.hubId,
      entry_id: tx.newId<StoryEntryId>(),
      kind: "worry",
      on_day: today,
      words: worry,
      spoken_by: terms.representative,
      firm_id: id,
      made_at: tx.now.toISOString(),
    })),
  );
}

/** Takes away the worries that an import wrote: of one firm, in these words. */
export async function removeWorries(tx: Tx, worries: readonly { readonly id: FirmId; readonly words: string }[]) {
  if (worries.length === 0) return;
  await sql`delete from story_entry s using json_to_recordset(${JSON.stringify(worries)}::json) as r(id uuid, words text)
    where s.hub_id = ${tx.actor.hubId} and s.kind = 'worry' and s.firm_id = r.id and s.words = r.words
      and s.account_id is null`.execute(tx.sql);
}

/** Brings the public pages of published firms, and what the pages of projects tell of their firm, up to new terms. */
export async function renewPublicPages(tx: Tx, firms: readonly Omit<Parts, "figures" | "worry">[]): Promise<void> {
  if (firms.length === 0) return;
  const { hubId } = tx.actor;
  await sql`update firm_page p set name = f.name, industry = f.industry, town = f.town, employees = f.employees,
      business = f.business, website = f.website
    from firm f where f.hub_id = p.hub_id and f.firm_id = p.firm_id and p.hub_id = ${hubId}
      and p.firm_id = any(${firms.map(({ id }) => id)}::uuid[])`.execute(tx.sql);
  const rows = firms.map((firm) => ({ id: firm.id, ...firmOnPage(firm) }));
  await sql`update project_page p set firm_name = r.name, firm_number = r.number, firm_industry = r.industry,
      firm_town = r.town, firm_size = r.size
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(id uuid, name text, number integer, industry text, town text, size text)
      join project j on j.hub_id = ${hubId} and j.firm_id = r.id
    where p.hub_id = ${hubId} and p.project_id = j.project_id`.execute(tx.sql);
}
