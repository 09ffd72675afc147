import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { Config } from "#config.ts";

/** What stands before every request: room for one more, time, and patience with strangers. */
export type Gate = {
  /** Runs the work if there is room, ends the waiting after the time limit; null means: come back later. */
  readonly pass: <T>(work: () => Promise<T>) => Promise<T | null>;
  /** Seconds that a stranger must wait before sending one more form; 0 when fine. */
  readonly strangerWaits: (address: string) => Promise<number>;
};

/** Requests worked on at once; further ones are told at once to come back, so that those inside are served in time. */
const mostAtOnce = 256;
/** Forms a minute from one address without a session. */
const strangerForms = 120;

export function makeGate({ requestTimeoutMs }: Pick<Config, "requestTimeoutMs">): Gate {
  let inside = 0;
  const strangers = new RateLimiterMemory({
    points: strangerForms,
    duration: 60,
  });
  return {
    pass: async (work) => {
      if (inside >= mostAtOnce) return null;
      inside += 1;
      // The place is free when the work ends, which can be later than the answer that it took too long.
      const done = work().finally(() => {
        inside -= 1;
      });
      return withinTime(done, requestTimeoutMs);
    },
    strangerWaits: async (address) => {
      try {
        await strangers.consume(address === "" ? "unknown" : address);
        return 0;
      } catch (answer) {
        if (answer instanceof RateLimiterRes) return Math.ceil(answer.msBeforeNext / 1000);
        throw answer;
      }
    },
  };
}

async function withinTime<T>(work: Promise<T>, limitMs: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
