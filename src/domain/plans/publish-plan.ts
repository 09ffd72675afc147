import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { decidePlanPublishing } from "#domain/plans/rules-region.ts";
import {
  loadShares,
  lockPlanByNumber,
  savePublished,
  saveWithdrawn,
  takeTurnAtPublishing,
} from "#domain/plans/store.ts";
import { regionView } from "#domain/plans/views-region.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/**
 * Makes a plan of the region the one that holds; the one that held before steps back. What it gives is looked at once
 * more: somebody may have been booked since. Refusals: not-found, not-allowed, wrong-state (not ready, or made from
 * files), outdated.
 */
export const publishPlan = (
  app: App,
  actor: Actor,
  input: { readonly number: number; readonly key: string | null },
): Promise<Outcome<{ number: number }, Refusal>> =>
  app.db.write(
    actor,
    { act: "plan.publish", key: input.key },
    async (tx): Promise<Outcome<{ number: number }, Refusal>> => {
      await takeTurnAtPublishing(tx);
      const plan = await lockPlanByNumber(tx, input.number);
      if (plan === null) return refused({ code: "not-found" });
      const allowed = permit(app.may, actor, "plan.publish", { hubId: actor.hubId });
      if (allowed === null || actor.accountId === null) return refused({ code: "not-allowed" });
      if (plan.status !== "done" || plan.source !== "region")
        return refused({ code: "wrong-state", state: plan.status });
      const decided = decidePlanPublishing(
        await loadShares(tx, plan.id),
        await regionView(tx, allowed, app.clock.today()),
      );
      if (!decided.ok) return decided;
      await savePublished(tx, plan.id, actor.accountId);
      await tx.audit({ act: "plan.publish", kind: "plan", id: plan.id });
      return accepted({ number: plan.number });
    },
  );

/** Takes a plan back that held; then none holds. One that does not hold stays as it is. Refusals: not-found, not-allowed. */
export const withdrawPlan = (
  app: App,
  actor: Actor,
  input: { readonly number: number; readonly key: string | null },
): Promise<Outcome<{ number: number }, Refusal>> =>
  app.db.write(
    actor,
    { act: "plan.publish", key: input.key },
    async (tx): Promise<Outcome<{ number: number }, Refusal>> => {
      const plan = await lockPlanByNumber(tx, input.number);
      if (plan === null) return refused({ code: "not-found" });
      if (permit(app.may, actor, "plan.publish", { hubId: actor.hubId }) === null)
        return refused({ code: "not-allowed" });
      if (await saveWithdrawn(tx, plan.id))
        await tx.audit({ act: "plan.publish", kind: "plan", id: plan.id, fields: ["published_at"] });
      return accepted({ number: plan.number });
    },
  );
