import { type Meeting, type PersonToLay, type ShareToLay, weeks } from "#engine/timetable/pattern.ts";
import { type Random, seededRandom } from "#kit/random.ts";

export type TimetableSize = {
  readonly free: number;
  readonly shares: number;
  readonly most: number;
  readonly towns: number;
};

/** A person with a few free cells, so that about half of them cannot be laid out; small enough for every possible week. */
export const smallPerson = (seed: number): PersonToLay =>
  drawnPerson(seededRandom(seed), { free: 4, shares: 3, most: 8, towns: 3 });

/** A person as the region has them: many free cells, a few shares. */
export const usualPerson = (seed: number): PersonToLay =>
  drawnPerson(seededRandom(seed), { free: 16, shares: 4, most: 10, towns: 6 });

export function drawnPerson(random: Random, { free, shares, most, towns }: TimetableSize): PersonToLay {
  const near = new Uint8Array(towns * towns);
  for (let a = 0; a < towns; a++)
    for (let b = 0; b <= a; b++) {
      const isNear = a === b || random.below(4) === 0 ? 1 : 0;
      near[a * towns + b] = isNear;
      near[b * towns + a] = isNear;
    }
  const freeCells = Array.from({ length: free }, () => random.below(21));
  const mask = freeCells.reduce((all, cell) => all | (1 << cell), 0);
  return {
    free: mask,
    towns,
    near,
    shares: Array.from({ length: 1 + random.below(shares) }, () => drawnShare(random, { most, towns, freeCells })),
  };
}

function drawnShare(
  random: Random,
  { most, towns, freeCells }: { readonly most: number; readonly towns: number; readonly freeCells: readonly number[] },
): ShareToLay {
  const halfDays = 1 + random.below(most);
  const onSite = random.below(2) === 0 ? 0 : random.below(3) === 0 ? halfDays : random.below(halfDays + 1);
  const cells = freeCells.reduce((all, cell) => (random.below(5) === 0 ? all : all | (1 << cell)), 0);
  const pin = random.below(6) === 0 ? 1 << (freeCells[random.below(freeCells.length)] ?? 0) : 0;
  const pinnedIn = random.below(weeks);
  return {
    halfDays,
    onSite,
    town: onSite === 0 ? -1 : random.below(towns),
    cells,
    onSiteCells: random.below(3) === 0 ? cells & (random.u32() >>> 11) : cells,
    pinned: Array.from({ length: weeks }, (_, week) => (week === pinnedIn ? pin : 0)),
    keep: 0,
  };
}

/** Whether a pattern exists, by every possible week: no code of the engine, and no thought. */
export function hasPattern(person: PersonToLay): boolean {
  const { shares } = person;
  const weekSets = Array.from({ length: weeks }, (_, week) => weeksOf(person, week));
  let reached = new Map<string, readonly number[]>([["", shares.flatMap(() => [0, 0])]]);
  for (const set of weekSets) {
    const next = new Map<string, readonly number[]>();
    for (const sum of reached.values())
      for (const one of set.values()) {
        const both = sum.map((count, index) => count + (one[index] ?? 0));
        next.set(both.join(), both);
      }
    reached = next;
  }
  return reached.has(shares.flatMap(({ halfDays, onSite }) => [halfDays, onSite]).join());
}

/** The half-days and half-days at the place, share by share, of every week that keeps the rules. */
function weeksOf(person: PersonToLay, week: number): ReadonlyMap<string, readonly number[]> {
  const { shares, free, near, towns } = person;
  const freeCells = Array.from({ length: 21 }, (_, cell) => cell).filter((cell) => (free & (1 << cell)) !== 0);
  const found = new Map<string, readonly number[]>();
  const uses: { share: number; isThere: boolean }[] = [];
  const finish = (): void => {
    const sums = shares.flatMap((_, index) => {
      const own = uses.filter(({ share }) => share === index);
      return [own.length, own.filter(({ isThere }) => isThere).length];
    });
    const isEven = shares.every(({ halfDays, onSite }, index) => {
      const [units = 0, there = 0] = [sums[index * 2], sums[index * 2 + 1]];
      return Math.abs(units - halfDays / 4) < 1 && there >= Math.floor(onSite / 4);
    });
    const arePinned = shares.every(({ pinned }, index) =>
      Array.from({ length: 21 }, (_, cell) => cell).every((cell) => {
        if (((pinned[week] ?? 0) & (1 << cell)) === 0) return true;
        return uses[freeCells.indexOf(cell)]?.share === index;
      }),
    );
    const days = Map.groupBy(
      uses.flatMap(({ share, isThere }, at) =>
        isThere ? [{ town: shares[share]?.town ?? -1, day: Math.floor((freeCells[at] ?? 0) / 3) }] : [],
      ),
      ({ day }) => day,
    );
    const areNear = [...days.values()].every((there) =>
      there.every((a) => there.every((b) => near[a.town * towns + b.town] === 1)),
    );
    if (isEven && arePinned && areNear) found.set(sums.join(), sums);
  };
  const walk = (at: number): void => {
    const cell = freeCells[at];
    if (cell === undefined) return finish();
    uses[at] = { share: -1, isThere: false };
    walk(at + 1);
    for (const [share, { cells, onSiteCells, onSite }] of shares.entries()) {
      if ((cells & (1 << cell)) === 0) continue;
      for (const isThere of onSite > 0 ? [false, true] : [false]) {
        if (isThere && (onSiteCells & (1 << cell)) === 0) continue;
        uses[at] = { share, isThere };
        walk(at + 1);
      }
    }
    uses.length = at;
  };
  walk(0);
  return found;
}

/** Two or three small people who share a meeting or two. */
export function smallGroup(seed: number): { people: PersonToLay[]; meetings: Meeting[] } {
  const random = seededRandom(seed);
  const people = Array.from({ length: 2 + random.below(2) }, () =>
    drawnPerson(random, { free: 8, shares: 2, most: 6, towns: 2 }),
  );
  const meetings = Array.from({ length: 1 + random.below(2) }, () => ({
    often: random.below(2) === 0 ? ("weekly" as const) : ("once" as const),
    parts: people.flatMap((person, index) =>
      index > 1 && random.below(2) === 0 ? [] : [{ person: index, share: random.below(person.shares.length) }],
    ),
  }));
  return { people, meetings };
}
