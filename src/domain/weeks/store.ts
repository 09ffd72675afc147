import type { Tx } from "#app.ts";
import type { EngagementId } from "#domain/engagements/terms.ts";
import type { PersonId } from "#domain/people/terms.ts";
import type { LaidCells, Layer, WeekFeedId } from "#domain/weeks/terms.ts";

/** Keeps where the half-days of an engagement lie, in the place of where they lay before. */
export async function saveLaid(
  tx: Tx,
  id: EngagementId,
  { cells, onSite, by }: LaidCells & { readonly by: Layer },
): Promise<void> {
  const row = { cells: [...cells], on_site: [...onSite], laid_by: by, laid_at: tx.now };
  await tx.sql
    .insertInto("laid_week")
    .values({ hub_id: tx.actor.hubId, engagement_id: id, ...row })
    .onConflict((conflict) => conflict.columns(["hub_id", "engagement_id"]).doUpdateSet(row))
    .execute();
}

/** Makes the one private address of a person's week: any that was there before opens nothing any more. */
export async function replaceFeed(
  tx: Tx,
  { id, personId, tokenHash }: { readonly id: WeekFeedId; readonly personId: PersonId; readonly tokenHash: string },
): Promise<void> {
  await removeFeeds(tx, personId);
  await tx.sql
    .insertInto("week_feed")
    .values({ hub_id: tx.actor.hubId, feed_id: id, person_id: personId, token_hash: tokenHash, made_at: tx.now })
    .execute();
}

/** Takes every private address of a person's week in this hub away. */
export async function removeFeeds(tx: Tx, personId: PersonId): Promise<void> {
  await tx.sql.deleteFrom("week_feed").where("hub_id", "=", tx.actor.hubId).where("person_id", "=", personId).execute();
}

/** Whose week a token opens, and notes that it was read; null when it opens nothing. */
export async function readFeed(tx: Tx, tokenHash: string): Promise<PersonId | null> {
  const row = await tx.sql
    .updateTable("week_feed")
    .set({ read_at: tx.now })
    .where("hub_id", "=", tx.actor.hubId)
    .where("token_hash", "=", tokenHash)
    .returning("person_id as personId")
    .executeTakeFirst();
  return row?.personId ?? null;
}
