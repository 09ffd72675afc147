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

/** Finds who has signed in; null when the account is unknown here or disabled. */
export const findVisitor = (app: App, hubId: HubId, accountId: AccountId): Promise<Visitor | null> =>
  app.db.asHub(hubId, "find-session", async (tx) => {
    const account = await accountInHub(tx, accountId);
    if (account === null) return null;
    return {
      id: accountId,
      ...account,
      hats: await hatsOfAccount(tx, accountId),
    };
  });
