import { sql } from "kysely";
import type { Tx } from "#app.ts";
import { noConditions, type PlanConditions } from "#domain/plans/rules-conditions.ts";
import type { PlanId } from "#domain/plans/terms.ts";

/** Keeps what a scenario was asked for. */
export async function addConditions(tx: Tx, id: PlanId, conditions: PlanConditions): Promise<void> {
  await tx.sql
    .insertInto("plan_conditions")
    .values({ hub_id: tx.actor.hubId, plan_id: id, conditions: JSON.stringify(conditions) })
    .execute();
}

/** What a plan was asked for; nothing for a plan that is no scenario, and for whoever may not read it. */
export async function loadConditions(tx: Tx, id: PlanId): Promise<PlanConditions> {
  const row = await tx.sql
    .selectFrom("plan_conditions")
    .select(sql<PlanConditions>`conditions`.as("conditions"))
    .where("hub_id", "=", tx.actor.hubId)
    .where("plan_id", "=", id)
    .executeTakeFirst();
  return row?.conditions ?? noConditions;
}
