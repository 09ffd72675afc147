import type { App } from "#app.ts";
import { addressOf, type Letter, type LinkPurpose, type SignInFacts } from "#domain/hubs/rules-letters.ts";
import { accountByEmail, hubFacts } from "#domain/hubs/store-accounts.ts";
import { onceAsHub } from "#domain/hubs/store-jobs.ts";
import { addMail } from "#domain/hubs/store-mail.ts";
import type { HubId } from "#domain/hubs/terms.ts";

/**
 * Makes the link that somebody asked for, to sign in or to choose a password, and writes the mail, once for each asking. Nothing is written to an
 * address that nobody has or whose account is disabled; whoever asked is told the same in every case.
 */
export const sendSignInLink = (
  app: App,
  hubId: HubId,
  asked: {
    /** Tells one asking from another. */
    readonly asking: string;
    readonly email: string;
    readonly language: "ja" | "en";
    readonly purpose: LinkPurpose;
    readonly letter: (facts: SignInFacts) => Letter;
  },
): Promise<void> =>
  app.db.asHub(hubId, "send-sign-in-link", async (tx) => {
    const account = await accountByEmail(tx, asked.email);
    if (account === null || account.disabledAt !== null) return;
    if (!(await onceAsHub(tx, `sign-in-link:${asked.asking}`))) return;
    const token = await app.accounts.newLink(asked.email, hubId);
    if (token === null) return;
    const hub = await hubFacts(tx);
    const place = `${addressOf(app.config.publicUrl, hub.host)}${asked.language === "en" ? "/en" : ""}`;
    const path = asked.purpose === "password" ? "/password/new" : "/sign-in/link";
    const link = `${place}${path}?token=${encodeURIComponent(token)}`;
    await addMail(tx, { to: asked.email, ...asked.letter({ to: account.name, hub: hub.name, link }) });
  });
