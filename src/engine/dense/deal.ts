/** Some jobs that are dealt out among two to eight agents: what each costs where, and how much room there is. */
export type Deal = {
  agents: number;
  jobs: number;
  /** What each job costs and takes at each place, `mostAgents` apart; infinite where it cannot be. */
  readonly cost: Float64Array;
  readonly size: Float64Array;
  /** Room of each place, and the price of a unit of it. */
  readonly room: Float64Array;
  readonly price: Float64Array;
  /** Of each job the places where it can be, the cheapest at these prices first, how many, and what they cost above it. */
  readonly choice: Uint8Array;
  readonly choices: Uint8Array;
  readonly extra: Float64Array;
  /** Prices that are being tried, and what is used at them. */
  readonly tried: Float64Array;
  readonly used: Float64Array;
};

/** Jobs are dealt out among at most so many agents. */
export const mostAgents = 8;

/** A work space for up to so many jobs. */
export function newDeal(mostJobs: number): Deal {
  return {
    agents: 0,
    jobs: 0,
    cost: new Float64Array(mostJobs * mostAgents),
    size: new Float64Array(mostJobs * mostAgents),
    room: new Float64Array(mostAgents),
    price: new Float64Array(mostAgents),
    choice: new Uint8Array(mostJobs * mostAgents),
    choices: new Uint8Array(mostJobs),
    extra: new Float64Array(mostJobs * mostAgents),
    tried: new Float64Array(mostAgents),
    used: new Float64Array(mostAgents),
  };
}

const pricePasses = 25;

/**
 * Walks the prices of room for these places and jobs alone up their bound, towards `goal`, a cost of all the jobs: the
 * nearer the bound comes, the fewer ways are left to try.
 */
export function walkPrices(deal: Deal, goal: number): void {
  const { agents, price, tried, used, room } = deal;
  for (let a = 0; a < agents; a++) tried[a] = price[a]!;
  let best = Number.NEGATIVE_INFINITY;
  let relax = 1;
  for (let pass = 0; pass < pricePasses; pass++) {
    let level = 0;
    for (let a = 0; a < agents; a++) {
      level -= tried[a]! * room[a]!;
      used[a] = -room[a]!;
    }
    for (let t = 0; t < deal.jobs; t++) level += cheapestAt(deal, t);
    if (level > best) {
      best = level;
      for (let a = 0; a < agents; a++) price[a] = tried[a]!;
    } else relax *= 0.7;
    let square = 0;
    for (let a = 0; a < agents; a++) {
      if (used[a]! < 0 && tried[a]! <= 0) used[a] = 0;
      square += used[a]! * used[a]!;
    }
    if (square === 0 || level >= goal - 1e-9) return;
    const length = (relax * (goal - level)) / square;
    for (let a = 0; a < agents; a++) tried[a] = Math.max(0, tried[a]! + length * used[a]!);
  }
}

/** The cheapest price of job t, whose size is added to what is used there. */
function cheapestAt({ agents, cost, size, tried, used }: Deal, t: number): number {
  const base = t * mostAgents;
  let least = Number.POSITIVE_INFINITY;
  let where = 0;
  for (let a = 0; a < agents; a++) {
    const paid = paidAt(cost[base + a]!, tried[a]!, size[base + a]!);
    if (paid < least) {
      least = paid;
      where = a;
    }
  }
  used[where]! += size[base + where]!;
  return least;
}

function paidAt(cost: number, price: number, size: number): number {
  return cost === Number.POSITIVE_INFINITY ? cost : cost + price * size;
}

/** Lists the places of every job; returns what the jobs cost at least at these prices, whatever the room. */
export function layOut(deal: Deal): number {
  let sum = 0;
  for (let t = 0; t < deal.jobs; t++) sum += layOutOne(deal, t);
  return sum;
}

function layOutOne({ agents, choice, choices, extra, cost, size, price }: Deal, t: number): number {
  const base = t * mostAgents;
  let found = 0;
  for (let a = 0; a < agents; a++) {
    const paid = paidAt(cost[base + a]!, price[a]!, size[base + a]!);
    if (paid === Number.POSITIVE_INFINITY) continue;
    let at = found++;
    for (; at > 0 && extra[base + at - 1]! > paid; at--) {
      extra[base + at] = extra[base + at - 1]!;
      choice[base + at] = choice[base + at - 1]!;
    }
    extra[base + at] = paid;
    choice[base + at] = a;
  }
  choices[t] = found;
  const least = found === 0 ? Number.POSITIVE_INFINITY : extra[base]!;
  for (let at = 0; at < found; at++) extra[base + at]! -= least;
  return least;
}
