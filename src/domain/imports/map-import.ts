import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { importColumnsOf, leftOut } from "#domain/imports/rules-columns.ts";
import { headerOf, lockImport, rememberHeaders, saveImport } from "#domain/imports/store-imports.ts";
import { checkStep } from "#domain/imports/store-steps.ts";
import type { ImportId } from "#domain/imports/terms.ts";
import { folded } from "#domain/plans/rules-cells.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/**
 * Takes what somebody says the headers of a file mean, by their places, remembers it for the hub's next file, and reads
 * the file again. Refusals: not-found, not-allowed, wrong-state.
 */
export async function mapImport(
  app: App,
  actor: Actor,
  input: { readonly number: number; readonly columns: readonly string[]; readonly key: string | null },
): Promise<Outcome<{ number: number }, Refusal>> {
  const asked = await app.db.write(
    actor,
    { act: "import.ask", key: input.key },
    async (tx): Promise<Outcome<{ number: number; id: ImportId }, Refusal>> => {
      const saved = await lockImport(tx, input.number);
      if (saved === null) return refused({ code: "not-found" });
      if (permit(app.may, actor, "import.ask", { hubId: actor.hubId }) === null)
        return refused({ code: "not-allowed" });
      const isOpen = saved.status === "mapping" || saved.status === "faulty" || saved.status === "ready";
      if (!isOpen || saved.kind === "towns") return refused({ code: "wrong-state", state: saved.status });
      const known = new Set(importColumnsOf(saved.kind).map(({ key }) => key));
      const header = await headerOf(tx, saved.id);
      const said = header.flatMap((name, at) => {
        const column = input.columns[at] ?? "";
        return name === "" ? [] : [{ header: folded(name), column: known.has(column) ? column : leftOut }];
      });
      await rememberHeaders(tx, saved.kind, said);
      await saveImport(tx, saved.id, saved.status, { status: "reading" });
      await tx.audit({ act: "import.ask", kind: "import", id: saved.id, fields: ["mapping"] });
      await tx.enqueue(
        "check-import",
        { importId: saved.id },
        `import ${saved.id}`,
        new Date(tx.now.getTime() + 30_000),
      );
      return accepted({ number: saved.number, id: saved.id });
    },
  );
  if (!asked.ok) return asked;
  await checkStep({ app, hubId: actor.hubId, id: asked.value.id });
  return accepted({ number: asked.value.number });
}
