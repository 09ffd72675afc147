import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { notify } from "#domain/accompaniment/store-notices.ts";
import { holdUse } from "#domain/consents/store.ts";
import { matchingBasisOf } from "#domain/consents/views.ts";
import { decideStanding } from "#domain/contracts/rules-standing.ts";
import { contractFormOf, loadStandings } from "#domain/contracts/store.ts";
import { askingInput } from "#domain/hands/input.ts";
import { decideAsking } from "#domain/hands/rules.ts";
import { addHand, hasAccount, lockOpenHand, ownName, projectInBank } from "#domain/hands/store.ts";
import { personFacts } from "#domain/people/views.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

export const askForHandInput = askingInput;

/**
 * Asks a person whether a project of the bank would interest them; it lands on their page and in their mail. `person` is
 * the number on the hub's card. Refusals: not-found, not-allowed, invalid (no such person, no consent, a hand is open),
 * no-standing.
 */
export async function askForHand(
  app: App,
  actor: Actor,
  input: { readonly number: number; readonly person: number; readonly asking: string; readonly key: string | null },
): Promise<Outcome<{ number: number }, Refusal>> {
  try {
    return await app.db.write(actor, { act: "hand.ask", key: input.key }, async (tx) => {
      const project = await projectInBank(tx, input.number);
      if (project === null) return refused<Refusal>({ code: "not-found" });
      if (permit(app.may, actor, "hand.ask", { hubId: actor.hubId }) === null) return refused({ code: "not-allowed" });
      const person = await personFacts(tx, input.person);
      if (person === null)
        return refused({ code: "invalid", faults: [{ field: "person", code: "not-in-list", facts: {} }] });
      const { personId } = person;
      const today = app.clock.today();
      await holdUse(tx, "matching", personId);
      const open = await lockOpenHand(tx, { projectId: project.id, personId });
      const decided = decideAsking({ basis: await matchingBasisOf(tx, personId, today), open: open?.state ?? null });
      if (!decided.ok) return decided;
      const form = await contractFormOf(tx, project.id);
      const standing = decideStanding({ form, activity: "ask" }, await loadStandings(tx), today);
      if (!standing.ok) return standing;
      const id = await addHand(tx, {
        personId,
        project,
        origin: decided.value,
        words: input.asking,
        askedBy: await ownName(tx),
      });
      await notify(tx, {
        to: { person: personId },
        kind: "hand-asked",
        about: `hand:${id}`,
        path: (await hasAccount(tx, personId)) ? "/me/hands" : "/join",
        facts: { title: project.title },
      });
      await tx.audit({ act: "hand.ask", kind: "hand", id });
      return accepted({ number: project.number });
    });
  } catch (fault) {
    // The person raised a hand, or a colleague asked, in the same moment.
    if (app.db.isTaken(fault, "hand_open"))
      return refused({ code: "invalid", faults: [{ field: "person", code: "hand-open", facts: {} }] });
    throw fault;
  }
}
