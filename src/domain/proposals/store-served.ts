import type { Tx } from "#app.ts";
import type { ProjectId } from "#domain/projects/terms.ts";
import { livePhases } from "#domain/proposals/rules.ts";

/** The short number of a project; null when this actor cannot see it. */
export async function projectNumberOf(tx: Tx, id: ProjectId): Promise<number | null> {
  const row = await tx.sql
    .selectFrom("project")
    .select("number")
    .where("hub_id", "=", tx.actor.hubId)
    .where("project_id", "=", id)
    .executeTakeFirst();
  return row?.number ?? null;
}

/** Half-days per four weeks that engagements of a project take which have not been ended. */
export async function engagedHalfDays(tx: Tx, id: ProjectId): Promise<number> {
  const row = await tx.sql
    .selectFrom("engagement")
    .select((eb) => eb.fn.coalesce(eb.fn.sum<string | number>("half_days"), eb.val(0)).as("halfDays"))
    .where("hub_id", "=", tx.actor.hubId)
    .where("project_id", "=", id)
    .where("ended_on", "is", null)
    .executeTakeFirstOrThrow();
  return Number(row.halfDays);
}

/** The numbers of the proposals that live at a project, in their order. */
export async function livingAt(tx: Tx, id: ProjectId): Promise<readonly number[]> {
  const rows = await tx.sql
    .selectFrom("proposal")
    .select("number")
    .where("hub_id", "=", tx.actor.hubId)
    .where("project_id", "=", id)
    .where("phase", "in", [...livePhases])
    .orderBy("number")
    .execute();
  return rows.map(({ number }) => number);
}
