import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { decideSpoken, type SpokenGiven, withSpoken } from "#domain/behalf/rules.ts";
import { noteOnBehalf } from "#domain/behalf/store.ts";
import { decidePuttingOff } from "#domain/needs/rules-reviews.ts";
import { addReview } from "#domain/needs/store-reviews.ts";
import type { InsideReviewId } from "#domain/needs/terms.ts";
import { lockProject } from "#domain/projects/store.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/**
 * Puts the look inside off, for a small trial or a project of a town, with one sentence why; before the next stage it is
 * asked for. It is the word of the firm, or of the town whose project it is: who spoke stands beside it. Refusals:
 * not-found, not-allowed, invalid (too large for a trial, or nobody who spoke).
 */
export const putOffInsideReview = (
  app: App,
  actor: Actor,
  input: {
    readonly number: number;
    readonly kind: "trial" | "town";
    readonly reason: string;
    readonly spoken: SpokenGiven;
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
      const both = withSpoken(decidePuttingOff(project.terms, input.kind), decideSpoken(actor, input.spoken));
      if (!both.ok) return both;
      const id = tx.newId<InsideReviewId>();
      const ended = { reason: input.reason, on: app.clock.today() };
      await addReview(tx, { id, projectId, kind: input.kind }, ended);
      const act = "inside-review.put-off";
      await noteOnBehalf(tx, both.value.spoken, { act, kind: "inside-review", id, side: { firmId } });
      await tx.audit({ act, kind: "inside-review", id, fields: ["kind", "reason"] });
      return accepted({ number: project.number });
    },
  );
