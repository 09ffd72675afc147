import { type Random, seededRandom } from "#kit/random.ts";

/**
 * The dice of one part of the sample region: each part throws its own, so that a change of one leaves the others as
 * they were. The part's name is folded into the seed (FNV-1a, 32 bits).
 */
export const diceFor = (seed: number, part: string): Random => seededRandom(folded(seed, part));

/** The seed of one of the many parts of a larger region; the first part has the seed itself. */
export const seedOfBlock = (seed: number, block: number): number =>
  block === 0 ? seed : folded(seed, `block ${block}`);

function folded(seed: number, part: string): number {
  let sum = 0x811c9dc5;
  for (const sign of part) sum = Math.imul(sum ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return (seed ^ sum) >>> 0;
}

/** The same items in an order of chance (Fisher and Yates). */
export function shuffled<T>(dice: Random, items: readonly T[]): readonly T[] {
  const left = [...items];
  const inOrder: T[] = [];
  while (left.length > 0) {
    const at = dice.below(left.length);
    const last = left.pop();
    if (last === undefined) break;
    const taken = at < left.length ? left[at] : last;
    if (taken === undefined) break;
    if (at < left.length) left[at] = last;
    inOrder.push(taken);
  }
  return inOrder;
}

/** True in this share of cases, from 0 to 1. */
export const happens = (dice: Random, share: number): boolean => dice.unit() < share;

/** A whole number from … to, both included. */
export const between = (dice: Random, from: number, to: number): number => from + dice.below(to - from + 1);

/** Gives the pairs of two lists in an order of chance, none a second time before all have been given. */
export function pairsOf(dice: Random, ones: readonly string[], others: readonly string[]): () => string {
  const pairs = shuffled(
    dice,
    ones.flatMap((one) => others.map((other) => one + other)),
  );
  let given = 0;
  return () => pairs[given++ % pairs.length] ?? "";
}

/** A telephone number that no exchange has: 000-0000 and four digits. */
export const sampleTelephone = (last: number): string => `000-0000-${String(last).padStart(4, "0")}`;
