import type { App } from "#app.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import { unnameFirm } from "#domain/referrals/store.ts";

/**
 * Blanks the name of a firm that is not public in what was handed to intermediaries: what a withdrawal does at once, done
 * again after a kill. One that was published again meanwhile keeps its name.
 */
export const unnameWithdrawn = (app: App, hubId: HubId, firm: number): Promise<void> =>
  app.db.asHub(hubId, "withdraw-firm", (tx) => unnameFirm(tx, firm));
