import type { App } from "#app.ts";
import { askByToken, cardOf } from "#domain/hands/store-links.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/**
 * Sends whoever holds the mailed link to a question the mail by which they take over their card: to the card's own
 * address, whoever asks for it. Refusal: link-spent.
 */
export const claimByAsk = (
  app: App,
  hubId: HubId,
  { token, language, key }: { readonly token: string; readonly language: string; readonly key: string | null },
): Promise<Outcome<null, Refusal>> =>
  app.db.asHub(hubId, "register", async (tx) => {
    const { standing, sheet } = await askByToken(tx, app.tokens.hashOf(token));
    const card = sheet === null || standing === "spent" ? null : await cardOf(tx, sheet.personId);
    if (card === null) return refused({ code: "link-spent" });
    await tx.enqueue("send-registration", { asking: key ?? tx.newId(), ...card, language });
    return accepted(null);
  });
