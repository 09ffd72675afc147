import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import { type InvitationLine, openInvitations } from "#domain/hubs/views-accounts.ts";

/** The invitations of a hub that wait for their answer, for the command line; the newest first. */
export const listOpenInvitations = (app: App, hubId: HubId): Promise<readonly InvitationLine[]> =>
  app.db.asHub(hubId, "command-line", async (tx) => {
    const allowed = permit(app.may, tx.actor, "account.list", { hubId });
    return allowed === null ? [] : openInvitations(tx, allowed, { firmId: null, limit: 10_000 });
  });
