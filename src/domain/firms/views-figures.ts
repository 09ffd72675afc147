import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import type { FirmFigures, FirmId } from "#domain/firms/terms.ts";

/** What of a business year a firm's page shows, in yen; null where it is not known. */
export type FirmFiguresLine = Pick<FirmFigures, "year" | "salesYen" | "operatingProfitYen" | "employees">;

/** As many business years as a firm's page shows. */
export const yearsShown = 3;

/** The last three business years of a firm, the oldest first: for the hub's staff and the firm itself. */
export async function firmFiguresLines(
  tx: Tx,
  { actor }: Permit<"firm.show">,
  id: FirmId,
): Promise<readonly FirmFiguresLine[]> {
  const rows = await tx.sql
    .selectFrom("firm_figures")
    .select(["year", "sales_yen as salesYen", "operating_profit_yen as operatingProfitYen", "employees"])
    .where("hub_id", "=", actor.hubId)
    .where("firm_id", "=", id)
    .orderBy("year", "desc")
    .limit(yearsShown)
    .execute();
  return rows.toReversed();
}
