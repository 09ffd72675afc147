import { describe, expect, test } from "vitest";
import { seededRandom } from "#kit/random.ts";
import { count } from "../../tests/support/counts.ts";
import { bestWideValue, type Part, parts, smallProblem } from "../../tests/support/wide-problems.ts";
import { certify } from "./certify.ts";
import { checkProblem } from "./check-problem.ts";
import { type Plan, type Problem, solve } from "./solve.ts";

const cases = count(1000, 20_000);
const iterations = 1500;

/** Each part alone, several together, and all. */
const mixtures: readonly (readonly Part[])[] = [
  ...parts.map((part) => [part]),
  ["shares", "windows"],
  ["shares", "rivals"],
  ["windows", "rivals", "floors"],
  ["shares", "locks", "floors"],
  [...parts],
];

describe("small problems against every possible plan", () => {
  test.each(mixtures.map((has) => ({ name: has.join(", "), has })))("with $name", ({ has }) => {
    let missed = 0;
    let loose = 0;
    for (let seed = 1; seed <= cases; seed++) {
      const problem = smallProblem(seed, has);
      expect(checkProblem(problem)).toBeNull();
      const optimum = bestWideValue(problem);
      const answer = solve(problem, { seed, iterations });
      const where = `${has.join()} ${seed}`;
      expect(certify(problem, answer.plan, answer.prices), where).toMatchObject({
        value: answer.value,
        certified: true,
      });
      if (answer.missed.length > 0) {
        missed++;
        continue;
      }
      expect(answer.value, where).toBeLessThanOrEqual(optimum);
      expect(answer.bound, where).toBeGreaterThanOrEqual(optimum);
      if (answer.stopped === "optimal") expect(answer.value).toBe(optimum);
      if (answer.value < optimum) missed++;
      if (answer.bound > optimum * 1.02) loose++;
    }
    expect(missed).toBeLessThanOrEqual(cases / 100);
    expect(loose).toBeLessThanOrEqual(cases / 50);
  });
});

