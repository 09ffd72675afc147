import { layWeek, type WeekCells, type WeekDemand } from "./one-week.ts";
import { bits, cells, type Pattern, type PersonToLay, type Work, weeks } from "./pattern.ts";
import { hasRoom } from "./room.ts";

/** What is still to be shared out over the weeks that remain. */
type Rest = {
  /** For every share how many weeks still get one half-day more than a quarter. */
  readonly extra: Int8Array;
  /** For every share how many half-days at the place are to be had beyond a quarter a week. */
  readonly onSite: Int8Array;
};

type Search = {
  readonly person: PersonToLay;
  readonly work: Work;
  /** Weeks that were laid or proven impossible, by what is pinned in them. */
  readonly known: Map<string, KnownWeeks>;
  readonly hopeless: Set<string>;
};

type KnownWeeks = { readonly possible: WeekDemand[]; readonly impossible: WeekDemand[] };

/**
 * Whether no share has more half-days, or more at the place, in the first than in the second: what holds less than a
 * possible week is possible, what holds more than an impossible one is not. That is so where nothing is pinned alone:
 * a pinned half-day from afar has no room in a week with one half-day, at the place, and has room in one with two.
 */
const isWithin = (a: WeekDemand, b: WeekDemand): boolean =>
  a.units.every((count, index) => count <= b.units[index]!) &&
  a.onSite.every((count, index) => count <= b.onSite[index]!);

const isSame = (a: WeekDemand, b: WeekDemand): boolean => isWithin(a, b) && isWithin(b, a);

/**
 * Lays one person's shares into four weeks: every week a quarter of each share, what is left over in as many weeks.
 * First it is decided which week holds how much, by weeks that are each proven possible or not; then the fullest week
 * is laid and the others keep its cells. Null is a proof that there is no such pattern.
 */
export function layFourWeeks(person: PersonToLay, work: Work): Pattern | null | "unknown" {
  const { shares, free } = person;
  const isPinnedOutside = shares.some(({ pinned, cells: possible }) =>
    pinned.some((mask) => (mask & ~(possible & free)) !== 0),
  );
  if (isPinnedOutside) return null;
  // Without towns four equal weeks would do: whole half-days follow from quarters, because a flow of them is whole.
  work.left -= shares.length * cells;
  if (
    !hasRoom(
      person,
      shares.map(({ halfDays }) => halfDays),
      weeks,
    )
  )
    return null;
  const at: Search = { person, work, known: new Map(), hopeless: new Set() };
  const least: WeekDemand = {
    units: Int8Array.from(shares, ({ halfDays }) => Math.floor(halfDays / weeks)),
    onSite: Int8Array.from(shares, ({ onSite }) => Math.floor(onSite / weeks)),
  };
  const possible = isPossibleWith(
    at,
    shares.map(() => 0),
    least,
  );
  if (possible !== true) return possible === "unknown" ? possible : null;
  const rest: Rest = {
    extra: Int8Array.from(shares, ({ halfDays }) => halfDays % weeks),
    onSite: Int8Array.from(shares, ({ onSite }) => onSite % weeks),
  };
  const demands = shareOut(at, 0, rest);
  if (demands === null || demands === "unknown") return demands;
  return layAll(person, demands, work);
}

/** Shares the rest out from this week on; null when no way leads to weeks that are all possible. */
function shareOut(at: Search, week: number, rest: Rest): WeekDemand[] | null | "unknown" {
  if (week === weeks) return [];
  const key = `${week}|${rest.extra.join()}|${rest.onSite.join()}`;
  if (at.hopeless.has(key)) return null;
  const ways = waysOf(at, week, rest);
  if (ways === "unknown") return ways;
  for (const { demand, left } of ways) {
    const possible = isPossible(at, week, demand);
    if (possible === "unknown") return possible;
    if (!possible) continue;
    const later = shareOut(at, week + 1, left);
    if (later === "unknown") return later;
    if (later !== null) return [demand, ...later];
  }
  at.hopeless.add(key);
  return null;
}

const isPossible = (at: Search, week: number, demand: WeekDemand): boolean | "unknown" =>
  isPossibleWith(
    at,
    at.person.shares.map((each) => each.pinned[week]!),
    demand,
  );

