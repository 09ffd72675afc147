import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import { type AccountView, accountLines } from "#domain/hubs/views-accounts.ts";

/** The accounts of a hub for the command line, by mail address. */
export const listAccounts = (app: App, hubId: HubId): Promise<readonly AccountView[]> =>
  app.db.asHub(hubId, "command-line", async (tx) => {
    const allowed = permit(app.may, tx.actor, "account.list", { hubId });
    if (allowed === null) return [];
    return accountLines(tx, allowed, { search: "", sort: "email", descending: false, after: null, limit: 10_000 });
  });
