import type { App } from "#app.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import { applyStep } from "#domain/imports/store-steps.ts";
import type { ImportId } from "#domain/imports/terms.ts";

/** Writes the rows of an import that somebody has agreed to, all or none. */
export async function writeImport(app: App, hubId: HubId, id: ImportId, drop: AbortSignal): Promise<void> {
  await applyStep({ app, hubId, id, drop });
}
