import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import type { FirmOnPage } from "#domain/projects/rules.ts";
import { searchPatterns } from "#domain/projects/rules-search.ts";
import type { ProjectTerms, Theme } from "#domain/projects/terms.ts";

/** What everyone reads of a published project. */
export type BankPage = {
  readonly number: number;
  readonly publishedAt: Date;
  readonly firm: FirmOnPage;
  readonly terms: ProjectTerms;
};

/** What the bank is asked for; a page begins below the project with the number `after`. */
export type BankQuery = {
  readonly search: string;
  readonly theme: Theme | null;
  readonly place: string;
  readonly after: number | null;
  readonly limit: number;
};

/** Published projects, the newest number first; one more than asked for tells that there is a next page. */
export async function bankLines(
  tx: Tx,
  { actor }: Permit<"bank.list">,
  query: BankQuery,
): Promise<readonly BankPage[]> {
  let rows = pages(tx)
    .where("hub_id", "=", actor.hubId)
    .orderBy("number", "desc")
    .limit(query.limit + 1);
  if (query.after !== null) rows = rows.where("number", "<", query.after);
  if (query.place !== "") rows = rows.where("place", "=", query.place);
  const { theme } = query;
  if (theme !== null) rows = rows.where((eb) => eb(eb.val(theme), "=", eb.fn.any("themes")));
  for (const pattern of searchPatterns(query.search))
    rows = rows.where((eb) =>
      eb.or([
        eb("title", "ilike", pattern),
        eb("result", "ilike", pattern),
        eb("what_is_new", "ilike", pattern),
        eb("what_is_hard", "ilike", pattern),
        eb("may_decide", "ilike", pattern),
        eb("place", "ilike", pattern),
        eb("firm_name", "ilike", pattern),
      ]),
    );
  return (await rows.execute()).map(pageOf);
}

/** The places of published projects, for choosing one; at most a hundred. */
export async function bankPlaces(tx: Tx, { actor }: Permit<"bank.list">): Promise<readonly string[]> {
  const rows = await tx.sql
    .selectFrom("project_page")
    .select("place")
    .distinct()
    .where("hub_id", "=", actor.hubId)
    .orderBy("place")
    .limit(100)
    .execute();
  return rows.map(({ place }) => place);
}

/** One published project, or null when there is none with this number. */
export async function bankPage(tx: Tx, { actor }: Permit<"bank.show">, number: number): Promise<BankPage | null> {
  const row = await pages(tx).where("hub_id", "=", actor.hubId).where("number", "=", number).executeTakeFirst();
  return row === undefined ? null : pageOf(row);
}

const pages = (tx: Tx) =>
  tx.sql
    .selectFrom("project_page")
    .select(["number", "published_at as publishedAt", "title", "result", "place", "months", "themes", "shape"])
    .select(["what_is_new as whatIsNew", "what_is_hard as whatIsHard", "may_decide as mayDecide"])
    .select(["role_kind as roleKind", "half_days as halfDays", "on_site_half_days as onSiteHalfDays"])
    .select(["pay_yen_per_month as payYenPerMonth", "firm_name as firmName", "firm_number as firmNumber"])
    .select(["firm_industry as firmIndustry", "firm_town as firmTown", "firm_size as firmSize"]);

type Row = Awaited<ReturnType<ReturnType<typeof pages>["executeTakeFirstOrThrow"]>>;

function pageOf(row: Row): BankPage {
  const { number, publishedAt, firmName, firmNumber, firmIndustry, firmTown, firmSize, ...terms } = row;
  const firm = { name: firmName, number: firmNumber, industry: firmIndustry, town: firmTown, size: firmSize };
  return { number, publishedAt, firm, terms };
}
