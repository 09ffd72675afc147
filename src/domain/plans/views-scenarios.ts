import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import { noConditions, type PlanConditions } from "#domain/plans/rules-conditions.ts";
import type { Weights } from "#domain/plans/rules-fit.ts";
import type { KeptPlan } from "#domain/plans/rules-kept.ts";
import type { PlanSource } from "#domain/plans/terms.ts";

/** A finished plan to be set beside others. */
export type ComparedPlan = {
  readonly number: number;
  readonly name: string;
  readonly source: PlanSource;
  readonly result: KeptPlan;
};

/** The plan from whose tables this one was made; null when there is none, or it is not for this actor. */
export async function parentView(tx: Tx, { actor }: Permit<"plan.show">, number: number): Promise<ComparedPlan | null> {
  const row = await tx.sql
    .selectFrom("plan as child")
    .innerJoin("plan as parent", (on) =>
      on.onRef("parent.hub_id", "=", "child.hub_id").onRef("parent.plan_id", "=", "child.parent_id"),
    )
    .select(["parent.number", "parent.name", "parent.source"])
    .select(sql<KeptPlan | null>`parent.result`.as("result"))
    .where("child.hub_id", "=", actor.hubId)
    .where("child.number", "=", number)
    .executeTakeFirst();
  return row === undefined || row.result === null ? null : { ...row, result: row.result };
}

/** What a plan was asked for beside its weights, and its weights and seconds; null when this actor cannot see it. */
export async function askedView(tx: Tx, { actor }: Permit<"plan.show">, number: number): Promise<AskedView | null> {
  const row = await tx.sql
    .selectFrom("plan")
    .leftJoin("plan_conditions as asked", (on) =>
      on.onRef("asked.hub_id", "=", "plan.hub_id").onRef("asked.plan_id", "=", "plan.plan_id"),
    )
    .select(["plan.name", "plan.status", "plan.seconds", "plan.seed"])
    .select(sql<Weights>`plan.weights`.as("weights"))
    .select(sql<number | null>`(plan.result -> 'proof' ->> 'iterations')::bigint::double precision`.as("iterations"))
    .select(sql<PlanConditions | null>`asked.conditions`.as("conditions"))
    .where("plan.hub_id", "=", actor.hubId)
    .where("plan.number", "=", number)
    .executeTakeFirst();
  return row === undefined ? null : { ...row, conditions: row.conditions ?? noConditions };
}

/** All that a plan was asked for beside its two tables. */
export type AskedView = {
  readonly name: string;
  readonly status: string;
  readonly seconds: number;
  readonly seed: number;
  readonly weights: Weights;
  /** How far the engine went; null until there is a plan. */
  readonly iterations: number | null;
  readonly conditions: PlanConditions;
};
