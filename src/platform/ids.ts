import { randomFillSync } from "node:crypto";
import type { Ids } from "#app.ts";
import { uuidV7 } from "#kit/ids.ts";

const bytes = new Uint8Array(10);

/** Ids from the machine's clock and its randomness. */
export const systemIds: Ids = { next };

function next<Id extends string>(): Id;
function next(): string {
  return uuidV7(Date.now(), randomFillSync(bytes));
}
