import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { decideProjectClosing } from "#domain/projects/rules.ts";
import { lockProject, removeProjectPage, saveProjectStatus } from "#domain/projects/store.ts";
import { closeProposalsAt, holdProposalsAt } from "#domain/proposals/store-leaving.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/**
 * Ends a project's call for hands and takes its public page away. What was proposed for it and still lives is closed:
 * both sides are told, held half-days are free, names and contacts that were handed over are blanked at once.
 * Refusals: not-found, not-allowed, stale, wrong-state.
 */
export const closeProject = (
  app: App,
  actor: Actor,
  input: { readonly number: number; readonly version: number; readonly key: string | null },
): Promise<Outcome<{ number: number }, Refusal>> =>
  app.db.write(actor, { act: "project.close", key: input.key }, async (tx) => {
    await holdProposalsAt(tx, input.number);
    const project = await lockProject(tx, input.number);
    if (project === null) return refused({ code: "not-found" });
    if (permit(app.may, actor, "project.close", { hubId: actor.hubId, firmId: project.firmId }) === null)
      return refused({ code: "not-allowed" });
    const decided = decideProjectClosing(project, input.version);
    if (!decided.ok) return decided;
    await saveProjectStatus(tx, project.id, decided.value);
    await removeProjectPage(tx, project.id);
    await closeProposalsAt(tx, project.id, { by: actor.firmId === null ? "hub" : "firm" });
    await tx.audit({ act: "project.close", kind: "project", id: project.id, fields: ["status"] });
    return accepted({ number: project.number });
  });
