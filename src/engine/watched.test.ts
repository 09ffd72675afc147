import { describe, expect, test } from "vitest";
import { count } from "../../tests/support/counts.ts";
import { parts, smallProblem } from "../../tests/support/wide-problems.ts";
import { certify, type Problem, solve, solveInTurns, type Turn } from "./solve.ts";
import { syntheticProblem } from "./synthetic.ts";

const market = syntheticProblem({ people: 400, ratio: 1.75, pairsPerProject: 20, seed: 3 });

const smaller = syntheticProblem({ people: count(100, 400), ratio: 1.75, pairsPerProject: 20, seed: 3 });

/** A market with two people a project where it is large, half a year, and some competitors. */
const wide: Problem = {
  ...smaller,
  minShare: smaller.demand.map((units) => Math.ceil(units / 2)),
  mostPeople: smaller.demand.map((units) => (units > 3 ? 2 : 1)),
  periods: 6,
  capacity: new Int32Array(smaller.people * 6).map((_, cell) => smaller.capacity[Math.floor(cell / 6)] ?? 0),
  firstPeriod: smaller.demand.map((_, j) => j % 4),
  lastPeriod: smaller.demand.map((_, j) => (j % 4) + 2),
  firm: smaller.demand.map((_, j) => j % 50),
  firmGroup: new Int32Array(50).map((_, firm) => firm % 10),
};

/** A clock that moves on by `stepMs` whenever somebody looks at it. */
function steppingClock(stepMs: number): () => number {
  let now = 0;
  return () => {
    now += stepMs;
    return now;
  };
}

describe.each([
  { name: "base case", problem: market },
  { name: "with shares, windows and competitors", problem: wide },
])("a run that is watched: $name", ({ problem }) => {
  test("every plan shown on the way is feasible and worth what is said", () => {
    let seen = 0;
    solve(problem, {
      seed: 1,
      iterations: 1500,
      onProgress: (turn: Turn) => {
        seen++;
        if (turn.iterations === 0 || seen !== 20) return;
        const certificate = certify(problem, turn.currentPlan(), { project: new Float64Array(problem.projects) });
        expect(certificate).toMatchObject({ certified: true, value: turn.value });
      },
    });
    expect(seen).toBeGreaterThan(10);
  });

  test("a signal ends it with a certified plan, also where the last bound takes too long to prove", () => {
    for (const stepMs of [0.01, 25]) {
      const signal = { aborted: false };
      let shown = 0;
      const answer = solve(problem, {
        seed: 1,
        iterations: 1_000_000,
        clock: steppingClock(stepMs),
        signal,
        onProgress: (turn) => {
          shown = turn.value;
          signal.aborted = turn.iterations > 1000;
        },
      });
      expect(answer.stopped).toBe("cancelled");
      expect(answer.value).toBeGreaterThanOrEqual(shown);
      const certificate = certify(problem, answer.plan, answer.prices);
      expect(certificate).toMatchObject({ certified: true, value: answer.value, bound: answer.bound });
      expect(solve(problem, { seed: 1, iterations: answer.iterations }).plan).toEqual(answer.plan);
    }
  });

  test("a signal that is there from the start still gives a certified answer", () => {
    const answer = solve(problem, {
      seed: 1,
      iterations: 100_000,
      clock: steppingClock(25),
      signal: { aborted: true },
    });
    const certificate = certify(problem, answer.plan, answer.prices);
    expect(certificate).toMatchObject({ certified: true, value: answer.value, bound: answer.bound });
  });

  test("in turns, whoever called is let in between and the answer is the same", async () => {
    let breaths = 0;
    const breathe = (): Promise<void> => {
      breaths++;
      return Promise.resolve();
    };
    const answer = await solveInTurns(problem, { seed: 4, iterations: 800 }, breathe);
    expect(breaths).toBeGreaterThan(5);
    expect(answer).toEqual(solve(problem, { seed: 4, iterations: 800 }));
  });
});

test("with every part, the same seed and iterations give the same answer", () => {
  for (let seed = 1; seed <= 50; seed++) {
    const problem = smallProblem(seed, parts);
    expect(solve(problem, { seed, iterations: 400 })).toEqual(solve(problem, { seed, iterations: 400 }));
  }
});

test("in a market of a thousand offers with sizes and windows the bound stays above the plan, and close", () => {
  const answer = solve(wide, { seed: 1, iterations: 3000 });
  expect(answer.bound).toBeGreaterThanOrEqual(answer.value);
  expect(answer.gap).toBeLessThan(0.05);
});
