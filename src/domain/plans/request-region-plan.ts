import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import type { PlanTerms } from "#domain/plans/input.ts";
import { mostPairs } from "#domain/plans/rules-problem.ts";
import { planablePeople, planableProjects, regionTables } from "#domain/plans/rules-region.ts";
import { addFile, addPlan } from "#domain/plans/store.ts";
import type { FileKind, PlanId } from "#domain/plans/terms.ts";
import { regionToCount, regionView } from "#domain/plans/views-region.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";
import { usualLimits } from "#kit/table.ts";

/** How much of the region can be planned now. */
export type RegionCount = {
  readonly people: number;
  readonly projects: number;
  /** Half-days per four weeks that are free, and that are wanted. */
  readonly free: number;
  readonly wanted: number;
};

/** Counts whom and what a plan of the region would take in; null when this actor may not ask for one. */
export const countRegion = (app: App, actor: Actor): Promise<RegionCount | null> =>
  app.db.read(actor, async (tx) => {
    const allowed = permit(app.may, actor, "plan.request", { hubId: actor.hubId });
    if (allowed === null) return null;
    const region = await regionToCount(tx, allowed, app.clock.today());
    const people = planablePeople(region);
    const projects = planableProjects(region);
    return {
      people: people.length,
      projects: projects.length,
      free: people.reduce((sum, { free }) => sum + free, 0),
      wanted: projects.reduce((sum, { terms, served }) => sum + terms.halfDays - served, 0),
    };
  });

/** The seed of every plan that the browser asks for. */
const usualSeed = 1;

/**
 * Takes the region as it is at this moment into two tables, keeps them with a waiting plan, and adds the job that
 * computes it. Refusals: not-allowed, nothing-to-plan (nobody is free, or nothing is open), too-many-pairs.
 */
export const requestRegionPlan = (
  app: App,
  actor: Actor,
  input: { readonly terms: PlanTerms; readonly language: "ja" | "en"; readonly key: string | null },
): Promise<Outcome<{ number: number }, Refusal>> =>
  app.db.write(
    actor,
    { act: "plan.request", key: input.key },
    async (tx): Promise<Outcome<{ number: number }, Refusal>> => {
      const { accountId } = actor;
      const allowed = permit(app.may, actor, "plan.request", { hubId: actor.hubId });
      if (accountId === null || allowed === null) return refused({ code: "not-allowed" });
      // Counted first: what is too much to plan takes longer to read with its weeks than anybody waits.
      const today = app.clock.today();
      const counted = await regionToCount(tx, allowed, today);
      const [people, projects] = [planablePeople(counted).length, planableProjects(counted).length];
      if (people === 0 || projects === 0) return refused({ code: "nothing-to-plan", people, projects });
      // What is kept now has to be read again by whoever computes the plan.
      const { rows, fileBytes } = usualLimits;
      if (Math.max(people, projects) >= rows || people * projects > mostPairs)
        return refused({ code: "too-much-to-plan", people, projects });
      const tables = regionTables(await regionView(tx, allowed, today));
      const bytesOf = { people: app.tables.write(tables.people), projects: app.tables.write(tables.projects) };
      if (Object.values(bytesOf).some(({ length }) => length > fileBytes))
        return refused({ code: "too-much-to-plan", people, projects });
      const keep = (kind: FileKind) => {
        const bytes = bytesOf[kind];
        return addFile(tx, { name: `${kind}.csv`, mediaType: "text/csv", bytes, sha256: app.tables.hash(bytes) });
      };
      const id = tx.newId<PlanId>();
      const number = await addPlan(tx, {
        id,
        ...input.terms,
        source: "region",
        peopleFile: await keep("people"),
        projectsFile: await keep("projects"),
        seed: usualSeed,
        language: input.language,
        requestedBy: accountId,
      });
      await tx.audit({ act: "plan.request", kind: "plan", id });
      await tx.enqueue("run-plan", { planId: id }, `plan ${id}`);
      return accepted({ number });
    },
  );
