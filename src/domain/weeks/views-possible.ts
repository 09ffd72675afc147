import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import type { PersonId } from "#domain/people/terms.ts";
import type { ProjectId } from "#domain/projects/terms.ts";
import { cellsOf } from "#domain/weeks/rules.ts";
import { type Rest, type SaidWeek, usualCells } from "#domain/weeks/terms.ts";
import type { LocalDate } from "#kit/dates.ts";
import { weekRule } from "#reference/week-rules.ts";

const usualWeek: SaidWeek = { cells: cellsOf(usualCells), peakMonths: [], by: "nobody" };

/** When the work of a firm can be done. */
export async function firmWeekView(
  tx: Tx,
  { actor }: Permit<"firm.show" | "firm.set-week">,
  id: FirmId,
): Promise<SaidWeek> {
  const row = await tx.sql
    .selectFrom("firm_week")
    .select(["cells", "peak_months as peakMonths"])
    .where("hub_id", "=", actor.hubId)
    .where("firm_id", "=", id)
    .executeTakeFirst();
  return row === undefined ? usualWeek : { ...row, by: "firm" };
}

/** When the work of a project can be done: as it says itself, or as its firm does. */
export async function projectWeekView(
  tx: Tx,
  { actor }: Permit<"project.show" | "project.set-week">,
  id: ProjectId,
): Promise<SaidWeek> {
  const row = await tx.sql
    .selectFrom("project as p")
    .leftJoin("project_week as w", (on) =>
      on.onRef("w.hub_id", "=", "p.hub_id").onRef("w.project_id", "=", "p.project_id"),
    )
    .leftJoin("firm_week as f", (on) => on.onRef("f.hub_id", "=", "p.hub_id").onRef("f.firm_id", "=", "p.firm_id"))
    .select(["w.cells as own", "w.peak_months as ownPeak", "f.cells", "f.peak_months as peakMonths"])
    .where("p.hub_id", "=", actor.hubId)
    .where("p.project_id", "=", id)
    .executeTakeFirst();
  if (row === undefined) return usualWeek;
  if (row.own !== null) return { cells: row.own, peakMonths: row.ownPeak ?? [], by: "project" };
  return row.cells === null ? usualWeek : { cells: row.cells, peakMonths: row.peakMonths ?? [], by: "firm" };
}

/** The rest of these people, all of the hub's when none are named; whoever agreed nothing is not in it. */
export async function agreedRests(tx: Tx, people?: readonly PersonId[]): Promise<ReadonlyMap<PersonId, number>> {
  let rows = tx.sql
    .selectFrom("agreed_rest")
    .select(["person_id as personId", "weeks"])
    .where("hub_id", "=", tx.actor.hubId);
  if (people !== undefined) rows = rows.where(sql<boolean>`person_id = any(${sql.val([...people])}::uuid[])`);
  return new Map((await rows.execute()).map(({ personId, weeks }) => [personId, weeks]));
}

/** What is agreed of a person's rest, as a form says that it was seen; empty when nothing is. */
export const seenOfRest = async (tx: Tx, personId: PersonId): Promise<string> =>
  String((await agreedRests(tx, [personId])).get(personId) ?? "");

/** The rest of one person as it holds on this day. */
export async function restOf(tx: Tx, personId: PersonId, today: LocalDate): Promise<Rest> {
  const agreed = (await agreedRests(tx, [personId])).get(personId);
  return { weeks: agreed ?? weekRule("rest-weeks", today).value, isAgreed: agreed !== undefined };
}
