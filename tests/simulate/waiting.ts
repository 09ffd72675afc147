import { setTimeout as pause } from "node:timers/promises";
import type { Wait } from "#platform/queue.ts";

/** How the timetable waits in a process whose date somebody else moves. */
export type Waiting = {
  readonly wait: Wait;
  /** The instant for which everybody has looked and found nothing to do; null while somebody is at work. */
  readonly idleAt: () => number | null;
};

/** How often those who wait look at the date. */
const lookMs = 20;

/** Lets so many rounds wait by the date of this process. */
export function waitByDate(rounds: number): Waiting {
  const looked = new Map<symbol, number>();
  return {
    wait: async (ms, signal) => {
      const me = Symbol("waits");
      const until = Date.now() + ms;
      for (let now = Date.now(); now < until && !signal.aborted; now = Date.now()) {
        looked.set(me, now);
        await pause(lookMs);
      }
      looked.delete(me);
    },
    idleAt: () => {
      const instants = [...looked.values()];
      const [first = null] = instants;
      return instants.length === rounds && instants.every((each) => each === first) ? first : null;
    },
  };
}
