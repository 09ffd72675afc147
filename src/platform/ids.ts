import { randomFillSync } from "node:crypto";
import type { Ids } from "#app.ts";
import { uuidV7 } from "#kit/ids.ts";

const bytes = new Uint8Array(10);
/** Randomness is drawn for many ids at once: asking for it costs more than making an id. */
const pool = new Uint8Array(4090);
let used = pool.length;
/** Ids of one millisecond are counted in twelve bits (RFC 9562, 6.2, method 1); a count begins in its lower half. */
const mostOfOne = 4096;
let last = 0;
let count = 0;

/** Ids from the machine's clock and its randomness; each sorts after every earlier one of this process. */
export const systemIds: Ids = { next };

function next<Id extends string>(): Id;
function next(): string {
  const now = Date.now();
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  bytes.set(pool.subarray(used, used + bytes.length));
  used += bytes.length;
  count = now > last ? (((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)) % (mostOfOne / 2) : count + 1;
  // More than fit into one millisecond, or a clock that was put back: ids go on from the last one.
  last = Math.max(last, now) + Math.floor(count / mostOfOne);
  count %= mostOfOne;
  bytes[0] = count >> 8;
  bytes[1] = count & 0xff;
  return uuidV7(last, bytes);
}
