import { createHash } from "node:crypto";
import type pg from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import type { Tries, TryKind } from "#app.ts";

const quarterOfAnHour = 15 * 60;
/**
 * How many tries in fifteen minutes. Ten passwords for one address is the guessing limit we promise; an office behind
 * one network address may need more, together.
 */
const limits: { readonly [K in TryKind]: number } = {
  "sign-in": 10,
  "sign-in-from": 60,
  link: 5,
  "link-from": 30,
  code: 10,
  "code-from": 60,
  "invitation-from": 30,
  "check-in-from": 30,
  "ask-from": 30,
  "week-feed-from": 30,
};

/** Tries counted in the database, so that several web processes count together. No address is kept, only its hash. */
export function makeTries(pool: pg.Pool): Tries {
  const made = new Map<TryKind, RateLimiterPostgres>();
  const limiter = (of: TryKind): RateLimiterPostgres => {
    const known = made.get(of);
    if (known !== undefined) return known;
    const fresh = new RateLimiterPostgres({
      storeClient: pool,
      storeType: "client",
      tableName: "tries",
      tableCreated: true,
      schemaName: "auth",
      keyPrefix: of,
      clearExpiredByTimeout: false,
      points: limits[of],
      duration: quarterOfAnHour,
    });
    made.set(of, fresh);
    return fresh;
  };
  return {
    take: async (of, who) => {
      try {
        await limiter(of).consume(hashed(who));
        return 0;
      } catch (answer) {
        if (answer instanceof RateLimiterRes) return Math.ceil(answer.msBeforeNext / 1000);
        throw answer;
      }
    },
    forget: async (of, who) => {
      await limiter(of).delete(hashed(who));
    },
  };
}

const hashed = (who: string): string => createHash("sha256").update(who).digest("hex");
