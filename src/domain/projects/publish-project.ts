import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { decideStanding } from "#domain/contracts/rules-standing.ts";
import { contractFormOf, loadStandings } from "#domain/contracts/store.ts";
import { lockFirmById } from "#domain/firms/store.ts";
import { decideGate } from "#domain/needs/rules-reviews.ts";
import { reviewStates } from "#domain/needs/store-reviews.ts";
import { decideProjectPublishing, firmOnPage } from "#domain/projects/rules.ts";
import { addProjectPage, lockProject, saveProjectStatus } from "#domain/projects/store.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/**
 * Shows a project to everyone, once somebody has looked inside the firm or said why that can wait. Its firm is held
 * meanwhile, so that a firm that is becoming anonymous is never named.
 * Refusals: not-found, not-allowed, stale, wrong-state, review-needed, no-standing.
 */
export const publishProject = (
  app: App,
  actor: Actor,
  input: { readonly number: number; readonly version: number; readonly key: string | null },
): Promise<Outcome<{ number: number }, Refusal>> =>
  app.db.write(actor, { act: "project.publish", key: input.key }, async (tx) => {
    const project = await lockProject(tx, input.number);
    if (project === null) return refused({ code: "not-found" });
    if (permit(app.may, actor, "project.publish", { hubId: actor.hubId, firmId: project.firmId }) === null)
      return refused({ code: "not-allowed" });
    const decided = decideProjectPublishing(project, input.version);
    if (!decided.ok) return decided;
    const gate = decideGate(project, await reviewStates(tx, project.id));
    if (!gate.ok) return gate;
    const form = await contractFormOf(tx, project.id);
    const standing = decideStanding({ form, activity: "publish" }, await loadStandings(tx), app.clock.today());
    if (!standing.ok) return standing;
    const firm = await lockFirmById(tx, project.firmId);
    if (firm === null) return refused({ code: "not-found" });
    await saveProjectStatus(tx, project.id, decided.value);
    await addProjectPage(tx, project, firmOnPage(firm));
    await tx.audit({ act: "project.publish", kind: "project", id: project.id, fields: ["status"] });
    return accepted({ number: project.number });
  });
