import fc from "fast-check";
import { expect, test } from "vitest";
import { makePlan, type PlanRequest, type PlanTools } from "#domain/plans/make-plan.ts";
import { readReplay } from "#domain/plans/read-replay.ts";
import { foldedCode } from "#domain/plans/rules-cells.ts";
import { changesOf, fitUnder } from "#domain/plans/rules-changes.ts";
import { floorLines, pairLines, readConditions } from "#domain/plans/rules-condition-lines.ts";
import { conditionFaults, noConditions, type PlanConditions } from "#domain/plans/rules-conditions.ts";
import { failedFilters } from "#domain/plans/rules-filters.ts";
import { usualWeights } from "#domain/plans/rules-fit.ts";
import { keptOf } from "#domain/plans/rules-kept.ts";
import { replayText } from "#domain/plans/rules-replay.ts";
import type { MadePlan } from "#domain/plans/rules-summary.ts";
import type { PlanPerson, PlanProject } from "#domain/plans/terms.ts";
import { certify, solving } from "#engine/solve.ts";
import { seededRandom } from "#kit/random.ts";
import { count } from "../../../tests/support/counts.ts";
import { barePlanPerson, barePlanProject } from "../../../tests/support/plan-parts.ts";

const tools: PlanTools = {
  engine: { solving, certify },
  clock: () => 0,
  progress: () => {},
  breathe: () => Promise.resolve(),
  cancelled: () => false,
};

async function plan(request: Partial<PlanRequest> & Pick<PlanRequest, "people" | "projects">): Promise<MadePlan> {
  const made = await makePlan({ weights: usualWeights, seed: 1, iterations: 2_000, ...request }, tools);
  if (!made.ok) throw new Error(made.refusal.code);
  return made.value;
}

const person = (id: string, parts: Partial<PlanPerson> = {}): PlanPerson => ({
  ...barePlanPerson,
  id,
  halfDays: 12,
  engagements: 3,
  towns: ["しおかぜ町"],
  onSiteHalfDays: 12,
  remoteHalfDays: 12,
  ...parts,
});
const project = (id: string, parts: Partial<PlanProject> = {}): PlanProject => ({
  ...barePlanProject,
  id,
  onSiteHalfDays: 2,
  place: "しおかぜ町",
  ...parts,
});

type Region = { readonly people: readonly PlanPerson[]; readonly projects: readonly PlanProject[] };

/** A region made from a seed, and conditions that can be kept in it. */
function drawn(seed: number): Region & { readonly conditions: PlanConditions } {
  const random = seededRandom(seed);
  const towns = ["しおかぜ町", "かわべ市", "やまなか村"];
  const one = (): string => towns[random.below(towns.length)] ?? "";
  const people = Array.from({ length: 8 }, (_, at) =>
    person(`H-${at}`, { halfDays: 4 + random.below(12), towns: [one(), one()], engagements: 1 + random.below(3) }),
  );
  const projects = Array.from({ length: 10 }, (_, at) =>
    project(`P-${at}`, { halfDays: 2 + random.below(8), onSiteHalfDays: random.below(3), place: one() }),
  );
  const pairs = people.flatMap((who) =>
    projects.map((what) => ({
      who,
      what,
      pair: { person: who.id, project: what.id },
      failed: failedFilters(who, what),
    })),
  );
  const open = pairs.filter(({ failed }) => failed.length === 0);
  const shut = pairs.filter(({ failed }) => failed.length > 0 && !failed.includes("time"));
  const pick = <T>(items: readonly T[]): readonly T[] => {
    const item = items[random.below(Math.max(1, items.length))];
    return item === undefined ? [] : [item];
  };
  const locks = pick(open).map(({ pair, what }) => ({ ...pair, halfDays: what.halfDays }));
  const forbidden = pick(open.filter(({ what }) => what.id !== locks[0]?.project)).map(({ pair }) => ({
    ...pair,
    reason: "ご家族が勤めている",
  }));
  const invited = pick(shut).map(({ pair }) => ({ ...pair, reason: "引っ越す" }));
  return { people, projects, conditions: { locks, forbidden, invited, floors: [{ town: "*", least: 1 }] } };
}

