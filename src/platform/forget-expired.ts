import type pg from "pg";
import type { Connections } from "#platform/postgres/connections.ts";

const atOnce = 1000;

/**
 * Forgets sessions, links, used codes and counts of tries whose time has passed, and jobs of the queue that failed for good a month
 * ago; a thousand rows a statement, so that nobody waits for it.
 */
export async function forgetExpired({ auth, worker }: Connections, now: Date): Promise<void> {
  const expired = [
    [`delete from "session" where "id" in (select "id" from "session" where "expiresAt" < $1 limit ${atOnce})`, now],
    [
      `delete from "verification" where "id" in (select "id" from "verification" where "expiresAt" < $1 limit ${atOnce})`,
      now,
    ],
    [
      `delete from "used_code" where ("userId", "code") in (select "userId", "code" from "used_code" where "until" < $1 limit ${atOnce})`,
      now,
    ],
    [`delete from "tries" where key in (select key from "tries" where expire < $1 limit ${atOnce})`, now.getTime()],
  ] as const;
  for (const [text, before] of expired) await untilNoneIsLeft(auth, text, before);
  await worker.query(
    `select count(*) from graphile_worker.complete_jobs(array(
       select id from graphile_worker.jobs
       where attempts >= max_attempts and locked_at is null and updated_at < $1::timestamptz - interval '30 days' limit ${atOnce}))`,
    [now],
  );
}

async function untilNoneIsLeft(pool: pg.Pool, text: string, before: Date | number): Promise<void> {
  let gone = atOnce;
  while (gone === atOnce) gone = (await pool.query(text, [before])).rowCount ?? 0;
}
