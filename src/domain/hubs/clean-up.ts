import type { App, Tx } from "#app.ts";
import { forgetAnswers, forgetJobEffects } from "#domain/hubs/store-jobs.ts";
import { blankSentMail, forgetMail } from "#domain/hubs/store-mail.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import { forgetRegistrations } from "#domain/people/store-registrations.ts";

const dayMs = 86_400_000;
/** Longer than any mailed link opens something: the longest, to a check-in, does for three weeks. */
const keptDays = 30;
const atOnce = 1000;

type Forget = (tx: Tx, ageing: { readonly before: Date; readonly limit: number }) => Promise<number>;

/**
 * Forgets what is kept only so that nothing happens twice, and mail, after thirty days: a thousand rows a transaction. The
 * text of mail that is sent goes at once.
 */
export async function cleanUp(app: App, hubId: HubId): Promise<void> {
  const before = new Date(app.clock.now().getTime() - keptDays * dayMs);
  const mail: Forget = (tx, ageing) => forgetMail(tx, { ...ageing, isSending: app.mailer !== null });
  const texts: Forget = (tx, { limit }) => blankSentMail(tx, limit);
  for (const forget of [forgetAnswers, forgetJobEffects, forgetRegistrations, mail, texts]) {
    let gone = atOnce;
    while (gone === atOnce) gone = await app.db.asHub(hubId, "clean-up", (tx) => forget(tx, { before, limit: atOnce }));
  }
}
