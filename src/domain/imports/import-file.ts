import type { App } from "#app.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import type { FileRun } from "#domain/imports/rules-work.ts";
import { addImport } from "#domain/imports/store-imports.ts";
import { applyStep, judgeFile } from "#domain/imports/store-steps.ts";
import type { ImportId, ImportKind } from "#domain/imports/terms.ts";
import type { TableFile } from "#kit/table.ts";

/** What a file did: its number when something was written. */
export type ImportedFile = { readonly number: number | null; readonly run: FileRun };

/** How far it is: the part of the file read, 0–1, first to be judged and then to be written. */
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
    readonly onProgress: FileProgress;
  },
): Promise<ImportedFile> {
  const { file, kind, onProgress } = order;
  const id = app.ids.next<ImportId>();
  const step = { app, hubId, id, file };
  const judged = await judgeFile({ ...step, onProgress: (part) => onProgress("reading", part) }, kind);
  const { added, changed } = judged.counts;
  if (order.isCheckOnly || judged.outcome !== "ready" || added + changed === 0) return { number: null, run: judged };
  const sha256 = await app.tables.hashOf(file);
  const asked = { id, kind, fileId: null, fileName: file.name.slice(-200), sha256, requestedBy: null };
  const number = await app.db.asHub(hubId, "import", (tx) => addImport(tx, asked, "applying"));
  const run = await applyStep({
    ...step,
    digest: judged.preview.digest,
    onProgress: (part) => onProgress("applying", part),
  });
  return run === null || run.outcome !== "ready" ? { number: null, run: run ?? judged } : { number, run };
}
