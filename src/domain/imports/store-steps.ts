import type { App, Tx } from "#app.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import { townFinder } from "#domain/imports/rules-cells-names.ts";
import type { FileRun } from "#domain/imports/rules-work.ts";
import {
  addImport,
  calmStatistics,
  countAnew,
  findImport,
  noteProgress,
  rememberedHeaders,
  type SavedImport,
  saveImport,
  townNames,
  waitForTurn,
} from "#domain/imports/store-imports.ts";
import { runFile } from "#domain/imports/store-run.ts";
import type { ImportId, ImportKind, ImportStatus } from "#domain/imports/terms.ts";
import { loadFile } from "#domain/plans/store.ts";
import type { TableFile } from "#kit/table.ts";

/** The step of an import that a job or a page waits for, and who may stop it. */
export type Step = {
  readonly app: App;
  readonly hubId: HubId;
  readonly id: ImportId;
  /** The worker stops: the step is done again later. */
  readonly drop?: AbortSignal;
  /** The file where it lies; without one it is what was kept. */
  readonly file?: TableFile;
  readonly onProgress?: (part: number, rows: number) => void;
  /** Nobody can see it, or stop it, before it is over. */
  readonly isAlone?: boolean;
  readonly refusesOtherKind?: boolean | undefined;
};

/** Somebody dropped the import, or the worker stops. */
class Stopped extends Error {}

/** What was read cannot be written as it was shown: everything is undone. */
class NotWritten extends Error {
  readonly run: FileRun;
  constructor(run: FileRun) {
    super("not written");
    this.run = run;
  }
}

const pieceBytes = 64 * 1024;

/** A file that is in memory, a piece at a time. */
export const fileOf = (name: string, bytes: Uint8Array): TableFile => ({
  name,
  size: bytes.length,
  read: async function* () {
    for (let at = 0; at < bytes.length; at += pieceBytes)
      yield await Promise.resolve(bytes.subarray(at, at + pieceBytes));
  },
});

/** Reads the file of an import and keeps what was found. Gives what was found, or null when there is nothing to do. */
export async function checkStep(step: Step): Promise<FileRun | null> {
  return guarded(step, "reading", async () => {
    const begun = await begin(step, "reading");
    if (begun === null) return null;
    const run = await step.app.db.asHub(step.hubId, "import", (tx) => runIn(tx, step, begun, false));
    await step.app.db.asHub(step.hubId, "import", (tx) =>
      saveImport(tx, step.id, "reading", { status: run.outcome, ...run }),
    );
    return run;
  });
}

/**
 * Writes the file of an import, all rows or none: it is read and judged again inside the transaction that writes. When
 * that finds something else than was shown, nothing is written and the import shows the new finding. Null when there is
 * nothing to do.
 */
export async function applyStep(step: Step): Promise<FileRun | null> {
  return guarded(step, "applying", async () => {
    const begun = await begin(step, "applying");
    if (begun === null) return null;
    try {
      const written = await step.app.db.asHub(step.hubId, "import", async (tx) => {
        await waitForTurn(tx);
        const run = await runIn(tx, step, begun, true);
        if (run.outcome !== "ready" || run.preview.digest !== begun.digest) throw new NotWritten(run);
        const { counts, preview, form } = run;
        if (!(await saveImport(tx, step.id, "applying", { status: "applied", counts, preview, form })))
          throw new Stopped();
        return run;
      });
      await step.app.db.asHub(step.hubId, "import", (tx) => countAnew(tx, written.counts));
      return written;
    } catch (fault) {
      if (!(fault instanceof NotWritten)) throw fault;
      const { run } = fault;
      await step.app.db.asHub(step.hubId, "import", (tx) =>
        saveImport(tx, step.id, "applying", { status: run.outcome, failure: "changed-meanwhile", ...run }),
      );
      return run;
    }
  });
}

/** Reads a file that is not kept, and gives what was found; nothing is saved. */
export const judgeFile = (
  { app, hubId, id, file, onProgress, refusesOtherKind }: Step & { readonly file: TableFile },
  kind: ImportKind,
): Promise<FileRun> =>
  app.db.asHub(hubId, "import", async (tx) =>
    runFile(app, tx, {
      ...(await aroundOf(app, tx, kind)),
      refusesOtherKind,
      file,
      place: { importId: id, today: app.clock.today(), requestedBy: null, isWriting: false, mayPublish: true },
      onProgress: (part, rows) => {
        onProgress?.(part, rows);
        return Promise.resolve();
      },
    }),
  );

