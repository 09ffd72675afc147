import fc from "fast-check";
import { expect, test } from "vitest";
import { type BoardQuery, boardOrders, boardPeople, boardProjects, boardStates } from "#domain/plans/rules-board.ts";
import { figuresOf } from "#domain/plans/rules-compare.ts";
import { fairnessOf } from "#domain/plans/rules-fairness.ts";
import { componentNames, usualWeights } from "#domain/plans/rules-fit.ts";
import type { KeptPlan, KeptProject } from "#domain/plans/rules-kept.ts";
import { townLines } from "#domain/plans/rules-towns.ts";
import { seededRandom } from "#kit/random.ts";
import { count } from "../../../tests/support/counts.ts";

/** A kept plan made from a seed: every project is served by somebody or open. */
function kept(seed: number): KeptPlan {
  const random = seededRandom(seed);
  const towns = ["しおかぜ町", "かわべ市", "やまなか村"];
  const people = Array.from({ length: 1 + random.below(30) }, (_, at) => `H-${at + 1}`);
  const projects = Array.from(
    { length: random.below(40) },
    (_, at): KeptProject => ({
      id: `P-${at + 1}`,
      title: `仕事${at}`,
      firm: `企業${at % 7}`,
      halfDays: 1 + random.below(12),
      onSiteHalfDays: random.below(2),
      place: towns[random.below(3)] ?? "",
    }),
  );
  const isServed = projects.map(() => random.below(3) > 0);
  const shares = projects.flatMap((project, at) =>
    isServed[at] === true
      ? [
          {
            person: people[random.below(people.length)] ?? "",
            project,
            halfDays: project.halfDays,
            fit: 500,
            why: componentNames.map((name) => ({ name, score: 0.5, reason: { code: "role-unknown" as const } })),
            next: { code: "no-other" as const },
          },
        ]
      : [],
  );
  const given = (person: string) =>
    shares.filter((share) => share.person === person).reduce((sum, { halfDays }) => sum + halfDays, 0);
  const failed = { forbidden: 0, time: 0, town: 0, "on-site": 0, remote: 0, months: 0, week: 0, rest: 0 };
  return {
    shares,
    loads: people.map((person) => ({ person, free: given(person) + random.below(5), given: given(person) })),
    open: projects.flatMap((project, at) =>
      isServed[at] === true
        ? []
        : [{ project, admissible: 0, failed, swap: null, change: { code: "several" as const } }],
    ),
    pairs: { all: 0, admissible: 0, removed: failed },
    weights: usualWeights,
    totals: { people: 0, projects: 0, free: 0, wanted: 0, served: 0, peopleWithWork: 0, open: 0 },
    proof: { value: 10, bound: 11, seed: 1, iterations: 1, stopped: "iterations", curve: [], elapsedMs: 0 },
    unread: { people: [], projects: [] },
  };
}

const usual: BoardQuery = { search: "", town: "", state: null, order: "code", after: null, limit: 7 };
const nobody = (): string => "";

test("page after page the board shows every row that meets the conditions once, in whatever order", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1e6 }),
      fc.constantFrom(...boardOrders),
      fc.constantFrom(null, ...boardStates),
      (seed, order, state) => {
        const plan = kept(seed);
        const seen: string[] = [];
        let after: string | null = null;
        do {
          const page = boardPeople(plan, { ...usual, order, state, after }, nobody);
          seen.push(...page.rows.map(({ load }) => load.person));
          after = page.next;
        } while (after !== null);
        const wanted = plan.loads.filter(({ given }) => state === null || (state === "given") === given > 0);
        expect(seen.toSorted()).toEqual(wanted.map(({ person }) => person).toSorted());
      },
    ),
    { numRuns: count(60, 2000) },
  );
});

test("numbers in codes are ordered as numbers", () => {
  const people = boardPeople(kept(3), { ...usual, limit: 100 }, nobody).rows.map(({ load }) => load.person);
  expect(people).toEqual(people.toSorted((a, b) => Number(a.slice(2)) - Number(b.slice(2))));
});

