import type { Tx } from "#app.ts";
import type { CheckInSide, EngagementId } from "#domain/engagements/terms.ts";
import type { LocalDate } from "#kit/dates.ts";

/** That an engagement ends, as a decision needs it. */
export type SavedLeaving = { readonly side: CheckInSide; readonly lastDay: LocalDate };

/** What was told of an engagement's end; null when nobody told it. */
export async function loadLeaving(tx: Tx, id: EngagementId): Promise<SavedLeaving | null> {
  const row = await tx.sql
    .selectFrom("leaving")
    .select(["side", "last_day as lastDay"])
    .where("hub_id", "=", tx.actor.hubId)
    .where("engagement_id", "=", id)
    .executeTakeFirst();
  return row ?? null;
}

/** Notes that a side ends the engagement on this day, with its words to the other side. */
export async function addLeaving(
  tx: Tx,
  id: EngagementId,
  leaving: SavedLeaving & { readonly words: string },
): Promise<void> {
  const { accountId, hubId } = tx.actor;
  if (accountId === null) throw new Error("an end is told by an account");
  await tx.sql
    .insertInto("leaving")
    .values({
      hub_id: hubId,
      engagement_id: id,
      side: leaving.side,
      last_day: leaving.lastDay,
      words: leaving.words,
      told_by: accountId,
      told_at: tx.now,
    })
    .execute();
}

/** Takes it back with everything that was found for it; gives whether there was something to take back. */
export async function dropLeaving(tx: Tx, id: EngagementId): Promise<boolean> {
  const row = await tx.sql
    .deleteFrom("leaving")
    .where("hub_id", "=", tx.actor.hubId)
    .where("engagement_id", "=", id)
    .returning("side")
    .executeTakeFirst();
  return row !== undefined;
}
