import {
  type CellMask,
  everyCell,
  type LaidCells,
  type Layer,
  type PlaceDay,
  patternEntries,
  patternWeeks,
} from "#domain/weeks/terms.ts";
import { layShares } from "#engine/timetable/lay.ts";
import type { Pattern, PersonToLay, ShareToLay } from "#engine/timetable/pattern.ts";
import { type Collision } from "#reference/week-rules.ts";

/** Cells as a mask; null, when nothing was said, is every cell. */
export const maskOf = (cells: readonly number[] | null): CellMask =>
  cells === null ? everyCell : cells.reduce((mask, cell) => mask | (1 << cell), 0);

/** The cells of a mask in ascending order. */
export const cellsOf = (mask: CellMask): readonly number[] =>
  Array.from({ length: 21 }, (_, cell) => cell).filter((cell) => (mask & (1 << cell)) !== 0);

/** A share as the week needs it. */
export type WeekShare = {
  readonly halfDays: number;
  readonly onSiteHalfDays: number;
  /** Town of the work, folded for comparing; "" when all of it is from afar. */
  readonly place: string;
  /** Towns near to it, folded. */
  readonly nearTowns: readonly string[];
  /** Cells in which the work can be done. */
  readonly cells: CellMask;
  /** Where it lies so far and who laid it there; what people laid is kept, what the product laid is kept where it can be. */
  readonly laid?: (LaidCells & { readonly by: Layer }) | null;
};

/** A person as the week needs them. */
export type WeekPerson = {
  /** Cells in which the person is free. */
  readonly cells: CellMask;
  /** Days that are spent at a place already, outside of these shares. */
  readonly placeDays: readonly PlaceDay[];
};

/** What came of laying shares out: where each lies, or which of them collide and over what. */
export type WeekLaying =
  | { readonly ok: true; readonly shares: readonly LaidCells[] }
  | { readonly ok: false; readonly core: readonly number[]; readonly because: Collision };

/** Work for one person; some thousand steps are usual. */
const allowed = 400_000;

/** Lays a person's shares into four weeks, exactly; what is not answered within the work allowed counts as impossible. */
export function layWeek(person: WeekPerson, shares: readonly WeekShare[]): WeekLaying {
  if (shares.length === 0) return { ok: true, shares: [] };
  if (shares.length > 16) return { ok: false, core: [...shares.keys()], because: "work" };
  const twice = laidTwice(shares);
  if (twice !== null) return { ok: false, core: twice, because: "pinned" };
  const laid = layShares(toLay(person, shares), allowed);
  if (laid.status === "unknown") return { ok: false, core: [...shares.keys()], because: "work" };
  if (laid.status === "none") return { ok: false, core: laid.core, because: laid.because };
  return { ok: true, shares: shares.map((_, index) => laidOf(laid.pattern, index)) };
}

/** Where one share lies in the engine's pattern. */
export function laidOf({ share, onSite }: Pattern, index: number): LaidCells {
  const entries = Array.from({ length: patternEntries }, (_, entry) => entry);
  return {
    cells: entries.filter((entry) => share[entry] === index),
    onSite: entries.filter((entry) => share[entry] === index && onSite[entry] === 1),
  };
}

/** Two shares that people laid into one and the same half-day, or null. */
function laidTwice(shares: readonly WeekShare[]): readonly number[] | null {
  const owner = new Map<number, number>();
  for (const [index, { laid }] of shares.entries()) {
    if (laid == null || laid.by === "product") continue;
    for (const entry of laid.cells) {
      const before = owner.get(entry);
      if (before !== undefined) return [before, index];
      owner.set(entry, index);
    }
  }
  return null;
}

/** The engine's numbers for a person's shares. */
export function toLay({ cells, placeDays }: WeekPerson, shares: readonly WeekShare[]): PersonToLay {
  const places = [...new Set(shares.filter(isThere).map(({ place }) => place))];
  const near = new Uint8Array(places.length * places.length);
  for (const [a, one] of places.entries())
    for (const [b, other] of places.entries()) {
      const areNear = shares.some(({ place, nearTowns }) =>
        place === one ? nearTowns.includes(other) : place === other && nearTowns.includes(one),
      );
      near[a * places.length + b] = one === other || areNear ? 1 : 0;
    }
  return {
    free: cells,
    towns: places.length,
    near,
    shares: shares.map((share) => shareToLay(share, places, placeDays)),
  };
}

const isThere = ({ onSiteHalfDays }: Pick<WeekShare, "onSiteHalfDays">): boolean => onSiteHalfDays > 0;

