import fc from "fast-check";
import { expect, test } from "vitest";
import { seededRandom } from "#kit/random.ts";
import { problemOf, type Sketch, smallSketches } from "../../tests/support/engine-problems.ts";
import { certify } from "./certify.ts";
import { assign, isFree, newDraft, openLog, undoTo } from "./draft.ts";
import { newSack } from "./knapsack.ts";
import { arranging, type Market, sourceOf } from "./market.ts";
import { newPace } from "./pace.ts";
import { planOfChosen } from "./plan.ts";
import type { Problem } from "./problem.ts";
import { type Bench, repack } from "./repack.ts";
import { sifting } from "./sift.ts";
import { newWaiting } from "./waiting.ts";

/** The market of a problem with all of its pairs near. */
function arrange(problem: Problem): Market {
  const market = atOnce(arranging(problem, newPace()));
  const price = new Int32Array(market.projects);
  atOnce(sifting(market, { price, reach: 0 }, { leastPrice: price.slice() }, newPace()));
  return market;
}

function atOnce<T>(run: Generator<undefined, T>): T {
  for (;;) {
    const turn = run.next();
    if (turn.done === true) return turn.value;
  }
}

/** A plan in which every project has taken the first free pair of a random order. */
function randomPlan(market: Market, seed: number): Bench {
  const random = seededRandom(seed);
  const waiting = newWaiting(market.people);
  const bench = { market, draft: newDraft(market), sack: newSack(market.mostOffers), waiting, work: 0 };
  for (let j = 0; j < market.projects; j++) {
    const first = market.start[j] ?? 0;
    const pair = first + random.below((market.start[j + 1] ?? 0) - first);
    if (pair < (market.start[j + 1] ?? 0) && isFree(market, bench.draft, j, pair)) {
      assign(market, bench.draft, j, pair);
    }
  }
  return bench;
}

function provenValue(problem: Problem, { market, draft }: Bench): number {
  const chosen = new Int32Array(problem.projects).fill(-1);
  draft.chosen.forEach((pair, j) => {
    if (pair >= 0) chosen[market.projectAt[j] ?? 0] = sourceOf(problem, market, j, pair);
  });
  const certificate = certify(problem, planOfChosen(problem, chosen), { project: new Float64Array(problem.projects) });
  return certificate.certified ? certificate.value : Number.NaN;
}

/** Crowded problems: everybody fits nearly everything, and there is not room for all. */
const crowded: fc.Arbitrary<Sketch> = fc
  .array(fc.integer({ min: 1, max: 4 }), { minLength: 4, maxLength: 9 })
  .chain((demands) =>
    fc.record({
      capacity: fc.constant([5, 5, 5]),
      maxEngagements: fc.constant([3, 2, 3]),
      projects: fc.tuple(
        ...demands.map((demand) =>
          fc.record({
            demand: fc.constant(demand),
            pairs: fc
              .array(fc.integer({ min: 1, max: 20 }), { minLength: 3, maxLength: 3 })
              .map((fits) => fits.map((fit, person): [number, number] => [person, fit])),
          }),
        ),
      ),
    }),
  );

test("a repack says whether it has raised the value, never lowers it, and keeps the plan feasible", () => {
  let raised = 0;
  let refused = 0;
  fc.assert(
    fc.property(fc.oneof(smallSketches, crowded), fc.nat(), (sketch, seed) => {
      const problem = problemOf(sketch);
      const bench = randomPlan(arrange(problem), seed);
      for (let i = 0; i < problem.people; i++) {
        const before = bench.draft.value;
        const plan = bench.draft.chosen.slice();
        openLog(bench.draft);
        if (repack(bench, i)) {
          raised++;
          expect(bench.draft.value).toBeGreaterThan(before);
        } else {
          refused++;
          expect(bench.draft.chosen).toEqual(plan);
        }
        expect(provenValue(problem, bench)).toBe(bench.draft.value);
      }
    }),
    { numRuns: 1000 },
  );
  expect(Math.min(raised, refused)).toBeGreaterThan(100);
});

test("what is undone is exactly as it was", () => {
  fc.assert(
    fc.property(crowded, fc.nat(), (sketch, seed) => {
      const bench = randomPlan(arrange(problemOf(sketch)), seed);
      const { market, draft } = bench;
      const before = structuredClone({
        chosen: draft.chosen,
        room: draft.room,
        seats: draft.seats,
        value: draft.value,
      });
      openLog(draft);
      for (let i = 0; i < market.people; i++) repack(bench, i);
      undoTo(market, draft, 0);
      expect({ chosen: draft.chosen, room: draft.room, seats: draft.seats, value: draft.value }).toEqual(before);
    }),
  );
});
