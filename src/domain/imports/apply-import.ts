import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { lockImport, rowsOf, saveImport } from "#domain/imports/store-imports.ts";
import { applyStep } from "#domain/imports/store-steps.ts";
import type { ImportId } from "#domain/imports/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** Up to this many rows are written while the page waits. */
const writtenAtOnce = 2000;

/**
 * Agrees to what the file of an import does: few rows are written at once, many as a job. Refusals: not-found,
 * not-allowed, wrong-state.
 */
export async function applyImport(
  app: App,
  actor: Actor,
  input: { readonly number: number; readonly key: string | null },
): Promise<Outcome<{ number: number }, Refusal>> {
  const asked = await app.db.write(
    actor,
    { act: "import.apply", key: input.key },
    async (tx): Promise<Outcome<{ number: number; id: ImportId; isSmall: boolean }, Refusal>> => {
      const saved = await lockImport(tx, input.number);
      if (saved === null) return refused({ code: "not-found" });
      if (permit(app.may, actor, "import.apply", { hubId: actor.hubId }) === null)
        return refused({ code: "not-allowed" });
      if (saved.status !== "ready") return refused({ code: "wrong-state", state: saved.status });
      await saveImport(tx, saved.id, "ready", { status: "applying" });
      await tx.audit({ act: "import.apply", kind: "import", id: saved.id });
      const isSmall = (await rowsOf(tx, saved.id)) <= writtenAtOnce;
      const at = isSmall ? new Date(tx.now.getTime() + 60_000) : undefined;
      await tx.enqueue("apply-import", { importId: saved.id }, `import ${saved.id}`, at);
      return accepted({ number: saved.number, id: saved.id, isSmall });
    },
  );
  if (!asked.ok) return asked;
  const { id, isSmall, number } = asked.value;
  if (isSmall) await applyStep({ app, hubId: actor.hubId, id });
  return accepted({ number });
}
