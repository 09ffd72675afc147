import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { decideMerge, fieldsFilled, mergedPerson } from "#domain/duplicates/rules.ts";
import { addMerge, movePerson, overfullWeek, removePerson, wasMerged } from "#domain/duplicates/store.ts";
import type { MergeOrder } from "#domain/duplicates/terms.ts";
import { heaviestWeek, setCapacity } from "#domain/engagements/store.ts";
import { personFields } from "#domain/people/rules.ts";
import { lockPerson, savePerson } from "#domain/people/store.ts";
import type { Refusal } from "#domain/refusals.ts";
import { mondayOf } from "#kit/dates.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/**
 * Makes two records of one person into one, their bookings in one ledger. The same order a second time changes nothing. Refusals: not-allowed, not-found, stale,
 * above-capacity (from this week on the bookings together are more than the person gives), held-elsewhere (another hub has a card of the
 * record that would go, or both have an account).
 */
export async function mergePeople(
  app: App,
  actor: Actor,
  order: MergeOrder,
): Promise<Outcome<{ number: number }, Refusal>> {
  const { accountId, hubId } = actor;
  if (accountId === null || permit(app.may, actor, "duplicate.merge", { hubId }) === null)
    return refused({ code: "not-allowed" });
  try {
    return await app.db.asHub(
      hubId,
      "merge-records",
      async (tx): Promise<Outcome<{ number: number }, Refusal>> => {
        const [low, high] = [order.kept, order.gone].toSorted((a, b) => a - b);
        const held = [await lockPerson(tx, low ?? 0), await lockPerson(tx, high ?? 0)];
        const find = (number: number) => held.find((person) => person?.number === number) ?? null;
        const decided = decideMerge(order, find(order.kept), find(order.gone));
        // The same post a second time: what it asks for was done.
        if (!decided.ok) return (await wasMerged(tx, "person", order)) ? accepted({ number: order.kept }) : decided;
        const { kept, gone } = decided.value;
        const terms = mergedPerson(kept.terms, gone.terms, order.takenFromGone);
        const move = { from: gone.id, to: kept.id };
        const thisWeek = mondayOf(app.clock.today());
        const heaviest = await heaviestWeek(tx, kept.id, thisWeek);
        const wanted = Math.max(terms.halfDays, heaviest?.booked ?? 0);
        const merged = { ...terms, halfDays: wanted };
        await savePerson(tx, kept.id, merged);
        await setCapacity(tx, kept.id, { from: thisWeek, capacity: wanted });
        const overfull = await overfullWeek(tx, move, { halfDays: wanted, thisWeek });
        if (overfull !== null) throw new NoMerge({ code: "above-capacity", ...overfull });
        await addMerge(tx, { kind: "person", kept, gone, by: accountId });
        await movePerson(tx, move, thisWeek);
        await removePerson(tx, move);
        const fields = fieldsFilled(personFields, kept.terms, merged);
        await tx.audit({ act: "duplicate.merge", kind: "person", id: kept.id, fields });
        return accepted({ number: kept.number });
      },
      actor,
    );
  } catch (fault) {
    if (fault instanceof NoMerge) return refused(fault.refusal);
    // Another hub holds the record too, or both have an account: only the database knows the first.
    if (app.db.isHeld(fault) || app.db.isTaken(fault, "hat_of_person")) return refused({ code: "held-elsewhere" });
    throw fault;
  }
}

/** Undoes what was written of the merge; a class, because only what is thrown undoes a transaction of the hub itself. */
class NoMerge extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}
