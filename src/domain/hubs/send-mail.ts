import type { App } from "#app.ts";
import { messageIdOf, nextMailTry } from "#domain/hubs/rules-mail.ts";
import { enqueueMail, saveMailSent, saveMailTrouble, takeWaitingMail } from "#domain/hubs/store-mail.ts";
import type { HubId, MailId } from "#domain/hubs/terms.ts";

/**
 * Hands a waiting mail to the mail server, once. What the server does not take is tried again later and later, and
 * given up only when the server says that it never will. Without a mail server mail waits, and an operator reads it.
 * A mail that the server has accepted without our noting it (the worker was killed, the commit failed, the server's answer
 * was lost) is sent again under the same Message-ID; nothing else sends it twice.
 */
export async function sendMail(app: App, hubId: HubId, mailId: MailId): Promise<void> {
  const { mailer } = app;
  if (mailer === null) return;
  await app.db.asHub(hubId, "send-mail", async (tx) => {
    const mail = await takeWaitingMail(tx, mailId);
    if (mail === null) return;
    const { to, subject, body } = mail;
    const sent = await mailer.send({ to, subject, body, messageId: messageIdOf(mailId, app.config.publicUrl) });
    const now = app.clock.now();
    if (sent.ok) return saveMailSent(tx, mailId, now);
    const { code, isFinal } = sent.refusal;
    const nextTry = isFinal ? null : nextMailTry(mail.tries + 1, mail.madeAt, now);
    await saveMailTrouble(tx, mailId, { code, nextTry });
    if (nextTry !== null) await enqueueMail(tx, mailId, nextTry);
  });
}
