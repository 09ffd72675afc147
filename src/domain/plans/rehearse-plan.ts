import type { App, Tx } from "#app.ts";
import { type Permit, permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { rehearsalStepInput, rehearsalWeightsInput } from "#domain/plans/input.ts";
import { readPeople, readProjects } from "#domain/plans/rules-files.ts";
import type { Weights } from "#domain/plans/rules-fit.ts";
import type { KeptPlan } from "#domain/plans/rules-kept.ts";
import {
  type LiveBase,
  type LivePlan,
  liveBase,
  type NotLive,
  type ReadyPlan,
  startLive,
  stepped,
  whyNotLive,
} from "#domain/plans/rules-live.ts";
import { type Numbered, numbering } from "#domain/plans/rules-problem.ts";
import { numberOfCode } from "#domain/plans/rules-region.ts";
import {
  decideStep,
  noRehearsal,
  type Rehearsal,
  type RehearsalStep,
  type SavedRehearsal,
  withoutStep,
} from "#domain/plans/rules-rehearsal.ts";
import { loadFile } from "#domain/plans/store.ts";
import { saveRehearsal } from "#domain/plans/store-rehearsal.ts";
import type { FileFault, PlanId, PlanPerson, PlanProject, ReadFile } from "#domain/plans/terms.ts";
import { namesOnPlan } from "#domain/plans/views-region.ts";
import { keptResult, type RehearsedPlan, rehearsedPlan } from "#domain/plans/views-rehearsal.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";
import type { Table, UploadedFile } from "#kit/table.ts";

export const tryStepInput = rehearsalStepInput;
export const tryWeightsInput = rehearsalWeightsInput;

/** A plan that somebody tries something out on: the kept one, the names of its people, and the live one unless it cannot go live. */
export type Rehearsing = {
  readonly plan: RehearsedPlan;
  readonly result: KeptPlan;
  /** Names of the people of a plan of the region, by the numbers of their cards. */
  readonly names: ReadonlyMap<number, string>;
} & ({ readonly live: LivePlan; readonly why: null } | { readonly live: null; readonly why: NotLive });

/** What is done to a rehearsal: a step more, a step less, other weights, or all of it taken back. */
export type Trying =
  | { readonly kind: "step"; readonly step: RehearsalStep }
  | { readonly kind: "without"; readonly at: number }
  | { readonly kind: "weights"; readonly weights: Weights | null }
  | { readonly kind: "anew" };

/** The plan with what the actor tries out on it; null when there is no finished plan of this number for this actor. */
export async function showRehearsal(app: App, actor: Actor, number: number): Promise<Rehearsing | null> {
  const allowed = permit(app.may, actor, "plan.request", { hubId: actor.hubId });
  if (allowed === null) return null;
  const found = await app.db.read(actor, async (tx) => {
    const rehearsed = await rehearsedPlan(tx, allowed, number);
    if (rehearsed === null) return null;
    const known = app.rehearsals.ready.get(readyKey(actor, rehearsed.plan));
    return { ...rehearsed, known, names: known === null ? null : await namesOf(tx, allowed, rehearsed.plan, known) };
  });
  if (found === null) return null;
  const { plan, saved } = found;
  const readied = found.known ?? (await ready(app, allowed, plan));
  const names = found.names ?? (await app.db.read(actor, (tx) => namesOf(tx, allowed, plan, readied)));
  const { result, base, why } = readied;
  if (base === null) return { plan, result, names, live: null, why };
  return { plan, result, names, live: liveOf(app, actor, { base, plan, saved }), why: null };
}

/** People stand in the tables of a region by the numbers of their cards; other tables hold codes of their own. */
async function namesOf(
  tx: Tx,
  allowed: Permit<"plan.request">,
  plan: RehearsedPlan,
  { base }: ReadyPlan,
): Promise<ReadonlyMap<number, string>> {
  if (base === null || plan.source === "files") return new Map();
  return namesOnPlan(
    tx,
    allowed,
    base.numbered.people.flatMap(({ id }) => numberOfCode(id) ?? []),
  );
}

/**
 * Tries something out on a finished plan: the live engine repairs the plan around it at once, and the step is kept for this
 * account, so that it is there again on any process and after a restart. Nobody is told, and the plan stays as it is.
 * Refusals: not-found, not-allowed, invalid (what stands in the way, by the rules of a scenario), stale (another window
 * was quicker), wrong-state (the plan cannot go live).
 */
export async function tryOnPlan(
  app: App,
  actor: Actor,
  input: { readonly number: number; readonly trying: Trying; readonly key: string | null },
): Promise<Outcome<{ number: number }, Refusal>> {
  const { number, trying, key } = input;
  const allowed = permit(app.may, actor, "plan.request", { hubId: actor.hubId });
  if (allowed === null) return refused({ code: "not-found" });
  const tried: Tried[] = [];
  const attempt = (): Promise<Outcome<{ version: number }, Refusal | { readonly code: "not-ready" }>> =>
    app.db.write(actor, { act: "plan.request", key }, async (tx) => {
      const decision = decided(app, actor, trying, await rehearsedPlan(tx, allowed, number));
      if (!decision.ok) return decision;
      tried.push(decision.value);
      return keepStep(tx, decision.value);
    });
  let done = await attempt();
  if (!done.ok && done.refusal.code === "not-ready") {
    await showRehearsal(app, actor, number);
    done = await attempt();
  }
  if (!done.ok)
    return refused(
      done.refusal.code === "not-ready" ? { code: "wrong-state", state: "tried-elsewhere" } : done.refusal,
    );
  // A post that came twice was done once: then nothing was decided this time.
  for (const each of tried.slice(-1)) remember(app, actor, each.plan.id, played(app, each, trying, done.value.version));
  return accepted({ number });
}

/** What is to be saved for a plan, and the live plan on which it was decided. */
type Tried = { readonly plan: RehearsedPlan; readonly live: LivePlan; readonly next: Rehearsal };

/** The live numbers change in place, so they are played only after the step is saved. */
function played(app: App, { plan, live, next }: Tried, trying: Trying, version: number): LivePlan {
  const step = next.steps.at(-1);
  return trying.kind === "step" && step !== undefined
    ? stepped(live, step, version)
    : startLive(live.base, { rehearsal: next, version }, mannerOf(app, plan));
}

async function keepStep(tx: Tx, { plan, live, next }: Tried): Promise<Outcome<{ version: number }, Refusal>> {
  const version = await saveRehearsal(tx, plan.id, { rehearsal: next, version: live.version });
  if (version === null) return refused({ code: "wrong-state", state: "tried-elsewhere" });
  await tx.audit({ act: "plan.request", kind: "plan", id: plan.id, fields: ["rehearsal"] });
  return accepted({ version });
}

function decided(
  app: App,
  actor: Actor,
  trying: Trying,
  found: Awaited<ReturnType<typeof rehearsedPlan>>,
): Outcome<Tried, Refusal | { readonly code: "not-ready" }> {
  if (found === null) return refused({ code: "not-found" });
  const { plan, saved: was } = found;
  const known = app.rehearsals.ready.get(readyKey(actor, plan));
  if (known === null) return refused({ code: "not-ready" });
  if (known.base === null) return refused({ code: "wrong-state", state: "not-live" });
  const live = liveOf(app, actor, { base: known.base, plan, saved: was });
  const next = tryingOn(live, trying);
  return next.ok ? accepted({ plan, live, next: next.value }) : next;
}

function tryingOn({ base, rehearsal }: LivePlan, trying: Trying): Outcome<Rehearsal, Refusal> {
  const known = { asked: base.asked, region: base.numbered };
  switch (trying.kind) {
    case "step":
      return decideStep(rehearsal, trying.step, known);
    case "without":
      return accepted(withoutStep(rehearsal, trying.at, known));
    case "weights":
      return accepted({ ...rehearsal, weights: trying.weights });
    case "anew":
      return accepted(noRehearsal);
  }
}

const mannerOf = (app: App, { calm }: RehearsedPlan) => ({ calm, clock: app.clock.elapsed });

const keyOf = (actor: Actor, id: PlanId): string => `${actor.hubId} ${id} ${actor.accountId}`;

function remember(app: App, actor: Actor, id: PlanId, live: LivePlan): void {
  app.rehearsals.lives.put(keyOf(actor, id), live);
}

/** The live plan as it was left in memory, or played again from the steps that are saved. */
function liveOf(
  app: App,
  actor: Actor,
  { base, plan, saved: was }: { readonly base: LiveBase; readonly plan: RehearsedPlan; readonly saved: SavedRehearsal },
): LivePlan {
  const kept = app.rehearsals.lives.get(keyOf(actor, plan.id));
  if (kept !== null && kept.version === was.version && kept.base === base) return kept;
  const live = startLive(base, was, mannerOf(app, plan));
  remember(app, actor, plan.id, live);
  return live;
}

const readyKey = ({ hubId }: Actor, { id }: RehearsedPlan): string => `${hubId} ${id}`;

/** The plan in numbers, from its two tables; what is looked at in turns holds nobody else up. */
async function ready(app: App, allowed: Permit<"plan.request">, plan: RehearsedPlan): Promise<ReadyPlan> {
  const { actor } = allowed;
  const result = await app.db.read(actor, (tx) => keptResult(tx, allowed, plan.id));
  const why = whyNotLive(result);
  const made: ReadyPlan =
    why === null ? { result, base: await numbersOf(app, actor, { plan, result }), why } : { result, base: null, why };
  app.rehearsals.ready.put(readyKey(actor, plan), made);
  return made;
}

async function numbersOf(
  app: App,
  actor: Actor,
  { plan, result }: { readonly plan: RehearsedPlan; readonly result: KeptPlan },
): Promise<LiveBase> {
  const files = await app.db.read(actor, async (tx) => ({
    people: await loadFile(tx, plan.peopleFile),
    projects: await loadFile(tx, plan.projectsFile),
  }));
  const people = await itemsOf<PlanPerson>(app, files.people, readPeople);
  const projects = await itemsOf<PlanProject>(app, files.projects, readProjects);
  const { weights } = result;
  const numbered = await inTurns(app, numbering({ people, projects, weights, conditions: plan.asked }));
  return liveBase(numbered, result, plan.asked);
}

async function inTurns(app: App, work: Generator<number, Numbered, undefined>): Promise<Numbered> {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    await app.tables.breathe();
  }
}

/** The tables were read once before they were kept, so a fault now is ours. */
async function itemsOf<T>(
  { tables }: App,
  file: UploadedFile,
  readItems: (table: Table) => Outcome<ReadFile<T>, readonly FileFault[]>,
): Promise<readonly T[]> {
  const table = await tables.read(file);
  const items = table.ok ? readItems(table.value) : table;
  if (!items.ok) throw new Error("a plan's kept table cannot be read");
  return items.value.items;
}
