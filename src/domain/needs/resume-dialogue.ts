import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { decideDialogueStep } from "#domain/needs/rules.ts";
import { lockDialogue, saveDialogueStatus } from "#domain/needs/store.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** Takes a closed dialogue up again. Refusals: not-found, not-allowed, stale, wrong-state. */
export const resumeDialogue = (
  app: App,
  actor: Actor,
  input: { readonly number: number; readonly version: number; readonly key: string | null },
): Promise<Outcome<{ number: number }, Refusal>> =>
  app.db.write(actor, { act: "dialogue.resume", key: input.key }, async (tx) => {
    const dialogue = await lockDialogue(tx, input.number);
    if (dialogue === null) return refused({ code: "not-found" });
    if (permit(app.may, actor, "dialogue.resume", { hubId: actor.hubId, firmId: dialogue.firmId }) === null)
      return refused({ code: "not-allowed" });
    const decided = decideDialogueStep(dialogue, { to: "open", seenVersion: input.version });
    if (!decided.ok) return decided;
    await saveDialogueStatus(tx, dialogue.id, decided.value);
    await tx.audit({ act: "dialogue.resume", kind: "dialogue", id: dialogue.id, fields: ["status"] });
    return accepted({ number: dialogue.number });
  });
