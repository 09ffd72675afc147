import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { decideGrowth } from "#domain/needs/rules-reviews.ts";
import { reviewStates } from "#domain/needs/store-reviews.ts";
import { decideProjectEdit } from "#domain/projects/rules.ts";
import { lockProject, renewProjectPage, saveProject } from "#domain/projects/store.ts";
import type { ProjectTerms } from "#domain/projects/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/**
 * Saves new terms of a project, and renews its public page when it has one.
 * Refusals: not-found, not-allowed, stale (with what is saved now), wrong-state, invalid, review-needed
 * (a trial that everyone reads grows beyond a trial).
 */
export const editProject = (
  app: App,
  actor: Actor,
  input: {
    readonly number: number;
    readonly terms: ProjectTerms;
    readonly version: number;
    readonly key: string | null;
  },
): Promise<Outcome<{ number: number }, Refusal>> =>
  app.db.write(actor, { act: "project.edit", key: input.key }, async (tx) => {
    const project = await lockProject(tx, input.number);
    if (project === null) return refused({ code: "not-found" });
    if (permit(app.may, actor, "project.edit", { hubId: actor.hubId, firmId: project.firmId }) === null)
      return refused({ code: "not-allowed" });
    const decided = decideProjectEdit(project, { terms: input.terms, seenVersion: input.version });
    if (!decided.ok) return decided;
    const grown = decideGrowth(project, input.terms, await reviewStates(tx, project.id));
    if (!grown.ok) return grown;
    await saveProject(tx, project.id, input.terms);
    if (project.status === "published") await renewProjectPage(tx, project.id, input.terms);
    await tx.audit({ act: "project.edit", kind: "project", id: project.id, fields: decided.value });
    return accepted({ number: project.number });
  });
