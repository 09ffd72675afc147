import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import type { ScenarioTerms } from "#domain/plans/input.ts";
import { readConditions } from "#domain/plans/rules-condition-lines.ts";
import { readPeople, readProjects } from "#domain/plans/rules-files.ts";
import { addPlan, loadFile, lockPlanByNumber } from "#domain/plans/store.ts";
import { addConditions } from "#domain/plans/store-conditions.ts";
import type { FileFault, PlanId, PlanPerson, PlanProject, ReadFile } from "#domain/plans/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";
import type { Table, UploadedFile } from "#kit/table.ts";

/**
 * Asks for a scenario: a plan of the very tables that another plan was made of, under conditions of its own. Nothing of
 * the plan that it is made from changes. Refusals: not-found, not-allowed, wrong-state (the other plan is not ready),
 * invalid (every line that cannot be kept, with its reason).
 */
export const requestScenario = (
  app: App,
  actor: Actor,
  input: {
    readonly parent: number;
    readonly asked: ScenarioTerms;
    readonly language: "ja" | "en";
    readonly key: string | null;
  },
): Promise<Outcome<{ number: number }, Refusal>> =>
  app.db.write(
    actor,
    { act: "plan.request", key: input.key },
    async (tx): Promise<Outcome<{ number: number }, Refusal>> => {
      const { accountId } = actor;
      const allowed = permit(app.may, actor, "plan.request", { hubId: actor.hubId });
      if (accountId === null || allowed === null) return refused({ code: "not-allowed" });
      const parent = await lockPlanByNumber(tx, input.parent);
      if (parent === null) return refused({ code: "not-found" });
      if (parent.status !== "done") return refused({ code: "wrong-state", state: parent.status });
      const region = {
        people: await itemsOf<PlanPerson>(app, await loadFile(tx, parent.peopleFile), readPeople),
        projects: await itemsOf<PlanProject>(app, await loadFile(tx, parent.projectsFile), readProjects),
      };
      const conditions = readConditions(input.asked.lines, region);
      if (!conditions.ok) return refused({ code: "invalid", faults: conditions.refusal });
      const id = tx.newId<PlanId>();
      const number = await addPlan(tx, {
        id,
        ...input.asked.terms,
        source: parent.source,
        parentId: parent.id,
        peopleFile: parent.peopleFile,
        projectsFile: parent.projectsFile,
        seed: parent.seed,
        language: input.language,
        requestedBy: accountId,
      });
      await addConditions(tx, id, conditions.value);
      await tx.audit({ act: "plan.request", kind: "plan", id });
      await tx.enqueue("run-plan", { planId: id }, `plan ${id}`);
      return accepted({ number });
    },
  );

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
