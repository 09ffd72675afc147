import { days, type PersonToLay, parts, type ShareToLay, type Work, cells as weekCells } from "./pattern.ts";

/** What one week must hold: for every share its half-days and how many of them are at the place. */
export type WeekDemand = { readonly units: Int8Array; readonly onSite: Int8Array };

/** What one week is held to beside its demand: cells that must be a share's, cells it would rather keep (0: any). */
export type WeekWishes = { readonly pinned: readonly number[]; readonly keep: readonly number[] };

/** For each of the 21 cells: share × 2, + 1 when at the place, or −1. */
export type WeekCells = Int8Array;

/**
 * What a week costs, so that of all weeks that hold everything the calmest is taken: one day stays free, a day is not
 * filled to the evening, travel is rare, cells stay as they were, half-days of a firm lie side by side; and
 * of equals the earlier in the week and in the day.
 */
const cost = {
  noFreeDay: 2000,
  fullDay: 500,
  usedDay: 60,
  trip: 90,
  secondTown: 60,
  moved: 200,
  change: 20,
  evening: 10,
  weekend: 10,
} as const;

type Item = { readonly kind: number; readonly count: number; readonly place: number; readonly perDay: Int8Array };
type DayOption = {
  readonly kinds: readonly number[];
  readonly used: readonly (readonly [item: number, count: number])[];
  readonly delta: number;
  readonly units: number;
  readonly cost: number;
};

/** The calmest week that holds the demand; null when there is none (a proof), "unknown" when the work ran out. */
export function layWeek(
  person: PersonToLay,
  demand: WeekDemand,
  wishes: WeekWishes,
  work: Work,
): WeekCells | null | "unknown" {
  const items = itemsOf(person, demand);
  const options: DayOption[][] = [];
  for (let day = 0; day < days; day++) options.push(optionsOf({ person, wishes, items, day }, work));
  if (work.left < 0) return "unknown";
  return search(items, options, work);
}

/** One item a share and way of working, with its place in the mixed-radix number of what is left to lay. */
function itemsOf({ shares, free }: PersonToLay, { units, onSite }: WeekDemand): Item[] {
  const items: Item[] = [];
  let place = 1;
  const add = (share: number, kind: number, count: number): void => {
    if (count <= 0) return;
    const possible = cellsOfKind(shares[share]!, kind) & free;
    const perDay = Int8Array.from({ length: days }, (_, day) => countOf((possible >> (day * parts)) & 7));
    items.push({ kind, count, place, perDay });
    place *= count + 1;
  };
  for (let share = 0; share < shares.length; share++) {
    add(share, share * 2, units[share]! - onSite[share]!);
    add(share, share * 2 + 1, onSite[share]!);
  }
  return items;
}

const cellsOfKind = ({ cells, onSiteCells }: ShareToLay, kind: number): number =>
  (kind & 1) === 1 ? cells & onSiteCells : cells;

const countOf = (three: number): number => (three & 1) + ((three >> 1) & 1) + (three >> 2);

type Day = {
  readonly person: PersonToLay;
  readonly wishes: WeekWishes;
  readonly items: readonly Item[];
  readonly day: number;
};

/** Every way to fill one day, of those that use up the same half-days the calmest alone. */
function optionsOf(of: Day, work: Work): DayOption[] {
  const { person, wishes, items, day } = of;
  const choices: number[][] = [];
  for (let part = 0; part < parts; part++) {
    const bit = 1 << (day * parts + part);
    const owner = wishes.pinned.findIndex((mask) => (mask & bit) !== 0);
    const here = items.flatMap(({ kind }, index) => {
      const share = kind >> 1;
      const isFree = (person.free & cellsOfKind(person.shares[share]!, kind) & bit) !== 0;
      return isFree && (owner < 0 || owner === share) ? [index] : [];
    });
    choices.push(owner < 0 ? [-1, ...here] : here);
  }
  const best = new Map<number, DayOption>();
  for (const first of choices[0]!)
    for (const second of choices[1]!)
      for (const third of choices[2]!) {
        work.left--;
        const option = optionOf(of, [first, second, third]);
        if (option === null) continue;
        const known = best.get(option.delta);
        if (known === undefined || option.cost < known.cost) best.set(option.delta, option);
      }
  return [...best.values()].sort((a, b) => a.cost - b.cost);
}

