import { seededRandom } from "#kit/random.ts";
import type { DenseProblem } from "./problem.ts";

/** A problem of the literature's kinds (Chu and Beasley 1997; Yagiura, Ibaraki and Glover 2004): same words, same problem. */
export type LiteratureKind = {
  readonly kind: "a" | "b" | "c" | "d" | "e";
  readonly agents: number;
  readonly jobs: number;
  readonly seed: number;
};

/**
 * Kinds a, b and c: sizes 5 … 25, costs 10 … 50, capacities looser or tighter. Kind d: sizes 1 … 100 and costs that fall as sizes grow,
 * 111 − size ± 10. Kind e: the same more steeply, sizes 1 − 10 ln u and costs 1000 ÷ size − 10 u.
 */
export function literatureProblem({ kind, agents, jobs, seed }: LiteratureKind): DenseProblem {
  const random = seededRandom(seed);
  const cost = new Int32Array(agents * jobs);
  const size = new Int32Array(agents * jobs);
  for (let pair = 0; pair < cost.length; pair++) {
    if (kind === "e") {
      size[pair] = Math.ceil(1 - 10 * Math.log(1 - random.unit() * (1 - 1e-9)));
      cost[pair] = Math.round(1000 / size[pair]! - 10 * random.unit());
    } else if (kind === "d") {
      size[pair] = 1 + random.below(100);
      cost[pair] = 111 - size[pair]! - 10 + random.below(21);
    } else {
      size[pair] = 5 + random.below(21);
      cost[pair] = 10 + random.below(41);
    }
  }
  return { agents, jobs, cost, size, capacity: capacities(kind, { agents, jobs, cost, size }) };
}

type Figures = Omit<DenseProblem, "capacity">;

function capacities(kind: LiteratureKind["kind"], { agents, jobs, cost, size }: Figures): Float64Array {
  const all = new Float64Array(agents);
  const cheapest = new Float64Array(agents);
  for (let job = 0; job < jobs; job++) {
    let where = 0;
    for (let agent = 0; agent < agents; agent++) {
      all[agent]! += size[job * agents + agent]!;
      if (cost[job * agents + agent]! < cost[job * agents + where]!) where = agent;
    }
    cheapest[where]! += size[job * agents + where]!;
  }
  if (kind === "a" || kind === "b") {
    const loose = 9 * (jobs / agents) + 0.4 * Math.max(...cheapest);
    return new Float64Array(agents).fill(Math.floor(kind === "a" ? loose : 0.7 * loose));
  }
  return all.map((sum) => Math.floor((0.8 * sum) / agents));
}
