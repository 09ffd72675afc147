import type { Tx } from "#app.ts";
import type { AccountId } from "#domain/hubs/terms.ts";
import type { SavedRehearsal } from "#domain/plans/rules-rehearsal.ts";
import type { PlanId } from "#domain/plans/terms.ts";

/** Saves it over the version that was seen; gives the new version, or null when another window was quicker. */
export async function saveRehearsal(
  tx: Tx,
  id: PlanId,
  { rehearsal, version }: SavedRehearsal,
): Promise<number | null> {
  const { accountId, hubId } = tx.actor;
  if (accountId === null) throw new Error("somebody tries a plan out");
  const steps = JSON.stringify(rehearsal);
  const row = await tx.sql
    .insertInto("rehearsal")
    .values({ hub_id: hubId, plan_id: id, account_id: accountId, steps, version: version + 1, at: tx.now })
    .onConflict((conflict) =>
      conflict
        .columns(["hub_id", "plan_id", "account_id"])
        .doUpdateSet({ steps, version: version + 1, at: tx.now })
        .where("rehearsal.version", "=", version),
    )
    .returning("version")
    .executeTakeFirst();
  return row?.version ?? null;
}

/** Saves how calm the hub's plans are. */
export async function saveCalm(tx: Tx, { calm, by }: { readonly calm: number; readonly by: AccountId }): Promise<void> {
  const columns = { calm, set_by: by, set_at: tx.now };
  await tx.sql
    .insertInto("plan_calm")
    .values({ hub_id: tx.actor.hubId, ...columns })
    .onConflict((conflict) => conflict.column("hub_id").doUpdateSet(columns))
    .execute();
}
