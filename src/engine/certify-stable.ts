import type { StableMarket } from "./stable.ts";
import { type StableFault, stableFaultOf } from "./stable-check.ts";

/** What was found about an allocation: it is feasible, and this many pairs would rather have more of each other. */
export type StableCertificate = {
  readonly certified: true;
  readonly blockingPairs: number;
  /** The first such pair, or −1. */
  readonly firstBlocking: number;
};

/** Why an allocation is none. */
export type StableCertificateFault = { readonly certified: false } & (
  | { readonly code: "faulty-market"; readonly fault: StableFault }
  | { readonly code: "wrong-length"; readonly found: number; readonly wanted: number }
  | { readonly code: "bad-units"; readonly pair: number; readonly units: number }
  | { readonly code: "over-capacity"; readonly person: number }
  | { readonly code: "over-demand"; readonly project: number }
);

/**
 * Checks an allocation from the definition alone, by code that shares nothing with the engine's. A pair blocks when it
 * could have more (it is not forbidden and below its most), and each side either has room left or has units, not
 * agreed ones, in a pair that it likes strictly less.
 */
export function certifyStable(market: StableMarket, units: Int32Array): StableCertificate | StableCertificateFault {
  const fault = stableFaultOf(market);
  if (fault !== null) return { certified: false, code: "faulty-market", fault };
  const pairs = market.pairPerson.length;
  if (units.length !== pairs) return { certified: false, code: "wrong-length", found: units.length, wanted: pairs };
  const worst = worstKept(market, units);
  if ("code" in worst) return worst;
  let blockingPairs = 0;
  let firstBlocking = -1;
  for (let project = 0; project < market.projects; project++) {
    for (let pair = market.pairStart[project]!; pair < market.pairStart[project + 1]!; pair++) {
      if (market.forbidden?.[pair] === 1 || units[pair]! >= mostUnits(market, pair, project)) continue;
      if (market.projectLikes[pair]! <= worst.ofProject[project]!) continue;
      if (market.personLikes[pair]! <= worst.ofPerson[market.pairPerson[pair]!]!) continue;
      if (blockingPairs++ === 0) firstBlocking = pair;
    }
  }
  return { certified: true, blockingPairs, firstBlocking };
}

function mostUnits(market: StableMarket, pair: number, project: number): number {
  const both = Math.min(market.capacity[market.pairPerson[pair]!]!, market.demand[project]!);
  return market.pairMost === undefined ? both : Math.min(both, market.pairMost[pair]!);
}

/** For each side what it likes least among what it has and is free to leave: −1 with room left, infinite with nothing to leave. */
type Worst = { readonly ofPerson: Float64Array; readonly ofProject: Float64Array };

function worstKept(market: StableMarket, units: Int32Array): Worst | StableCertificateFault {
  const ofPerson = new Float64Array(market.people).fill(Number.POSITIVE_INFINITY);
  const ofProject = new Float64Array(market.projects).fill(Number.POSITIVE_INFINITY);
  const given = new Int32Array(market.people);
  for (let project = 0; project < market.projects; project++) {
    let had = 0;
    for (let pair = market.pairStart[project]!; pair < market.pairStart[project + 1]!; pair++) {
      const share = units[pair]!;
      const locked = market.lockedUnits?.[pair] ?? 0;
      const isBad =
        share < locked || share > (market.pairMost?.[pair] ?? share) || (share > 0 && market.forbidden?.[pair] === 1);
      if (isBad) return { certified: false, code: "bad-units", pair, units: share };
      had += share;
      const person = market.pairPerson[pair]!;
      given[person]! += share;
      if (share <= locked) continue;
      ofPerson[person] = Math.min(ofPerson[person]!, market.personLikes[pair]!);
      ofProject[project] = Math.min(ofProject[project]!, market.projectLikes[pair]!);
    }
    if (had > market.demand[project]!) return { certified: false, code: "over-demand", project };
    if (had < market.demand[project]!) ofProject[project] = -1;
  }
  for (let person = 0; person < market.people; person++) {
    if (given[person]! > market.capacity[person]!) return { certified: false, code: "over-capacity", person };
    if (given[person]! < market.capacity[person]!) ofPerson[person] = -1;
  }
  return { ofPerson, ofProject };
}
