import fc from "fast-check";
import { expect, test } from "vitest";
import { noConditions } from "#domain/plans/rules-conditions.ts";
import { explain } from "#domain/plans/rules-explain.ts";
import { fitOf, usualWeights } from "#domain/plans/rules-fit.ts";
import { keptOf } from "#domain/plans/rules-kept.ts";
import { liveBase, liveRows, liveView, startLive, stepped } from "#domain/plans/rules-live.ts";
import { decideStep, noRehearsal, type RehearsalStep, withoutStep } from "#domain/plans/rules-rehearsal.ts";
import { floorsOf, totalsOf } from "#domain/plans/rules-summary.ts";
import { payFor, whyPerson, whyProject } from "#domain/plans/rules-why.ts";
import type { PlanPerson, PlanProject } from "#domain/plans/terms.ts";
import { certify } from "#engine/certify.ts";
import { snapshot } from "#engine/live.ts";
import { chosenOf } from "#engine/plan.ts";
import { solve } from "#engine/solve.ts";
import { barePlanPerson, barePlanProject, numberedOf } from "../../../tests/support/plan-parts.ts";

const person = (id: string, more: Partial<PlanPerson> = {}): PlanPerson => ({
  ...barePlanPerson,
  id,
  engagements: 2,
  towns: ["*"],
  onSiteHalfDays: 60,
  restWeeks: 0,
  ...more,
});
const project = (id: string, more: Partial<PlanProject> = {}): PlanProject => ({
  ...barePlanProject,
  id,
  title: id,
  ...more,
});

const themes = ["it", "finance", "logistics"] as const;
const region = {
  people: Array.from({ length: 6 }, (_, n) => person(`H-${n}`, { themes: [themes[n % 3] ?? "it"] })),
  projects: Array.from({ length: 14 }, (_, n) =>
    project(`P-${n + 10}`, { themes: [themes[(n * 2) % 3] ?? "it"], halfDays: 2 + (n % 3) }),
  ),
};

function base() {
  const numbered = numberedOf({ ...region, weights: usualWeights });
  const answer = solve(numbered.problem, { seed: 1, iterations: 500 });
  const explained = explain(numbered, chosenOf(numbered.problem, answer.plan), usualWeights);
  const { value, bound, gap, seed, iterations, stopped, curve, elapsedMs } = answer;
  const made = {
    ...explained,
    weeks: [],
    cuts: [],
    pairs: numbered.pairs,
    weights: usualWeights,
    totals: totalsOf(explained),
    floors: floorsOf(numbered, answer),
    isConditioned: false,
    proof: { value, bound, gap, seed, iterations, stopped, curve, elapsedMs },
  };
  return liveBase(numbered, keptOf(made, { people: [], projects: [] }, answer.prices.project), noConditions);
}
const ready = base();
const manner = { calm: 0, clock: () => 0 };
const known = { asked: noConditions, region: ready.numbered };

const steps: fc.Arbitrary<RehearsalStep> = fc.record({
  kind: fc.constantFrom("lock", "forbid", "invite"),
  person: fc.constantFrom(...region.people.map(({ id }) => id)),
  project: fc.constantFrom(...region.projects.map(({ id }) => id)),
  reason: fc.constant("tried"),
});

test("whatever is tried, the live plan keeps its locks and noes, is certified, and is the same when played again", () => {
  fc.assert(
    fc.property(fc.array(steps, { maxLength: 12 }), (tries) => {
      let live = startLive(ready, { rehearsal: noRehearsal, version: 0 }, manner);
      for (const [at, step] of tries.entries()) {
        const decided = decideStep(live.rehearsal, step, known);
        if (!decided.ok) continue;
        live = stepped(live, step, at + 1);
        const { problem, plan, prices } = snapshot(live.live);
        expect(certify(problem, plan, prices)).toMatchObject({ certified: true, value: live.live.value });
      }
      const served = new Map(liveRows(live).map((row) => [row.project.id, row.person]));
      for (const { kind, ...pair } of live.rehearsal.steps) {
        if (kind === "lock") expect(served.get(pair.project)).toBe(pair.person);
        if (kind === "forbid") expect(served.get(pair.project)).not.toBe(pair.person);
      }
      const again = startLive(ready, { rehearsal: live.rehearsal, version: 9 }, manner);
      expect(liveRows(again)).toEqual(liveRows(live));
      expect(liveView(again).value).toEqual(liveView(live).value);
    }),
    { numRuns: 60 },
  );
});

test("without any step the live plan is the kept one, and a step that is taken away is as if it had never been", () => {
  const begun = startLive(ready, { rehearsal: noRehearsal, version: 0 }, manner);
  expect(liveView(begun)).toMatchObject({ changes: [], lastCost: null });
  const [served] = liveRows(begun).filter((row) => row.person !== null);
  const step = {
    kind: "forbid",
    person: served?.person ?? "",
    project: served?.project.id ?? "",
    reason: "no",
  } as const;
  const tried = stepped(begun, step, 1);
  expect(liveView(tried).changes.length).toBeGreaterThan(0);
  expect(liveView(tried).value.after).toBeLessThanOrEqual(liveView(tried).value.before);
  expect(withoutStep(tried.rehearsal, 0, known)).toEqual(noRehearsal);
});

test("every project and person of a live plan explains itself, and the pay that would win somebody is the fit turned round", () => {
  const live = startLive(ready, { rehearsal: noRehearsal, version: 0 }, manner);
  const value = live.live.value;
  for (const { id } of region.projects) {
    const why = whyProject(live, id);
    expect(why?.code).toBe(liveRows(live).find((row) => row.project.id === id)?.person === null ? "open" : "served");
    if (why?.code === "served") expect(why.loss?.least).toBeLessThanOrEqual(why.loss?.most ?? 0);
  }
  for (const { id } of region.people) expect(whyPerson(live, id)?.halfDay?.byRepair).toBeGreaterThanOrEqual(0);
  expect(live.live.value, "nothing has changed").toBe(value);
  const wishes = person("H-9", { payYenPerHalfDay: 20_000 });
  const work = project("P-9", { payYenPerMonth: 40_000, halfDays: 4 });
  const { to } = payFor({ person: wishes, project: work, weights: usualWeights, raise: 20 });
  expect(to).toBeGreaterThan(10_000);
  const paid = { ...work, payYenPerMonth: (to ?? 0) * 4 };
  expect(fitOf(wishes, paid, usualWeights) - fitOf(wishes, work, usualWeights)).toBeGreaterThanOrEqual(20);
  expect(payFor({ person: wishes, project: work, weights: usualWeights, raise: 500 }).to).toBeNull();
});
