import type { App } from "#app.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import { closeContactsOfEnded, closeProposalsWithoutPlace } from "#domain/proposals/store-leaving.ts";

const atOnce = 200;

/**
 * Closes the name and contact that a firm was handed, on the day after its engagement's last one, however the end came to
 * be written down; and every proposal that lives where a list has closed the project, or the register the firm. Two hundred
 * a transaction; done again it changes nothing.
 */
export async function closeContacts(app: App, hubId: HubId): Promise<void> {
  const today = app.clock.today();
  let done = atOnce;
  while (done === atOnce)
    done = await app.db.asHub(hubId, "close-contacts", (tx) => closeContactsOfEnded(tx, { today, limit: atOnce }));
  done = atOnce;
  while (done === atOnce)
    done = await app.db.asHub(hubId, "close-contacts", (tx) =>
      closeProposalsWithoutPlace(tx, { today, limit: atOnce }),
    );
}
