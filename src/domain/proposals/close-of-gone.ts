import type { App } from "#app.ts";
import type { AccountId, HatId, HubId } from "#domain/hubs/terms.ts";
import { closeProposalsOfGone } from "#domain/proposals/store-leaving.ts";

/**
 * Closes what was proposed of somebody whose hat was ended or who was shut out, and still lives: what the change itself
 * does at once, done again after a kill. Whoever was let in again meanwhile keeps theirs.
 */
export const closeOfGone = (
  app: App,
  hubId: HubId,
  gone: { readonly hat: HatId } | { readonly account: AccountId },
): Promise<number> => app.db.asHub(hubId, "close-proposals", (tx) => closeProposalsOfGone(tx, gone));
