import { type Random, seededRandom } from "#kit/random.ts";

/**
 * The dice of one part of the sample region: each part throws its own, so that a change of one leaves the others as
 * they were. The part's name is folded into the seed (FNV-1a, 32 bits).
 */
export function diceFor(seed: number, part: string): Random {
  let folded = 0x811c9dc5;
  for (const sign of part) folded = Math.imul(folded ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return seededRandom((seed ^ folded) >>> 0);
}

/** The same items in an order of chance (Fisher and Yates). */
export function shuffled<T>(dice: Random, items: readonly T[]): readonly T[] {
  const left = [...items];
  return items.flatMap(() => left.splice(dice.below(left.length), 1));
}

/** A telephone number that no exchange has: 000-0000 and four digits. */
export const sampleTelephone = (last: number): string => `000-0000-${String(last).padStart(4, "0")}`;
