import fc from "fast-check";
import { expect, test } from "vitest";
import { fillSack, newSack, putIn } from "./knapsack.ts";

type Item = { readonly size: number; readonly gain: number };

function bestGain(items: readonly Item[], room: number, seats: number): number {
  const [first, ...rest] = items;
  if (first === undefined || seats === 0) return 0;
  const without = bestGain(rest, room, seats);
  if (first.size > room) return without;
  return Math.max(without, first.gain + bestGain(rest, room - first.size, seats - 1));
}

const item = fc.record({ size: fc.integer({ min: 1, max: 60 }), gain: fc.integer({ min: 1, max: 50 }) });
const smallItem = fc.record({ size: fc.integer({ min: 1, max: 4 }), gain: fc.integer({ min: 1, max: 50 }) });

test("the best set is as good as the best of all sets, fits, and is worth what is said", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.array(item, { maxLength: 14 }), fc.array(smallItem, { maxLength: 18 })),
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 1, max: 16 }),
      (all, room, seats) => {
        const items = all.filter(({ size }) => size <= room);
        const sack = newSack(20);
        items.forEach(({ size, gain }, offer) => putIn(sack, offer, size, gain));
        const gain = fillSack(sack, room, seats);
        const chosen = Array.from(sack.chosen.subarray(0, sack.chosenCount), (offer) => items[offer]);
        expect(gain).toBe(bestGain(items, room, seats));
        expect(new Set(sack.chosen.subarray(0, sack.chosenCount)).size).toBe(chosen.length);
        expect(chosen.reduce((sum, one) => sum + (one?.gain ?? Number.NaN), 0)).toBe(gain);
        expect(chosen.reduce((sum, one) => sum + (one?.size ?? Number.NaN), 0)).toBeLessThanOrEqual(room);
        expect(chosen.length).toBeLessThanOrEqual(seats);
      },
    ),
    { numRuns: 1000 },
  );
});