async function aroundOf(app: App, tx: Tx, kind: ImportKind) {
  const towns = await townNames(tx);
  return {
    kind,
    remembered: await rememberedHeaders(tx, kind),
    context: { townIn: townFinder(towns), today: app.clock.today() },
    towns,
  };
}

/**
 * Reads a file that is not kept and writes it in the same transaction. Where there is a fault, or nothing to change,
 * everything is undone, the import itself included. Gives its number, or null.
 */
export async function writeFile(
  step: Step & { readonly file: TableFile },
  asked: Pick<SavedImport, "kind" | "sha256">,
): Promise<{ readonly number: number | null; readonly run: FileRun }> {
  const { app, hubId, id, file } = step;
  const from = { id, fileId: null, fileName: file.name.slice(-200), requestedBy: null, ...asked };
  try {
    const written = await app.db.asHub(hubId, "import", async (tx) => {
      await waitForTurn(tx);
      const number = await addImport(tx, from, "applying");
      const begun = { ...from, number, status: "applying", digest: "", appliedAt: null, file } as const;
      const run = await runIn(tx, { ...step, isAlone: true }, begun, true);
      const { counts, preview, form } = run;
      if (run.outcome !== "ready" || counts.added + counts.changed === 0) throw new NotWritten(run);
      await saveImport(tx, id, "applying", { status: "applied", counts, preview, form });
      await tx.audit({ act: "import.apply", kind: "import", id });
      return { number, run };
    });
    await app.db.asHub(hubId, "import", (tx) => countAnew(tx, written.run.counts));
    return written;
  } catch (fault) {
    if (fault instanceof NotWritten) return { number: null, run: fault.run };
    throw fault;
  }
}

type Begun = SavedImport & { readonly file: TableFile };

function begin({ app, hubId, id, file }: Step, status: ImportStatus): Promise<Begun | null> {
  return app.db.asHub(hubId, "import", async (tx) => {
    const saved = await findImport(tx, id);
    if (saved === null || saved.status !== status) return null;
    if (file !== undefined) return { ...saved, file };
    if (saved.fileId === null) return null;
    const { name, bytes } = await loadFile(tx, saved.fileId);
    return { ...saved, file: fileOf(name, bytes) };
  });
}

const noteEveryMs = 200;

async function runIn(tx: Tx, step: Step, begun: Begun, isWriting: boolean): Promise<FileRun> {
  const { app, hubId, id } = step;
  const status = isWriting ? "applying" : "reading";
  if (isWriting) await calmStatistics(tx, begun.kind);
  // The first piece is told at once: most lists are at their end soon.
  let next = app.clock.elapsed();
  return runFile(app, tx, {
    ...(await aroundOf(app, tx, begun.kind)),
    refusesOtherKind: step.refusesOtherKind,
    file: begun.file,
    place: { importId: id, today: app.clock.today(), requestedBy: begun.requestedBy, isWriting, mayPublish: true },
    onProgress: async (part, rows) => {
      step.onProgress?.(part, rows);
      if (step.drop?.aborted === true) throw new Stopped();
      if (step.isAlone === true || app.clock.elapsed() < next) return;
      next = app.clock.elapsed() + noteEveryMs;
      const isWanted = await app.db.asHub(hubId, "import", (note) => noteProgress(note, id, { status, part, rows }));
      if (!isWanted) throw new Stopped();
    },
  });
}

/** A fault of ours is told on the page and logged; a database that is gone, and a worker that stops, are waited for. */
async function guarded(step: Step, status: ImportStatus, work: () => Promise<FileRun | null>): Promise<FileRun | null> {
  const { app, hubId, id } = step;
  try {
    return await work();
  } catch (fault) {
    if (step.drop?.aborted === true || app.db.isGone(fault)) throw fault;
    if (fault instanceof Stopped) return null;
    app.log.error("import-failed", { import: id }, fault);
    await app.db.asHub(hubId, "import", (tx) => saveImport(tx, id, status, { status: "failed", failure: "fault" }));
    if (step.file !== undefined) throw fault;
    return null;
  }
}
