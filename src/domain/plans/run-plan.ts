import type { App, EngineTrouble } from "#app.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import type { PlanConditions } from "#domain/plans/rules-conditions.ts";
import { readPeople, readProjects } from "#domain/plans/rules-files.ts";
import { notesOfBoth } from "#domain/plans/rules-idle-conflicts.ts";
import { decideRunStart } from "#domain/plans/rules-status.ts";
import type { PlanRun } from "#domain/plans/rules-uploads.ts";
import {
  loadFile,
  lockPlan,
  type SavedPlan,
  savePlanFailure,
  savePlanProgress,
  savePlanStatus,
} from "#domain/plans/store.ts";
import { loadConditions } from "#domain/plans/store-conditions.ts";
import type { FileFault, PlanFailure, PlanId, ReadFile, RunProgress } from "#domain/plans/terms.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";
import type { Table, UploadedFile } from "#kit/table.ts";

/** Milliseconds between two notes of progress; each of them also hears whether the run is to be stopped. */
const noteEveryMs = 500;

/**
 * Computes a plan that was asked for, in the engine's own process and without holding a transaction; null when there is
 * nothing to record. A run that is given up because its worker stops throws, so that the job is done again.
 */
export async function runPlan(app: App, hubId: HubId, id: PlanId, drop: AbortSignal): Promise<PlanRun | null> {
  const begun = await begin(app, hubId, id);
  if (begun === null) return null;
  const outcome = await computed({ app, hubId, ...begun, drop }).catch((fault: unknown) => {
    if (drop.aborted || app.db.isGone(fault)) throw fault;
    app.log.error("plan-failed", { plan: id }, fault);
    return refused("fault" as const);
  });
  if (outcome.ok) return outcome.value;
  const why = outcome.refusal;
  await app.db.asHub(hubId, "run-plan", async (tx) => {
    const plan = await lockPlan(tx, id);
    if (plan === null || decideRunStart(plan.status) === "leave") return;
    await savePlanFailure(tx, id, why);
  });
  return null;
}

type KeptFile = UploadedFile & { readonly sha256: string };

type Begun = {
  readonly plan: SavedPlan;
  readonly conditions: PlanConditions;
  readonly people: KeptFile;
  readonly projects: KeptFile;
};

const begin = (app: App, hubId: HubId, id: PlanId): Promise<Begun | null> =>
  app.db.asHub(hubId, "run-plan", async (tx) => {
    const plan = await lockPlan(tx, id);
    const start = plan === null ? "leave" : decideRunStart(plan.status);
    if (plan === null || start === "leave") return null;
    await savePlanStatus(tx, id, start === "cancel" ? "cancelled" : "running");
    if (start === "cancel") return null;
    return {
      plan,
      conditions: await loadConditions(tx, id),
      people: await loadFile(tx, plan.peopleFile),
      projects: await loadFile(tx, plan.projectsFile),
    };
  });

type Place = Begun & { readonly app: App; readonly hubId: HubId; readonly drop: AbortSignal };

async function computed(place: Place): Promise<Outcome<PlanRun, PlanFailure>> {
  const { app, plan, conditions, drop } = place;
  const people = await itemsOf(app, place.people, readPeople);
  const projects = await itemsOf(app, place.projects, readProjects);
  if (people === null || projects === null) return refused("files");
  const notes = takeNotes(place);
  const order = { people: people.items, projects: projects.items, weights: plan.weights, conditions };
  const budget = { seed: plan.seed, deadlineMs: plan.seconds * 1000 };
  const ran = await app.engine.run(order, budget, { onProgress: notes.add, stop: notes.stop, drop });
  await notes.end();
  if (!ran.ok) return refused(failureOf(ran.refusal));
  // A region's own tables are written by the product: there is nothing in them that somebody could have written wrongly.
  const isWritten = plan.source === "files";
  const both = isWritten ? notesOfBoth(people, projects) : { people: people.notes, projects: projects.notes };
  const files = {
    people: { ...place.people, notes: both.people },
    projects: { ...place.projects, notes: both.projects },
  };
  return accepted({ ...ran.value, plan, files });
}

/** The files were read once before they were kept, so a fault now is ours. */
async function itemsOf<T>(
  { tables }: App,
  file: KeptFile,
  readItems: (table: Table) => Outcome<ReadFile<T>, readonly FileFault[]>,
): Promise<ReadFile<T> | null> {
  const table = await tables.read(file);
  const items = table.ok ? readItems(table.value) : table;
  return items.ok ? items.value : null;
}

function failureOf(trouble: EngineTrouble): PlanFailure {
  if (trouble === "dropped") throw new Error("the worker stops");
  return trouble === "out-of-memory" ? trouble : "engine-ended";
}

type Notes = {
  readonly add: (progress: RunProgress) => void;
  /** Somebody wants the best plan so far. */
  readonly stop: AbortSignal;
  readonly end: () => Promise<void>;
};

/** Keeps the latest progress, at most twice a second and one at a time; a note that cannot be kept is not missed. */
function takeNotes({ app, hubId, plan }: Place): Notes {
  const stopping = new AbortController();
  let next = app.clock.elapsed();
  let writing: Promise<void> | null = null;
  const write = async (progress: RunProgress): Promise<void> => {
    const status = await app.db
      .asHub(hubId, "run-plan", (tx) => savePlanProgress(tx, plan.id, progress))
      .catch(() => "running" as const);
    if (status !== "running") stopping.abort();
    writing = null;
  };
  return {
    stop: stopping.signal,
    add: (progress) => {
      if (writing !== null || app.clock.elapsed() < next) return;
      next = app.clock.elapsed() + noteEveryMs;
      writing = write(progress);
    },
    end: async () => {
      await writing;
    },
  };
}
