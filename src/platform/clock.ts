import type { Clock } from "#app.ts";
import { localDateAt } from "#kit/dates.ts";

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => new Date(),
  today: () => localDateAt(new Date()),
  elapsed: () => performance.now(),
};
