import type { DenseProblem } from "./problem.ts";

/** What is wrong with a problem of the dense case, and where. */
export type DenseFault =
  | { readonly code: "bad-count"; readonly of: "agents" | "jobs"; readonly found: number }
  | {
      readonly code: "wrong-length";
      readonly of: "cost" | "size" | "capacity";
      readonly found: number;
      readonly wanted: number;
    }
  | {
      readonly code: "out-of-range";
      readonly of: "cost" | "size";
      readonly job: number;
      readonly agent: number;
      readonly found: number;
    }
  | { readonly code: "bad-capacity"; readonly agent: number; readonly found: number }
  /** Sums of so many and so large costs would not be exact. */
  | { readonly code: "too-large-together"; readonly jobs: number; readonly largest: number };

/** The greatest cost (either sign) and size. */
export const mostFigure = 1_000_000_000;
/** The greatest capacity. */
export const mostCapacity = 1e15;
/** The most pairs of an agent and a job: the figures of more would not fit into memory. */
export const mostPairs = 50_000_000;

/** The first fault of a problem, or null. */
export function faultOf(problem: DenseProblem): DenseFault | null {
  const { agents, jobs, cost, size, capacity } = problem;
  if (!(Number.isSafeInteger(agents) && agents >= 1)) return { code: "bad-count", of: "agents", found: agents };
  if (!(Number.isSafeInteger(jobs) && jobs >= 0)) return { code: "bad-count", of: "jobs", found: jobs };
  const pairs = agents * jobs;
  if (cost.length !== pairs) return { code: "wrong-length", of: "cost", found: cost.length, wanted: pairs };
  if (size.length !== pairs) return { code: "wrong-length", of: "size", found: size.length, wanted: pairs };
  if (capacity.length !== agents)
    return { code: "wrong-length", of: "capacity", found: capacity.length, wanted: agents };
  let largest = 1;
  for (let pair = 0; pair < pairs; pair++) {
    largest = Math.max(largest, Math.abs(cost[pair]!));
    const where = { job: Math.floor(pair / agents), agent: pair % agents };
    if (Math.abs(cost[pair]!) > mostFigure) return { code: "out-of-range", of: "cost", ...where, found: cost[pair]! };
    if (size[pair]! < 0 || size[pair]! > mostFigure)
      return { code: "out-of-range", of: "size", ...where, found: size[pair]! };
  }
  for (let agent = 0; agent < agents; agent++) {
    const found = capacity[agent]!;
    if (!(Number.isInteger(found) && found >= 0 && found <= mostCapacity))
      return { code: "bad-capacity", agent, found };
  }
  return largest * jobs > 2 ** 48 ? { code: "too-large-together", jobs, largest } : null;
}

/** A fault in words, for exceptions and benchmarks. */
export function describeDenseFault(fault: DenseFault): string {
  switch (fault.code) {
    case "bad-count":
      return `the number of ${fault.of} is ${fault.found}`;
    case "wrong-length":
      return `there are ${fault.found} figures of ${fault.of}, not ${fault.wanted}`;
    case "out-of-range":
      return `the ${fault.of} of job ${fault.job} at agent ${fault.agent} is ${fault.found}, which is out of range`;
    case "bad-capacity":
      return `the capacity of agent ${fault.agent} is ${fault.found}`;
    case "too-large-together":
      return `${fault.jobs} jobs at costs of up to ${fault.largest} cannot be summed exactly`;
  }
}