function shareToLay(share: WeekShare, places: readonly string[], placeDays: readonly PlaceDay[]): ShareToLay {
  const { halfDays, onSiteHalfDays, laid } = share;
  const isByHand = laid != null && laid.by !== "product";
  const entries = laid?.cells ?? [];
  return {
    halfDays,
    onSite: onSiteHalfDays,
    town: isThere(share) ? places.indexOf(share.place) : -1,
    cells: share.cells,
    onSiteCells: onSiteCellsOf(share, placeDays),
    pinned: Array.from({ length: patternWeeks }, (_, week) =>
      isByHand ? maskOf(entries.filter((entry) => Math.floor(entry / 21) === week).map((entry) => entry % 21)) : 0,
    ),
    keep: isByHand ? 0 : maskOf([...new Set(entries.map((entry) => entry % 21))]),
  };
}

/** Cells in which the person can be at the place: not on days that belong to a town too far away. */
export const onSiteCellsOf = (
  { place, nearTowns }: Pick<WeekShare, "place" | "nearTowns">,
  placeDays: readonly PlaceDay[],
): CellMask =>
  placeDays
    .filter(({ town }) => town !== place && !nearTowns.includes(town))
    .reduce((mask, { day }) => mask & ~(0b111 << (3 * day)), everyCell);

/**
 * Whether one share alone has room in a person's week: a quarter of it fits into the common cells, and so do its half-days
 * at the place. Exact for a single share, and quick enough to be asked of every pair.
 */
export function hasRoomAlone(person: WeekPerson, share: Omit<WeekShare, "laid">): boolean {
  if (person.cells === everyCell && share.cells === everyCell && person.placeDays.length === 0)
    return share.halfDays <= patternEntries;
  const common = person.cells & share.cells;
  const room = countOf(common);
  if (share.halfDays > room * patternWeeks) return false;
  if (share.onSiteHalfDays === 0) return true;
  const there = countOf(common & onSiteCellsOf(share, person.placeDays));
  const [quarter, rest] = [Math.floor(share.halfDays / patternWeeks), share.halfDays % patternWeeks];
  const most = rest * Math.min(quarter + 1, there) + (patternWeeks - rest) * Math.min(quarter, there);
  return share.onSiteHalfDays <= most && Math.floor(share.onSiteHalfDays / patternWeeks) <= there;
}

function countOf(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** What is left of a person's free cells beside shares that lie, and the days that these spend at places. */
export function besideLaid(free: CellMask, shares: readonly (LaidCells & { readonly place: string })[]): WeekPerson {
  const taken = shares.flatMap(({ cells }) => cells.map((entry) => entry % 21));
  const placeDays = shares.flatMap(({ onSite, place }) =>
    onSite.map((entry) => ({ day: Math.floor((entry % 21) / 3), town: place })),
  );
  const known = new Map(placeDays.map((each) => [`${each.day} ${each.town}`, each]));
  return { cells: free & ~maskOf([...new Set(taken)]), placeDays: [...known.values()] };
}

/**
 * What is left of a person's free cells beside shares that they have already, laid where they can be laid. Shares that
 * cannot be laid out leave nothing: such a person takes nothing new before that is mended.
 */
export function weekBeside(free: CellMask, shares: readonly WeekShare[]): WeekPerson {
  const laid = layWeek({ cells: free, placeDays: [] }, shares);
  if (!laid.ok) return { cells: 0, placeDays: [] };
  return besideLaid(
    free,
    laid.shares.map((each, index) => ({ ...each, place: shares[index]?.place ?? "" })),
  );
}

/** Latitude and longitude of a town's office in degrees. */
export type Coordinates = { readonly latitude: number; readonly longitude: number };

/** Kilometres between two places in a straight line over the earth (haversine). */
export function kilometres(a: Coordinates, b: Coordinates): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const half =
    Math.sin(radians(b.latitude - a.latitude) / 2) ** 2 +
    Math.cos(radians(a.latitude)) *
      Math.cos(radians(b.latitude)) *
      Math.sin(radians(b.longitude - a.longitude) / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(half)));
}

/** For each of the places the other places that are near; a town without coordinates is near none. */
export function nearTownsOf(
  places: readonly string[],
  towns: ReadonlyMap<string, Coordinates>,
  km: number,
): ReadonlyMap<string, readonly string[]> {
  const distinct = [...new Set(places)];
  return new Map(
    distinct.map((place) => {
      const here = towns.get(place);
      const near = distinct.filter((other) => {
        const there = towns.get(other);
        return other !== place && here !== undefined && there !== undefined && kilometres(here, there) <= km;
      });
      return [place, near];
    }),
  );
}
