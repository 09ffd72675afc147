import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { decidePlanCancelling } from "#domain/plans/rules-status.ts";
import { lockPlanByNumber, savePlanStatus } from "#domain/plans/store.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** Stops a plan: one that runs ends within a second with its best plan so far. Refusals: not-found, not-allowed, wrong-state. */
export const cancelPlan = (
  app: App,
  actor: Actor,
  input: { readonly number: number; readonly key: string | null },
): Promise<Outcome<{ number: number }, Refusal>> =>
  app.db.write(actor, { act: "plan.cancel", key: input.key }, async (tx) => {
    const plan = await lockPlanByNumber(tx, input.number);
    if (plan === null) return refused({ code: "not-found" });
    if (permit(app.may, actor, "plan.cancel", { hubId: actor.hubId }) === null) return refused({ code: "not-allowed" });
    const decided = decidePlanCancelling(plan.status);
    if (!decided.ok) return decided;
    if (decided.value !== plan.status) await savePlanStatus(tx, plan.id, decided.value);
    await tx.audit({ act: "plan.cancel", kind: "plan", id: plan.id, fields: ["status"] });
    return accepted({ number: plan.number });
  });
