import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom } from "#kit/random.ts";
import { count } from "../../tests/support/counts.ts";
import { problemOf, smallSketches } from "../../tests/support/engine-problems.ts";
import { addOf, anyEvent } from "../../tests/support/live-events.ts";
import { certify, checkEvent, goLive, happen, type Live, type Problem, snapshot, solve } from "./solve.ts";
import { syntheticProblem } from "./synthetic.ts";

/** A small market in its best plan: project 0 with person 0, project 1 with person 1, project 2 open. */
const trio: Problem = problemOf({
  capacity: [4, 4],
  maxEngagements: [2, 2],
  projects: [
    {
      demand: 3,
      pairs: [
        [0, 900],
        [1, 500],
      ],
    },
    {
      demand: 4,
      pairs: [
        [1, 800],
        [0, 700],
      ],
    },
    {
      demand: 2,
      pairs: [
        [0, 300],
        [1, 200],
      ],
    },
  ],
});

function liveOf(problem: Problem, calm = 0, iterations = 3000): Live {
  const { plan, prices } = solve(problem, { seed: 1, iterations });
  return goLive(problem, plan, prices, { calm });
}

/** What other code says about the problem as it is now. */
function proofOf(live: Live): ReturnType<typeof certify> {
  const { problem, plan, prices } = snapshot(live);
  return certify(problem, plan, prices);
}

const provenSoFar = (live: Live): object => ({ certified: true, value: live.value, bound: live.bound });

describe("a market of 300 × 300 lives through random events", { timeout: count(30_000, 600_000) }, () => {
  const problem = syntheticProblem({ people: 300, ratio: 1, pairsPerProject: 20, seed: 1 });

  test("after each of them the plan is feasible, and value and bound are those of the certificate", () => {
    const live = liveOf(problem, 0, 20_000);
    const random = seededRandom(5);
    const refused = { count: 0 };
    const wanted = count(500, 10_000);
    for (let done = 0; done < wanted; ) {
      const event = anyEvent(live, random);
      if (checkEvent(live, event) !== null) {
        const before = [live.value, live.bound];
        expect(() => happen(live, event)).toThrow(RangeError);
        expect([live.value, live.bound]).toEqual(before);
        refused.count++;
        continue;
      }
      const repair = happen(live, event);
      expect(repair).toMatchObject({ value: live.value, bound: live.bound });
      expect(proofOf(live)).toMatchObject(provenSoFar(live));
      done++;
    }
    expect(refused.count).toBeGreaterThan(wanted / 50);
    expect(live.bound / live.value - 1).toBeLessThan(0.03);
  });

  test("arrivals and departures keep the gap small", () => {
    const live = liveOf(problem, 0, 60_000);
    const before = live.bound / live.value - 1;
    const random = seededRandom(3);
    for (let event = 0; event < 300; event++) {
      const project = random.below(300);
      const back = addOf(live, "project", project);
      happen(live, { kind: "remove-project", project });
      happen(live, back);
      const person = random.below(300);
      const again = addOf(live, "person", person);
      happen(live, { kind: "remove-person", person });
      happen(live, again);
    }
    expect(live.bound / live.value - 1).toBeLessThan(before + 0.006);
  });

  test("what has moved is told: the plan before and the moves are the plan after", () => {
    const live = liveOf(problem);
    const random = seededRandom(8);
    const servers = [...live.server];
    for (let event = 0; event < 300; event++) {
      const next = anyEvent(live, random);
      if (checkEvent(live, next) !== null) continue;
      const { moved } = happen(live, next);
      for (const { project, from, to } of moved) {
        expect(servers[project] ?? -1).toBe(from);
        expect(to).not.toBe(from);
        servers[project] = to;
      }
      for (let j = 0; j < live.projects; j++) expect(servers[j] ?? -1).toBe(live.server[j]);
    }
  });

  test("in calm only those whom an event concerns are moved; the calmer, the fewer", () => {
    const moves = [0, 100, 1_000_000].map((calm) => {
      const live = liveOf(problem, calm, 20_000);
      let others = 0;
      for (let person = 0; person < 150; person++) {
        const { moved } = happen(live, { kind: "remove-person", person });
        others += moved.filter(({ from }) => from >= 0 && from !== person).length;
      }
      expect(proofOf(live)).toMatchObject(provenSoFar(live));
      return others;
    });
    expect(moves[0]).toBeGreaterThan(moves[1] ?? 0);
    expect(moves[1]).toBeGreaterThan(0);
    expect(moves[2]).toBe(0);
  });
});

test("small problems of every kind live through events, and the same events give the same plan", {
  timeout: count(30_000, 600_000),
}, () => {
  fc.assert(
    fc.property(smallSketches, fc.nat(), (sketch, seed) => {
      const [one, other] = [liveOf(problemOf(sketch), 0, 200), liveOf(problemOf(sketch), 0, 200)];
      const random = [seededRandom(seed), seededRandom(seed)] as const;
      for (let event = 0; event < 30; event++) {
        const next = anyEvent(one, random[0]);
        expect(anyEvent(other, random[1])).toEqual(next);
        if (checkEvent(one, next) !== null) continue;
        expect(happen(one, next)).toEqual(happen(other, next));
        expect(proofOf(one)).toMatchObject(provenSoFar(one));
      }
    }),
    { numRuns: count(60, 2000) },
  );
});

