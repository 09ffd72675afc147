/**
 * Measures stable allocations on the synthetic family: seconds, offers, and blocking pairs counted by other code.
 *
 *     node --conditions=source tests/bench/stable.ts [--people 1000000] [--ratio 1] [--seed 1] [--processor] [--json]
 */
import { certifyStable } from "#engine/certify-stable.ts";
import { stableAllocation } from "#engine/stable.ts";
import { syntheticProblem } from "#engine/synthetic.ts";
import { syntheticMarketOrders } from "#engine/synthetic-orders.ts";
import { clock } from "../support/bench-clock.ts";
import { numberGiven, printLine, seconds } from "../support/bench-lines.ts";

const given = numberGiven("people", 0);
const ratio = numberGiven("ratio", 1);
const seed = numberGiven("seed", 1);
for (const people of given > 0 ? [given] : [10_000, 100_000, 1_000_000]) {
  const market = syntheticMarketOrders(syntheticProblem({ people, ratio, pairsPerProject: 20, seed }));
  const began = clock();
  const { units, offers } = stableAllocation(market);
  const took = clock() - began;
  const checking = clock();
  const certificate = certifyStable(market, units);
  const checkSeconds = seconds(clock() - checking);
  if (!certificate.certified) throw new Error(`The allocation was refused: ${certificate.code}.`);
  printLine({
    instance: `synthetic ${people} x ${market.projects}`,
    value: units.reduce((sum, share, pair) => sum + share * market.projectLikes[pair]!, 0),
    blockingPairs: certificate.blockingPairs,
    offers,
    seconds: seconds(took),
    checkSeconds,
    peakMB: Math.round(process.resourceUsage().maxRSS / 1024),
  });
}
