import { sql } from "kysely";
import type { Tx } from "#app.ts";
import { mailSubject, plainAddress } from "#domain/hubs/rules-mail.ts";
import type { MailId } from "#domain/hubs/terms.ts";

/** A mail to write: one recipient, a line, and a text without any mark-up. */
export type MailText = { readonly to: string; readonly subject: string; readonly body: string };

/** A waiting mail, held by this transaction until it ends. */
export type WaitingMail = MailText & { readonly tries: number; readonly madeAt: Date };

/** Writes a mail and the job that sends it, both committed with the change that they belong to. */
export async function addMail(tx: Tx, { to, subject, body }: MailText): Promise<MailId> {
  const id = tx.newId<MailId>();
  await tx.sql
    .insertInto("mail")
    .values({
      hub_id: tx.actor.hubId,
      mail_id: id,
      to_address: plainAddress(to),
      subject: mailSubject(subject),
      body,
      made_at: tx.now,
      next_try_at: tx.now,
    })
    .execute();
  await enqueueMail(tx, id);
  return id;
}

/** Asks for a mail to be sent, now or at an instant. One mail has one job at a time. */
export const enqueueMail = (tx: Tx, mailId: MailId, at?: Date): Promise<void> =>
  tx.enqueue("send-mail", { mailId }, `mail:${mailId}`, at);

/**
 * Takes a waiting mail for sending, or null when it is sent, given up, or in another worker's hands. The transaction
 * stays open while the mail server answers, so it may be idle for longer than others.
 */
export async function takeWaitingMail(tx: Tx, id: MailId): Promise<WaitingMail | null> {
  await sql`set local idle_in_transaction_session_timeout = '90s'`.execute(tx.sql);
  const row = await tx.sql
    .selectFrom("mail")
    .select(["to_address as to", "subject", "body", "tries", "made_at as madeAt"])
    .where("hub_id", "=", tx.actor.hubId)
    .where("mail_id", "=", id)
    .where("status", "=", "waiting")
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return row ?? null;
}

/** Notes that the mail server has accepted the mail; its text, with the token of its link, is kept no longer. */
export async function saveMailSent(tx: Tx, id: MailId, at: Date): Promise<void> {
  await tx.sql
    .updateTable("mail")
    .set((eb) => ({ status: "sent", body: "", sent_at: at, tries: eb("tries", "+", 1), last_error: null }))
    .where("hub_id", "=", tx.actor.hubId)
    .where("mail_id", "=", id)
    .execute();
}

/** Notes a try that did not succeed, and when the next one is; null gives the mail up, and its text with it. */
export async function saveMailTrouble(
  tx: Tx,
  id: MailId,
  { code, nextTry }: { readonly code: string; readonly nextTry: Date | null },
): Promise<void> {
  await tx.sql
    .updateTable("mail")
    .set((eb) => ({
      status: nextTry === null ? "given-up" : "waiting",
      tries: eb("tries", "+", 1),
      last_error: code.slice(0, 100),
      ...(nextTry === null ? { body: "" } : { next_try_at: nextTry }),
    }))
    .where("hub_id", "=", tx.actor.hubId)
    .where("mail_id", "=", id)
    .execute();
}

/** Takes up to `limit` mails that should have been tried before `before`, and sets their next try to `next`. */
export async function takeForgottenMail(
  tx: Tx,
  { before, next, limit }: { readonly before: Date; readonly next: Date; readonly limit: number },
): Promise<readonly MailId[]> {
  const forgotten = tx.sql
    .selectFrom("mail")
    .select("mail_id")
    .where("hub_id", "=", tx.actor.hubId)
    .where("status", "=", "waiting")
    .where("next_try_at", "<", before)
    .orderBy("next_try_at")
    .limit(limit)
    .forUpdate()
    .skipLocked();
  const rows = await tx.sql
    .updateTable("mail")
    .set({ next_try_at: next })
    .where("hub_id", "=", tx.actor.hubId)
    .where("mail_id", "in", forgotten)
    .returning("mail_id")
    .execute();
  return rows.map((row) => row.mail_id);
}

/** Takes the text out of mail that was sent or given up while its text was still kept; gives of how many. */
export async function blankSentMail(tx: Tx, limit: number): Promise<number> {
  const done = tx.sql
    .selectFrom("mail")
    .select("mail_id")
    .where("hub_id", "=", tx.actor.hubId)
    .where("status", "<>", "waiting")
    .where("body", "<>", "")
    .limit(limit);
  const blanked = await tx.sql
    .updateTable("mail")
    .set({ body: "" })
    .where("hub_id", "=", tx.actor.hubId)
    .where("mail_id", "in", done)
    .executeTakeFirst();
  return Number(blanked.numUpdatedRows);
}

/** Forgets mail older than that, the one that still waits for a mail server only where there is none; gives how many. */
export async function forgetMail(
  tx: Tx,
  { before, limit, isSending }: { readonly before: Date; readonly limit: number; readonly isSending: boolean },
): Promise<number> {
  let old = tx.sql
    .selectFrom("mail")
    .select("mail_id")
    .where("hub_id", "=", tx.actor.hubId)
    .where("made_at", "<", before)
    .limit(limit);
  if (isSending) old = old.where("status", "<>", "waiting");
  const gone = await tx.sql
    .deleteFrom("mail")
    .where("hub_id", "=", tx.actor.hubId)
    .where("mail_id", "in", old)
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}
