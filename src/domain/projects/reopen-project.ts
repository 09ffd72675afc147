import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { decideProjectReopening } from "#domain/projects/rules.ts";
import { lockProject, saveProjectStatus } from "#domain/projects/store.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** Makes a closed project a draft again, to be corrected and published anew. Refusals: not-found, not-allowed, stale, wrong-state. */
export const reopenProject = (
  app: App,
  actor: Actor,
  input: { readonly number: number; readonly version: number; readonly key: string | null },
): Promise<Outcome<{ number: number }, Refusal>> =>
  app.db.write(actor, { act: "project.reopen", key: input.key }, async (tx) => {
    const project = await lockProject(tx, input.number);
    if (project === null) return refused({ code: "not-found" });
    if (permit(app.may, actor, "project.reopen", { hubId: actor.hubId, firmId: project.firmId }) === null)
      return refused({ code: "not-allowed" });
    const decided = decideProjectReopening(project, input.version);
    if (!decided.ok) return decided;
    await saveProjectStatus(tx, project.id, decided.value);
    await tx.audit({ act: "project.reopen", kind: "project", id: project.id, fields: ["status"] });
    return accepted({ number: project.number });
  });
