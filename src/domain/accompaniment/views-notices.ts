import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import type { NoticeId, NoticeKind, NoticeSetting } from "#domain/accompaniment/terms.ts";

/** A notice as its reader sees it. */
export type NoticeLine = {
  readonly id: NoticeId;
  readonly kind: NoticeKind;
  readonly path: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly madeAt: Date;
  readonly settledAt: Date | null;
};

/** The notices of the acting account, the latest first. */
export async function ownNotices(
  tx: Tx,
  { actor }: Permit<"notice.list">,
  limit: number,
): Promise<readonly NoticeLine[]> {
  if (actor.accountId === null) return [];
  const rows = await tx.sql
    .selectFrom("notice")
    .select(["notice_id as id", "kind", "path", "facts", "made_at as madeAt", "settled_at as settledAt"])
    .where("hub_id", "=", actor.hubId)
    .where("account_id", "=", actor.accountId)
    .where("address", "is not", null)
    .orderBy("made_at", "desc")
    .limit(limit)
    .execute();
  return rows.map(({ facts, ...notice }) => ({ ...notice, facts: isFacts(facts) ? facts : {} }));
}

const isFacts = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** How the acting account is told; null while it has not chosen. */
export async function ownSetting(tx: Tx, { actor }: Permit<"notice.list">): Promise<NoticeSetting | null> {
  if (actor.accountId === null) return null;
  const row = await tx.sql
    .selectFrom("notice_setting")
    .select(["delivery", "language"])
    .where("hub_id", "=", actor.hubId)
    .where("account_id", "=", actor.accountId)
    .executeTakeFirst();
  return row ?? null;
}
