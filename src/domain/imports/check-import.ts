import type { App } from "#app.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import { checkStep } from "#domain/imports/store-steps.ts";
import type { ImportId } from "#domain/imports/terms.ts";

/** Reads the file of an import that waits for it, and keeps what it would do. */
export async function checkImport(app: App, hubId: HubId, id: ImportId, drop: AbortSignal): Promise<void> {
  await checkStep({ app, hubId, id, drop });
}
