import fc from "fast-check";
import { expect, test } from "vitest";
import { pointsFree, withPoints } from "#domain/people/rules-shape.ts";

const all29 = { most: 29, all: 29 };
const upTo5 = { most: 5, all: null };
const sumOf = (shape: readonly number[]): number => shape.reduce((sum, points) => sum + points, 0);
const steps = fc.array(
  fc.record({ index: fc.integer({ min: 0, max: 8 }), wanted: fc.double({ min: -50, max: 50, noNaN: true }) }),
  { maxLength: 60 },
);
const none: readonly number[] = Array.from({ length: 9 }, () => 0);

test("however the points are pushed, never more than 29 are given and none is below zero", () => {
  fc.assert(
    fc.property(steps, (pushes) => {
      let shape: readonly number[] = none;
      for (const push of pushes) {
        const next = withPoints(shape, push, all29);
        expect(next.every((points, index) => index === push.index || points === shape[index])).toBe(true);
        expect(next.every((points) => Number.isInteger(points) && points >= 0)).toBe(true);
        expect(sumOf(next)).toBeLessThanOrEqual(29);
        expect(pointsFree(next, all29)).toBe(29 - sumOf(next));
        shape = next;
      }
    }),
  );
});

test("where the points suffice, the element has exactly what was wanted", () => {
  fc.assert(
    fc.property(steps, fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 29 }), (pushes, index, wanted) => {
      const shape = pushes.reduce((at, push) => withPoints(at, push, all29), none);
      const room = (shape[index] ?? 0) + (pointsFree(shape, all29) ?? 0);
      expect(withPoints(shape, { index, wanted }, all29)[index]).toBe(Math.min(wanted, room));
    }),
  );
});

test("a need of 0 to 5 an element is not limited as a whole", () => {
  fc.assert(
    fc.property(steps, (pushes) => {
      const shape = pushes.reduce((at, push) => withPoints(at, push, upTo5), none);
      expect(shape.every((points) => points >= 0 && points <= 5)).toBe(true);
      expect(pointsFree(shape, upTo5)).toBeNull();
    }),
  );
  expect(
    withPoints(
      none.map(() => 5),
      { index: 3, wanted: 9 },
      upTo5,
    ),
  ).toEqual(none.map(() => 5));
});

test("a shape that came with too many points can only be made smaller, step by step", () => {
  const tooMany = [6, 6, 6, 6, 6, 0, 0, 0, 0];
  expect(withPoints(tooMany, { index: 0, wanted: 7 }, all29)).toEqual(tooMany);
  expect(withPoints(tooMany, { index: 0, wanted: 5 }, all29)[0]).toBe(5);
  expect(withPoints(tooMany, { index: 5, wanted: 1 }, all29)[5]).toBe(0);
});
