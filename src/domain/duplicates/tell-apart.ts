import type { App, Tx } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { addDistinct } from "#domain/duplicates/store.ts";
import type { DuplicateKind } from "#domain/duplicates/terms.ts";
import { firmFacts } from "#domain/firms/views.ts";
import { personFacts } from "#domain/people/views.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** Notes that two records look alike and are not the same, so that nobody is asked again. Refusals: not-allowed, not-found. */
export const tellApart = (
  app: App,
  actor: Actor,
  input: { readonly kind: DuplicateKind; readonly one: number; readonly other: number; readonly key: string | null },
): Promise<Outcome<{ kind: DuplicateKind }, Refusal>> =>
  app.db.write(
    actor,
    { act: "duplicate.merge", key: input.key },
    async (tx): Promise<Outcome<{ kind: DuplicateKind }, Refusal>> => {
      const { accountId, hubId } = actor;
      if (accountId === null || permit(app.may, actor, "duplicate.merge", { hubId }) === null)
        return refused({ code: "not-allowed" });
      const one = await idOf(tx, input.kind, input.one);
      const other = await idOf(tx, input.kind, input.other);
      if (one === null || other === null || one === other) return refused({ code: "not-found" });
      await addDistinct(tx, { kind: input.kind, ids: [one, other], by: accountId });
      await tx.audit({ act: "duplicate.merge", kind: input.kind, id: one });
      return accepted({ kind: input.kind });
    },
  );

async function idOf(tx: Tx, kind: DuplicateKind, number: number): Promise<string | null> {
  if (kind === "firm") return (await firmFacts(tx, number))?.firmId ?? null;
  return (await personFacts(tx, number))?.personId ?? null;
}