test("whatever is locked is in the plan, whatever is forbidden is not, and what a filter leaves out comes in by hand alone", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 1e6 }), async (seed) => {
      const { people, projects, conditions } = drawn(seed);
      expect(conditionFaults(conditions, { people, projects })).toEqual([]);
      const made = await plan({ people, projects, conditions, iterations: 300 });
      const given = new Set(made.shares.map((share) => `${share.person.id} ${share.project.id}`));
      for (const lock of conditions.locks) expect(given).toContain(`${lock.person} ${lock.project}`);
      for (const pair of conditions.forbidden) expect(given).not.toContain(`${pair.person} ${pair.project}`);
      const invited = new Set(conditions.invited.map((pair) => `${pair.person} ${pair.project}`));
      for (const share of made.shares) {
        const known = people.find(({ id }) => id === share.person.id);
        const isOut = known !== undefined && failedFilters(known, share.project).length > 0;
        if (isOut) expect(invited).toContain(`${share.person.id} ${share.project.id}`);
      }
      expect(made.proof.value).toBeLessThanOrEqual(made.proof.bound);
      for (const floor of made.floors) expect(floor.least).toBeLessThanOrEqual(floor.asked);
    }),
    { numRuns: count(40, 2000) },
  );
});

test("the file of a scenario replays it: the same shares, value and bound, whatever the order of the tables", async () => {
  for (const seed of [3, 8, 21]) {
    const { people, projects, conditions } = drawn(seed);
    const made = await plan({ people, projects, conditions, iterations: 400 });
    const { iterations } = made.proof;
    const read = readReplay(replayText({ conditions, weights: usualWeights, seed: 1, iterations }));
    if (read === null) throw new Error("the file is not read");
    const again = await plan({ people: people.toReversed(), projects: projects.toReversed(), ...read });
    expect(again.shares.map((share) => [share.person.id, share.project.id])).toEqual(
      made.shares.map((share) => [share.person.id, share.project.id]),
    );
    expect([again.proof.value, again.proof.bound]).toEqual([made.proof.value, made.proof.bound]);
  }
});

test("a floor that costs something is kept, and its town is served", async () => {
  // One person has room for one project; the far town's fits less well.
  const people = [person("H-1", { halfDays: 4, engagements: 1, towns: ["しおかぜ町", "やまなか村"], themes: ["it"] })];
  const projects = [
    project("P-1", { themes: ["it"] }),
    project("P-2", { place: "やまなか村", themes: ["management"] }),
  ];
  const free = await plan({ people, projects });
  expect(free.shares.map((share) => share.project.id)).toEqual(["P-1"]);
  const asked = { ...noConditions, floors: [{ town: "やまなか村", least: 1 }] };
  const floored = await plan({ people, projects, conditions: asked });
  expect(floored.shares.map((share) => share.project.id)).toEqual(["P-2"]);
  expect(floored.floors).toMatchObject([{ town: "やまなか村", asked: 1, least: 1, served: 1 }]);
  const unread = { people: [], projects: [] };
  const changes = changesOf(keptOf(free, unread), keptOf(floored, unread));
  expect(changes.projects.map((change) => [change.project.id, change.before, change.after])).toEqual([
    ["P-1", "H-1", null],
    ["P-2", null, "H-1"],
  ]);
  expect(changes.people).toEqual([{ person: "H-1", before: 4, after: 4, gained: ["P-2"], lost: ["P-1"] }]);
  expect(changes.after.value).toBeLessThan(changes.before.value);
});

test("more than anybody could serve is not asked of a town", async () => {
  const floors = [{ town: "*", least: 3 }];
  const made = await plan({
    people: [person("H-1")],
    projects: [project("P-1"), project("P-2", { halfDays: 40 })],
    conditions: { ...noConditions, floors },
  });
  expect(made.floors).toMatchObject([{ asked: 3, least: 1, served: 1 }]);
});

