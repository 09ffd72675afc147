import fc from "fast-check";
import { expect, test } from "vitest";
import { problemOf, smallSketches } from "../../tests/support/engine-problems.ts";
import { checkProblem } from "./check-problem.ts";
import { describeFault, type Fault } from "./faults.ts";
import type { Problem } from "./problem.ts";

const sound = problemOf({
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
      demand: 20,
      pairs: [
        [0, 800],
        [1, 850],
      ],
    },
  ],
});

test("every small problem is sound, pairs that want more than the person has included", () => {
  expect(checkProblem(sound)).toBeNull();
  fc.assert(fc.property(smallSketches, (sketch) => checkProblem(problemOf(sketch)) === null));
});

const faults: readonly (readonly [string, Partial<Record<keyof Problem, unknown>>, Fault])[] = [
  ["half a person", { people: 1.5 }, { code: "not-a-count", of: "people", found: 1.5 }],
  ["fewer projects than none", { projects: -1 }, { code: "not-a-count", of: "projects", found: -1 }],
  ["too many people", { people: 1e9 }, { code: "too-many", of: "people", found: 1e9, most: 10_000_000 }],
  ["fractions", { capacity: Float64Array.of(8, 0.5) }, { code: "not-integers", array: "capacity" }],
  ["a list", { pairFit: [1, 2, 3, 4] }, { code: "not-integers", array: "pairFit" }],
  ["a short array", { demand: Int32Array.of(4) }, { code: "wrong-length", array: "demand", found: 1, wanted: 2 }],
  [
    "a missing start",
    { pairStart: Int32Array.of(0, 4) },
    { code: "wrong-length", array: "pairStart", found: 2, wanted: 3 },
  ],
  [
    "pairs without a person",
    { pairPerson: Int32Array.of(0, 1) },
    { code: "wrong-length", array: "pairPerson", found: 2, wanted: 4 },
  ],
  ["a fit missing", { pairFit: Int32Array.of(1) }, { code: "wrong-length", array: "pairFit", found: 1, wanted: 4 }],
  [
    "negative capacity",
    { capacity: Int32Array.of(8, -1) },
    { code: "out-of-range", array: "capacity", index: 1, found: -1, least: 0, most: 60 },
  ],
  [
    "too many engagements",
    { maxEngagements: Int32Array.of(17, 1) },
    { code: "out-of-range", array: "maxEngagements", index: 0, found: 17, least: 0, most: 16 },
  ],
  [
    "a project that wants nothing",
    { demand: Int32Array.of(4, 0) },
    { code: "out-of-range", array: "demand", index: 1, found: 0, least: 1, most: 60 },
  ],
  [
    "a fit of 0",
    { pairFit: Int32Array.of(1, 2, 3, 0) },
    { code: "out-of-range", array: "pairFit", index: 3, found: 0, least: 1, most: 1000 },
  ],
  [
    "a first start above 0",
    { pairStart: Int32Array.of(1, 2, 4) },
    { code: "start-not-ascending", array: "pairStart", index: 0 },
  ],
  [
    "a start that falls",
    { pairStart: Int32Array.of(0, 5, 4) },
    { code: "start-not-ascending", array: "pairStart", index: 2 },
  ],
  ["a stranger", { pairPerson: Int32Array.of(0, 1, 0, 2) }, { code: "unknown-person", project: 1, pair: 3, found: 2 }],
  [
    "somebody twice",
    { pairPerson: Int32Array.of(0, 1, 1, 1) },
    { code: "person-twice", project: 1, pair: 3, person: 1 },
  ],
];

test.each(faults)("%s is named with its place", (_, change, fault) => {
  const faulty = Object.assign({ ...sound }, change);
  expect(checkProblem(faulty)).toEqual(fault);
  expect(describeFault(fault)).toMatch(/\w+ /);
});
