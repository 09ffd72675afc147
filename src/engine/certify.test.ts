import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bestValue, problemOf, smallSketches } from "../../tests/support/engine-problems.ts";
import { certify } from "./certify.ts";
import { emptyPlan, planOfChosen } from "./plan.ts";

/** Two people; the first two projects ask both, the third asks the second person only. */
const problem = problemOf({
  capacity: [8, 12],
  maxEngagements: [2, 1],
  projects: [
    {
      demand: 4,
      pairs: [
        [0, 900],
        [1, 700],
      ],
    },
    {
      demand: 6,
      pairs: [
        [0, 800],
        [1, 850],
      ],
    },
    { demand: 4, pairs: [[1, 500]] },
  ],
});
const noPrices = { project: new Float64Array(3) };
const planOf = (...chosen: number[]) => planOfChosen(problem, Int32Array.from(chosen));

describe("a sound plan", () => {
  test("is certified with its value, and with the bound of its prices", () => {
    expect(certify(problem, planOf(0, 3, -1), noPrices)).toEqual({
      certified: true,
      value: 4 * 900 + 6 * 850,
      // Without prices everyone takes their own best set: 4800 alone or 3600 alone for the first, 5100 for the second.
      bound: 4800 + 5100,
      gap: 9900 / 8700 - 1,
      missed: [],
    });
  });

  test("is proven optimal by good prices", () => {
    const prices = { project: Float64Array.of(0, 1500, 0) };
    expect(certify(problem, planOf(0, 3, -1), prices)).toMatchObject({ value: 8700, bound: 8700, gap: 0 });
  });

  test("may be empty", () => {
    expect(certify(problem, planOf(-1, -1, -1), noPrices)).toMatchObject({ value: 0, gap: Number.POSITIVE_INFINITY });
  });
});

describe("a planted fault is refused", () => {
  test("a person above their capacity", () => {
    const fault = { certified: false, code: "over-capacity", person: 0, period: 0, units: 10, capacity: 8 };
    expect(certify(problem, planOf(0, 2, -1), noPrices)).toEqual(fault);
  });

  test("a person above their engagement limit", () => {
    const fault = { certified: false, code: "over-engagement-limit", person: 1, period: 0, engagements: 2, limit: 1 };
    expect(certify(problem, planOf(1, -1, 4), noPrices)).toEqual(fault);
  });

  test("a pair of another project, or of none", () => {
    for (const pair of [5, -2, -(2 ** 31)]) {
      const plan = { pair: Int32Array.of(pair), units: Int32Array.of(4) };
      expect(certify(problem, plan, noPrices)).toMatchObject({ code: "foreign-pair", at: 0, pair: plan.pair[0] });
    }
    for (const pairs of [
      [0, 0],
      [4, 2],
      [1, 0],
    ]) {
      const plan = { pair: Int32Array.from(pairs), units: Int32Array.of(4, 4) };
      expect(certify(problem, plan, noPrices)).toMatchObject({ certified: false });
    }
  });

  test("a share of other units than the demand", () => {
    for (const units of [3, 5, 0, -4]) {
      const plan = { pair: Int32Array.of(0), units: Int32Array.of(units) };
      expect(certify(problem, plan, noPrices)).toMatchObject({ code: "bad-share", project: 0, pair: 0, units });
    }
  });

  test("a price that is not a number, or negative", () => {
    for (const price of [Number.NaN, -1, -1e-12, Number.NEGATIVE_INFINITY]) {
      const prices = { project: Float64Array.of(0, 0, price) };
      expect(certify(problem, planOf(-1, -1, -1), prices)).toEqual({
        certified: false,
        code: "bad-price",
        of: "project",
        index: 2,
        price,
      });
    }
  });

  test("a plan or prices of another length", () => {
    const plan = { pair: Int32Array.of(0), units: Int32Array.of() };
    expect(certify(problem, plan, noPrices)).toMatchObject({ code: "wrong-length", of: "plan" });
    const prices = { project: new Float64Array(4) };
    expect(certify(problem, planOf(-1, -1, -1), prices)).toMatchObject({ code: "wrong-length", of: "prices" });
  });

  test("a problem that is none", () => {
    const twice = { ...problem, pairPerson: Int32Array.of(0, 0, 0, 1, 1) };
    expect(certify(twice, planOf(-1, -1, -1), noPrices)).toMatchObject({
      code: "faulty-problem",
      fault: { code: "person-twice", project: 0 },
    });
  });
});

test("any prices at all, huge and tiny ones too, give a bound that no plan exceeds", () => {
  const price = fc.oneof(
    fc.double({ min: 0, max: 20_000, noNaN: true }),
    fc.double({ min: 0, noNaN: true }),
    fc.constantFrom(0, 5e-324, 1e308, Number.POSITIVE_INFINITY, 0.1, 1 / 3),
  );
  fc.assert(
    fc.property(smallSketches, fc.array(price, { minLength: 6, maxLength: 6 }), (sketch, prices) => {
      const small = problemOf(sketch);
      const certificate = certify(small, emptyPlan(), { project: Float64Array.from(prices.slice(0, small.projects)) });
      expect(certificate.certified && certificate.bound).toBeGreaterThanOrEqual(bestValue(small));
    }),
    { numRuns: 500 },
  );
});
