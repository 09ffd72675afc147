import { expect, test } from "vitest";
import { usualWeights } from "#domain/plans/rules-fit.ts";
import type { PlanPerson, PlanProject } from "#domain/plans/terms.ts";
import { type CalmOrder, calmRepair } from "#domain/proposals/rules-calm.ts";
import { solve } from "#engine/solve.ts";
import { barePlanPerson, barePlanProject, numberedOf } from "../../../tests/support/plan-parts.ts";

const person = (id: string, themes: PlanPerson["themes"]): PlanPerson => ({
  ...barePlanPerson,
  id,
  halfDays: 4,
  engagements: 1,
  themes,
});

const project = (id: string, themes: PlanProject["themes"]): PlanProject => ({ ...barePlanProject, id, themes });

// One who knows everything serves P-2, which anybody could; P-1, freed, wants somebody who knows it.
const people = [person("H-1", ["finance", "it"]), person("H-2", ["it"])];
const projects = [project("P-1", ["finance"]), project("P-2", ["it"])];
const planned = [{ person: "H-1", project: "P-2" }];

function repairAt(calm: number, held: CalmOrder["planned"] = planned) {
  const numbered = numberedOf({ people, projects, weights: usualWeights });
  const answer = solve(numbered.problem, { seed: 1, iterations: 100 });
  return calmRepair({ numbered, answer, planned: held, freed: "P-1", calm });
}

test("after a no everybody else stays while moving them brings less than the hub asks for, and the page can say so", () => {
  const repair = repairAt(100_000);
  expect(repair?.person).toBe("H-2");
  expect(repair?.calm).toMatchObject({ isWorth: false, people: 2, calm: 100_000 });
  expect(repair?.calm.gain).toBeGreaterThan(0);
  expect(repair?.calm.moves).toEqual([{ project: "P-2", from: "H-1", to: "H-2" }]);
});

test("after a no others are moved as soon as the whole gains what the hub asks for each of them", () => {
  const gain = repairAt(100_000)?.calm.gain ?? 0;
  expect(repairAt(Math.floor(gain / 2))).toMatchObject({ person: "H-1", calm: { isWorth: true, gain } });
  expect(repairAt(Math.floor(gain / 2) + 1)).toMatchObject({ person: "H-2", calm: { isWorth: false, gain } });
});

test("a planned share that does not stand any more is not held, and nobody is called moved by it", () => {
  const gone = [{ person: "H-9", project: "P-2" }];
  expect(repairAt(0, gone)).toMatchObject({ person: "H-1", calm: { people: 0, moves: [] } });
});
