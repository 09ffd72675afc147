import { describe, expect, test } from "vitest";
import { bestWideValue, type Part, parts, smallProblem } from "../../tests/support/wide-problems.ts";
import { certify } from "./certify.ts";
import { checkProblem } from "./check-problem.ts";
import { solve } from "./solve.ts";

const cases = 400;
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
    let open = 0;
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
      if (answer.bound > optimum) open++;
    }
    console.log(has.join(), { missed, open });
    expect(missed).toBeLessThanOrEqual(cases / 100);
  });
});
