import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { engagementEditInput } from "#domain/engagements/input.ts";
import { decideEngagementEdit, type EngagementChange } from "#domain/engagements/rules-engagements.ts";
import { lockEngagement, saveEngagement } from "#domain/engagements/store-engagements.ts";
import { decideNextStage } from "#domain/needs/rules-reviews.ts";
import { projectOfStage, reviewStates } from "#domain/needs/store-reviews.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

export const editEngagementInput = engagementEditInput;

/**
 * Saves new words, a new stage or new pay of an engagement that was not ended. Its half-days and weeks stand in the
 * ledger and stay. Refusals: not-found, not-allowed, stale (with what is saved now), wrong-state, invalid, review-needed
 * (the look inside the firm was put off until the next stage).
 */
export const editEngagement = (
  app: App,
  actor: Actor,
  input: {
    readonly number: number;
    readonly change: EngagementChange;
    readonly version: number;
    readonly key: string | null;
  },
): Promise<Outcome<{ number: number }, Refusal>> =>
  app.db.write(actor, { act: "engagement.edit", key: input.key }, async (tx) => {
    const engagement = await lockEngagement(tx, input.number);
    if (engagement === null) return refused({ code: "not-found" });
    const { firmId, personId } = engagement;
    if (permit(app.may, actor, "engagement.edit", { hubId: actor.hubId, firmId, personId }) === null)
      return refused({ code: "not-allowed" });
    const decided = decideEngagementEdit(engagement, { change: input.change, seenVersion: input.version });
    if (!decided.ok) return decided;
    const { projectId } = engagement;
    if (decided.value.fields.includes("stage") && engagement.terms.stage === "trial" && projectId !== null) {
      const next = decideNextStage(await projectOfStage(tx, projectId), await reviewStates(tx, projectId));
      if (!next.ok) return next;
    }
    await saveEngagement(tx, engagement, decided.value.terms);
    await tx.audit({ act: "engagement.edit", kind: "engagement", id: engagement.id, fields: decided.value.fields });
    return accepted({ number: engagement.number });
  });
