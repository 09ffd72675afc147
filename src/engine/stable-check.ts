import type { StableMarket } from "./stable.ts";

/** Parts of a problem that stable mode does not take. */
const notTaken = [
  "maxEngagements",
  "minShare",
  "mostPeople",
  "periods",
  "firstPeriod",
  "lastPeriod",
  "firm",
  "firmGroup",
  "floorStart",
  "floorProject",
  "floorLeast",
] as const;

/** Why a market is refused, and where. */
export type StableFault =
  | { readonly code: "not-in-stable-mode"; readonly of: string }
  | { readonly code: "wrong-length"; readonly of: string; readonly found: number; readonly wanted: number }
  | { readonly code: "out-of-range"; readonly of: string; readonly at: number; readonly found: number }
  | { readonly code: "pairs-out-of-order"; readonly project: number }
  | { readonly code: "person-twice"; readonly project: number; readonly person: number }
  | { readonly code: "forbidden-lock"; readonly pair: number }
  | { readonly code: "locks-over-capacity"; readonly person: number }
  | { readonly code: "locks-over-demand"; readonly project: number }
  | { readonly code: "locks-over-most"; readonly pair: number };

/** Throws a RangeError that names the first fault. */
export function refuseStableFaults(market: StableMarket): void {
  const fault = stableFaultOf(market);
  if (fault !== null) throw new RangeError(`The market cannot be settled: ${describeStableFault(fault)}.`);
}

/** The first fault of a market, or null. */
export function stableFaultOf(market: StableMarket): StableFault | null {
  return foreignPart(market) ?? badLength(market) ?? badFigure(market) ?? badPairs(market) ?? badLocks(market);
}

/** A fault in words. */
export function describeStableFault(fault: StableFault): string {
  switch (fault.code) {
    case "not-in-stable-mode":
      return `stable mode takes capacities, pair maxima, locks and forbidden pairs, but not \`${fault.of}\``;
    case "wrong-length":
      return `\`${fault.of}\` has ${fault.found} entries, not ${fault.wanted}`;
    case "out-of-range":
      return `\`${fault.of}\`[${fault.at}] is ${fault.found}, which is out of range`;
    case "pairs-out-of-order":
      return `the pairs of project ${fault.project} do not follow those before`;
    case "person-twice":
      return `project ${fault.project} has person ${fault.person} twice`;
    case "forbidden-lock":
      return `pair ${fault.pair} is both agreed and forbidden`;
    case "locks-over-capacity":
      return `more is agreed with person ${fault.person} than they can give`;
    case "locks-over-demand":
      return `more is agreed with project ${fault.project} than it wants`;
    case "locks-over-most":
      return `more is agreed for pair ${fault.pair} than its most`;
  }
}

function foreignPart(market: StableMarket): StableFault | null {
  const given = new Map<string, unknown>(Object.entries(market));
  const of = notTaken.find((name) => given.get(name) !== undefined);
  return of === undefined ? null : { code: "not-in-stable-mode", of };
}

function badLength(market: StableMarket): StableFault | null {
  const { people, projects, pairPerson } = market;
  if (!(Number.isSafeInteger(people) && people >= 0))
    return { code: "out-of-range", of: "people", at: 0, found: people };
  if (!(Number.isSafeInteger(projects) && projects >= 0))
    return { code: "out-of-range", of: "projects", at: 0, found: projects };
  const pairs = pairPerson.length;
  const wanted: readonly (readonly [string, { readonly length: number } | undefined, number])[] = [
    ["capacity", market.capacity, people],
    ["demand", market.demand, projects],
    ["pairStart", market.pairStart, projects + 1],
    ["projectLikes", market.projectLikes, pairs],
    ["personLikes", market.personLikes, pairs],
    ["pairMost", market.pairMost, pairs],
    ["lockedUnits", market.lockedUnits, pairs],
    ["forbidden", market.forbidden, pairs],
  ];
  for (const [of, list, length] of wanted) {
    if (list !== undefined && list.length !== length) {
      return { code: "wrong-length", of, found: list.length, wanted: length };
    }
  }
  return null;
}

const mostUnits = 60;

function badFigure(market: StableMarket): StableFault | null {
  const units = { least: 0, most: mostUnits };
  return (
    outside("capacity", market.capacity, units) ??
    outside("demand", market.demand, units) ??
    outside("pairMost", market.pairMost, units) ??
    outside("lockedUnits", market.lockedUnits, units) ??
    outside("forbidden", market.forbidden, { least: 0, most: 1 }) ??
    outside("projectLikes", market.projectLikes, { least: 0, most: 2 ** 31 - 1 }) ??
    outside("personLikes", market.personLikes, { least: 0, most: 2 ** 31 - 1 }) ??
    outside("pairPerson", market.pairPerson, { least: 0, most: market.people - 1 })
  );
}

type Range = { readonly least: number; readonly most: number };

function outside(of: string, list: Int32Array | Uint8Array | undefined, { least, most }: Range): StableFault | null {
  if (list === undefined) return null;
  for (let at = 0; at < list.length; at++) {
    const found = list[at]!;
    if (found < least || found > most) return { code: "out-of-range", of, at, found };
  }
  return null;
}

function badPairs({ projects, people, pairStart, pairPerson }: StableMarket): StableFault | null {
  if (pairStart[0] !== 0) return { code: "pairs-out-of-order", project: 0 };
  const seen = new Int32Array(people).fill(-1);
  for (let project = 0; project < projects; project++) {
    const end = pairStart[project + 1]!;
    if (end < pairStart[project]! || end > pairPerson.length) return { code: "pairs-out-of-order", project };
    for (let pair = pairStart[project]!; pair < end; pair++) {
      const person = pairPerson[pair]!;
      if (seen[person] === project) return { code: "person-twice", project, person };
      seen[person] = project;
    }
  }
  return pairStart[projects] === pairPerson.length ? null : { code: "pairs-out-of-order", project: projects };
}

function badLocks(market: StableMarket): StableFault | null {
  const { lockedUnits, pairMost, forbidden } = market;
  if (lockedUnits === undefined) return null;
  const free = market.capacity.slice();
  for (let project = 0; project < market.projects; project++) {
    let lacking = market.demand[project]!;
    for (let pair = market.pairStart[project]!; pair < market.pairStart[project + 1]!; pair++) {
      const locked = lockedUnits[pair]!;
      if (locked > 0 && forbidden?.[pair] === 1) return { code: "forbidden-lock", pair };
      if (pairMost !== undefined && locked > pairMost[pair]!) return { code: "locks-over-most", pair };
      lacking -= locked;
      free[market.pairPerson[pair]!]! -= locked;
    }
    if (lacking < 0) return { code: "locks-over-demand", project };
  }
  const person = free.findIndex((left) => left < 0);
  return person === -1 ? null : { code: "locks-over-capacity", person };
}
