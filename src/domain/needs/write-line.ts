import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { decideWriting } from "#domain/needs/rules.ts";
import { addLine, lockDialogue } from "#domain/needs/store.ts";
import type { DialogueLineId, LineTerms } from "#domain/needs/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/**
 * Writes down what was said, as the last line of a dialogue; two who write at once get two lines. Refusals: not-found,
 * not-allowed, wrong-state (the dialogue is closed).
 */
export const writeLine = (
  app: App,
  actor: Actor,
  input: { readonly number: number; readonly terms: LineTerms; readonly key: string | null },
): Promise<Outcome<{ number: number; seq: number }, Refusal>> =>
  app.db.write(
    actor,
    { act: "dialogue.write", key: input.key },
    async (tx): Promise<Outcome<{ number: number; seq: number }, Refusal>> => {
      const dialogue = await lockDialogue(tx, input.number);
      if (dialogue === null) return refused({ code: "not-found" });
      if (permit(app.may, actor, "dialogue.write", { hubId: actor.hubId, firmId: dialogue.firmId }) === null)
        return refused({ code: "not-allowed" });
      const decided = decideWriting(dialogue.status);
      if (!decided.ok) return decided;
      const id = tx.newId<DialogueLineId>();
      const seq = await addLine(tx, { id, dialogueId: dialogue.id, terms: input.terms });
      await tx.audit({ act: "dialogue.write", kind: "dialogue", id: dialogue.id, fields: [input.terms.kind] });
      return accepted({ number: dialogue.number, seq });
    },
  );
