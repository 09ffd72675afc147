import { expect, test } from "vitest";
import { checkProblem } from "./check-problem.ts";
import { problemHash, syntheticProblem } from "./synthetic.ts";

test("the family is the same on every machine: hashes of the generator it was first published with", () => {
  expect(problemHash(syntheticProblem({ people: 1000, ratio: 1, pairsPerProject: 20, seed: 1 }))).toBe("6f4d669d");
  expect(problemHash(syntheticProblem({ people: 3000, ratio: 1.75, pairsPerProject: 10, seed: 7 }))).toBe("afdcd363");
});

test("its problems are sound, the smallest too", () => {
  for (const people of [1, 2, 50, 500]) {
    expect(checkProblem(syntheticProblem({ people, ratio: 1.75, pairsPerProject: 20, seed: people }))).toBeNull();
  }
});