test("a kept share weighed by the plan's own weights has the fit that it was given", async () => {
  const { people, projects } = drawn(5);
  const weights = { ...usualWeights, shape: 3, pay: 70 };
  const made = await plan({ people, projects, weights });
  for (const share of made.shares) expect(fitUnder(share, weights)).toBe(share.fit);
});

test("codes that differ by the place of a dash are of different people and projects", () => {
  const codes = ["1-11", "11-1", "111"];
  const people = codes.map((code) => person(code, { notWith: [foldedCode(code)] }));
  const projects = codes.map((code) => project(code, { notWith: code === "111" ? [foldedCode("１‐１１")] : [] }));
  const kept = people.flatMap((one) =>
    projects.flatMap((other) => (failedFilters(one, other).length === 0 ? [[one.id, other.id]] : [])),
  );
  expect(kept).toEqual([
    ["1-11", "11-1"],
    ["11-1", "1-11"],
    ["11-1", "111"],
    ["111", "1-11"],
    ["111", "11-1"],
  ]);
  const locks = [
    { person: "1-11", project: "11−1", halfDays: 4 },
    { person: "11-1", project: "1-11", halfDays: 4 },
  ];
  expect(conditionFaults({ ...noConditions, locks }, { people, projects })).toEqual([]);
});

const region: Region = {
  people: [person("H-1", { halfDays: 6, engagements: 1, notWith: [foldedCode("P-4")] }), person("H-2", { towns: [] })],
  projects: [project("P-1"), project("P-2"), project("P-3", { halfDays: 30 }), project("P-4")],
};
const none = { locks: "", forbidden: "", invited: "", floors: "", floorEach: 0 };

const whyOf = (lines: Partial<typeof none>): readonly unknown[] => {
  const read = readConditions({ ...none, ...lines }, region);
  return read.ok ? [] : read.refusal.map(({ field, facts }) => [field, facts["line"], facts["why"]]);
};

test("every line that cannot be kept is told with its number and its reason", () => {
  expect(whyOf({ locks: "H-1 P-1\n\nH-1\nH-9 P-2" })).toEqual([
    ["locks", 3, "two-codes"],
    ["locks", 4, "unknown-person"],
  ]);
  expect(whyOf({ locks: "H-9 P-1\nH-1 P-9" })).toEqual([
    ["locks", 1, "unknown-person"],
    ["locks", 2, "unknown-project"],
  ]);
  expect(whyOf({ locks: "H-1 P-1\nH-1 P-2" })).toEqual([["locks", 2, "above-free"]]);
  expect(whyOf({ locks: "H-2 P-1" })).toEqual([["locks", 1, "not-admissible"]]);
  expect(whyOf({ locks: "H-2 P-1", invited: "H-2 P-1 本人から聞いた" })).toEqual([]);
  expect(whyOf({ locks: "H-1 P-1", forbidden: "ｈ-1、p-1、家族" })).toEqual([["locks", 1, "locked-and-forbidden"]]);
  expect(whyOf({ forbidden: "H-1 P-1" })).toEqual([["forbidden", 1, "reason-missing"]]);
  expect(whyOf({ invited: "H-1 P-1 理由\nH-1 P-3 理由\nH-1 P-4 理由" })).toEqual([
    ["invited", 1, "already-admissible"],
    ["invited", 2, "cannot-invite"],
    ["invited", 3, "cannot-invite"],
  ]);
  expect(whyOf({ floors: "しおかぜ町 １\nどこか 2" })).toEqual([["floors", 2, "unknown-town"]]);
  expect(whyOf({ floors: "しおかぜ町" })).toEqual([["floors", 1, "town-and-number"]]);
});

test("conditions written into the form again say the same", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e6 }), (seed) => {
      const { people, projects, conditions } = drawn(seed);
      const { locks, forbidden, invited, floors } = conditions;
      const read = readConditions(
        {
          locks: pairLines(locks.map(({ person: who, project: what }) => ({ person: who, project: what }))),
          forbidden: pairLines(forbidden),
          invited: pairLines(invited),
          ...floorLines(floors),
        },
        { people, projects },
      );
      expect(read).toEqual({ ok: true, value: conditions });
    }),
    { numRuns: count(50, 2000) },
  );
});
