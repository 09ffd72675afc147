import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import type { FileId } from "#domain/hubs/terms.ts";
import { noConditions, type PlanConditions } from "#domain/plans/rules-conditions.ts";
import type { KeptPlan } from "#domain/plans/rules-kept.ts";
import { usualCalm } from "#domain/plans/rules-live.ts";
import { noRehearsal, type Rehearsal, type SavedRehearsal } from "#domain/plans/rules-rehearsal.ts";
import type { PlanId, PlanSource } from "#domain/plans/terms.ts";

/** A finished plan as somebody tries something out on it. */
export type RehearsedPlan = {
  readonly id: PlanId;
  readonly number: number;
  readonly name: string;
  readonly source: PlanSource;
  readonly seconds: number;
  readonly peopleFile: FileId;
  readonly projectsFile: FileId;
  readonly asked: PlanConditions;
  /** How much more a plan must be worth for each further person who is moved, in the plan's value. */
  readonly calm: number;
};

/**
 * A finished plan with its conditions and the hub's calm, and what the actor tries out on it; null when it is not finished,
 * or not for this actor. One statement: a step on the board waits for it.
 */
export async function rehearsedPlan(
  tx: Tx,
  { actor }: Permit<"plan.request">,
  number: number,
): Promise<{ readonly plan: RehearsedPlan; readonly saved: SavedRehearsal } | null> {
  const row = await tx.sql
    .selectFrom("plan")
    .leftJoin("plan_conditions as asked", (on) =>
      on.onRef("asked.hub_id", "=", "plan.hub_id").onRef("asked.plan_id", "=", "plan.plan_id"),
    )
    .leftJoin("plan_calm as c", "c.hub_id", "plan.hub_id")
    .leftJoin("rehearsal as tried", (on) =>
      on
        .onRef("tried.hub_id", "=", "plan.hub_id")
        .onRef("tried.plan_id", "=", "plan.plan_id")
        .on("tried.account_id", "=", actor.accountId),
    )
    .select(["plan.plan_id as id", "plan.number", "plan.name", "plan.source", "plan.seconds"])
    .select(["people_file as peopleFile", "projects_file as projectsFile"])
    .select((eb) => eb.fn.coalesce("c.calm", eb.val(usualCalm)).as("calm"))
    .select(sql<PlanConditions | null>`asked.conditions`.as("conditions"))
    .select(sql<Rehearsal | null>`tried.steps`.as("steps"))
    .select((eb) => eb.fn.coalesce("tried.version", eb.val(0)).as("version"))
    .where("plan.hub_id", "=", actor.hubId)
    .where("plan.number", "=", number)
    .where("plan.status", "=", "done")
    .executeTakeFirst();
  if (row === undefined) return null;
  const { conditions, steps, version, ...plan } = row;
  return {
    plan: { ...plan, asked: conditions ?? noConditions },
    saved: { rehearsal: steps ?? noRehearsal, version },
  };
}

/** What a finished plan is kept with; it never changes. */
export async function keptResult(tx: Tx, { actor }: Permit<"plan.request">, id: PlanId): Promise<KeptPlan> {
  const row = await tx.sql
    .selectFrom("plan")
    .select(sql<KeptPlan | null>`result`.as("result"))
    .where("hub_id", "=", actor.hubId)
    .where("plan_id", "=", id)
    .executeTakeFirstOrThrow();
  if (row.result === null) throw new Error("a finished plan without its result");
  return row.result;
}
