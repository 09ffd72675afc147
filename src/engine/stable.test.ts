import { expect, test } from "vitest";
import { seededRandom } from "#kit/random.ts";
import { certifyStable } from "./certify-stable.ts";
import { type StableMarket, stableAllocation } from "./stable.ts";
import { syntheticProblem } from "./synthetic.ts";
import { syntheticMarketOrders } from "./synthetic-orders.ts";

const isProving = process.env["PROVE"] === "1";

/** A tiny market with ties, pair maxima, locks and forbidden pairs. */
function tinyMarket(seed: number): StableMarket {
  const random = seededRandom(seed);
  const people = 2 + random.below(2);
  const projects = 2 + random.below(2);
  const pairStart = new Int32Array(projects + 1);
  const pairPerson: number[] = [];
  for (let project = 0; project < projects; project++) {
    for (let person = 0; person < people; person++) if (random.below(12) > 0) pairPerson.push(person);
    pairStart[project + 1] = pairPerson.length;
  }
  const draw = (n: number): Int32Array => Int32Array.from(pairPerson, () => random.below(n));
  const projectLikes = draw(9);
  const personLikes = draw(9);
  const pairMost = random.below(2) === 0 ? draw(4) : Int32Array.from(pairPerson, () => 60);
  const forbidden = Uint8Array.from(pairPerson, () => Number(random.below(12) === 0));
  const lockedUnits = Int32Array.from(pairPerson, (_, pair) =>
    forbidden[pair] === 0 && pairMost[pair]! > 0 && random.below(12) === 0 ? 1 : 0,
  );
  const capacity = Int32Array.from({ length: people }, () => 1 + random.below(3));
  const demand = Int32Array.from({ length: projects }, () => 1 + random.below(3));
  for (let project = 0; project < projects; project++) {
    for (let pair = pairStart[project]!; pair < pairStart[project + 1]!; pair++) {
      capacity[pairPerson[pair]!]! += lockedUnits[pair]!;
      demand[project]! += lockedUnits[pair]!;
    }
  }
  const lists = { pairStart, pairPerson: Int32Array.from(pairPerson), projectLikes, personLikes };
  return { people, projects, capacity, demand, ...lists, pairMost, lockedUnits, forbidden };
}

/** Every feasible allocation of whole units. */
function* allocations(market: StableMarket): Generator<Int32Array> {
  const units = new Int32Array(market.pairPerson.length);
  const projectOf = (pair: number): number => market.pairStart.findIndex((start) => start > pair) - 1;
  const free = market.capacity.slice();
  const lacking = market.demand.slice();
  function* from(pair: number): Generator<Int32Array> {
    if (pair === units.length) {
      yield units.slice();
      return;
    }
    const least = market.lockedUnits?.[pair] ?? 0;
    const person = market.pairPerson[pair]!;
    const project = projectOf(pair);
    const most = market.forbidden?.[pair] === 1 ? 0 : (market.pairMost?.[pair] ?? 60);
    for (let share = least; share <= Math.min(most, free[person]!, lacking[project]!); share++) {
      units[pair] = share;
      free[person]! -= share;
      lacking[project]! -= share;
      yield* from(pair + 1);
      free[person]! += share;
      lacking[project]! += share;
    }
    units[pair] = 0;
  }
  yield* from(0);
}

/** With likes made strict (the earlier pair is liked better), so that the best stable allocation is one. */
function strict(market: StableMarket): StableMarket {
  const pairs = market.pairPerson.length;
  const ranked = (likes: Int32Array): Int32Array => likes.map((liked, pair) => liked * pairs + (pairs - 1 - pair));
  return { ...market, projectLikes: ranked(market.projectLikes), personLikes: ranked(market.personLikes) };
}

