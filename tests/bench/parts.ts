/**
 * Measures the engine on a market of the synthetic family with each part of the problem beyond the base case: one line
 * a part with value, bound, gap, seconds and peak memory.
 *
 *     node --conditions=source tests/bench/parts.ts [--people 1000] [--ratio 1] [--seed 1] [--seconds 10] [--json]
 */
import { certifyStable } from "#engine/certify-stable.ts";
import { type Problem, solve } from "#engine/solve.ts";
import { stableAllocation } from "#engine/stable.ts";
import { syntheticProblem } from "#engine/synthetic.ts";
import { syntheticMarketOrders } from "#engine/synthetic-orders.ts";
import { seededRandom } from "#kit/random.ts";
import { clock } from "../support/bench-clock.ts";
import { numberGiven, printLine } from "../support/bench-lines.ts";
import { figuresOf, peakMB } from "../support/engine-figures.ts";

const people = numberGiven("people", 1000);
const ratio = numberGiven("ratio", 1);
const seed = numberGiven("seed", 1);
const deadlineMs = 1000 * numberGiven("seconds", 10);
const months = 12;

const market = syntheticProblem({ people, ratio, pairsPerProject: 20, seed });
const unlimited = { ...market, maxEngagements: new Int32Array(people).fill(16) };
const cases: readonly (readonly [string, Problem])[] = [
  ["base case without engagement limits", unlimited],
  ["engagement limits", market],
  ["shares: up to 3 people from a third of the demand", withShares(market)],
  [`windows over ${months} months`, withWindows(market)],
  ["5 % of a plan agreed, 5 % of the pairs refused", withLocksAndRefusals(market)],
  ["groups of competitors", withRivals(market)],
  ["floors: a project of each of 50 towns", withFloors(market)],
  ["all of these", withFloors(withLocksAndRefusals(withRivals(withWindows(withShares(market)))))],
];
for (const [part, problem] of cases) {
  const answer = solve(problem, { seed, deadlineMs, clock });
  printLine({
    instance: `synthetic ${people} x ${problem.projects}`,
    part,
    ...figuresOf(answer),
    floorsMissed: answer.missed.length,
  });
}
settle();

function settle(): void {
  const orders = syntheticMarketOrders(market);
  const began = clock();
  const { units, offers } = stableAllocation(orders);
  const seconds = Number(((clock() - began) / 1000).toFixed(3));
  const certificate = certifyStable(orders, units);
  printLine({
    instance: `synthetic ${people} x ${market.projects}`,
    part: "stable mode",
    offers,
    blockingPairs: certificate.certified ? certificate.blockingPairs : certificate.code,
    seconds,
    peakMB: peakMB(),
  });
}

function withShares(problem: Problem): Problem {
  return {
    ...problem,
    minShare: problem.demand.map((units) => Math.ceil(units / 3)),
    mostPeople: problem.demand.map((units) => Math.min(3, units)),
  };
}

/** Work of three to six months that begins in any month, and people whose time differs by month. */
function withWindows(problem: Problem): Problem {
  const random = seededRandom(seed);
  const firstPeriod = problem.demand.map(() => random.below(months - 2));
  return {
    ...problem,
    periods: months,
    capacity: Int32Array.from({ length: people * months }, (_, cell) => {
      const usual = problem.capacity[Math.floor(cell / months)] ?? 0;
      return random.unit() < 0.2 ? Math.floor(usual / 2) : usual;
    }),
    firstPeriod,
    lastPeriod: firstPeriod.map((first) => Math.min(months - 1, first + 2 + random.below(4))),
  };
}

/** What one in twenty of the projects has in a quick plan is agreed; one in twenty pairs is refused. */
function withLocksAndRefusals(problem: Problem): Problem {
  const random = seededRandom(seed);
  const { plan } = solve(problem, { seed, iterations: 200 });
  const lockedUnits = new Int32Array(problem.pairPerson.length);
  plan.pair.forEach((pair, at) => {
    if (random.unit() < 0.05) lockedUnits[pair] = plan.units[at] ?? 0;
  });
  const forbidden = Uint8Array.from(lockedUnits, (units) => (units === 0 && random.unit() < 0.05 ? 1 : 0));
  return { ...problem, lockedUnits, forbidden };
}

/** Two projects a firm, four firms a group of competitors. */
function withRivals(problem: Problem): Problem {
  const firms = Math.ceil(problem.projects / 2);
  return {
    ...problem,
    firm: problem.demand.map((_, j) => Math.floor(j / 2)),
    firmGroup: Int32Array.from({ length: firms }, (_, firm) => Math.floor(firm / 4)),
  };
}

function withFloors(problem: Problem): Problem {
  const towns = 50;
  const town = Array.from({ length: towns }, (_, t) =>
    Array.from({ length: problem.projects }, (__, j) => j).filter((j) => j % towns === t),
  );
  let end = 0;
  return {
    ...problem,
    floorStart: Int32Array.from([0, ...town.map((row) => (end += row.length))]),
    floorProject: Int32Array.from(town.flat()),
    floorLeast: Int32Array.from(town, (row) => Math.ceil(row.length / 2)),
  };
}
