import type { App, Tx } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import type { Share } from "#domain/plans/rules-explain.ts";
import { readPeople, readProjects } from "#domain/plans/rules-files.ts";
import { usualWeights } from "#domain/plans/rules-fit.ts";
import { numberOfCode, type PlainTable, regionTables } from "#domain/plans/rules-region.ts";
import type { PlanPerson, PlanProject } from "#domain/plans/terms.ts";
import { regionView } from "#domain/plans/views-region.ts";
import type { ProjectId } from "#domain/projects/terms.ts";
import { freedProject, saveSuggestion } from "#domain/proposals/store-repair.ts";
import type { ProposalId } from "#domain/proposals/terms.ts";
import { certify } from "#engine/certify.ts";

/** Milliseconds for one project and the people who are free: a small plan. */
const repairMs = 3000;
const repairSeed = 1;

/**
 * Looks for the next best person for a project whose proposal ended with a no: a plan of this one project, with every
 * live proposal and engagement held where it is, so that nobody else hears of it. What it finds is a suggestion; a
 * coordinator decides. Nothing is looked for while the project has another live proposal, or takes nobody any more.
 */
export async function repairProject(app: App, hubId: HubId, id: ProposalId, drop: AbortSignal): Promise<void> {
  const found = await app.db.asHub(hubId, "repair-project", (tx) => whatIsOpen(app, tx, id));
  if (found === null) return;
  const { projectId, people, project } = found;
  const share = await nextBest(app, { people, project, drop });
  await app.db.asHub(hubId, "repair-project", (tx) =>
    saveSuggestion(tx, {
      projectId,
      after: id,
      card: share === null ? null : numberOfCode(share.person.id),
      halfDays: project.halfDays,
      fit: share?.fit ?? 0,
      why: share?.why ?? [],
    }),
  );
}

type Open = { readonly projectId: ProjectId; readonly people: readonly PlanPerson[]; readonly project: PlanProject };

/** The freed project and everybody who could take it, as a plan of the region reads them. */
async function whatIsOpen(app: App, tx: Tx, id: ProposalId): Promise<Open | null> {
  const freed = await freedProject(tx, id);
  const allowed = permit(app.may, tx.actor, "plan.request", { hubId: tx.actor.hubId });
  if (freed === null || allowed === null) return null;
  const region = await regionView(tx, allowed, app.clock.today());
  const projects = region.projects.filter(({ number }) => number === freed.number);
  const tables = regionTables({ people: region.people, projects });
  const people = readPeople(await asRead(app, tables.people));
  const wanted = readProjects(await asRead(app, tables.projects));
  const project = wanted.ok ? wanted.value.items[0] : undefined;
  if (project === undefined) return null;
  return { projectId: freed.id, people: people.ok ? people.value.items : [], project };
}

/** The way of every plan: what is written as a table is read as one, with all its checks. */
async function asRead(app: App, table: PlainTable) {
  const read = await app.tables.read({ name: "region.csv", bytes: app.tables.write(table) });
  if (!read.ok) throw new Error("the region's own table cannot be read");
  return read.value;
}

type Asked = { readonly people: readonly PlanPerson[]; readonly project: PlanProject; readonly drop: AbortSignal };

async function nextBest(app: App, { people, project, drop }: Asked): Promise<Share | null> {
  if (people.length === 0) return null;
  const ran = await app.engine.run(
    { people, projects: [project], weights: usualWeights },
    { seed: repairSeed, deadlineMs: repairMs },
    { onProgress: () => {}, stop: new AbortController().signal, drop },
  );
  if (!ran.ok) {
    if (ran.refusal === "dropped") throw new Error("the worker stops");
    app.log.error("repair-failed", { project: project.id, trouble: ran.refusal });
    return null;
  }
  const { numbered, answer, explained } = ran.value;
  if (!certify(numbered.problem, answer.plan, answer.prices).certified) {
    app.log.error("repair-not-certified", { project: project.id });
    return null;
  }
  return explained.shares[0] ?? null;
}
