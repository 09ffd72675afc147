import { expect, test } from "vitest";
import { makeTurns } from "#kit/turns.ts";

/** Work that ends when it is told to. */
function heldWork() {
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const work = (number: number) => () =>
    new Promise<number>((resolve) => {
      begun.push(number);
      ends.push(() => resolve(number));
    });
  return { begun, ends, work };
}

const soon = () => new Promise<void>((resolve) => setImmediate(resolve));

test("pieces are done one after the other, in their order, and so many may be ahead", async () => {
  const turns = makeTurns<number>();
  const { begun, ends, work } = heldWork();
  for (const number of [1, 2, 3]) turns.add(work(number));
  await soon();
  expect(begun).toEqual([1]);
  ends[0]?.();
  const seen: number[] = [];
  for await (const number of turns.done(2)) seen.push(number);
  expect({ seen, begun }).toEqual({ seen: [1], begun: [1, 2] });
  ends[1]?.();
  await soon();
  ends[2]?.();
  for await (const number of turns.done(0)) seen.push(number);
  expect(seen).toEqual([1, 2, 3]);
});

test("what has begun is waited for at the end, and nothing more begins", async () => {
  const turns = makeTurns<number>();
  const { begun, ends, work } = heldWork();
  for (const number of [1, 2]) turns.add(work(number));
  await soon();
  let isOver = false;
  const ending = turns.end().then(() => (isOver = true));
  await soon();
  expect(isOver).toBe(false);
  ends[0]?.();
  await ending;
  expect(begun).toEqual([1]);
});

test("a piece that fails fails those behind it, and whoever waits hears of it", async () => {
  const turns = makeTurns<number>();
  const { begun, work } = heldWork();
  turns.add(() => Promise.reject(new Error("no room")));
  turns.add(work(2));
  await expect(turns.done(0).next()).rejects.toThrow("no room");
  await turns.end();
  expect(begun).toEqual([]);
});
