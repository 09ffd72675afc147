import type { Tx } from "#app.ts";
import type { HalfDays } from "#domain/people/terms.ts";
import type { Why } from "#domain/plans/rules-explain.ts";
import type { ProjectId } from "#domain/projects/terms.ts";
import { livePhases } from "#domain/proposals/rules.ts";
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

/** What a repair run found. */
export type NewSuggestion = {
  readonly projectId: ProjectId;
  readonly after: ProposalId;
  /** The number on the person's card; null when nobody fits. */
  readonly card: number | null;
  readonly halfDays: HalfDays;
  readonly fit: number;
  readonly why: readonly Why[];
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
    made_at: tx.now,
  };
  await tx.sql
    .insertInto("suggestion")
    .values({ hub_id: hubId, project_id: found.projectId, ...columns })
    .onConflict((conflict) => conflict.columns(["hub_id", "project_id"]).doUpdateSet(columns))
    .execute();
}
