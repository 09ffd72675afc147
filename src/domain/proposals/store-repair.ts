import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { HalfDays } from "#domain/people/terms.ts";
import type { Why } from "#domain/plans/rules-explain.ts";
import type { KeptPlan } from "#domain/plans/rules-kept.ts";
import { usualCalm } from "#domain/plans/rules-live.ts";
import type { ProjectId } from "#domain/projects/terms.ts";
import { livePhases } from "#domain/proposals/rules.ts";
import type { Calm, PlannedShare } from "#domain/proposals/rules-calm.ts";
import type { ProposalId } from "#domain/proposals/terms.ts";

/** The project of a closed proposal when it still takes somebody and nobody else is proposed for it; else null. */
export async function freedProject(
  tx: Tx,
  id: ProposalId,
): Promise<{ readonly id: ProjectId; readonly number: number } | null> {
  const row = await tx.sql
    .selectFrom("proposal as p")
    .innerJoin("project as j", (on) => on.onRef("j.hub_id", "=", "p.hub_id").onRef("j.project_id", "=", "p.project_id"))
    .select(["j.project_id as id", "j.number"])
    .where("p.hub_id", "=", tx.actor.hubId)
    .where("p.proposal_id", "=", id)
    .where("p.phase", "=", "closed")
    .where("j.status", "=", "published")
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("proposal as other")
            .select("other.number")
            .whereRef("other.hub_id", "=", "p.hub_id")
            .whereRef("other.project_id", "=", "p.project_id")
            .where("other.phase", "in", [...livePhases]),
        ),
      ),
    )
    .executeTakeFirst();
  return row ?? null;
}

/** The shares of the hub's plan that holds, none without one, and what moving one more person must bring. */
export async function planThatHolds(
  tx: Tx,
): Promise<{ readonly shares: readonly PlannedShare[]; readonly calm: number }> {
  const { hubId } = tx.actor;
  const plan = await tx.sql
    .selectFrom("plan")
    .select(sql<KeptPlan["shares"] | null>`result -> 'shares'`.as("shares"))
    .where("hub_id", "=", hubId)
    .where("published_at", "is not", null)
    .where("source", "=", "region")
    .executeTakeFirst();
  const set = await tx.sql.selectFrom("plan_calm").select("calm").where("hub_id", "=", hubId).executeTakeFirst();
  const shares = (plan?.shares ?? []).map(({ person, project }) => ({ person, project: project.id }));
  return { shares, calm: set?.calm ?? usualCalm };
}

/** What a repair run found. */
export type NewSuggestion = {
  readonly projectId: ProjectId;
  readonly after: ProposalId;
  /** The number on the person's card; null when nobody fits. */
  readonly card: number | null;
  readonly halfDays: HalfDays;
  readonly fit: number;
  readonly why: readonly Why[];
  /** Null without a plan that holds. */
  readonly calm: Calm | null;
};

/** Keeps whom a repair run found; one before for the same project gives way. */
export async function saveSuggestion(tx: Tx, found: NewSuggestion): Promise<void> {
  const { hubId } = tx.actor;
  const person =
    found.card === null
      ? undefined
      : await tx.sql
          .selectFrom("hub_person")
          .select("person_id")
          .where("hub_id", "=", hubId)
          .where("number", "=", found.card)
          .executeTakeFirst();
  const columns = {
    after_proposal: found.after,
    person_id: person?.person_id ?? null,
    half_days: found.halfDays,
    fit: found.fit,
    why: JSON.stringify(found.why),
    calm: sql<string>`${found.calm === null ? null : JSON.stringify(found.calm)}::jsonb`,
    made_at: tx.now,
  };
  await tx.sql
    .insertInto("suggestion")
    .values({ hub_id: hubId, project_id: found.projectId, ...columns })
    .onConflict((conflict) => conflict.columns(["hub_id", "project_id"]).doUpdateSet(columns))
    .execute();
}
