import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { settleNotices } from "#domain/accompaniment/store-notices.ts";
import { decideSpoken, type SpokenGiven } from "#domain/behalf/rules.ts";
import { noteOnBehalf } from "#domain/behalf/store.ts";
import { raisingForInput } from "#domain/hands/input.ts";
import { decideRaisingFor } from "#domain/hands/rules.ts";
import { addHand, lockOpenHand, projectInBank, saveHand } from "#domain/hands/store.ts";
import { personFacts } from "#domain/people/views.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

export const raiseHandForInput = raisingForInput;

/**
 * Raises the hand of a person who telephones, writes or comes by, or notes their yes to what they were asked; with who
 * spoke and how it was read back. It is their own hand: it is answered, and they can take it back. `person` is the number
 * on the hub's card. Refusals: not-found, not-allowed, invalid (no such person, a hand is up already, who spoke is missing).
 */
export async function raiseHandFor(
  app: App,
  actor: Actor,
  input: { readonly number: number; readonly person: number; readonly words: string; readonly key: string | null } & {
    readonly spoken: SpokenGiven;
  },
): Promise<Outcome<{ number: number }, Refusal>> {
  try {
    return await app.db.write(actor, { act: "hand.raise-for", key: input.key }, async (tx) => {
      const project = await projectInBank(tx, input.number);
      if (project === null) return refused<Refusal>({ code: "not-found" });
      if (permit(app.may, actor, "hand.raise-for", { hubId: actor.hubId }) === null)
        return refused({ code: "not-allowed" });
      const spoken = decideSpoken(actor, input.spoken);
      if (!spoken.ok) return spoken;
      const person = await personFacts(tx, input.person);
      if (person === null) return refused(notThem("not-in-list"));
      const { personId } = person;
      const open = await lockOpenHand(tx, { projectId: project.id, personId });
      const decided = decideRaisingFor(open?.state ?? null);
      if (!decided.ok) return decided;
      const { words } = input;
      const id = open?.id ?? (await addHand(tx, { personId, project, origin: "raised", words }));
      if (open !== null) {
        await saveHand(tx, id, { state: "raised", words });
        await settleNotices(tx, `hand:${id}`);
      }
      await noteOnBehalf(tx, spoken.value, { act: "hand.raise-for", kind: "hand", id, side: { personId } });
      await tx.audit({ act: "hand.raise-for", kind: "hand", id });
      return accepted({ number: project.number });
    });
  } catch (fault) {
    // The person raised it, or a colleague did, in the same moment.
    if (app.db.isTaken(fault, "hand_open")) return refused(notThem("hand-open"));
    throw fault;
  }
}

const notThem = (code: "not-in-list" | "hand-open"): Refusal => ({
  code: "invalid",
  faults: [{ field: "person", code, facts: {} }],
});
