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
import {
  decideStep,
  noRehearsal,
  type Rehearsal,
  type RehearsalStep,
  withoutStep,
} from "#domain/plans/rules-rehearsal.ts";
import { loadFile } from "#domain/plans/store.ts";
import { loadRehearsal, type SavedRehearsal, saveRehearsal } from "#domain/plans/store-rehearsal.ts";
import type { FileFault, PlanId, PlanPerson, PlanProject, ReadFile } from "#domain/plans/terms.ts";
import { keptResult, type RehearsedPlan, rehearsedPlan } from "#domain/plans/views-rehearsal.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";
import type { Table, UploadedFile } from "#kit/table.ts";

export const tryStepInput = rehearsalStepInput;
export const tryWeightsInput = rehearsalWeightsInput;

/** A plan that somebody tries something out on: the kept one, and the live one unless it cannot go live. */
export type Rehearsing = { readonly plan: RehearsedPlan; readonly result: KeptPlan } & (
  | { readonly live: LivePlan; readonly why: null }
  | { readonly live: null; readonly why: NotLive }
);

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
    const plan = await rehearsedPlan(tx, allowed, number);
    return plan === null ? null : { plan, saved: await loadRehearsal(tx, plan.id) };
  });
  if (found === null) return null;
  const { plan, saved: was } = found;
  const { result, base, why } = await ready(app, allowed, plan);
  if (base === null) return { plan, result, live: null, why };
  return { plan, result, live: liveOf(app, actor, { base, plan, saved: was }), why: null };
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
  const before = await showRehearsal(app, actor, input.number);
  if (before?.live == null)
    return refused(before === null ? { code: "not-found" } : { code: "wrong-state", state: "not-live" });
  const { plan, live } = before;
  const next = decided(live, input.trying);
  if (!next.ok) return next;
  const done = await app.db.write(actor, { act: "plan.request", key: input.key }, (tx) =>
    saved(tx, plan.id, { rehearsal: next.value, version: live.version }),
  );
  if (!done.ok) return done;
  const { version } = done.value;
  const { trying } = input;
  const step = next.value.steps.at(-1);
  remember(
    app,
    actor,
    plan.id,
    trying.kind === "step" && step !== undefined
      ? stepped(live, step, version)
      : startLive(live.base, { rehearsal: next.value, version }, mannerOf(app, plan)),
  );
  return accepted({ number: input.number });
}

async function saved(tx: Tx, id: PlanId, rehearsal: SavedRehearsal): Promise<Outcome<{ version: number }, Refusal>> {
  const version = await saveRehearsal(tx, id, rehearsal);
  if (version === null) return refused({ code: "wrong-state", state: "tried-elsewhere" });
  await tx.audit({ act: "plan.request", kind: "plan", id, fields: ["rehearsal"] });
  return accepted({ version });
}

function decided({ base, rehearsal }: LivePlan, trying: Trying): Outcome<Rehearsal, Refusal> {
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

/** The plan in numbers, from memory or from its two tables; what is looked at in turns holds nobody else up. */
async function ready(app: App, allowed: Permit<"plan.request">, plan: RehearsedPlan): Promise<ReadyPlan> {
  const { actor } = allowed;
  const key = `${actor.hubId} ${plan.id}`;
  const known = app.rehearsals.ready.get(key);
  if (known !== null) return known;
  const result = await app.db.read(actor, (tx) => keptResult(tx, allowed, plan.id));
  const why = whyNotLive(result);
  const made: ReadyPlan =
    why === null ? { result, base: await numbersOf(app, actor, { plan, result }), why } : { result, base: null, why };
  app.rehearsals.ready.put(key, made);
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
