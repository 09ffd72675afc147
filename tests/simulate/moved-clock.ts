import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import type { Clock } from "#app.ts";
import { localDateAt } from "#kit/dates.ts";
import type { Wait } from "#platform/queue.ts";

/** A clock that stands still until somebody else moves it. */
export type MovedClock = Clock & {
  readonly wait: Wait;
  /** The instant for which everybody who waits has looked, or null while somebody is at work; `waiting` wait in all. */
  readonly idleAt: (waiting: number) => number | null;
};

/** How often those who wait look at the clock. */
const lookMs = 20;

/** The clock of a simulation: the instant that stands in this file, in milliseconds. Every process reads the same one. */
export function movedClock(file: string): MovedClock {
  const read = (): number => Number(readFileSync(file, "utf8"));
  const looked = new Map<symbol, number>();
  return {
    now: () => new Date(read()),
    today: () => localDateAt(new Date(read())),
    // Durations, such as how long a plan is computed, stay those of the machine.
    elapsed: () => performance.now(),
    wait: async (ms, signal) => {
      const me = Symbol("waits");
      const until = read() + ms;
      for (let now = read(); now < until && !signal.aborted; now = read()) {
        looked.set(me, now);
        await pause(lookMs);
      }
      looked.delete(me);
    },
    idleAt: (waiting) => {
      const instants = [...looked.values()];
      const [first = null] = instants;
      return instants.length === waiting && instants.every((each) => each === first) ? first : null;
    },
  };
}
