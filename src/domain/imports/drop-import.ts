import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { lockImport, saveImport } from "#domain/imports/store-imports.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

const open: ReadonlySet<string> = new Set(["reading", "mapping", "faulty", "ready", "applying"]);

/**
 * Gives an import up before its rows are written; one that is just being written is undone as a whole. Refusals:
 * not-found, not-allowed, wrong-state.
 */
export const dropImport = (
  app: App,
  actor: Actor,
  input: { readonly number: number; readonly key: string | null },
): Promise<Outcome<{ number: number }, Refusal>> =>
  app.db.write(
    actor,
    { act: "import.ask", key: input.key },
    async (tx): Promise<Outcome<{ number: number }, Refusal>> => {
      const saved = await lockImport(tx, input.number);
      if (saved === null) return refused({ code: "not-found" });
      if (permit(app.may, actor, "import.ask", { hubId: actor.hubId }) === null)
        return refused({ code: "not-allowed" });
      if (!open.has(saved.status)) return refused({ code: "wrong-state", state: saved.status });
      await saveImport(tx, saved.id, saved.status, { status: "dropped" });
      await tx.audit({ act: "import.ask", kind: "import", id: saved.id, fields: ["status"] });
      return accepted({ number: saved.number });
    },
  );
