import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { decideSpoken, type SpokenGiven } from "#domain/behalf/rules.ts";
import { noteOnBehalf } from "#domain/behalf/store.ts";
import { decideDialogueStep } from "#domain/needs/rules.ts";
import { lockDialogue, saveDialogueStatus } from "#domain/needs/store.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/**
 * Closes a dialogue, saying who spoke and how it was read back to them. Refusals: not-found, not-allowed, stale,
 * wrong-state, invalid (who spoke).
 */
export const closeDialogue = (
  app: App,
  actor: Actor,
  input: {
    readonly number: number;
    readonly version: number;
    readonly spoken: SpokenGiven;
    readonly key: string | null;
  },
): Promise<Outcome<{ number: number }, Refusal>> =>
  app.db.write(actor, { act: "dialogue.close", key: input.key }, async (tx) => {
    const dialogue = await lockDialogue(tx, input.number);
    if (dialogue === null) return refused({ code: "not-found" });
    const { firmId, id, number } = dialogue;
    if (permit(app.may, actor, "dialogue.close", { hubId: actor.hubId, firmId }) === null)
      return refused({ code: "not-allowed" });
    const decided = decideDialogueStep(dialogue, { to: "closed", seenVersion: input.version });
    if (!decided.ok) return decided;
    const spoken = decideSpoken(actor, input.spoken);
    if (!spoken.ok) return spoken;
    await saveDialogueStatus(tx, id, decided.value);
    await noteOnBehalf(tx, spoken.value, { act: "dialogue.close", kind: "dialogue", id, side: { firmId } });
    await tx.audit({ act: "dialogue.close", kind: "dialogue", id, fields: ["status"] });
    return accepted({ number });
  });
