import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { sourceFields, sourcesOf } from "#domain/needs/rules.ts";
import { linesOf, lockDialogue } from "#domain/needs/store.ts";
import { addSources, saveOrigin } from "#domain/needs/store-sources.ts";
import type { ManagementIssue } from "#domain/needs/terms.ts";
import { decideProjectTerms } from "#domain/projects/rules.ts";
import { addProject } from "#domain/projects/store.ts";
import type { ProjectId, ProjectTerms } from "#domain/projects/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/**
 * Makes a requirement of a dialogue: a project in draft, each of its lines tied to the owner's words that it came from.
 * One dialogue may lead to several. Refusals: not-found, not-allowed, invalid.
 */
export const makeRequirement = (
  app: App,
  actor: Actor,
  input: {
    readonly dialogue: number;
    readonly terms: ProjectTerms;
    readonly issue: ManagementIssue;
    readonly key: string | null;
  },
): Promise<Outcome<{ number: number }, Refusal>> =>
  app.db.write(
    actor,
    { act: "dialogue.make-requirement", key: input.key },
    async (tx): Promise<Outcome<{ number: number }, Refusal>> => {
      const dialogue = await lockDialogue(tx, input.dialogue);
      if (dialogue === null) return refused({ code: "not-found" });
      const { firmId, id: dialogueId } = dialogue;
      if (permit(app.may, actor, "dialogue.make-requirement", { hubId: actor.hubId, firmId }) === null)
        return refused({ code: "not-allowed" });
      const decided = decideProjectTerms(input.terms);
      if (!decided.ok) return decided;
      const lines = await linesOf(tx, dialogueId);
      const id = tx.newId<ProjectId>();
      const number = await addProject(tx, { id, firmId, terms: decided.value });
      await saveOrigin(tx, id, { dialogueId, issue: input.issue });
      const sources = sourceFields.flatMap((field) =>
        sourcesOf(field, lines).map((line) => ({ field, lineId: line.id })),
      );
      await addSources(tx, id, sources);
      await tx.audit({ act: "dialogue.make-requirement", kind: "project", id });
      return accepted({ number });
    },
  );