describe("a fault planted in a certified plan is caught", () => {
  const all = Array.from({ length: 300 }, (_, seed) => smallProblem(seed + 1, parts));
  const solved = all.map((problem, seed) => ({ problem, plan: solve(problem, { seed, iterations: 200 }).plan }));

  /** How the certificate takes each plan after the change; plans that cannot be changed are left out. */
  function verdicts(change: (problem: Problem, plan: Plan) => Plan | null): (string | true)[] {
    return solved.flatMap(({ problem, plan }) => {
      const changed = change(problem, plan);
      if (changed === null) return [];
      const certificate = certify(problem, changed, { project: new Float64Array(problem.projects) });
      return [certificate.certified ? true : certificate.code];
    });
  }

  const without = ({ pair, units }: Plan, at: number): Plan => ({
    pair: pair.filter((_, each) => each !== at),
    units: units.filter((_, each) => each !== at),
  });

  test("a locked share taken out, or of other units", () => {
    const found = verdicts((problem, plan) => {
      const at = plan.pair.findIndex((pair) => (problem.lockedUnits?.[pair] ?? 0) > 0);
      return at < 0 ? null : without(plan, at);
    });
    expect(found.length).toBeGreaterThan(20);
    expect(new Set(found)).toEqual(new Set(["broken-lock"]));
  });

  test("a forbidden pair put in", () => {
    const found = verdicts((problem, plan) => {
      const pair = problem.forbidden?.indexOf(1) ?? -1;
      if (pair < 0) return null;
      const units = new Map([...plan.pair].map((each, at) => [each, plan.units[at] ?? 0]));
      const pairs = [...plan.pair, pair].toSorted((a, b) => a - b);
      return { pair: Int32Array.from(pairs), units: Int32Array.from(pairs, (each) => units.get(each) ?? 1) };
    });
    expect(found.length).toBeGreaterThan(20);
    expect(found).not.toContain(true);
    expect(found).toContain("forbidden-pair");
  });

  test("a share below the least or above the demand", () => {
    for (const by of [-1, 1]) {
      const found = verdicts((problem, plan) => {
        const at = plan.pair.findIndex((pair, each) => {
          const j = problem.pairStart.findLastIndex((start) => start <= pair);
          const limit = by < 0 ? problem.minShare?.[j] : problem.demand[j];
          return plan.units[each] === limit;
        });
        return at < 0 ? null : { ...plan, units: plan.units.map((units, each) => (each === at ? units + by : units)) };
      });
      expect(found.length).toBeGreaterThan(20);
      expect(new Set(found)).toEqual(new Set(["bad-share"]));
    }
  });

  test("a rule made stricter than the plan keeps: capacity, engagements, people, competitors, floors", () => {
    const codes = new Set<string>();
    for (const { problem, plan } of solved) {
      const none = { ...problem, lockedUnits: new Int32Array(problem.pairPerson.length) };
      const stricter: Problem[] = [
        { ...none, capacity: problem.capacity.map((units) => Math.max(0, units - 1)) },
        { ...none, maxEngagements: problem.maxEngagements.map((limit) => Math.max(0, limit - 1)) },
        { ...none, mostPeople: new Int32Array(problem.projects).fill(1) },
        {
          ...none,
          firm: new Int32Array(problem.projects).map((_, j) => j),
          firmGroup: new Int32Array(problem.projects),
        },
        { ...none, demand: problem.demand.map((units, j) => Math.max(problem.minShare?.[j] ?? 1, units - 1)) },
      ];
      for (const each of stricter) {
        const certificate = certify(each, plan, { project: new Float64Array(problem.projects) });
        if (!certificate.certified) codes.add(certificate.code);
      }
    }
    const wanted = ["over-capacity", "over-engagement-limit", "too-many-people", "rivals", "over-demand"];
    expect([...codes]).toEqual(expect.arrayContaining(wanted));
  });

  test("a floor that the plan does not reach is told, and the bound speaks of the plans that reach as much", () => {
    let told = 0;
    for (const { problem } of solved) {
      const bare = { pair: new Int32Array(0), units: new Int32Array(0) };
      const unlocked = { ...problem, lockedUnits: new Int32Array(problem.pairPerson.length) };
      const floor = new Float64Array(problem.floorLeast?.length ?? 0).fill(500);
      const certificate = certify(unlocked, bare, { project: new Float64Array(problem.projects), floor });
      const least = [...(problem.floorLeast ?? [])];
      expect(certificate).toMatchObject({
        certified: true,
        missed: least.flatMap((wanted, r) => (wanted > 0 ? [{ floor: r, served: 0, least: wanted }] : [])),
      });
      const bound = certificate.certified ? certificate.bound : 0;
      expect(bound).toBeGreaterThanOrEqual(
        bestWideValue(
          unlocked,
          least.map(() => 0),
        ),
      );
      if (least.some((wanted) => wanted > 0)) told++;
    }
    expect(told).toBeGreaterThan(50);
  });
});

test("any prices at all give a bound that no plan exceeds", () => {
  const random = seededRandom(5);
  for (let seed = 1; seed <= cases; seed++) {
    const problem = smallProblem(seed, parts);
    const draw = (length: number, most: number) =>
      Float64Array.from({ length }, () => (random.unit() < 0.3 ? 0 : random.unit() * most));
    const prices = {
      project: draw(problem.projects, 3000),
      unit: draw(problem.projects, 1000),
      floor: draw(problem.floorLeast?.length ?? 0, 2000),
    };
    const plan = solve(problem, { seed, iterations: 300 });
    const certificate = certify(problem, plan.plan, prices);
    const least = plan.missed.length > 0 ? null : bestWideValue(problem);
    if (least !== null) expect(certificate.certified && certificate.bound).toBeGreaterThanOrEqual(least);
  }
});
