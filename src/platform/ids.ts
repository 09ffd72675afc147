import { randomFillSync } from "node:crypto";
import type { Ids } from "#app.ts";
import { uuidV7 } from "#kit/ids.ts";
import type { Random } from "#kit/random.ts";

/** Ids from the machine's clock and its randomness. */
export const systemIds: Ids = makeIds(
  () => Date.now(),
  (bytes) => randomFillSync(bytes),
);

/** The same ids for the same seed: the sample region looks alike everywhere. */
export function seededIds(random: Random, startMs: number): Ids {
  let milliseconds = startMs;
  return makeIds(
    () => {
      milliseconds += 1;
      return milliseconds;
    },
    (bytes) => {
      for (let i = 0; i < bytes.length; i += 1) bytes[i] = random.below(256);
    },
  );
}

function makeIds(clock: () => number, fill: (bytes: Uint8Array) => void): Ids {
  const bytes = new Uint8Array(10);
  function next<Id extends string>(): Id;
  function next(): string {
    fill(bytes);
    return uuidV7(clock(), bytes);
  }
  return { next };
}
