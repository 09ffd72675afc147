import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import type { BankPage } from "#domain/projects/rules-bank.ts";

/** One published project, or null when there is none with this number. */
export async function bankPage(tx: Tx, { actor }: Permit<"bank.show">, number: number): Promise<BankPage | null> {
  const row = await pages(tx).where("hub_id", "=", actor.hubId).where("number", "=", number).executeTakeFirst();
  return row === undefined ? null : pageOf(row);
}

/** The public pages of projects, with what everyone may read. */
export const pages = (tx: Tx) =>
  tx.sql
    .selectFrom("project_page")
    .select([
      "number",
      "published_at as publishedAt",
      "title",
      "result",
      "place",
      "starts_on as startsOn",
      "months",
      "themes",
      "shape",
    ])
    .select(["what_is_new as whatIsNew", "what_is_hard as whatIsHard", "may_decide as mayDecide"])
    .select(["role_kind as roleKind", "half_days as halfDays", "on_site_half_days as onSiteHalfDays"])
    .select(["pay_yen_per_month as payYenPerMonth", "firm_name as firmName", "firm_number as firmNumber"])
    .select(["firm_industry as firmIndustry", "firm_town as firmTown", "firm_size as firmSize"])
    .select("contract_form as contractForm");

type Row = Awaited<ReturnType<ReturnType<typeof pages>["executeTakeFirstOrThrow"]>>;

/** A row of `pages` as a public page. */
export function pageOf(row: Row): BankPage {
  const { number, publishedAt, firmName, firmNumber, firmIndustry, firmTown, firmSize, contractForm, ...terms } = row;
  const firm = { name: firmName, number: firmNumber, industry: firmIndustry, town: firmTown, size: firmSize };
  return { number, publishedAt, firm, contractForm, terms };
}

/** What a published project asks for, without the firm that has it; null when there is no open one with this number. By the hub itself. */
export async function openWork(tx: Tx, number: number): Promise<Pick<BankPage, "terms" | "contractForm"> | null> {
  const row = await pages(tx).where("hub_id", "=", tx.actor.hubId).where("number", "=", number).executeTakeFirst();
  if (row === undefined) return null;
  const { terms, contractForm } = pageOf(row);
  return { terms, contractForm };
}
