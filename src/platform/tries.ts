import type pg from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import type { Tries } from "#app.ts";

const minutes = 60;
/** How many tries in how many seconds. Ten passwords in fifteen minutes is the guessing limit we promise. */
const limits = {
  "sign-in": { points: 10, duration: 15 * minutes },
  link: { points: 5, duration: 15 * minutes },
  code: { points: 10, duration: 15 * minutes },
  invitation: { points: 20, duration: 15 * minutes },
} as const;

/** Tries counted in the database, so that several web processes count together. */
export function makeTries(pool: pg.Pool): Tries {
  const limiter = (of: keyof typeof limits): RateLimiterPostgres =>
    new RateLimiterPostgres({
      storeClient: pool,
      storeType: "client",
      tableName: "tries",
      tableCreated: true,
      schemaName: "auth",
      keyPrefix: of,
      clearExpiredByTimeout: false,
      ...limits[of],
    });
  const byName = {
    "sign-in": limiter("sign-in"),
    link: limiter("link"),
    code: limiter("code"),
    invitation: limiter("invitation"),
  };
  return {
    take: async (of, who) => {
      try {
        await byName[of].consume(who);
        return 0;
      } catch (answer) {
        if (answer instanceof RateLimiterRes) return Math.ceil(answer.msBeforeNext / 1000);
        throw answer;
      }
    },
    forget: async (of, who) => {
      await byName[of].delete(who);
    },
  };
}
