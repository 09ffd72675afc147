import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { lockFirm } from "#domain/firms/store.ts";
import { decideProjectTerms } from "#domain/projects/rules.ts";
import { addProject } from "#domain/projects/store.ts";
import type { ProjectId, ProjectTerms } from "#domain/projects/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** Enters a project of a firm as a draft and gives its short number. Refusals: not-found (the firm), not-allowed, invalid. */
export const enterProject = (
  app: App,
  actor: Actor,
  input: { readonly firm: number; readonly terms: ProjectTerms; readonly key: string | null },
): Promise<Outcome<{ number: number }, Refusal>> =>
  app.db.write(actor, { act: "project.enter", key: input.key }, async (tx) => {
    const firm = await lockFirm(tx, input.firm);
    if (firm === null) return refused({ code: "not-found" });
    if (permit(app.may, actor, "project.enter", { hubId: actor.hubId, firmId: firm.id }) === null)
      return refused({ code: "not-allowed" });
    const decided = decideProjectTerms(input.terms);
    if (!decided.ok) return decided;
    const id = tx.newId<ProjectId>();
    const number = await addProject(tx, { id, firmId: firm.id, terms: decided.value });
    await tx.audit({ act: "project.enter", kind: "project", id });
    return accepted({ number });
  });
