import type { App } from "#app.ts";
import { enqueueMail, takeForgottenMail } from "#domain/hubs/store-mail.ts";
import type { HubId } from "#domain/hubs/terms.ts";

const minuteMs = 60_000;
const atOnce = 500;

/**
 * Gives a new job to mail whose time has passed by more than a minute: what was written before a mail server was set,
 * and what has lost its job.
 */
export async function wakeMail(app: App, hubId: HubId): Promise<void> {
  if (app.mailer === null) return;
  await app.db.asHub(hubId, "send-mail", async (tx) => {
    const before = new Date(tx.now.getTime() - minuteMs);
    const next = new Date(tx.now.getTime() + 10 * minuteMs);
    for (const mailId of await takeForgottenMail(tx, { before, next, limit: atOnce })) await enqueueMail(tx, mailId);
  });
}
