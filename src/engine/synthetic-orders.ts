import type { Problem } from "./problem.ts";
import type { StableMarket } from "./stable.ts";

/**
 * Both sides' orders for a market of the synthetic family: projects like the fit, people half the fit and half what
 * nobody else knows (place, rate, mission), which a hash of the pair stands for.
 */
export function syntheticMarketOrders(problem: Problem): StableMarket {
  const { people, projects, capacity, demand, pairStart, pairPerson, pairFit } = problem;
  const personLikes = pairFit.map((fit, pair) => (fit >> 1) + (hashOf(pair) % 500));
  return { people, projects, capacity, demand, pairStart, pairPerson, projectLikes: pairFit, personLikes };
}

function hashOf(pair: number): number {
  let hash = Math.imul(pair + 1, 0x9e3779b1);
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x85ebca6b) >>> 0;
}
