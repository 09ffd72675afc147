import type { App, Tx } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { contractFormOf, loadStandings } from "#domain/contracts/store.ts";
import type { SavedFirm } from "#domain/firms/store.ts";
import { lockFirmsById } from "#domain/firms/store.ts";
import { reviewStates } from "#domain/needs/store-reviews.ts";
import { firmOnPage } from "#domain/projects/rules.ts";
import { decidePublishing } from "#domain/projects/rules-publishing.ts";
import { addProjectPage, lockProjects, type SavedProject, saveProjectStatus } from "#domain/projects/store.ts";
import type { SeenProject } from "#domain/projects/terms.ts";
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
  input: SeenProject & { readonly key: string | null },
): Promise<Outcome<{ number: number }, Refusal>> =>
  app.db.write(actor, { act: "project.publish", key: input.key }, async (tx) => {
    const [outcome] = await publishEach(app, tx, [input]);
    return outcome ?? refused({ code: "not-found" });
  });

/** Drafts that are public now, and those that stayed drafts, by number. */
export type PublishedDrafts = { published: number[]; left: number[] };

/**
 * Shows several drafts to everyone, each through the same gates as alone: those that may not be published yet stay as
 * they are. Refusal: not-allowed.
 */
export const publishProjects = (
  app: App,
  actor: Actor,
  input: { readonly drafts: readonly SeenProject[]; readonly key: string | null },
): Promise<Outcome<PublishedDrafts, Refusal>> =>
  app.db.write(
    actor,
    { act: "project.publish", key: input.key },
    async (tx): Promise<Outcome<PublishedDrafts, Refusal>> => {
      if (permit(app.may, actor, "project.publish", { hubId: actor.hubId }) === null)
        return refused({ code: "not-allowed" });
      const outcomes = await publishEach(app, tx, input.drafts);
      const numbers = (isPublished: boolean): number[] =>
        input.drafts.flatMap(({ number }, at) => (outcomes[at]?.ok === isPublished ? [number] : []));
      return accepted({ published: numbers(true), left: numbers(false) });
    },
  );

type Published = Outcome<{ number: number }, Refusal>;

/** The outcomes stand in the order of the drafts. */
async function publishEach(app: App, tx: Tx, drafts: readonly SeenProject[]): Promise<readonly Published[]> {
  // All projects before any firm: two who publish at once never wait for each other crosswise.
  const projects = await lockProjects(
    tx,
    drafts.map(({ number }) => number),
  );
  const firms = await lockFirmsById(
    tx,
    projects.map(({ firmId }) => firmId),
  );
  const facts = { standings: await loadStandings(tx), today: app.clock.today() };
  const publish = async (project: SavedProject, firm: SavedFirm, version: number): Promise<Published> => {
    const { actor } = tx;
    const { id, number, firmId } = project;
    if (permit(app.may, actor, "project.publish", { hubId: actor.hubId, firmId }) === null)
      return refused({ code: "not-allowed" });
    const around = { ...facts, reviews: await reviewStates(tx, id), form: await contractFormOf(tx, id) };
    const decided = decidePublishing(project, version, around);
    if (!decided.ok) return decided;
    await saveProjectStatus(tx, id, decided.value);
    await addProjectPage(tx, project, firmOnPage(firm));
    await tx.audit({ act: "project.publish", kind: "project", id, fields: ["status"] });
    return accepted({ number });
  };
  const outcomes: Published[] = [];
  for (const { number, version } of drafts) {
    const project = projects.find((each) => each.number === number);
    const firm = firms.find(({ id }) => id === project?.firmId);
    outcomes.push(
      project === undefined || firm === undefined
        ? refused({ code: "not-found" })
        : await publish(project, firm, version),
    );
  }
  return outcomes;
}
