import type { App, PlanAnswer, Tx } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import { holeAfter } from "#domain/engagements/rules-leaving.ts";
import type { EngagementId } from "#domain/engagements/terms.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import { type Share, whyOf } from "#domain/plans/rules-explain.ts";
import { readPeople, readProjects } from "#domain/plans/rules-files.ts";
import { fitOf, usualWeights } from "#domain/plans/rules-fit.ts";
import { mostLivePairs } from "#domain/plans/rules-live.ts";
import {
  numberOfCode,
  type PlainTable,
  projectCode,
  type Region,
  type RegionProject,
  regionTables,
} from "#domain/plans/rules-region.ts";
import type { PlanPerson, PlanProject } from "#domain/plans/terms.ts";
import { regionView } from "#domain/plans/views-region.ts";
import type { ProjectId } from "#domain/projects/terms.ts";
import { type Calm, calmRepair, type PlannedShare } from "#domain/proposals/rules-calm.ts";
import { endingEngagement, type FoundForLeaving, saveFoundForLeaving } from "#domain/proposals/store-leaving-repair.ts";
import { freedProject, planThatHolds, saveSuggestion } from "#domain/proposals/store-repair.ts";
import type { ProposalId } from "#domain/proposals/terms.ts";
import { cellsOrUsual } from "#domain/weeks/views.ts";
import { certify } from "#engine/certify.ts";

/** Milliseconds for one project and the people who are free: a small plan. */
const repairMs = 3000;
const repairSeed = 1;

/**
 * Looks for the next best person for a project whose proposal ended with a no. Every live proposal and engagement is held
 * where it is, so that nobody else hears of it; shares of the plan that holds that nobody has been asked about stay as well,
 * unless moving them brings what the hub's calm asks for. What it finds is a suggestion; a coordinator decides. Nothing is
 * looked for while the project has another live proposal, or takes nobody any more.
 */
export async function repairProject(app: App, hubId: HubId, id: ProposalId, drop: AbortSignal): Promise<void> {
  const found = await app.db.asHub(hubId, "repair-project", (tx) => whatIsOpen(app, tx, id));
  if (found === null) return;
  const { projectId, people, project } = found;
  const calm = found.planned.length === 0 ? null : await calmlyRepaired(app, found, drop);
  const share = calm === null ? await nextBest(app, { people, project, drop }) : calm.share;
  await app.db.asHub(hubId, "repair-project", (tx) =>
    saveSuggestion(tx, {
      projectId,
      after: id,
      card: share === null ? null : numberOfCode(share.person.id),
      halfDays: project.halfDays,
      fit: share?.fit ?? 0,
      why: share?.why ?? [],
      calm: calm?.calm ?? null,
    }),
  );
}

type Open = {
  readonly projectId: ProjectId;
  readonly people: readonly PlanPerson[];
  readonly project: PlanProject;
  /** Shares of the plan that holds that are not put to anybody yet, and the projects that they serve. */
  readonly planned: readonly PlannedShare[];
  readonly plannedProjects: readonly PlanProject[];
  readonly calm: number;
};

/** The freed project and everybody who could take it, as a plan of the region reads them. */
async function whatIsOpen(app: App, tx: Tx, id: ProposalId): Promise<Open | null> {
  const freed = await freedProject(tx, id);
  const allowed = permit(app.may, tx.actor, "plan.request", { hubId: tx.actor.hubId });
  if (freed === null || allowed === null) return null;
  const region = await regionView(tx, allowed, app.clock.today());
  const code = projectCode(freed.number);
  const { calm, shares } = await planThatHolds(tx);
  const asked = new Set([code, ...shares.map(({ project }) => project)]);
  const projects = region.projects.filter(({ number }) => asked.has(projectCode(number)));
  const read = await readRegion(app, { people: region.people, projects });
  const project = read.projects.find(({ id: each }) => each === code);
  if (project === undefined) return null;
  const plannedProjects = read.projects.filter((each) => each !== project);
  const isThere = new Set(plannedProjects.map(({ id: each }) => each));
  const planned = shares.filter((share) => isThere.has(share.project));
  return { projectId: freed.id, people: read.people, project, planned, plannedProjects, calm };
}

/** The repair that leaves others where they are; null when the engine has no answer, or no possible week came of it. */
async function calmlyRepaired(
  app: App,
  { people, project, planned, plannedProjects, calm }: Open,
  drop: AbortSignal,
): Promise<{ readonly share: Pick<Share, "person" | "fit" | "why"> | null; readonly calm: Calm } | null> {
  const projects = [project, ...plannedProjects];
  if (people.length * projects.length > mostLivePairs) return null;
  const answer = await answered(app, { people, projects, drop });
  if (answer === null) return null;
  const repair = calmRepair({ ...answer, planned, freed: project.id, calm });
  if (repair === null) return null;
  const person = people.find(({ id }) => id === repair.person);
  const share =
    person === undefined
      ? null
      : { person, fit: fitOf(person, project, usualWeights), why: whyOf(person, project, usualWeights) };
  return { share, calm: repair.calm };
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
const bestPlan = async (app: App, asked: Asked): Promise<readonly Share[]> =>
  (await answered(app, asked))?.explained.shares ?? [];

/** The engine's certified answer for these people and projects; null when there is none. */
async function answered(app: App, { people, projects, drop }: Asked): Promise<PlanAnswer | null> {
  if (people.length === 0 || projects.length === 0) return null;
  const ran = await app.engine.run(
    { people, projects, weights: usualWeights },
    { seed: repairSeed, deadlineMs: repairMs },
    { onProgress: () => {}, stop: new AbortController().signal, drop },
  );
  const about = projects.length === 1 ? (projects[0]?.id ?? "") : `${projects.length} projects`;
  if (!ran.ok) {
    if (ran.refusal === "dropped") throw new Error("the worker stops");
    app.log.error("repair-failed", { project: about, trouble: ran.refusal });
    return null;
  }
  const { numbered, answer } = ran.value;
  if (certify(numbered.problem, answer.plan, answer.prices).certified) return ran.value;
  app.log.error("repair-not-certified", { project: about });
  return null;
}
