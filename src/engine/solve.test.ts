import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { count } from "../../tests/support/counts.ts";
import { bestValue, problemOf, renumbered, smallSketches } from "../../tests/support/engine-problems.ts";
import { type Answer, type Budget, certify, type Problem, type Progress, solve, solving } from "./solve.ts";
import { syntheticProblem } from "./synthetic.ts";

const iterations = 2000;

/** A clock that moves on by `stepMs` whenever somebody looks at it. */
function steppingClock(stepMs: number): () => number {
  let now = 1000;
  return () => {
    now += stepMs;
    return now;
  };
}

function runWith(problem: Problem, budget: Budget, stopAfter: number): { answer: Answer; seen: Progress[] } {
  const run = solving(problem, budget);
  const seen: Progress[] = [];
  let step = run.next();
  while (step.done !== true) {
    seen.push(step.value);
    step = run.next(seen.length >= stopAfter ? "stop" : undefined);
  }
  return { answer: step.value, seen };
}

test("markets of the synthetic family, scarce and ample, with few and many pairs, end within a certified 5 %", () => {
  fc.assert(
    fc.property(
      fc.record({
        people: fc.integer({ min: 50, max: 250 }),
        ratio: fc.constantFrom(0.5, 1, 1.5, 1.75, 2.5),
        pairsPerProject: fc.constantFrom(3, 8, 20, 50),
        seed: fc.nat(1000),
      }),
      (market) => {
        const problem = syntheticProblem(market);
        const { plan, prices, value, bound, gap } = solve(problem, { seed: market.seed, iterations });
        expect(certify(problem, plan, prices)).toMatchObject({ certified: true, value, bound });
        expect(gap).toBeLessThan(0.05);
      },
    ),
    { numRuns: count(20, 1000) },
  );
});

describe("small problems against every possible plan", () => {
  test("the value is at most the optimum and the bound at least; the certificate says the same", () => {
    fc.assert(
      fc.property(smallSketches, fc.nat(1000), (sketch, seed) => {
        const problem = problemOf(sketch);
        const optimum = bestValue(problem);
        const answer = solve(problem, { seed, iterations });
        expect(answer.value).toBeLessThanOrEqual(optimum);
        expect(answer.bound).toBeGreaterThanOrEqual(optimum);
        expect(certify(problem, answer.plan, answer.prices)).toEqual({
          certified: true,
          value: answer.value,
          bound: answer.bound,
          gap: answer.gap,
          missed: [],
        });
        if (answer.stopped === "optimal") expect(answer.value).toBe(optimum);
      }),
      { numRuns: 300 },
    );
  });

  test("the optimum is found in nearly every case", () => {
    const sketches = fc.sample(smallSketches, { numRuns: 300, seed: 1 });
    const missed = sketches.map(problemOf).filter((problem) => {
      return solve(problem, { seed: 1, iterations }).value < bestValue(problem);
    });
    expect(missed.length).toBeLessThanOrEqual(3);
  });

  test("a budget of no iterations gives the empty plan with a valid bound", () => {
    fc.assert(
      fc.property(smallSketches, (sketch) => {
        const problem = problemOf(sketch);
        const answer = solve(problem, { seed: 1, iterations: 0 });
        expect(answer.value).toBe(0);
        expect(answer.iterations).toBe(0);
        expect(answer.bound).toBeGreaterThanOrEqual(bestValue(problem));
      }),
    );
  });

  test("one more person never lets the bound fall below the old value", () => {
    fc.assert(
      fc.property(smallSketches, fc.integer({ min: 1, max: 10 }), (sketch, capacity) => {
        const newcomer = sketch.capacity.length;
        const before = solve(problemOf(sketch), { seed: 1, iterations });
        const after = solve(
          problemOf({
            capacity: [...sketch.capacity, capacity],
            maxEngagements: [...sketch.maxEngagements, 2],
            projects: sketch.projects.map((project) => ({ ...project, pairs: [...project.pairs, [newcomer, 700]] })),
          }),
          { seed: 1, iterations },
        );
        expect(after.bound).toBeGreaterThanOrEqual(before.value);
      }),
    );
  });
});

describe("the empty and the impossible", () => {
  test("no people, no projects, no pairs and no capacity are solved at once, with value and bound 0", () => {
    const nothing = [
      problemOf({ capacity: [], maxEngagements: [], projects: [] }),
      problemOf({ capacity: [8, 8], maxEngagements: [2, 2], projects: [] }),
      problemOf({ capacity: [], maxEngagements: [], projects: [{ demand: 3, pairs: [] }] }),
      problemOf({ capacity: [0], maxEngagements: [4], projects: [{ demand: 3, pairs: [[0, 900]] }] }),
      problemOf({ capacity: [9], maxEngagements: [0], projects: [{ demand: 3, pairs: [[0, 900]] }] }),
      problemOf({ capacity: [2], maxEngagements: [4], projects: [{ demand: 3, pairs: [[0, 900]] }] }),
    ];
    for (const problem of nothing) {
      expect(solve(problem, { seed: 1 })).toMatchObject({
        value: 0,
        bound: 0,
        gap: 0,
        iterations: 0,
        stopped: "optimal",
      });
    }
  });

  test("a faulty problem and a faulty budget are thrown as a RangeError that says what is wrong", () => {
    const problem = problemOf({ capacity: [4], maxEngagements: [1], projects: [{ demand: 2, pairs: [[0, 5]] }] });
    const clock = steppingClock(1);
    expect(() => solve({ ...problem, capacity: Int32Array.of(61) }, { seed: 1 })).toThrow(/capacity\[0\] is 61/);
    expect(() => solve(problem, { seed: 0.5 })).toThrow(RangeError);
    expect(() => solve(problem, { seed: 1, iterations: -1 })).toThrow(RangeError);
    expect(() => solve(problem, { seed: 1, deadlineMs: Number.NaN, clock })).toThrow(RangeError);
    expect(() => solve(problem, { seed: 1, deadlineMs: 100 })).toThrow(/needs a clock/);
  });
});

