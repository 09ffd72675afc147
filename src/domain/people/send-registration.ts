import type { App } from "#app.ts";
import { addressOf, type Letter, type RegistrationFacts } from "#domain/hubs/rules-letters.ts";
import { accountByEmail, hubFacts } from "#domain/hubs/store-accounts.ts";
import { onceAsHub } from "#domain/hubs/store-jobs.ts";
import { addMail } from "#domain/hubs/store-mail.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import { registrationExpiry } from "#domain/people/rules-registration.ts";
import { addRegistration, personHatOf } from "#domain/people/store-registrations.ts";

/**
 * Writes the mail that somebody asked for, once for each asking: a link to register, or to sign in for who is a person of
 * this hub already. Nothing is written to an account that is shut out; whoever asked is told the same in every case.
 */
export const sendRegistration = (
  app: App,
  hubId: HubId,
  asked: {
    /** Tells one asking from another. */
    readonly asking: string;
    readonly name: string;
    readonly email: string;
    readonly language: "ja" | "en";
    readonly letter: (facts: RegistrationFacts) => Letter;
  },
): Promise<void> =>
  app.db.asHub(hubId, "register", async (tx) => {
    const { email, name } = asked;
    const account = await accountByEmail(tx, email);
    if (account !== null && account.disabledAt !== null) return;
    if (!(await onceAsHub(tx, `registration:${asked.asking}`))) return;
    const hub = await hubFacts(tx);
    const place = `${addressOf(app.config.publicUrl, hub.host)}${asked.language === "en" ? "/en" : ""}`;
    if (account !== null && (await personHatOf(tx, account.id)) !== null) {
      const token = await app.accounts.newLink(email, hubId);
      if (token === null) return;
      const link = `${place}/sign-in/link?token=${encodeURIComponent(token)}`;
      await addMail(tx, { to: email, ...asked.letter({ to: account.name, hub: hub.name, link, isKnown: true }) });
      return;
    }
    const token = app.tokens.fresh();
    await addRegistration(tx, {
      tokenHash: app.tokens.hashOf(token),
      name,
      email,
      expiresAt: registrationExpiry(tx.now),
    });
    const link = `${place}/join/${token}`;
    await addMail(tx, { to: email, ...asked.letter({ to: name, hub: hub.name, link, isKnown: false }) });
  });