function isPossibleWith(
  { person, work, known }: Search,
  pinned: readonly number[],
  demand: WeekDemand,
): boolean | "unknown" {
  const key = pinned.join();
  const before = known.get(key) ?? { possible: [], impossible: [] };
  known.set(key, before);
  work.left -= before.possible.length + before.impossible.length;
  const decides = pinned.some((mask) => mask !== 0) ? isSame : isWithin;
  if (before.possible.some((each) => decides(demand, each))) return true;
  if (before.impossible.some((each) => decides(each, demand))) return false;
  const laid = hasRoom(person, demand.units, 1)
    ? layWeek(person, demand, { pinned, keep: pinned.map(() => 0) }, work)
    : null;
  if (laid === "unknown") return laid;
  (laid === null ? before.impossible : before.possible).push(demand);
  return laid !== null;
}

type Way = { readonly demand: WeekDemand; readonly left: Rest; readonly rank: number };

/** Every way to fill a week from the rest, the evenest first; half-days at a place come two at a time where they can. */
function waysOf(at: Search, week: number, rest: Rest): Way[] | "unknown" {
  const { shares } = at.person;
  const after = weeks - week - 1;
  const total = rest.extra.reduce((sum, extra) => sum + extra, 0);
  const ideal = total / (after + 1);
  const ways: Way[] = [];
  const now = { units: new Int8Array(shares.length), onSite: new Int8Array(shares.length) };
  const left = { extra: rest.extra.slice(), onSite: rest.onSite.slice() };
  const choose = (index: number, extras: number, odd: number): boolean => {
    at.work.left--;
    if (at.work.left < 0) return false;
    if (index === shares.length) {
      const demand = { units: now.units.slice(), onSite: now.onSite.slice() };
      const rank = Math.abs(extras - ideal) * 8 + odd;
      ways.push({ demand, left: { extra: left.extra.slice(), onSite: left.onSite.slice() }, rank });
      return true;
    }
    const { halfDays, onSite, pinned } = shares[index]!;
    const [most, least] = [Math.min(1, rest.extra[index]!), Math.max(0, rest.extra[index]! - after)];
    for (let extra = most; extra >= least; extra--) {
      const units = Math.floor(halfDays / weeks) + extra;
      if (units < bits(pinned[week]!)) continue;
      const quarter = Math.floor(onSite / weeks);
      left.extra[index] = rest.extra[index]! - extra;
      const later = after * (Math.floor(halfDays / weeks) - quarter) + left.extra[index]!;
      for (let more = Math.min(rest.onSite[index]!, units - quarter); more >= 0; more--) {
        if (rest.onSite[index]! - more > later) break;
        now.units[index] = units;
        now.onSite[index] = quarter + more;
        left.onSite[index] = rest.onSite[index]! - more;
        const isOdd = more > 0 && (quarter + more) % 2 === 1 && units > quarter + more && rest.onSite[index]! > more;
        if (!choose(index + 1, extras + extra, odd + (isOdd ? 1 : 0))) return false;
      }
    }
    return true;
  };
  if (!choose(0, 0, 0)) return "unknown";
  return ways.sort((a, b) => a.rank - b.rank);
}

/** Lays weeks that are known to be possible, the fullest first; the others keep its cells. */
function layAll(person: PersonToLay, demands: readonly WeekDemand[], work: Work): Pattern | null | "unknown" {
  const sizes = demands.map(({ units }) => units.reduce((sum, count) => sum + count, 0));
  const order = [...demands.keys()].sort((a, b) => sizes[b]! - sizes[a]! || a - b);
  const keep = person.shares.map((each) => each.keep);
  const laid: WeekCells[] = [];
  for (const [turn, week] of order.entries()) {
    const pinned = person.shares.map((each) => each.pinned[week]!);
    const found = layWeek(person, demands[week]!, { pinned, keep }, work);
    if (found === null || found === "unknown") return found;
    laid[week] = found;
    if (turn === 0)
      for (let index = 0; index < keep.length; index++) keep[index] = maskOf(found, index) || keep[index]!;
  }
  const pattern = { share: new Int8Array(weeks * cells), onSite: new Uint8Array(weeks * cells) };
  for (let week = 0; week < weeks; week++)
    for (let cell = 0; cell < cells; cell++) {
      const kind = laid[week]![cell]!;
      pattern.share[week * cells + cell] = kind < 0 ? -1 : kind >> 1;
      pattern.onSite[week * cells + cell] = kind < 0 ? 0 : kind & 1;
    }
  return pattern;
}

function maskOf(week: WeekCells, share: number): number {
  let mask = 0;
  for (let cell = 0; cell < cells; cell++) if (week[cell]! >= 0 && week[cell]! >> 1 === share) mask |= 1 << cell;
  return mask;
}
