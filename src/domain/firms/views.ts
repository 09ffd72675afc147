import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import type { FirmId, FirmStatus, FirmTerms } from "#domain/firms/terms.ts";

/** One line of the staff's list. */
export type FirmLine = {
  readonly number: number;
  readonly name: string;
  readonly industry: string;
  readonly town: string;
  readonly employees: number | null;
  readonly status: FirmStatus;
  readonly updatedAt: Date;
};

/** A firm as the hub and the firm itself read it. */
export type FirmView = {
  readonly id: FirmId;
  readonly number: number;
  readonly status: FirmStatus;
  readonly version: number;
  readonly terms: FirmTerms;
  readonly updatedAt: Date;
};

/** A page of a list: by the key of its last row, so that it stays fast and steady while rows are added. */
export type FirmListQuery = {
  readonly search: string;
  readonly after: number | null;
  readonly limit: number;
  /** Only firms that have not put a single worry into a project. */
  readonly withoutProject?: boolean;
};

/** Firms by number, those of the hub or the actor's own; one more than asked for tells that there is a next page. */
export async function firmLines(
  tx: Tx,
  { actor }: Permit<"firm.list">,
  query: FirmListQuery,
): Promise<readonly FirmLine[]> {
  let rows = tx.sql
    .selectFrom("firm")
    .select(["number", "name", "industry", "town", "employees", "status", "updated_at as updatedAt"])
    .where("hub_id", "=", actor.hubId)
    .orderBy("number")
    .limit(query.limit + 1);
  if (actor.firmId !== null) rows = rows.where("firm_id", "=", actor.firmId);
  if (query.after !== null) rows = rows.where("number", ">", query.after);
  if (query.withoutProject === true)
    rows = rows.where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("project")
            .whereRef("project.hub_id", "=", "firm.hub_id")
            .whereRef("project.firm_id", "=", "firm.firm_id")
            .select("project.number"),
        ),
      ),
    );
  if (query.search !== "") {
    const pattern = `%${query.search.replace(/[%_\\]/g, (sign) => `\\${sign}`)}%`;
    rows = rows.where((eb) =>
      eb.or([eb("name", "ilike", pattern), eb("kana", "ilike", pattern), eb("town", "ilike", pattern)]),
    );
  }
  return rows.execute();
}

/** Whose the firm with this number is, as far as the table of acts needs it; null when this actor cannot see it. */
export async function firmFacts(
  tx: Tx,
  number: number,
): Promise<{ hubId: Tx["actor"]["hubId"]; firmId: FirmId } | null> {
  const row = await tx.sql
    .selectFrom("firm")
    .select(["hub_id as hubId", "firm_id as firmId"])
    .where("hub_id", "=", tx.actor.hubId)
    .where("number", "=", number)
    .executeTakeFirst();
  return row ?? null;
}

/** One firm as its hub and itself read it. */
export async function firmView(tx: Tx, { actor }: Permit<"firm.show" | "firm.edit">, id: FirmId): Promise<FirmView> {
  const row = await tx.sql
    .selectFrom("firm")
    .select(["firm_id as id", "number", "status", "version", "updated_at as updatedAt", "name", "kana", "industry"])
    .select(["corporate_number as corporateNumber", "town", "employees", "business", "website"])
    .select(["postal_code as postalCode", "address", "representative", "founded_year as foundedYear"])
    .select(["capital_yen as capitalYen"])
    .select(["contact_name as contactName", "contact_phone as contactPhone", "contact_email as contactEmail"])
    .where("hub_id", "=", actor.hubId)
    .where("firm_id", "=", id)
    .executeTakeFirstOrThrow();
  const { id: firmId, number, status, version, updatedAt, ...terms } = row;
  return { id: firmId, number, status, version, updatedAt, terms };
}

/** What everyone reads of a firm that agreed to be named. */
export type FirmPageView = {
  readonly number: number;
  readonly name: string;
  readonly industry: string;
  readonly town: string;
  readonly employees: number | null;
  readonly business: string;
  readonly website: string;
};

/** The public pages of firms, by number. */
export function firmPageLines(
  tx: Tx,
  { actor }: Permit<"firm-page.list">,
  { after, limit }: { readonly after: number | null; readonly limit: number },
): Promise<readonly FirmPageView[]> {
  const rows = tx.sql
    .selectFrom("firm_page")
    .select(["number", "name", "industry", "town", "employees", "business", "website"])
    .where("hub_id", "=", actor.hubId)
    .orderBy("number")
    .limit(limit + 1);
  return (after === null ? rows : rows.where("number", ">", after)).execute();
}

/** One public page, or null when the firm is anonymous. */
export async function firmPageView(
  tx: Tx,
  { actor }: Permit<"firm-page.show">,
  number: number,
): Promise<FirmPageView | null> {
  const row = await tx.sql
    .selectFrom("firm_page")
    .select(["number", "name", "industry", "town", "employees", "business", "website"])
    .where("hub_id", "=", actor.hubId)
    .where("number", "=", number)
    .executeTakeFirst();
  return row ?? null;
}
