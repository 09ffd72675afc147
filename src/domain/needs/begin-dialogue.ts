import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { lockFirm } from "#domain/firms/store.ts";
import { addDialogue } from "#domain/needs/store.ts";
import type { DialogueId, DialogueTerms } from "#domain/needs/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** Begins a dialogue with a firm's owner and gives its short number. Refusals: not-found (the firm), not-allowed. */
export const beginDialogue = (
  app: App,
  actor: Actor,
  input: { readonly firm: number; readonly terms: DialogueTerms; readonly key: string | null },
): Promise<Outcome<{ number: number }, Refusal>> =>
  app.db.write(
    actor,
    { act: "dialogue.begin", key: input.key },
    async (tx): Promise<Outcome<{ number: number }, Refusal>> => {
      const firm = await lockFirm(tx, input.firm);
      if (firm === null) return refused({ code: "not-found" });
      if (permit(app.may, actor, "dialogue.begin", { hubId: actor.hubId, firmId: firm.id }) === null)
        return refused({ code: "not-allowed" });
      const id = tx.newId<DialogueId>();
      const number = await addDialogue(tx, { id, firmId: firm.id, terms: input.terms });
      await tx.audit({ act: "dialogue.begin", kind: "dialogue", id });
      return accepted({ number });
    },
  );
