import { pick, type Random, seededRandom } from "#kit/random.ts";

/** Chance of one simulation: the same seed, the same days. Each part of life has its own, so that one more throw here changes nothing there. */
export type Chance = {
  readonly of: (part: string) => Chance;
  readonly happens: (probability: number) => boolean;
  readonly oneOf: <T>(items: readonly T[]) => T;
  /** A whole number from..to, both included. */
  readonly between: (from: number, to: number) => number;
};

export function chanceOf(seed: number, part = ""): Chance {
  const random: Random = seededRandom(mixed(seed, part));
  return {
    of: (next) => chanceOf(seed, `${part}/${next}`),
    happens: (probability) => random.unit() < probability,
    oneOf: (items) => pick(random, items),
    between: (from, to) => from + random.below(to - from + 1),
  };
}

/** FNV-1a of the part's name, begun from the seed. */
function mixed(seed: number, part: string): number {
  let hash = (2_166_136_261 ^ seed) >>> 0;
  for (const sign of part) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  return hash;
}
