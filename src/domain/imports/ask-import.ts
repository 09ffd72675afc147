import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { addImport } from "#domain/imports/store-imports.ts";
import { checkStep } from "#domain/imports/store-steps.ts";
import type { ImportId, ImportKind } from "#domain/imports/terms.ts";
import { addFile } from "#domain/plans/store.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";
import type { UploadedFile } from "#kit/table.ts";

/** The most bytes of a file that the browser sends; a larger one is read at the command line. */
export const mostUploadBytes = 10 * 1024 * 1024;

/** Files up to this size are read while the page waits: about two thousand rows. */
const readAtOnceBytes = 300 * 1024;

/**
 * Keeps a file and reads it: a small one at once, a large one as a job. Nothing is written before somebody has seen what
 * the file would do. Refusals: not-allowed, invalid (no file, too large).
 */
export async function askImport(
  app: App,
  actor: Actor,
  input: { readonly kind: ImportKind; readonly file: UploadedFile | null; readonly key: string | null },
): Promise<Outcome<{ number: number }, Refusal>> {
  const { file } = input;
  if (file === null) return refused({ code: "invalid", faults: [{ field: "file", code: "required", facts: {} }] });
  const isSmall = file.bytes.length <= readAtOnceBytes;
  const asked = await app.db.write(
    actor,
    { act: "import.ask", key: input.key },
    async (tx): Promise<Outcome<{ number: number; id: ImportId }, Refusal>> => {
      if (permit(app.may, actor, "import.ask", { hubId: actor.hubId }) === null)
        return refused({ code: "not-allowed" });
      if (file.bytes.length > mostUploadBytes) {
        const facts = { megabytes: mostUploadBytes / 1024 / 1024 };
        return refused({ code: "invalid", faults: [{ field: "file", code: "too-large-file", facts }] });
      }
      const id = tx.newId<ImportId>();
      const sha256 = app.tables.hash(file.bytes);
      const fileId = await addFile(tx, {
        name: file.name,
        mediaType: "application/octet-stream",
        bytes: file.bytes,
        sha256,
      });
      const number = await addImport(tx, {
        id,
        kind: input.kind,
        fileId,
        fileName: file.name,
        sha256,
        requestedBy: actor.accountId,
      });
      await tx.audit({ act: "import.ask", kind: "import", id });
      // A small one is read at once; should that be cut off, the job reads it a minute later.
      await tx.enqueue("check-import", { importId: id }, `import ${id}`, isSmall ? later(tx.now) : undefined);
      return accepted({ number, id });
    },
  );
  if (!asked.ok) return asked;
  if (isSmall) await checkStep({ app, hubId: actor.hubId, id: asked.value.id });
  return accepted({ number: asked.value.number });
}

const later = (now: Date): Date => new Date(now.getTime() + 60_000);
