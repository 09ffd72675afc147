import { expect, test } from "vitest";
import { hireCrew } from "../../tests/support/crew.ts";
import { type CrewMessage, solve, type Threads } from "./solve.ts";
import { syntheticProblem } from "./synthetic.ts";

test("the same seed and iterations give the same answer on one thread and on several, also before they have come", async () => {
  const problem = syntheticProblem({ people: 3000, ratio: 1.2, pairsPerProject: 20, seed: 4 });
  const seen: CrewMessage[] = [];
  // The curve tells of turns, which threads share out otherwise.
  const solved = (threads?: Threads) => {
    return {
      ...solve(problem, { seed: 2, iterations: 100, ...(threads === undefined ? {} : { threads }) }),
      curve: [],
    };
  };
  const crew = hireCrew(2);
  const watched: Threads = {
    count: crew.count,
    post: (thread, message) => {
      seen.push(message);
      crew.post(thread, message);
    },
  };
  try {
    const alone = solved();
    expect(solved(watched)).toEqual(alone);
    await crew.arrived;
    expect(solved(watched)).toEqual(alone);
  } finally {
    await crew.end();
  }
  const joined = seen.map((message) => message.joined[message.thread] ?? 0);
  expect(Math.max(...joined)).toBeGreaterThan(0);
});