describe("a market of 300 people and 200 projects", () => {
  const problem = syntheticProblem({ people: 300, ratio: 2 / 3, pairsPerProject: 20, seed: 1 });

  test("is proven within 0.1 %", () => {
    const answer = solve(problem, { seed: 1 });
    expect(answer.gap).toBeLessThanOrEqual(0.001);
  });

  test("numbering the people otherwise changes the value by no more than the gap", () => {
    const order = Array.from({ length: 300 }, (_, i) => (i * 7 + 11) % 300);
    const answer = solve(problem, { seed: 1 });
    const other = solve(renumbered(problem, order), { seed: 1 });
    expect(other.value).toBeLessThanOrEqual(answer.bound);
    expect(answer.value).toBeLessThanOrEqual(other.bound);
  });
});

describe("a tight market that is not solved to the end", () => {
  const problem = syntheticProblem({ people: 400, ratio: 1.75, pairsPerProject: 20, seed: 3 });

  test("the same seed and iterations give the same plan and prices", () => {
    const first = solve(problem, { seed: 7, iterations: 1500 });
    const second = solve(problem, { seed: 7, iterations: 1500 });
    expect(second).toEqual(first);
    expect(first.stopped).toBe("iterations");
    expect(first.iterations).toBe(1500);
  });

  test("another seed walks another way", () => {
    const first = solve(problem, { seed: 7, iterations: 5000 });
    const second = solve(problem, { seed: 8, iterations: 5000 });
    expect(second.plan).not.toEqual(first.plan);
  });

  test("a run that was stopped by its deadline replays from its iterations, plan and prices", () => {
    for (const stepMs of [3, 5, 7, 11, 19]) {
      const clocked = solve(problem, { seed: 7, deadlineMs: 400, clock: steppingClock(stepMs) });
      const replayed = solve(problem, { seed: 7, iterations: clocked.iterations });
      expect(clocked.stopped).toBe("deadline");
      expect(replayed.iterations).toBe(clocked.iterations);
      expect(replayed.value).toBe(clocked.value);
      expect(replayed.bound).toBe(clocked.bound);
      expect(replayed.plan).toEqual(clocked.plan);
      expect(replayed.prices).toEqual(clocked.prices);
    }
  });

  test("the deadline is kept by the clock that was handed in, and iterations end the work when they come first", () => {
    const late = solve(problem, { seed: 1, deadlineMs: 500, clock: steppingClock(2) });
    expect(late.stopped).toBe("deadline");
    expect(late.elapsedMs).toBeLessThanOrEqual(525);
    expect(late.elapsedMs).toBeGreaterThan(400);
    const early = solve(problem, { seed: 1, deadlineMs: 1e9, iterations: 900, clock: steppingClock(2) });
    expect(early).toMatchObject({ stopped: "iterations", iterations: 900 });
  });

  test("a deadline that has already passed still gives a first plan, certified", () => {
    const answer = solve(problem, { seed: 1, deadlineMs: 0, clock: steppingClock(1) });
    expect(answer.stopped).toBe("deadline");
    expect(answer.value).toBeGreaterThan(0);
    expect(certify(problem, answer.plan, answer.prices)).toMatchObject({ certified: true, value: answer.value });
  });

  test("a stop at any turn ends with the best plan shown so far, certified, and replays", () => {
    for (const stopAfter of [1, 2, 5, 20]) {
      const { answer, seen } = runWith(problem, { seed: 2, iterations: 1_000_000 }, stopAfter);
      expect(answer.stopped).toBe("cancelled");
      expect(seen).toHaveLength(stopAfter);
      expect(answer.value).toBeGreaterThanOrEqual(seen.at(-1)?.value ?? 0);
      expect(certify(problem, answer.plan, answer.prices)).toMatchObject({ certified: true, value: answer.value });
      expect(solve(problem, { seed: 2, iterations: answer.iterations }).plan).toEqual(answer.plan);
    }
  });

  test("value only rises, bound only falls, the caller is let in often, and the curve stays short", () => {
    const { answer, seen } = runWith(problem, { seed: 2, iterations: 20_000, clock: steppingClock(1) }, 1_000_000);
    for (const [at, next] of seen.slice(1).entries()) {
      expect(next.value).toBeGreaterThanOrEqual(seen[at]?.value ?? 0);
      expect(next.bound).toBeLessThanOrEqual(seen[at]?.bound ?? 0);
    }
    expect(new Set(seen.map((progress) => progress.phase))).toEqual(new Set(["plan", "bound", "improve"]));
    expect(answer.curve.length).toBeLessThanOrEqual(201);
    expect(answer.curve.at(-1)).toMatchObject({ phase: "certify", value: answer.value, bound: answer.bound });
  });
});
