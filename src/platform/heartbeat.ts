import type pg from "pg";
import type { Log } from "#app.ts";

export type Heartbeat = {
  /** From now on this worker of the queue is alive in this process. */
  readonly beatAs: (workerId: string) => void;
  readonly stop: () => Promise<void>;
};

type HeartbeatParts = { readonly process: string; readonly log: Log };

const beatMs = 3000;
const lostAfter = "15 seconds";

/**
 * The queue alone would keep a killed worker's jobs for four hours. So each worker notes every three seconds that it
 * lives, and frees the jobs of those that have not done so for fifteen. Instants are the database's, one clock for all
 * machines; a connection of its own lets it beat while every other one is busy.
 */
export function beginHeartbeat(pool: pg.Pool, { process, log }: HeartbeatParts): Heartbeat {
  let workerId: string | null = null;
  let last: Promise<void> = Promise.resolve();
  const beat = (): void => {
    last = last
      .then(() => (workerId === null ? undefined : beatOnce(pool, { workerId, process, log })))
      .catch((fault: unknown) =>
        log.warn("heartbeat-missed", { fault: fault instanceof Error ? fault.name : "unknown" }),
      );
  };
  const timer = setInterval(beat, beatMs);
  return {
    beatAs: (id) => {
      workerId = id;
      beat();
    },
    stop: async () => {
      clearInterval(timer);
      await last;
      await pool.query("delete from banso.worker_heartbeat where worker_id = $1", [workerId]).catch(() => {});
    },
  };
}

type Beat = HeartbeatParts & { readonly workerId: string };

async function beatOnce(pool: pg.Pool, { workerId, process, log }: Beat): Promise<void> {
  await pool.query(
    `insert into banso.worker_heartbeat (worker_id, process, seen_at) values ($1, $2, clock_timestamp())
     on conflict (worker_id) do update set seen_at = excluded.seen_at`,
    [workerId, process],
  );
  await pool.query(
    `delete from banso.worker_heartbeat where seen_at < clock_timestamp() - interval '${lostAfter}' and worker_id <> $1`,
    [workerId],
  );
  // A job taken a moment ago may belong to a worker whose first sign of life is still on its way.
  const freed = await pool.query<{ workers: number }>(
    `with lost as (
       select distinct locked_by from graphile_worker.jobs j
       where locked_at < clock_timestamp() - interval '${lostAfter}'
         and not exists (select from banso.worker_heartbeat h where h.worker_id = j.locked_by))
     select count(*)::int as workers, graphile_worker.force_unlock_workers(array_agg(locked_by)) from lost having count(*) > 0`,
  );
  for (const { workers } of freed.rows) log.warn("jobs-of-lost-workers-freed", { workers });
}
