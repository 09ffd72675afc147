import { boundWith, type Effect, gainOf, gainOfDemand, lossOf, refuseUnless } from "./explain.ts";
import { bidsFor, withCandidate, withLock } from "./explain-trial.ts";
import { mostFit } from "./faults.ts";
import { mostPaid } from "./live-prices.ts";
import { findPair } from "./live-rows.ts";
import { grid, type Live } from "./live-state.ts";

/** Somebody whom a filter of the caller's keeps from a project, with the fit they would have and what they would need. */
export type NearMiss = {
  readonly person: number;
  /** 1 … 1000. */
  readonly fit: number;
  /** The caller's own word for the filter; it is handed back. */
  readonly need: string;
};

/** Why a project is open. */
export type OpenReason = {
  readonly project: number;
  /** Nobody passes the caller's filters; each said no; nobody has the units or an engagement; others take their time. */
  readonly code: "no-candidate" | "refused" | "too-large" | "competition";
  /** Its candidates, the best fit first. */
  readonly candidates: readonly CandidateReason[];
  readonly changes: Changes;
};

/** Why a candidate does not serve an open project. */
export type CandidateReason = { readonly person: number; readonly fit: number } /** A no to the pair. */ & (
  | { readonly code: "refused" }
  /** Too few units beside their locks: so many are missing. */
  | { readonly code: "too-few-units"; readonly missing: number }
  /** Locks leave no engagement, or they take none. */
  | { readonly code: "no-engagement" }
  /** Other projects are worth more: those they serve, and what the plan would lose if they served this one instead. */
  | { readonly code: "taken"; readonly serves: readonly number[]; readonly loss: Effect }
);

/** The smallest change of each kind with which the plan is worth more and the project is served; null: none was found. */
export type Changes = {
  /** Units the project would have to want instead. */
  readonly demand: number | null;
  /** The pair that needs the smallest raise of its fit, as better pay would bring. */
  readonly raise: { readonly person: number; readonly from: number; readonly to: number } | null;
  /** The near misses with what the plan would gain if they passed, the best first. */
  readonly nearMisses: readonly (NearMiss & { readonly gain: Effect; readonly isServed: boolean })[];
};

/**
 * Why project j is open: its candidates with what keeps them, and the smallest changes that would serve it. Throws a RangeError
 * when the project is not there or served, or a near miss names somebody who is not there or a candidate already.
 */
export function explainOpen(live: Live, j: number, nearMisses: readonly NearMiss[] = []): OpenReason {
  refuseUnless(live, "project", j);
  if (live.server[j]! >= 0) throw new RangeError(`Project ${j} is served by person ${live.server[j]}.`);
  for (const nearMiss of nearMisses) refuseMiss(live, j, nearMiss);
  const candidates = candidatesOf(live, j);
  return {
    project: j,
    code: codeOf(candidates),
    candidates,
    changes: {
      demand: smallerDemand(live, j),
      raise: smallestRaise(candidates, live.demand[j]!),
      nearMisses: nearMisses.map((miss) => tryMiss(live, j, miss)).sort((a, b) => b.gain.byRepair - a.gain.byRepair),
    },
  };
}

function refuseMiss(live: Live, j: number, { person, fit }: NearMiss): void {
  refuseUnless(live, "person", person);
  if (!Number.isInteger(fit) || fit < 1 || fit > mostFit) {
    throw new RangeError(`The near miss of person ${person} has fit ${fit}, not a whole number of 1 … ${mostFit}.`);
  }
  if (findPair(live.pairs, j, person) >= 0) {
    throw new RangeError(`Person ${person} is a candidate for project ${j} already.`);
  }
}

function candidatesOf(live: Live, j: number): readonly CandidateReason[] {
  const { pairs } = live;
  const { paid, rest } = bidsFor(live, j, live.demand[j]!);
  return paid.map((bid, place) => {
    const at = pairs.start[j]! + place;
    const person = pairs.other[at]!;
    const one = { person, fit: Math.abs(pairs.fit[at]!) };
    const missing = live.demand[j]! - live.units[person]!;
    if (pairs.fit[at]! < 0) return { ...one, code: "refused" };
    if (missing > 0) return { ...one, code: "too-few-units", missing };
    if (live.seats[person]! < 1) return { ...one, code: "no-engagement" };
    const loss = lossOf(live, withLock(live, j, person), Math.floor((rest + bid) / grid));
    return { ...one, code: "taken", serves: servedBy(live, person), loss };
  });
}

function servedBy(live: Live, i: number): readonly number[] {
  const { offers, server } = live;
  const from = offers.start[i]!;
  return [...offers.other.subarray(from, from + offers.count[i]!)].filter((j) => server[j] === i).sort((a, b) => a - b);
}

function codeOf(candidates: readonly CandidateReason[]): OpenReason["code"] {
  if (candidates.length === 0) return "no-candidate";
  if (candidates.every(({ code }) => code === "refused")) return "refused";
  return candidates.some(({ code }) => code === "taken") ? "competition" : "too-large";
}

function smallerDemand(live: Live, j: number): number | null {
  for (let demand = live.demand[j]! - 1; demand >= 1; demand--) {
    const { gain, trial } = gainOfDemand(live, j, demand);
    if (gain.byRepair > 0 && trial.server >= 0) return demand;
  }
  return null;
}

function smallestRaise(candidates: readonly CandidateReason[], demand: number): Changes["raise"] {
  let best: Changes["raise"] = null;
  for (const one of candidates) {
    if (one.code !== "taken") continue;
    const to = one.fit + Math.max(0, Math.floor(one.loss.byRepair / demand) + 1);
    if (to <= mostFit && (best === null || to - one.fit < best.to - best.from)) {
      best = { person: one.person, from: one.fit, to };
    }
  }
  return best;
}

function tryMiss(live: Live, j: number, miss: NearMiss): Changes["nearMisses"][number] {
  const { person, fit } = miss;
  const { paid, rest } = bidsFor(live, j, live.demand[j]!);
  const bid = mostPaid(live, person, j, live.demand[j]!, fit * live.demand[j]! * grid);
  const trial = withCandidate(live, j, person, fit);
  return { ...miss, gain: gainOf(live, trial, boundWith({ paid: [...paid, bid], rest })), isServed: trial.server >= 0 };
}
