import type { App } from "#app.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import { forgetFiles } from "#domain/imports/store-imports.ts";

const keptDays = 30;
const dayMs = 86_400_000;

/** Forgets the files of imports that nobody waits for any more, thirty days after they were chosen. */
export const forgetImportFiles = (app: App, hubId: HubId): Promise<void> =>
  app.db.asHub(hubId, "clean-up", (tx) => forgetFiles(tx, new Date(app.clock.now().getTime() - keptDays * dayMs)));
