import type { Tx } from "#app.ts";
import { readerColumns } from "#domain/accompaniment/rules-notices.ts";
import type { Delivery, Notice, NoticeId, NoticeLanguage } from "#domain/accompaniment/terms.ts";
import type { AccountId } from "#domain/hubs/terms.ts";

/**
 * Tells somebody of something, committed with the change that it belongs to. Its readers are found, and their letter is
 * written, by the hub itself: once a day unless they want it otherwise.
 */
export async function notify(tx: Tx, { to, kind, about, path, facts }: Notice): Promise<void> {
  await tx.sql
    .insertInto("notice")
    .values({
      hub_id: tx.actor.hubId,
      notice_id: tx.newId<NoticeId>(),
      kind,
      about,
      path,
      facts: JSON.stringify(facts ?? {}),
      ...readerColumns(to),
      made_at: tx.now,
    })
    .execute();
}

/** Notes that a case is seen to: nobody is told of it any more, or again. */
export async function settleNotices(tx: Tx, about: string): Promise<void> {
  await tx.sql
    .insertInto("notice_settled")
    .values({ hub_id: tx.actor.hubId, settled_id: tx.newId<NoticeId>(), about, at: tx.now })
    .execute();
}
/** Chooses how the acting account is told. */
export async function saveSetting(
  tx: Tx,
  account: AccountId,
  setting: { readonly delivery: Delivery; readonly language: NoticeLanguage },
): Promise<void> {
  await tx.sql
    .insertInto("notice_setting")
    .values({ hub_id: tx.actor.hubId, account_id: account, ...setting })
    .onConflict((conflict) => conflict.columns(["hub_id", "account_id"]).doUpdateSet(setting))
    .execute();
}
