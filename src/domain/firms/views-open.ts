import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";

/** The numbers of all firms that agreed to be named, in order. */
export async function firmPageNumbers(tx: Tx, { actor }: Permit<"firm-page.list">): Promise<readonly number[]> {
  const rows = await tx.sql
    .selectFrom("firm_page")
    .select("number")
    .where("hub_id", "=", actor.hubId)
    .orderBy("number")
    .execute();
  return rows.map(({ number }) => number);
}
