import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import type { LocalDate } from "#kit/dates.ts";

/** What the register says of a firm's end. */
export type FirmClosing = {
  readonly closedOn: LocalDate;
  /** The register's code: 01 liquidated, 11 merged, 21 closed by the registrar, 31 other. */
  readonly cause: string;
  /** The corporate number of the firm that took it over. */
  readonly successorNumber: string | null;
  /** That firm, when the hub keeps it. */
  readonly successor: { readonly number: number; readonly name: string } | null;
};

/** How the register has closed a firm, or null: for the hub's staff and the firm itself. */
export async function firmClosing(tx: Tx, { actor }: Permit<"firm.show">, id: FirmId): Promise<FirmClosing | null> {
  const row = await tx.sql
    .selectFrom("firm")
    .leftJoin("firm as other", (join) =>
      join.onRef("other.hub_id", "=", "firm.hub_id").onRef("other.corporate_number", "=", "firm.successor_number"),
    )
    .select(["firm.closed_on as closedOn", "firm.closed_cause as cause", "firm.successor_number as successorNumber"])
    .select(["other.number as number", "other.name as name"])
    .where("firm.hub_id", "=", actor.hubId)
    .where("firm.firm_id", "=", id)
    .executeTakeFirst();
  if (row === undefined || row.closedOn === null) return null;
  const { closedOn, cause, successorNumber, number, name } = row;
  return { closedOn, cause, successorNumber, successor: number === null || name === null ? null : { number, name } };
}
