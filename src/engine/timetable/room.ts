import { cells, type PersonToLay } from "./pattern.ts";

/**
 * Whether so many half-days of each share have room when every cell takes `most` of them and towns do not matter: a
 * flow from shares to cells, one half-day after the other along augmenting paths. What has no room here has none at all.
 */
export function hasRoom({ shares, free }: PersonToLay, units: ArrayLike<number>, most: number): boolean {
  const taken = shares.map(() => new Int8Array(cells));
  const load = new Int8Array(cells);
  const seen = new Uint8Array(cells);
  const place = (share: number): boolean => {
    const possible = shares[share]!.cells & free;
    for (let cell = 0; cell < cells; cell++) {
      if ((possible & (1 << cell)) === 0 || seen[cell] === 1 || taken[share]![cell] === most) continue;
      seen[cell] = 1;
      if (load[cell]! < most) {
        load[cell]!++;
        taken[share]![cell]!++;
        return true;
      }
      for (let other = 0; other < shares.length; other++) {
        if (other === share || taken[other]![cell] === 0 || !place(other)) continue;
        taken[other]![cell]!--;
        taken[share]![cell]!++;
        return true;
      }
    }
    return false;
  };
  for (let share = 0; share < shares.length; share++)
    for (let unit = 0; unit < units[share]!; unit++) {
      seen.fill(0);
      if (!place(share)) return false;
    }
  return true;
}
