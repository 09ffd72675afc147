import { describe, expect, test } from "vitest";
import { seededRandom } from "#kit/random.ts";
import { count } from "../../tests/support/counts.ts";
import { parts, smallProblem } from "../../tests/support/wide-problems.ts";
import { certify, checkProblem, describeFault, type Plan, type Problem, solve } from "./solve.ts";

const cases = count(1000, 50_000);

/** Numbers that typed arrays and counts should not meet. */
const odd = [Number.NaN, -1, -(2 ** 31), 2 ** 31 - 1, 61, 25, 17, 0, 0.5, 1e18, Number.POSITIVE_INFINITY];

/** A sound problem in which one thing was changed at random: a number, a length, a type, or a part left out. */
function spoilt(seed: number): Problem {
  const random = seededRandom(seed);
  const problem: Record<string, unknown> = { ...smallProblem(seed, parts) };
  const names = Object.keys(problem);
  for (let n = random.below(3); n >= 0; n--) {
    const name = names[random.below(names.length)] ?? "people";
    const value = problem[name];
    const wrong = odd[random.below(odd.length)];
    if (!(value instanceof Int32Array || value instanceof Uint8Array)) {
      problem[name] = wrong;
      continue;
    }
    const way = random.below(10);
    const place = random.below(value.length);
    if (way === 0) delete problem[name];
    else if (way === 1) problem[name] = value.slice(1);
    else if (way === 2) problem[name] = Float64Array.from(value, () => wrong ?? 0);
    else problem[name] = value.map((each, at) => (at === place ? (wrong ?? 0) : each));
  }
  // Whoever calls from JavaScript may hand in anything: this is what the check at the entrance is for.
  return problem as Problem; // oxlint-disable-line typescript/no-unsafe-type-assertion
}

test("whatever is handed in is solved and certified, or refused with a sentence; nothing hangs or ends otherwise", () => {
  let refused = 0;
  for (let seed = 1; seed <= cases; seed++) {
    const problem = spoilt(seed);
    const fault = checkProblem(problem);
    if (fault !== null) {
      refused++;
      expect(describeFault(fault)).toMatch(/\w/);
      expect(() => solve(problem, { seed, iterations: 100 })).toThrow(RangeError);
      continue;
    }
    const answer = solve(problem, { seed, iterations: 100 });
    expect(certify(problem, answer.plan, answer.prices)).toMatchObject({ certified: true, value: answer.value });
    expect(answer.bound).toBeGreaterThanOrEqual(answer.missed.length > 0 ? 0 : answer.value);
  }
  expect(refused).toBeGreaterThan(cases / 10);
  expect(cases - refused).toBeGreaterThan(cases / 20);
});

test("any plan and prices at all are judged, never crashed on", () => {
  const random = seededRandom(3);
  const wild = () => odd[random.below(odd.length)] ?? 0;
  for (let seed = 1; seed <= cases; seed++) {
    const problem = smallProblem(seed, parts);
    const length = random.below(4);
    const draw = (most: number) => (random.unit() < 0.8 ? random.below(most) : wild());
    const plan: Plan = {
      pair: Int32Array.from({ length }, () => draw(problem.pairPerson.length + 1)),
      units: Int32Array.from({ length: random.unit() < 0.9 ? length : length + 1 }, () => draw(5)),
    };
    const prices = { project: Float64Array.from({ length: problem.projects }, () => draw(1000)) };
    expect(typeof certify(problem, plan, prices).certified).toBe("boolean");
  }
});

describe("what contradicts itself is refused with a sentence that names the item", () => {
  const sound: Problem = {
    people: 2,
    projects: 2,
    capacity: Int32Array.of(4, 4),
    maxEngagements: Int32Array.of(1, 2),
    demand: Int32Array.of(3, 4),
    pairStart: Int32Array.of(0, 2, 4),
    pairPerson: Int32Array.of(0, 1, 0, 1),
    pairFit: Int32Array.of(5, 6, 7, 8),
    minShare: Int32Array.of(1, 2),
    mostPeople: Int32Array.of(2, 2),
  };
  const locks = (...units: number[]) => Int32Array.from(units);
  const faults: readonly (readonly [string, Partial<Problem>, string])[] = [
    [
      "a lock on a forbidden pair",
      { lockedUnits: locks(0, 2, 0, 0), forbidden: Uint8Array.of(0, 1, 0, 0) },
      "pair 1 of project 0 is locked and forbidden",
    ],
    [
      "a lock below the least share",
      { lockedUnits: locks(0, 0, 1, 0) },
      "pair 2 at project 1 gives 1 units, below the least share 2",
    ],
    ["locks above the demand", { lockedUnits: locks(2, 2, 0, 0) }, "project 0 give 4 units, above its demand 3"],
    [
      "locks of too many people",
      { lockedUnits: locks(1, 1, 0, 0), mostPeople: Int32Array.of(1, 2) },
      "project 0 bring 2 people, above its 1",
    ],
    [
      "locks above a capacity",
      { lockedUnits: locks(0, 2, 0, 3) },
      "person 1 take 5 units in period 0, above the capacity 4",
    ],
    [
      "locks above an engagement limit",
      { lockedUnits: locks(1, 0, 2, 0) },
      "person 0 are 2 engagements in period 0, above the limit 1",
    ],
    [
      "locks at two competitors",
      { lockedUnits: locks(0, 1, 0, 2), firm: Int32Array.of(0, 1), firmGroup: Int32Array.of(3, 3) },
      "person 1 are at two competitors of group 3",
    ],
    ["a least share above the demand", { minShare: Int32Array.of(1, 5) }, "minShare[1] is 5, outside 1 … 4"],
    [
      "a window that ends before it begins",
      {
        periods: 2,
        capacity: Int32Array.of(4, 4, 4, 4),
        firstPeriod: Int32Array.of(0, 1),
        lastPeriod: Int32Array.of(0, 0),
      },
      "lastPeriod[1] is 0, outside 1 … 1",
    ],
    ["a horizon of 25 periods", { periods: 25 }, "25 periods are more than the 24"],
    ["firms without groups", { firm: Int32Array.of(0, 0) }, "firm needs firmGroup, which is left out"],
    [
      "a floor above what can be served",
      { floorStart: Int32Array.of(0, 2), floorProject: Int32Array.of(0, 1), floorLeast: Int32Array.of(3) },
      "floor 0 asks for 3 projects, of which only 2 can be served",
    ],
    [
      "a floor that names a project twice",
      { floorStart: Int32Array.of(0, 2), floorProject: Int32Array.of(1, 1), floorLeast: Int32Array.of(1) },
      "floor 0 names project 1 a second time",
    ],
  ];
  test.each(faults)("%s", (_, change, sentence) => {
    const fault = checkProblem({ ...sound, ...change });
    expect(fault === null ? null : describeFault(fault)).toContain(sentence);
  });
});
