import type { App, Tx } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import type { Obstacle } from "#domain/imports/rules-work.ts";
import { lockImport, saveImport, waitForTurn } from "#domain/imports/store-imports.ts";
import { obstaclesOf } from "#domain/imports/store-obstacles.ts";
import { takeBack } from "#domain/imports/store-take-back.ts";
import type { ImportId } from "#domain/imports/terms.ts";
import { mondayOf } from "#kit/dates.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

type TakenBack = { readonly number: number; readonly id: ImportId };

/** Why an import is not taken back. */
export type NotTakenBack =
  | { readonly code: "not-found" }
  | { readonly code: "not-allowed" }
  | { readonly code: "wrong-state"; readonly state: string }
  | { readonly code: "obstacles"; readonly obstacles: readonly Obstacle[] };

/**
 * Takes an import back as a whole while nobody has touched its records: what it added goes, what it changed is as it was.
 * Refusals: not-found, not-allowed, wrong-state (it was not written, or taken back), obstacles (the records that stand in
 * the way).
 */
export async function takeBackImport(
  app: App,
  actor: Actor,
  input: { readonly number: number },
): Promise<Outcome<TakenBack, NotTakenBack>> {
  if (permit(app.may, actor, "import.take-back", { hubId: actor.hubId }) === null)
    return refused({ code: "not-allowed" });
  const found = await app.db.read(actor, (tx) => exists(tx, input.number));
  if (!found) return refused({ code: "not-found" });
  // Only the hub itself takes records away; who asked for it is kept with the event.
  return takenBack(app, actor.hubId, input.number, actor);
}

/** The same at the command line. */
export const takeBackFromCommandLine = (
  app: App,
  hubId: HubId,
  number: number,
): Promise<Outcome<TakenBack, NotTakenBack>> => takenBack(app, hubId, number);

async function exists(tx: Tx, number: number): Promise<boolean> {
  const row = await tx.sql
    .selectFrom("import")
    .select("import_id")
    .where("hub_id", "=", tx.actor.hubId)
    .where("number", "=", number)
    .executeTakeFirst();
  return row !== undefined;
}

const takenBack = (app: App, hubId: HubId, number: number, by?: Actor): Promise<Outcome<TakenBack, NotTakenBack>> =>
  app.db.asHub(
    hubId,
    "take-back-import",
    async (tx) => {
      await waitForTurn(tx);
      const saved = await lockImport(tx, number);
      if (saved === null) return refused({ code: "not-found" });
      if (saved.status !== "applied" || saved.appliedAt === null)
        return refused({ code: "wrong-state", state: saved.status });
      const thisWeek = mondayOf(app.clock.today());
      const obstacles = await obstaclesOf(tx, saved.id, { kind: saved.kind, thisWeek });
      if (obstacles.length > 0) return refused({ code: "obstacles", obstacles });
      await takeBack(tx, saved.kind, { importId: saved.id, appliedAt: saved.appliedAt, thisWeek });
      await saveImport(tx, saved.id, "applied", { status: "taken-back" });
      await tx.audit({ act: "import.take-back", kind: "import", id: saved.id });
      return accepted({ number, id: saved.id });
    },
    by,
  );