describe("single events", () => {
  test("who leaves is replaced, and who comes back is taken again", () => {
    const live = liveOf(trio);
    expect(live.value).toBe(900 * 3 + 800 * 4);
    const back = addOf(live, "person", 0);
    expect(happen(live, { kind: "remove-person", person: 0 })).toMatchObject({
      value: 800 * 4,
      moved: [{ project: 0, from: 0, to: -1 }],
    });
    expect(happen(live, back)).toMatchObject({ index: 0, value: 900 * 3 + 800 * 4 });
  });

  test("a no moves the share to the next best; taken back, it returns", () => {
    const live = liveOf(trio);
    expect(happen(live, { kind: "forbid", project: 0, person: 0 }).value).toBe(700 * 4 + 500 * 3);
    expect(happen(live, { kind: "allow", project: 0, person: 0 }).value).toBe(900 * 3 + 800 * 4);
  });

  test("what is locked stays until it is unlocked", () => {
    const live = liveOf(trio);
    expect(happen(live, { kind: "lock", project: 2, person: 0 }).value).toBe(300 * 2 + 800 * 4);
    expect(proofOf(live)).toMatchObject(provenSoFar(live));
    happen(live, { kind: "set-fit", project: 0, person: 0, fit: 1000 });
    expect(live.server[2]).toBe(0);
    expect(happen(live, { kind: "unlock", project: 2 }).value).toBe(1000 * 3 + 800 * 4);
  });

  test("a project that grows beyond its person's units leaves them", () => {
    const live = liveOf(trio);
    expect(happen(live, { kind: "change-project", project: 0, demand: 5 }).moved).toContainEqual({
      project: 0,
      from: 0,
      to: -1,
    });
    expect(proofOf(live)).toMatchObject(provenSoFar(live));
  });

  test("hundreds of newcomers find room", () => {
    const live = liveOf(trio);
    for (let n = 0; n < 200; n++) {
      const { index } = happen(live, { kind: "add-person", capacity: 5, maxEngagements: 2, pairs: [] });
      happen(live, { kind: "add-project", demand: 5, pairs: [{ person: index, fit: 500 }] });
      happen(live, { kind: "set-fit", project: 0, person: index, fit: 100 + n });
    }
    expect(live.people).toBe(202);
    expect(proofOf(live)).toMatchObject(provenSoFar(live));
  });
});

describe("what is refused", () => {
  const bad: readonly (readonly [unknown, RegExp])[] = [
    [{ kind: "remove-person", person: 9 }, /no person 9/],
    [{ kind: "remove-person", person: -1 }, /no person -1/],
    [{ kind: "remove-person", person: Number.NaN }, /no person NaN/],
    [{ kind: "remove-project", project: 0.5 }, /no project 0\.5/],
    [{ kind: "remove-project" }, /no project undefined/],
    [{ kind: "change-person", person: 0, capacity: Number.NaN, maxEngagements: 1 }, /capacity is NaN/],
    [{ kind: "change-person", person: 0, capacity: 61, maxEngagements: 1 }, /capacity is 61/],
    [{ kind: "change-person", person: 0, capacity: 4, maxEngagements: 17 }, /maxEngagements is 17/],
    [{ kind: "change-person", person: 1, capacity: 3, maxEngagements: 2 }, /capacity of person 1 is 3, below the 4/],
    [{ kind: "change-person", person: 1, capacity: 4, maxEngagements: 0 }, /maxEngagements of person 1 is 0, below/],
    [{ kind: "add-project", demand: 0, pairs: [] }, /demand is 0/],
    [{ kind: "add-project", demand: 1 }, /pairs must be an array/],
    [{ kind: "add-project", demand: 1, pairs: [{ person: 7, fit: 1 }] }, /no person 7/],
    [{ kind: "add-project", demand: 1, pairs: [{ person: 0, fit: Number.NaN }] }, /pairs\[0\]\.fit is NaN/],
    [{ kind: "add-project", demand: 1, pairs: [null] }, /no person NaN/],
    [
      {
        kind: "add-person",
        capacity: 1,
        maxEngagements: 1,
        pairs: [
          { project: 0, fit: 1 },
          { project: 0, fit: 2 },
        ],
      },
      /pairs\[1\] names 0 a second time/,
    ],
    [{ kind: "set-fit", project: 1, person: 1, fit: 5 }, /project 1 is locked to person 1/],
    [{ kind: "remove-person", person: 1 }, /person 1 is locked to project 1/],
    [{ kind: "remove-project", project: 1 }, /project 1 is locked to person 1: unlock it first/],
    [{ kind: "lock", project: 0, person: 1 }, /person 1 has 0 units and 1 engagements left/],
    [{ kind: "lock", project: 1, person: 1 }, /project 1 is locked/],
    [{ kind: "unlock", project: 0 }, /project 0 is not locked/],
    [{ kind: "dance" }, /no event "dance"/],
    [null, /no event/],
  ];

  test("a bad event is refused with a sentence that names the item, and nothing changes", () => {
    const live = liveOf(trio);
    happen(live, { kind: "lock", project: 1, person: 1 });
    const before = JSON.stringify(snapshot(live));
    for (const [event, told] of bad) {
      expect(() => Reflect.apply(happen, null, [live, event]), String(told)).toThrow(told);
    }
    expect(JSON.stringify(snapshot(live))).toBe(before);
  });

  test("parts beyond the base case, a plan that is not feasible and a bad manner are refused by name", () => {
    const { plan, prices } = solve(trio, { seed: 1, iterations: 100 });
    expect(() => goLive({ ...trio, minShare: Int32Array.of(1, 1, 1) }, plan, prices)).toThrow(/minShare/);
    expect(() => goLive({ ...trio, periods: 2 }, plan, prices)).toThrow(/periods/);
    const twice = { pair: Int32Array.of(0, 1), units: Int32Array.of(3, 3) };
    expect(() => goLive(trio, twice, prices)).toThrow(/cannot go live/);
    expect(() => goLive(trio, plan, prices, { calm: Number.NaN })).toThrow(/calm/);
  });
});
