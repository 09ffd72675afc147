import type { App } from "#app.ts";
import type { AccountId, HubId } from "#domain/hubs/terms.ts";
import { accountInHub, type HatView, hatsOfAccount } from "#domain/hubs/views.ts";

/** An account as it visits a hub: its name and the hats it may wear there. */
export type Visitor = {
  readonly id: AccountId;
  readonly name: string;
  readonly email: string;
  readonly hats: readonly HatView[];
};

/**
 * Finds who has signed in, and when; null when the account is unknown, shut out of the installation or of this hub, or
 * was let in again only after this sign-in.
 */
export const findVisitor = (
  app: App,
  hubId: HubId,
  session: { readonly id: AccountId; readonly begunAt: Date },
): Promise<Visitor | null> =>
  app.db.asHub(hubId, "find-session", async (tx) => {
    const account = await accountInHub(tx, session);
    if (account === null) return null;
    return {
      id: session.id,
      ...account,
      hats: await hatsOfAccount(tx, session.id),
    };
  });
