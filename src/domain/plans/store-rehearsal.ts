import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { AccountId } from "#domain/hubs/terms.ts";
import { noRehearsal, type Rehearsal } from "#domain/plans/rules-rehearsal.ts";
import type { PlanId } from "#domain/plans/terms.ts";

/** What the acting account tries out on a plan, with its version; version 0 while nothing is saved. */
export type SavedRehearsal = { readonly rehearsal: Rehearsal; readonly version: number };

/** What the acting account tries out on a plan. */
export async function loadRehearsal(tx: Tx, id: PlanId): Promise<SavedRehearsal> {
  const row = await tx.sql
    .selectFrom("rehearsal")
    .select("version")
    .select(sql<Rehearsal>`steps`.as("rehearsal"))
    .where("hub_id", "=", tx.actor.hubId)
    .where("plan_id", "=", id)
    .where("account_id", "=", tx.actor.accountId)
    .executeTakeFirst();
  return row ?? { rehearsal: noRehearsal, version: 0 };
}

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
