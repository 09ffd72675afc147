import type { App } from "#app.ts";
import type { HatKind } from "#domain/access/terms.ts";
import type { HatId, HubId } from "#domain/hubs/terms.ts";
import { sampleHats } from "#domain/hubs/views.ts";

/** A hat of the sample region that a visitor may try on. */
export type SampleHat = {
  readonly hatId: HatId;
  readonly kind: HatKind;
  readonly at: string;
  readonly name: string;
  readonly email: string;
};

/** One invented account for each hat of the sample region; none elsewhere. */
export const listSampleHats = (app: App, hub: { id: HubId; isSample: boolean }): Promise<readonly SampleHat[]> =>
  hub.isSample ? app.db.asHub(hub.id, "load-sample", sampleHats) : Promise.resolve([]);
