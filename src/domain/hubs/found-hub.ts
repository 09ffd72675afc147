import type { App } from "#app.ts";
import { addHub } from "#domain/hubs/store.ts";
import type { HubId } from "#domain/hubs/terms.ts";

/** Founds a hub. A host name is needed only when one installation serves several. */
export async function foundHub(
  app: App,
  hub: {
    readonly name: string;
    readonly contactName: string;
    readonly contactPhone: string;
    readonly host: string | null;
  },
): Promise<HubId> {
  const id = app.ids.next<HubId>();
  await app.db.asHub(id, "found-hub", (tx) => addHub(tx, { ...hub, isSample: false }));
  return id;
}