/** What a project has in its n best liked pairs, for every n. */
function fillings(market: StableMarket, units: Int32Array): readonly number[] {
  return Array.from({ length: market.projects }, (_, project) => {
    let sum = 0;
    const pairs = Array.from(
      { length: market.pairStart[project + 1]! - market.pairStart[project]! },
      (__, k) => market.pairStart[project]! + k,
    );
    return pairs.sort((a, b) => market.projectLikes[b]! - market.projectLikes[a]!).map((pair) => (sum += units[pair]!));
  }).flat();
}

test("tiny markets: the allocation is stable by definition, and every project likes it best of all stable ones", () => {
  let compared = 0;
  for (let seed = 1; seed <= (isProving ? 5000 : 300); seed++) {
    const market = tinyMarket(seed);
    const { units } = stableAllocation(market);
    expect({ seed, ...certifyStable(market, units) }).toMatchObject({ certified: true, blockingPairs: 0 });
    const sharp = strict(market);
    const own = fillings(sharp, units);
    for (const other of allocations(market)) {
      const certificate = certifyStable(sharp, other);
      if (!certificate.certified || certificate.blockingPairs > 0) continue;
      const theirs = fillings(sharp, other);
      expect({ seed, isBest: own.every((sum, at) => sum >= theirs[at]!) }).toEqual({ seed, isBest: true });
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(300);
});

test("markets of the synthetic family have no blocking pair", () => {
  for (const [people, ratio] of [
    [300, 0.5],
    [1000, 1.75],
    [3000, 1],
  ] as const) {
    const market = syntheticMarketOrders(syntheticProblem({ people, ratio, pairsPerProject: 20, seed: people }));
    const { units } = stableAllocation(market);
    expect(certifyStable(market, units)).toEqual({ certified: true, blockingPairs: 0, firstBlocking: -1 });
  }
});

test("the check notices a blocking pair, and what is no allocation", () => {
  const market: StableMarket = {
    people: 2,
    projects: 1,
    capacity: Int32Array.of(2, 2),
    demand: Int32Array.of(2),
    pairStart: Int32Array.of(0, 2),
    pairPerson: Int32Array.of(0, 1),
    projectLikes: Int32Array.of(1, 2),
    personLikes: Int32Array.of(1, 1),
  };
  expect(stableAllocation(market).units).toEqual(Int32Array.of(0, 2));
  expect(certifyStable(market, Int32Array.of(2, 0))).toMatchObject({ blockingPairs: 1, firstBlocking: 1 });
  expect(certifyStable(market, Int32Array.of(0, 1))).toMatchObject({ blockingPairs: 2, firstBlocking: 0 });
  expect(certifyStable(market, Int32Array.of(1, 2))).toMatchObject({ code: "over-demand" });
  expect(certifyStable({ ...market, pairMost: Int32Array.of(2, 1) }, Int32Array.of(0, 2))).toMatchObject({
    code: "bad-units",
  });
  expect(certifyStable(market, Int32Array.of(0))).toMatchObject({ code: "wrong-length" });
});

test("what stable mode does not take is refused by its name", () => {
  const problem = syntheticProblem({ people: 5, ratio: 1, pairsPerProject: 2, seed: 1 });
  const market = syntheticMarketOrders(problem);
  const given =
    (more: object): (() => unknown) =>
    () =>
      stableAllocation({ ...market, ...more });
  expect(given({ periods: 2 })).toThrow("not `periods`");
  expect(given({ floorLeast: Int32Array.of(1) })).toThrow("not `floorLeast`");
  expect(given({ maxEngagements: problem.maxEngagements })).toThrow("not `maxEngagements`");
  expect(given({ capacity: market.capacity.with(2, 61) })).toThrow("`capacity`[2] is 61");
  expect(given({ demand: market.demand.slice(1) })).toThrow("`demand` has 4 entries, not 5");
  const locked = new Int32Array(market.pairPerson.length).fill(11);
  expect(given({ lockedUnits: locked })).toThrow("more is agreed with project 0 than it wants");
});