test("a search finds people by name and by what they serve, and projects by firm, town and person", () => {
  const plan = kept(11);
  const [share] = plan.shares;
  if (share === undefined) throw new Error("the plan serves nothing");
  const all = { ...usual, limit: 100 };
  const named = boardPeople(plan, { ...all, search: "山田" }, (code) => (code === "H-1" ? "山田花子" : ""));
  expect(named.rows.map(({ load }) => load.person)).toEqual(["H-1"]);
  const byWork = boardPeople(plan, { ...all, search: share.project.id }, nobody);
  expect(byWork.rows.map(({ load }) => load.person)).toContain(share.person);
  const byFirm = boardProjects(plan, { ...all, search: share.project.firm }, nobody);
  expect(byFirm.rows.every(({ project }) => project.firm === share.project.firm)).toBe(true);
  expect(boardProjects(plan, { ...all, search: "どこにもない" }, nobody)).toEqual({ rows: [], all: 0, next: null });
});

test("towns add up to the plan: what is given and what is open, nothing twice", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e6 }), (seed) => {
      const plan = kept(seed);
      const lines = townLines(plan);
      const sum = (tell: (line: (typeof lines)[number]) => number) => lines.reduce((all, line) => all + tell(line), 0);
      expect(sum(({ given }) => given)).toBe(plan.shares.reduce((all, { halfDays }) => all + halfDays, 0));
      expect(sum(({ open }) => open)).toBe(plan.open.reduce((all, { project }) => all + project.halfDays, 0));
      expect(sum(({ served, waiting }) => served + waiting)).toBe(plan.shares.length + plan.open.length);
      expect(new Set(lines.map(({ town }) => town)).size).toBe(lines.length);
    }),
    { numRuns: count(60, 2000) },
  );
});

test("the figures of a plan count each firm and each person once, newcomers apart from those who are known", () => {
  const plan = kept(7);
  const firms = new Map(
    plan.shares.map(({ project }, at) => [
      project.id,
      { firm: at % 2, size: at % 2 === 0 ? ("5-19" as const) : ("none" as const) },
    ]),
  );
  const people = new Set(plan.shares.map(({ person }) => person));
  const [first] = people;
  const figures = figuresOf(plan, usualWeights, { firms, known: new Set(first === undefined ? [] : [first]) });
  expect(figures.firms).toEqual(
    new Map([
      ["5-19", 1],
      ["none", 1],
    ]),
  );
  expect(figures.known).toBe(1);
  expect(figures.newcomers + figures.known).toBe(people.size);
  expect(figures.loads.half + figures.loads.most + figures.loads.full).toBe(people.size);
  expect(figures.gap).toBeCloseTo(0.1);
});

test("fairness counts every half-day of a town and everybody once, the least served town first", () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const plan = kept(seed);
      const projects = [...plan.shares, ...plan.open].map(({ project }) => project);
      const firms = new Map(
        projects.map(({ id }, at) => [id, { firm: at, size: at % 2 === 0 ? "1-4" : "300-" } as const]),
      );
      const known = new Set(plan.loads.slice(0, 3).map(({ person }) => person));
      const fair = fairnessOf(plan, { firms, known });
      const whole = projects.reduce((sum, { halfDays }) => sum + halfDays, 0);
      expect(fair.halfDays.whole).toBe(whole);
      expect(fair.sizes.reduce((sum, size) => sum + size.whole, 0)).toBe(whole);
      expect(fair.sizes.reduce((sum, { part }) => sum + part, 0)).toBe(fair.halfDays.part);
      const parts = fair.towns.map(({ part, whole: all }) => part / all);
      expect(parts).toEqual(parts.toSorted((a, b) => a - b));
      const { none, half, most, full } = fair.loads;
      expect(none + half + most + full).toBe(plan.loads.length);
      if (fair.people !== null)
        expect(fair.people.newcomers.whole + fair.people.known.whole).toBe(fair.people.all.whole);
      expect(fair.people === null).toBe(projects.length === 0);
    }),
    { numRuns: count(100, 2000) },
  );
});
