import type { App } from "#app.ts";
import type { HubId } from "#domain/hubs/terms.ts";

/**
 * Asks for a sign-in link by mail. Whether anybody has the address is found out by the job, so that this answers the
 * same, and as fast, for every address.
 */
export const requestSignInLink = (
  app: App,
  hubId: HubId,
  { email, language }: { readonly email: string; readonly language: string },
): Promise<void> =>
  app.db.asHub(hubId, "send-sign-in-link", (tx) =>
    tx.enqueue("send-sign-in-link", { asking: tx.newId(), email, language }),
  );
