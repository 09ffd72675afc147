import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { decidePuttingOff } from "#domain/needs/rules-reviews.ts";
import { addReview } from "#domain/needs/store-reviews.ts";
import type { InsideReviewId } from "#domain/needs/terms.ts";
import { lockProject } from "#domain/projects/store.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/**
 * Puts the look inside off, for a small trial or a project of a town, with one sentence why; before the next stage it is
 * asked for. Refusals: not-found, not-allowed, invalid (too large for a trial).
 */
export const putOffInsideReview = (
  app: App,
  actor: Actor,
  input: {
    readonly number: number;
    readonly kind: "trial" | "town";
    readonly reason: string;
    readonly key: string | null;
  },
): Promise<Outcome<{ number: number }, Refusal>> =>
  app.db.write(
    actor,
    { act: "inside-review.put-off", key: input.key },
    async (tx): Promise<Outcome<{ number: number }, Refusal>> => {
      const project = await lockProject(tx, input.number);
      if (project === null) return refused({ code: "not-found" });
      const { firmId, id: projectId } = project;
      if (permit(app.may, actor, "inside-review.put-off", { hubId: actor.hubId, firmId }) === null)
        return refused({ code: "not-allowed" });
      const decided = decidePuttingOff(project.terms, input.kind);
      if (!decided.ok) return decided;
      const id = tx.newId<InsideReviewId>();
      const ended = { reason: input.reason, on: app.clock.today() };
      await addReview(tx, { id, projectId, kind: input.kind }, ended);
      await tx.audit({ act: "inside-review.put-off", kind: "inside-review", id, fields: ["kind", "reason"] });
      return accepted({ number: project.number });
    },
  );
