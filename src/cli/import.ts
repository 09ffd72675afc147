import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import type { App } from "#app.ts";
import type { ImportOrder } from "#cli/import-options.ts";
import { importProgress } from "#cli/import-progress.ts";
import type { Terminal } from "#cli/terminal.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import { importFile } from "#domain/imports/import-file.ts";
import type { FileRun } from "#domain/imports/rules-work.ts";
import { takeBackFromCommandLine } from "#domain/imports/take-back-import.ts";
import { type ImportKind, importKinds } from "#domain/imports/terms.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";
import type { TableFault, TableFile } from "#kit/table.ts";
import { fileNotes, previewNotes } from "#text/import-notes.ts";
import { countsWords, foundFaultWords, importCommandWords, obstacleWords, unclearHeaderWords } from "#text/imports.ts";
import { tableFaultWords } from "#text/tables.ts";
import { userWords } from "#text/users.ts";

/** What the command works with. */
export type ImportPlace = { readonly app: App; readonly terminal: Terminal };

/** Faults told one by one; a file with more is better mended from the top. */
const mostFaultsTold = 200;

/**
 * `banso import`: a list into the hub's records, all rows or none. Gives the exit code: 0 when it was written or there was
 * nothing to write, 2 when the file or the options have to be mended (then nothing was written), 1 otherwise.
 */
export async function importCommand(place: ImportPlace, order: ImportOrder): Promise<number> {
  const { app, terminal } = place;
  const { speak, tell } = terminal;
  const hub = await app.db.hubOf(order.hub);
  if (hub === null) {
    tell(speak(userWords.noHub));
    return 1;
  }
  return order.kind === "take-back" ? takeBack(place, hub.id, order.number) : readList(place, hub.id, order);
}

async function readList(
  { app, terminal }: ImportPlace,
  hubId: HubId,
  order: Extract<ImportOrder, { kind: "read" }>,
): Promise<number> {
  const { speak, print, tell } = terminal;
  const w = importCommandWords;
  const kind = importKinds.find((each) => each === order.what);
  if (kind === undefined || order.file === undefined) {
    tell(speak(kind !== undefined || order.what === undefined ? w.noFile : w.unknownKind(order.what)));
    return 2;
  }
  const file = await fileAt(order.file);
  if (!file.ok) {
    tell(speak(tableFaultWords(order.file, file.refusal)));
    return 2;
  }
  const progress = importProgress(terminal);
  const done = await importFile(app, hubId, {
    kind,
    file: file.value,
    isCheckOnly: order.isCheckOnly,
    // In the browser somebody looks at the preview first; here nobody does.
    refusesOtherKind: !order.isAnyway,
    onProgress: progress.show,
  }).finally(progress.end);
  if (done.run.outcome !== "ready") return tellFaults(terminal, file.value.name, kind, done.run);
  for (const note of previewNotes(kind, done.run)) tell(speak(note));
  print(speak(countsWords(done.run.counts)));
  if (done.number !== null) print(speak(w.written(done.number)));
  else if (order.isCheckOnly) print(speak(w.checkedOnly));
  else print(speak(w.nothingToDo));
  return 0;
}

function tellFaults({ speak, tell }: Terminal, name: string, kind: ImportKind, run: FileRun): number {
  const w = importCommandWords;
  if (run.outcome === "mapping") {
    for (const note of fileNotes(run.preview)) tell(speak(note));
    if (run.preview.unclear !== undefined)
      for (const doubt of unclearHeaderWords(kind, run.preview.unclear)) tell(speak(doubt));
    tell(speak(w.headersUnknown(kind, run.preview.header)));
    return 2;
  }
  for (const note of fileNotes(run.preview)) tell(speak(note));
  for (const fault of run.preview.faults.slice(0, mostFaultsTold))
    tell(`${name} ${speak(foundFaultWords(kind, fault))}`);
  const more = run.counts.faults - Math.min(mostFaultsTold, run.preview.faults.length);
  if (more > 0) tell(speak(w.moreFaults(more)));
  tell(speak(w.faulty(run.counts.faults)));
  return 2;
}

/** The file where it lies; it is read from its beginning several times. */
async function fileAt(path: string): Promise<Outcome<TableFile, TableFault>> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return refused({ code: "file-is-folder" });
    if (!found.isFile()) return refused({ code: "file-unreadable", reason: "not a plain file" });
    return accepted({ name: basename(path), size: found.size, read: () => createReadStream(path) });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "") throw error;
    return refused(
      code === "ENOENT" || code === "ENOTDIR" ? { code: "file-not-found" } : { code: "file-unreadable", reason: code },
    );
  }
}

async function takeBack({ app, terminal }: ImportPlace, hubId: HubId, typed: string): Promise<number> {
  const { speak, print, tell } = terminal;
  const number = Number(/^(?:I-)?(\d{1,9})$/iu.exec(typed.trim())?.[1] ?? 0);
  const outcome = await takeBackFromCommandLine(app, hubId, number);
  if (outcome.ok) {
    print(speak(importCommandWords.takenBack(number)));
    return 0;
  }
  if (outcome.refusal.code === "obstacles")
    for (const obstacle of outcome.refusal.obstacles.slice(0, mostFaultsTold)) tell(speak(obstacleWords(obstacle)));
  tell(speak(importCommandWords.notTakenBack(outcome.refusal.code)));
  return 2;
}
