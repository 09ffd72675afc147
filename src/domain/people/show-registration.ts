import type { App } from "#app.ts";
import { accountByEmail } from "#domain/hubs/store-accounts.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import { cardOffered, decideRegistration } from "#domain/people/rules-registration.ts";
import { freeCards, lockRegistration } from "#domain/people/store-registrations.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome } from "#kit/outcome.ts";

/** A registration as the holder of its mail sees it. */
export type ShownRegistration = {
  readonly name: string;
  readonly email: string;
  /** Whether the hub holds a card with this address that nobody has claimed: whoever reads this has proven the address. */
  readonly hasCard: boolean;
  /** Whether the address signs in already, for this hub or another. */
  readonly hasAccount: boolean;
};

/** What the holder of a mailed link may finish. Refusal: link-spent (unknown here, used, too old). */
export const showRegistration = (app: App, hubId: HubId, token: string): Promise<Outcome<ShownRegistration, Refusal>> =>
  app.db.asHub(hubId, "register", async (tx) => {
    const link = await lockRegistration(tx, app.tokens.hashOf(token));
    const decided = decideRegistration(link, tx.now);
    if (!decided.ok || link === null) return { ok: false, refusal: { code: "link-spent" } };
    const { name, email } = link;
    const hasCard = cardOffered(await freeCards(tx, link)) !== null;
    return accepted({ name, email, hasCard, hasAccount: (await accountByEmail(tx, email)) !== null });
  });
