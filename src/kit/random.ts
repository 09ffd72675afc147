/** A seeded source of numbers: the same seed gives the same sequence on every machine. */
export type Random = {
  /** A 32-bit unsigned integer. */
  u32(): number;
  /** A number in [0, 1). */
  unit(): number;
  /** An integer in [0, n). */
  below(n: number): number;
};

/** xoshiro128** (Blackman and Vigna 2018), its state filled by splitmix32 from the seed. */
export function seededRandom(seed: number): Random {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let mix = seed >>> 0;
  const fill = (): number => {
    mix = (mix + 0x9e3779b9) >>> 0;
    let z = mix;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return (z ^ (z >>> 16)) >>> 0;
  };
  a = fill();
  b = fill();
  c = fill();
  d = fill();
  const u32 = (): number => {
    const x = Math.imul(b, 5);
    const result = Math.imul((x << 7) | (x >>> 25), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = (d << 11) | (d >>> 21);
    return result;
  };
  const unit = (): number => u32() / 4_294_967_296;
  return { u32, unit, below: (n) => Math.floor(unit() * n) };
}

/** One of the items, each equally likely; throws on an empty list. */
export function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[random.below(items.length)];
  if (item === undefined) throw new Error("pick: the list is empty");
  return item;
}