/** One way to fill a day, or null when it takes more of an item than there is, or two towns that are not near. */
function optionOf({ person, wishes, items, day }: Day, chosen: readonly number[]): DayOption | null {
  const used: [number, number][] = [];
  const towns: number[] = [];
  let price = 0;
  let delta = 0;
  let units = 0;
  let before = -1;
  for (let part = 0; part < parts; part++) {
    const index = chosen[part]!;
    if (index < 0) continue;
    const item = items[index]!;
    const share = item.kind >> 1;
    const entry = used.find(([known]) => known === index);
    if (entry === undefined) used.push([index, 1]);
    else entry[1]++;
    units++;
    price += part;
    delta += item.place;
    const keep = wishes.keep[share]!;
    if (keep !== 0 && (keep & (1 << (day * parts + part))) === 0) price += cost.moved;
    if (part === parts - 1) price += cost.evening;
    if (before >= 0 && before !== share) price += cost.change;
    before = share;
    const { town } = person.shares[share]!;
    if ((item.kind & 1) === 1 && !towns.includes(town)) towns.push(town);
  }
  if (used.some(([index, count]) => count > items[index]!.count)) return null;
  for (const a of towns) for (const b of towns) if (person.near[a * person.towns + b] === 0) return null;
  if (units === parts) price += cost.fullDay;
  if (units > 0) price += cost.usedDay + day + (day > 4 ? cost.weekend * units : 0);
  if (towns.length > 0) price += cost.trip + cost.secondTown * (towns.length - 1);
  const kinds = chosen.map((index) => (index < 0 ? -1 : items[index]!.kind));
  return { kinds, used, delta, units, cost: price };
}

/** What is left to lay before a day, and whether every day so far was used. */
type Node = {
  readonly left: number;
  readonly isEvery: boolean;
  price: number;
  option: DayOption | null;
  from: Node | null;
};

/** From Monday on, day after day: every amount of half-days that can be left, each by the calmest way to get there. */
function search(items: readonly Item[], options: readonly DayOption[][], work: Work): WeekCells | null | "unknown" {
  const all = items.reduce((sum, { count, place }) => sum + count * place, 0);
  let layer = new Map<number, Node>([[all * 2 + 1, { left: all, isEvery: true, price: 0, option: null, from: null }]]);
  for (let day = 0; day < days; day++) {
    const next = new Map<number, Node>();
    const roomOf = items.map(({ perDay }) => perDay.subarray(day + 1).reduce((sum, room) => sum + room, 0));
    for (const node of layer.values()) {
      work.left -= options[day]!.length;
      if (work.left < 0) return "unknown";
      for (const option of options[day]!) step(next, { items, roomOf, node, option, isLast: day === days - 1 });
    }
    layer = next;
  }
  const done = [...layer.values()].reduce<Node | null>(
    (best, node) => (best === null || node.price < best.price ? node : best),
    null,
  );
  return done === null ? null : cellsOf(done);
}

function step(
  next: Map<number, Node>,
  at: {
    readonly items: readonly Item[];
    readonly roomOf: readonly number[];
    readonly node: Node;
    readonly option: DayOption;
    readonly isLast: boolean;
  },
): void {
  const { items, roomOf, node, option, isLast } = at;
  for (const [index, count] of option.used) {
    const { place, count: most } = items[index]!;
    if (Math.floor(node.left / place) % (most + 1) < count) return;
  }
  const left = node.left - option.delta;
  for (let index = 0; index < items.length; index++) {
    const { place, count } = items[index]!;
    if (Math.floor(left / place) % (count + 1) > roomOf[index]!) return;
  }
  const isEvery = node.isEvery && option.units > 0;
  const price = node.price + option.cost + (isLast && isEvery ? cost.noFreeDay : 0);
  const key = left * 2 + (isEvery ? 1 : 0);
  const known = next.get(key);
  if (known === undefined) next.set(key, { left, isEvery, price, option, from: node });
  else if (price < known.price) Object.assign(known, { price, option, from: node });
}

function cellsOf(last: Node): WeekCells {
  const week = new Int8Array(weekCells).fill(-1);
  let day = days;
  for (let node: Node | null = last; node?.option != null; node = node.from) {
    day--;
    for (let part = 0; part < parts; part++) week[day * parts + part] = node.option.kinds[part]!;
  }
  return week;
}
