import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import type { FirmId, FirmStatus, FirmTerms } from "#domain/firms/terms.ts";

/** A firm as the hub and the firm itself read it. */
export type FirmView = {
  readonly id: FirmId;
  readonly number: number;
  readonly status: FirmStatus;
  readonly version: number;
  readonly terms: FirmTerms;
  readonly updatedAt: Date;
};

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
