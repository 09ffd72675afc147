import fc from "fast-check";
import { expect, test } from "vitest";
import {
  componentNames,
  components,
  type FitPerson,
  type FitProject,
  fitOf,
  monthsTogether,
  shapeDistance,
  usualWeights,
} from "#domain/plans/rules-fit.ts";
import { weightsFromText } from "#domain/plans/rules-weights.ts";
import { roleKinds, themes } from "#domain/projects/terms.ts";

const shape = fc
  .array(fc.integer({ min: 0, max: 29 }), { minLength: 9, maxLength: 9 })
  .filter((points) => points.some((one) => one > 0));
const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });
const towns = fc.uniqueArray(fc.constantFrom("みなと町", "かわべ市", "*"));
const trades = fc.constantFrom("食品", "木工", "");
const month = fc.integer({ min: 2026 * 12, max: 2028 * 12 });

const people: fc.Arbitrary<FitPerson> = fc.record({
  halfDays: fc.integer({ min: 0, max: 60 }),
  shape: orNull(shape),
  themes: fc.uniqueArray(fc.constantFrom(...themes), { maxLength: 3 }),
  roleKinds: fc.uniqueArray(fc.constantFrom(...roleKinds)),
  trades: fc.uniqueArray(trades),
  towns,
  onSiteHalfDays: fc.integer({ min: 0, max: 60 }),
  remoteHalfDays: fc.integer({ min: 0, max: 60 }),
  payYenPerHalfDay: orNull(fc.integer({ min: 0, max: 100_000 })),
  from: orNull(month),
  until: orNull(month),
});

const projects: fc.Arbitrary<FitProject> = fc.record({
  halfDays: fc.integer({ min: 1, max: 60 }),
  onSiteHalfDays: fc.integer({ min: 0, max: 60 }),
  place: fc.constantFrom("みなと町", "かわべ市", ""),
  shape: orNull(shape),
  themes: fc.uniqueArray(fc.constantFrom(...themes), { maxLength: 3 }),
  roleKind: orNull(fc.constantFrom(...roleKinds)),
  trade: trades,
  payYenPerMonth: orNull(fc.integer({ min: 0, max: 1_000_000 })),
  from: orNull(month),
  months: orNull(fc.integer({ min: 1, max: 60 })),
});

test("every component is a number from 0 to 1", () => {
  fc.assert(
    fc.property(people, projects, (person, project) => {
      for (const name of componentNames) {
        const { score } = components[name](person, project);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 500 },
  );
});

test("the fit is an integer from 1 to 1000 under any weights", () => {
  const weights = fc.record(
    Object.fromEntries(componentNames.map((name) => [name, fc.integer({ min: 0, max: 1000 })])),
  );
  fc.assert(
    fc.property(people, projects, weights, (person, project, given) => {
      const fit = fitOf(person, project, {
        ...usualWeights,
        shape: 1,
        ...given,
      });
      fc.pre(Object.values(given).some((weight) => Number(weight) > 0));
      expect(Number.isInteger(fit) && fit >= 1 && fit <= 1000).toBe(true);
    }),
  );
});

test("shapes are compared, totals never: twice the points are the same shape", () => {
  fc.assert(
    fc.property(shape, shape, fc.integer({ min: 2, max: 9 }), (a, b, times) => {
      const more = a.map((points) => points * times);
      expect(shapeDistance(more, b)).toBeCloseTo(shapeDistance(a, b), 12);
      expect(shapeDistance(a, b)).toBeCloseTo(shapeDistance(b, a), 12);
      expect(shapeDistance(a, more)).toBeCloseTo(0, 12);
    }),
  );
});

test("an equal shape outweighs experience in the same trade", () => {
  expect(usualWeights.shape).toBe(Math.max(...Object.values(usualWeights)));
  expect(usualWeights.trade).toBe(Math.min(...Object.values(usualWeights)));
  fc.assert(
    fc.property(people, projects, shape, (person, project, need) => {
      const wanted = { ...project, shape: need, trade: "木工" };
      const portable = fitOf({ ...person, shape: need, trades: ["食品"] }, wanted, usualWeights);
      const sameTrade = fitOf({ ...person, shape: need.toReversed(), trades: ["木工"] }, wanted, usualWeights);
      fc.pre(shapeDistance(need, need.toReversed()) > 0.1);
      expect(portable).toBeGreaterThan(sameTrade);
    }),
  );
});

test("what is not known counts as middling and is said", () => {
  const [person] = fc.sample(people, { numRuns: 1, seed: 1 });
  const [project] = fc.sample(projects, { numRuns: 1, seed: 1 });
  if (person === undefined || project === undefined) throw new Error("no sample");
  expect(components.shape({ ...person, shape: null }, project)).toMatchObject({
    score: 0.5,
    reason: { code: "shape-unknown" },
  });
  expect(components.pay({ ...person, payYenPerHalfDay: null }, project)).toEqual({
    score: 0.5,
    reason: { code: "pay-unknown" },
  });
  expect(components.themes({ ...person, themes: [] }, project)).toEqual({
    score: 0.5,
    reason: { code: "themes-unknown" },
  });
});

test("months are counted where project and person overlap", () => {
  const project = { from: 24_324, months: 6 };
  expect(monthsTogether({ from: null, until: null }, project)).toBe(6);
  expect(monthsTogether({ from: 24_326, until: null }, project)).toBe(4);
  expect(monthsTogether({ from: null, until: 24_325 }, project)).toBe(2);
  expect(monthsTogether({ from: 24_330, until: null }, project)).toBe(0);
});

test("weights are given by name; unknown names, bad numbers and only noughts are refused", () => {
  expect(weightsFromText("shape=50, pay=0")).toEqual({
    ok: true,
    value: { ...usualWeights, shape: 50, pay: 0 },
  });
  expect(weightsFromText("age=1")).toMatchObject({
    ok: false,
    refusal: { code: "weight-unknown", name: "age" },
  });
  expect(weightsFromText("pay=-1")).toMatchObject({
    ok: false,
    refusal: { code: "weight-not-a-number" },
  });
  expect(weightsFromText("pay")).toMatchObject({
    ok: false,
    refusal: { code: "weights-unreadable" },
  });
  expect(weightsFromText(componentNames.map((name) => `${name}=0`).join(","))).toMatchObject({
    ok: false,
    refusal: { code: "weights-all-zero" },
  });
});
