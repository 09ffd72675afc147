import { permit } from "#domain/access/may.ts";
import type { DuplicateKind } from "#domain/duplicates/terms.ts";
import { mergedInto } from "#domain/duplicates/views.ts";
import { type Answer, redirect, refusal, type Visit } from "#route.ts";

/** The record with this number is not there: it may have become one with another, and then its address leads there. */
export async function movedOrMissing(visit: Visit, kind: DuplicateKind, number: number | null): Promise<Answer> {
  const { actor, app } = visit;
  const allowed = permit(app.may, actor, kind === "firm" ? "firm.show" : "person.show", { hubId: actor.hubId });
  if (number === null || allowed === null) return refusal({ code: "not-found" });
  const kept = await app.db.read(actor, (tx) => mergedInto(tx, allowed, { kind, number }));
  if (kept === null) return refusal({ code: "not-found" });
  return redirect(`/${kind === "firm" ? "firms" : "people"}/${kept}`);
}
