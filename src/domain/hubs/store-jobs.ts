import type { Tx } from "#app.ts";

/**
 * Whether this is the first time that the effect of this key is committed: false when it has been. The row goes with
 * the effect, in its own transaction, so that a job done again after a kill has its effect once. Two at the same time
 * take turns.
 */
export async function onceAsHub(tx: Tx, key: string): Promise<boolean> {
  const rows = await tx.sql
    .insertInto("job_effect")
    .values({ hub_id: tx.actor.hubId, key, at: tx.now })
    .onConflict((conflict) => conflict.columns(["hub_id", "key"]).doNothing())
    .returning("key")
    .execute();
  return rows.length > 0;
}

type Ageing = { readonly before: Date; readonly limit: number };

/** Forgets effects of jobs older than that; gives how many. */
export async function forgetJobEffects(tx: Tx, { before, limit }: Ageing): Promise<number> {
  const old = tx.sql
    .selectFrom("job_effect")
    .select("key")
    .where("hub_id", "=", tx.actor.hubId)
    .where("at", "<", before)
    .limit(limit);
  const gone = await tx.sql
    .deleteFrom("job_effect")
    .where("hub_id", "=", tx.actor.hubId)
    .where("key", "in", old)
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}

/** Forgets answers kept for forms sent again that are older than that; gives how many. */
export async function forgetAnswers(tx: Tx, { before, limit }: Ageing): Promise<number> {
  const old = tx.sql
    .selectFrom("idempotency")
    .select(["account_id", "key"])
    .where("hub_id", "=", tx.actor.hubId)
    .where("made_at", "<", before)
    .limit(limit);
  const gone = await tx.sql
    .deleteFrom("idempotency")
    .where("hub_id", "=", tx.actor.hubId)
    .where("made_at", "<", before)
    .where((eb) => eb(eb.refTuple("account_id", "key"), "in", old.$asTuple("account_id", "key")))
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}
