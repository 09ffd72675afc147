import type { App } from "#app.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import type { FileRun } from "#domain/imports/rules-work.ts";
import { judgeFile, writeFile } from "#domain/imports/store-steps.ts";
import type { ImportId, ImportKind } from "#domain/imports/terms.ts";
import type { TableFile } from "#kit/table.ts";

/** What a file did: its number when something was written. */
export type ImportedFile = { readonly number: number | null; readonly run: FileRun };

/** How far it is: the part of the file that was judged, or judged and written, 0–1. */
export type FileProgress = (step: "reading" | "applying", part: number) => void;

/**
 * Reads a file of any size where it lies, for the command line; writes it when it has no fault and changes something,
 * unless it is only to be looked at. What was written can be taken back by its number.
 */
export async function importFile(
  app: App,
  hubId: HubId,
  order: {
    readonly kind: ImportKind;
    readonly file: TableFile;
    readonly isCheckOnly: boolean;
    /** Whether a list that seems to be another kind is a fault; else that is only told. */
    readonly refusesOtherKind?: boolean;
    readonly onProgress: FileProgress;
  },
): Promise<ImportedFile> {
  const { file, kind, onProgress, refusesOtherKind } = order;
  const step = { app, hubId, id: app.ids.next<ImportId>(), file, refusesOtherKind };
  if (order.isCheckOnly)
    return { number: null, run: await judgeFile({ ...step, onProgress: (part) => onProgress("reading", part) }, kind) };
  const sha256 = await app.tables.hashOf(file);
  return writeFile({ ...step, onProgress: (part) => onProgress("applying", part) }, { kind, sha256 });
}
