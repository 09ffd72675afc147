import type { Random } from "#kit/random.ts";
import { type Deal, layOut, mostAgents, newDeal } from "./deal.ts";
import { dealOut, type Halves, newHalves } from "./halves.ts";
import type { Part } from "./part.ts";
import type { Rest } from "./room-prices.ts";

/** What dealing out the last agents' jobs needs, made once; and the work that it took. */
export type Ending = { readonly deal: Deal; readonly halves: Halves; readonly key: Float64Array; work: number };

/** A plan of a part up to its last few agents, those of `rest`; −1 stands for the jobs that are left for them. */
export type Unfinished = {
  readonly part: Part;
  readonly rest: Rest;
  readonly at: Int32Array;
  readonly price: Float64Array;
};

/** What the whole may cost, on which scale costs are, and chance. */
export type EndAim = { readonly limit: number; readonly scale: number; readonly random: Random };

/** A work space for up to so many jobs. */
export function newEnding(mostJobs: number): Ending {
  return { deal: newDeal(mostJobs), halves: newHalves(mostJobs), key: new Float64Array(mostJobs), work: 0 };
}

/** Deals the last jobs out in every way that is cheap enough; returns what the plan costs then, infinite when there is no way. */
export function endOne(end: Ending, plan: Unfinished, aim: EndAim): number {
  const { deal, halves } = end;
  const { part, rest, at } = plan;
  end.work = 0;
  if (!listLast(end, plan)) return Number.POSITIVE_INFINITY;
  let cheapest = costOf(part, at) + layOut(deal);
  for (let a = 0; a < deal.agents; a++) cheapest -= deal.price[a]! * deal.room[a]!;
  dealWider(end, aim.limit - cheapest, aim);
  if (!halves.isFound) return Number.POSITIVE_INFINITY;
  for (let t = 0; t < deal.jobs; t++) at[rest.job[t]!] = rest.agent[halves.best[t]!]!;
  return costOf(part, at);
}

function costOf({ agents, cost }: Part, at: Int32Array): number {
  let sum = 0;
  for (let j = 0; j < at.length; j++) if (at[j] !== -1) sum += cost[j * agents + at[j]!]!;
  return sum;
}

/** Lists the jobs that are left in `rest` and lays their figures into `deal`; false when they are too many. */
function listLast({ deal, key }: Ending, { part, rest, at, price }: Unfinished): boolean {
  const { agents, cost, size } = part;
  deal.agents = rest.agents;
  for (let a = 0; a < rest.agents; a++) {
    deal.room[a] = part.room[rest.agent[a]!]!;
    deal.price[a] = price[rest.agent[a]!]!;
  }
  rest.jobs = 0;
  for (let j = 0; j < part.jobs; j++) {
    if (at[j] !== -1) continue;
    let least = Number.POSITIVE_INFINITY;
    let second = Number.POSITIVE_INFINITY;
    for (let a = 0; a < rest.agents; a++) {
      const pair = j * agents + rest.agent[a]!;
      const paid = cost[pair]! + deal.price[a]! * size[pair]!;
      second = Math.min(second, Math.max(least, paid));
      least = Math.min(least, paid);
    }
    // Those with least to choose come first, so that ways part late.
    const loss = second - least;
    if (rest.jobs === key.length) return false;
    let t = rest.jobs++;
    for (; t > 0 && key[t - 1]! < loss; t--) {
      key[t] = key[t - 1]!;
      rest.job[t] = rest.job[t - 1]!;
    }
    key[t] = loss;
    rest.job[t] = j;
  }
  deal.jobs = rest.jobs;
  for (let t = 0; t < rest.jobs; t++) {
    for (let a = 0; a < rest.agents; a++) {
      const pair = rest.job[t]! * agents + rest.agent[a]!;
      deal.cost[t * mostAgents + a] = cost[pair]!;
      deal.size[t * mostAgents + a] = size[pair]!;
    }
  }
  return true;
}

/** Deals out the last jobs with more and more to spend, until a way is found, all is spent, or ways become too many. */
function dealWider(end: Ending, spare: number, { scale, random }: EndAim): void {
  const { halves, deal } = end;
  end.work = 0;
  for (let reach = 2 * scale; ; reach *= 1.5) {
    halves.limit = Math.min(spare + 1e-6, 2 * reach);
    halves.halfLimit = Math.min(spare + 1e-6, reach);
    end.work += dealOut(halves, deal, random);
    if (halves.isFound || halves.isCut || reach >= spare || reach > 1000 * scale) return;
  }
}
