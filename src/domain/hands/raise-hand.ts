import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { notify, settleNotices } from "#domain/accompaniment/store-notices.ts";
import { raisingInput } from "#domain/hands/input.ts";
import { decideRaising } from "#domain/hands/rules.ts";
import { addHand, lockOpenHand, projectInBank, saveHand } from "#domain/hands/store.ts";
import { lockOwnPerson } from "#domain/people/store.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

export const raiseHandInput = raisingInput;

/**
 * Raises the actor's hand for a project of the bank, or says yes to one that the hub asked for. The hub is told.
 * Refusals: not-found (no such open project, or the actor is no person here), not-allowed, wrong-state (raised already).
 */
export const raiseHand = (
  app: App,
  actor: Actor,
  input: { readonly number: number; readonly words: string; readonly key: string | null },
): Promise<Outcome<{ number: number }, Refusal>> =>
  app.db.write(actor, { act: "hand.raise", key: input.key }, async (tx) => {
    // Held, so that two taps take turns.
    const person = await lockOwnPerson(tx);
    const project = await projectInBank(tx, input.number);
    if (person === null || project === null) return refused<Refusal>({ code: "not-found" });
    if (permit(app.may, actor, "hand.raise", { hubId: actor.hubId, personId: person.id }) === null)
      return refused({ code: "not-allowed" });
    const open = await lockOpenHand(tx, { projectId: project.id, personId: person.id });
    const decided = decideRaising(open?.state ?? null);
    if (!decided.ok) return decided;
    const { words } = input;
    const id = open?.id ?? (await addHand(tx, { personId: person.id, project, origin: "raised", words }));
    if (open !== null) {
      await saveHand(tx, id, { state: "raised", words });
      await settleNotices(tx, `hand:${id}`);
    }
    await notify(tx, {
      to: { hat: "coordinator" },
      kind: "hand-raised",
      about: `hand-answer:${id}`,
      path: `/projects/${project.number}/hands`,
      facts: { title: project.title },
    });
    await tx.audit({ act: "hand.raise", kind: "hand", id });
    return accepted({ number: project.number });
  });
