import type { App } from "#app.ts";
import type { LinkPurpose } from "#domain/hubs/rules-letters.ts";
import type { HubId } from "#domain/hubs/terms.ts";

/**
 * Asks for a link by mail, to sign in or to choose a password. Whether anybody has the address is found out by the job, so
 * that this answers the same, and as fast, for every address.
 */
export const requestSignInLink = (
  app: App,
  hubId: HubId,
  asked: {
    readonly email: string;
    readonly language: string;
    readonly purpose?: LinkPurpose;
    /** The form's: sent again it brings no second mail. */
    readonly key: string | null;
  },
): Promise<void> =>
  app.db.asHub(hubId, "send-sign-in-link", (tx) =>
    tx.enqueue("send-sign-in-link", {
      asking: asked.key ?? tx.newId(),
      email: asked.email,
      language: asked.language,
      purpose: asked.purpose ?? "sign-in",
    }),
  );
