import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import type { MailId } from "#domain/hubs/terms.ts";

/** How far a mail is. */
export type MailStatus = "waiting" | "sent" | "given-up";

/** One line of the operator's list. */
export type MailLine = {
  readonly id: MailId;
  readonly to: string;
  readonly subject: string;
  readonly status: MailStatus;
  readonly madeAt: Date;
  readonly sentAt: Date | null;
};

/** One mail as an operator reads it. */
export type MailView = MailLine & {
  /** Empty once it was sent; null when the address is an account's that another hub knows: what it may open is not this operator's to read. */
  readonly body: string | null;
  readonly tries: number;
  readonly lastError: string | null;
  readonly nextTryAt: Date;
};

/** A page of the list: by the id of its last row; words of the recipient or the subject. */
export type MailListQuery = {
  readonly search: string;
  /** Only mails that stand so; null for all. */
  readonly status: MailStatus | null;
  readonly after: MailId | null;
  readonly limit: number;
};

const line = [
  "mail_id as id",
  "to_address as to",
  "subject",
  "status",
  "made_at as madeAt",
  "sent_at as sentAt",
] as const;

/** Outgoing mail, the newest first (ids ascend with time); one more than asked for tells that there is a next page. */
export async function mailLines(
  tx: Tx,
  { actor }: Permit<"mail.list">,
  { search, status, after, limit }: MailListQuery,
): Promise<readonly MailLine[]> {
  let rows = tx.sql
    .selectFrom("mail")
    .select(line)
    .where("hub_id", "=", actor.hubId)
    .orderBy("mail_id", "desc")
    .limit(limit + 1);
  if (status !== null) rows = rows.where("status", "=", status);
  if (after !== null) rows = rows.where("mail_id", "<", after);
  if (search !== "") {
    const pattern = `%${search.replace(/[%_\\]/g, (sign) => `\\${sign}`)}%`;
    rows = rows.where((eb) => eb.or([eb("to_address", "ilike", pattern), eb("subject", "ilike", pattern)]));
  }
  return rows.execute();
}

/** One mail of the hub, or null. */
export async function mailView(tx: Tx, { actor }: Permit<"mail.show">, id: MailId): Promise<MailView | null> {
  const row = await tx.sql
    .selectFrom("mail")
    .select([...line, "tries", "last_error as lastError", "next_try_at as nextTryAt"])
    .select(sql<string | null>`case when known_elsewhere(to_address) then null else body end`.as("body"))
    .where("hub_id", "=", actor.hubId)
    .where("mail_id", "=", id)
    .executeTakeFirst();
  return row ?? null;
}
