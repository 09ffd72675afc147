import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { decideMerge, fieldsFilled, mergedFirm } from "#domain/duplicates/rules.ts";
import { addMerge, moveFirm, removeFirm, wasMerged } from "#domain/duplicates/store.ts";
import type { MergeOrder } from "#domain/duplicates/terms.ts";
import { firmFields } from "#domain/firms/rules.ts";
import { lockFirm, renewFirmPage, saveFirm } from "#domain/firms/store.ts";
import { firmOnPage } from "#domain/projects/rules.ts";
import { renewFirmOnProjectPages } from "#domain/projects/store.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/**
 * Makes two records of one firm into one: what hangs on the one that goes hangs on the one that stays, and its number
 * leads there. The one that stays keeps its own state, so that nobody is named without having agreed. Both are kept as
 * they were in the history. The same order a second time changes nothing. Refusals: not-allowed, not-found, stale.
 */
export async function mergeFirms(
  app: App,
  actor: Actor,
  order: MergeOrder,
): Promise<Outcome<{ number: number }, Refusal>> {
  const { accountId, hubId } = actor;
  if (accountId === null || permit(app.may, actor, "duplicate.merge", { hubId }) === null)
    return refused({ code: "not-allowed" });
  return app.db.asHub(
    hubId,
    "merge-records",
    async (tx): Promise<Outcome<{ number: number }, Refusal>> => {
      // The lower number first, so that two people who merge the same pair never wait for each other crosswise.
      const [low, high] = [order.kept, order.gone].toSorted((a, b) => a - b);
      const held = [await lockFirm(tx, low ?? 0), await lockFirm(tx, high ?? 0)];
      const find = (number: number) => held.find((firm) => firm?.number === number) ?? null;
      const decided = decideMerge(order, find(order.kept), find(order.gone));
      // The same post a second time: what it asks for was done.
      if (!decided.ok) return (await wasMerged(tx, "firm", order)) ? accepted({ number: order.kept }) : decided;
      const { kept, gone } = decided.value;
      const terms = mergedFirm(kept.terms, gone.terms, order.takenFromGone);
      await addMerge(tx, { kind: "firm", kept, gone, by: accountId });
      await moveFirm(tx, { from: gone.id, to: kept.id });
      await removeFirm(tx, { from: gone.id, to: kept.id });
      await saveFirm(tx, kept.id, terms);
      await renewFirmPage(tx, kept.id, terms);
      await renewFirmOnProjectPages(tx, kept.id, firmOnPage({ ...kept, terms }));
      const fields = fieldsFilled(firmFields, kept.terms, terms);
      await tx.audit({ act: "duplicate.merge", kind: "firm", id: kept.id, fields });
      return accepted({ number: kept.number });
    },
    actor,
  );
}
