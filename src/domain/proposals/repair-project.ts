import type { App, Tx } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import { holeAfter } from "#domain/engagements/rules-leaving.ts";
import type { EngagementId } from "#domain/engagements/terms.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import type { Share } from "#domain/plans/rules-explain.ts";
import { readPeople, readProjects } from "#domain/plans/rules-files.ts";
import { usualWeights } from "#domain/plans/rules-fit.ts";
import {
  numberOfCode,
  type PlainTable,
  type Region,
  type RegionProject,
  regionTables,
} from "#domain/plans/rules-region.ts";
import type { PlanPerson, PlanProject } from "#domain/plans/terms.ts";
import { regionView } from "#domain/plans/views-region.ts";
import type { ProjectId } from "#domain/projects/terms.ts";
import { endingEngagement, type FoundForLeaving, saveFoundForLeaving } from "#domain/proposals/store-leaving-repair.ts";
import { freedProject, saveSuggestion } from "#domain/proposals/store-repair.ts";
import type { ProposalId } from "#domain/proposals/terms.ts";
import { cellsOrUsual } from "#domain/weeks/views.ts";
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
  const { people, projects: wanted } = await readRegion(app, { people: region.people, projects });
  const [project] = wanted;
  return project === undefined ? null : { projectId: freed.id, people, project };
}

/** Who could follow is told by name; three are enough to choose from. */
const mostFollowers = 3;

/**
 * Looks on the day of notice for who could follow at the firm, and for what the person could do instead, from the week after
 * the last day on. Everybody else keeps what they have: only what is free then is looked at. What it finds is a suggestion.
 */
export async function repairLeaving(app: App, hubId: HubId, id: EngagementId, drop: AbortSignal): Promise<void> {
  const hole = await app.db.asHub(hubId, "repair-leaving", (tx) => holeOf(app, tx, id));
  if (hole === null) return;
  const found: FoundForLeaving[] = [];
  let { followers } = hole;
  while (hole.work !== null && found.length < mostFollowers) {
    const share = await nextBest(app, { people: followers, project: hole.work, drop });
    if (share === null) break;
    followers = followers.filter((person) => person.id !== share.person.id);
    found.push({ ...foundOf(share), card: numberOfCode(share.person.id), project: null });
  }
  const { leaver } = hole;
  if (leaver !== null)
    for (const share of await bestPlan(app, { people: [leaver], projects: hole.open, drop }))
      found.push({ ...foundOf(share), card: null, project: numberOfCode(share.project.id) });
  await app.db.asHub(hubId, "repair-leaving", (tx) => saveFoundForLeaving(tx, id, found));
}

const foundOf = ({ halfDays, fit, why }: Share) => ({ halfDays, fit, why });

type HoleToFill = {
  readonly work: PlanProject | null;
  readonly followers: readonly PlanPerson[];
  readonly leaver: PlanPerson | null;
  readonly open: readonly PlanProject[];
};

/** The work that goes on, who is free for it then, the person who leaves with what becomes free, and what is open. */
async function holeOf(app: App, tx: Tx, id: EngagementId): Promise<HoleToFill | null> {
  const ending = await endingEngagement(tx, id);
  const allowed = permit(app.may, tx.actor, "plan.request", { hubId: tx.actor.hubId });
  if (ending === null || allowed === null) return null;
  const region = await regionView(tx, allowed, ending.lastDay, ending);
  const hole = holeAfter({ ...ending, payYenPerMonth: ending.work.payYenPerMonth }, ending.lastDay);
  const work: RegionProject = {
    number: ending.project ?? 0,
    firmName: ending.firmName,
    firmIndustry: ending.firmIndustry,
    terms: { ...ending.work, startsOn: null, months: Math.max(1, Math.ceil(((hole?.weeks ?? 0) * 12) / 53)) },
    served: 0,
    servedOnSite: 0,
    cells: cellsOrUsual(ending.cells),
    nearTowns: [],
    peaks: [],
  };
  const others = region.people.filter(({ number }) => number !== ending.card);
  const leaver = region.people.filter(({ number }) => number === ending.card);
  const elsewhere = region.projects.filter(({ number }) => number !== ending.project);
  const toFollow = await readRegion(app, { people: others, projects: [work] });
  const toTake = await readRegion(app, { people: leaver, projects: elsewhere });
  return {
    work: toFollow.projects[0] ?? null,
    followers: toFollow.people,
    leaver: toTake.people[0] ?? null,
    open: toTake.projects,
  };
}

async function readRegion(app: App, region: Region) {
  const tables = regionTables(region);
  const people = readPeople(await asRead(app, tables.people));
  const projects = readProjects(await asRead(app, tables.projects));
  return { people: people.ok ? people.value.items : [], projects: projects.ok ? projects.value.items : [] };
}

/** The way of every plan: what is written as a table is read as one, with all its checks. */
async function asRead(app: App, table: PlainTable) {
  const read = await app.tables.read({ name: "region.csv", bytes: app.tables.write(table) });
  if (!read.ok) throw new Error("the region's own table cannot be read");
  return read.value;
}

type Asked = {
  readonly people: readonly PlanPerson[];
  readonly projects: readonly PlanProject[];
  readonly drop: AbortSignal;
};

const nextBest = async (
  app: App,
  { project, ...asked }: Omit<Asked, "projects"> & { readonly project: PlanProject },
): Promise<Share | null> => (await bestPlan(app, { ...asked, projects: [project] }))[0] ?? null;

/** The shares of the engine's plan of these people and projects, certified; none when there is none. */
async function bestPlan(app: App, { people, projects, drop }: Asked): Promise<readonly Share[]> {
  if (people.length === 0 || projects.length === 0) return [];
  const ran = await app.engine.run(
    { people, projects, weights: usualWeights },
    { seed: repairSeed, deadlineMs: repairMs },
    { onProgress: () => {}, stop: new AbortController().signal, drop },
  );
  const about = projects.length === 1 ? (projects[0]?.id ?? "") : `${projects.length} projects`;
  if (!ran.ok) {
    if (ran.refusal === "dropped") throw new Error("the worker stops");
    app.log.error("repair-failed", { project: about, trouble: ran.refusal });
    return [];
  }
  const { numbered, answer, explained } = ran.value;
  if (!certify(numbered.problem, answer.plan, answer.prices).certified) {
    app.log.error("repair-not-certified", { project: about });
    return [];
  }
  return explained.shares;
}
