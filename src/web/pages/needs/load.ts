import { permit } from "#domain/access/may.ts";
import { type DialogueView, dialogueFacts, dialogueView } from "#domain/needs/views.ts";
import type { Visit } from "#route.ts";
import { numberIn } from "#web/form-routes.ts";

/** Loads a dialogue for one of its pages; null when this actor may not. */
export async function loadDialogue(
  visit: Visit,
  act: "dialogue.show" | "dialogue.write" | "dialogue.correct" | "dialogue.close" | "dialogue.make-requirement",
): Promise<DialogueView | null> {
  const number = numberIn(visit);
  if (number === null) return null;
  return visit.app.db.read(visit.actor, async (tx) => {
    const facts = await dialogueFacts(tx, number);
    const allowed = facts === null ? null : permit(visit.app.may, visit.actor, act, facts);
    return facts === null || allowed === null ? null : dialogueView(tx, allowed, facts.id);
  });
}
