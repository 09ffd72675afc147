import type { App } from "#app.ts";
import { isOpen } from "#domain/hubs/rules-invitations.ts";
import { accountByEmail } from "#domain/hubs/store-accounts.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import { type OfferView, offerByToken } from "#domain/hubs/views-accounts.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** An invitation as its holder sees it, and whether the address already has an account. */
export type ShownInvitation = { readonly offer: OfferView; readonly hasAccount: boolean };

/**
 * What the holder of a mailed link is offered. A token that is unknown here, used, taken back or too old gives the same
 * answer. Refusal: link-spent.
 */
export const showInvitation = (app: App, hubId: HubId, token: string): Promise<Outcome<ShownInvitation, Refusal>> =>
  app.db.asHub(hubId, "accept-invitation", async (tx) => {
    const offer = await offerByToken(tx, app.tokens.hashOf(token));
    if (offer === null || !isOpen(offer, tx.now)) return refused({ code: "link-spent" });
    return accepted({ offer, hasAccount: (await accountByEmail(tx, offer.email)) !== null });
  });
