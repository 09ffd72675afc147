import { EventEmitter } from "node:events";
import { hostname } from "node:os";
import { Logger, type Runner, run, type TaskList } from "graphile-worker";
import type { Log } from "#app.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import { beginHeartbeat } from "#platform/heartbeat.ts";
import { type Connections, openPool, poolSizes } from "#platform/postgres/connections.ts";

/** What one task does with its payload. It stops early, in good order, when the signal says so. */
export type Task = (payload: unknown, signal: AbortSignal) => Promise<void>;

/** Work that comes again and again, `everyMs` after the last round has ended: for every hub in turn, or for all. */
export type Round = { readonly name: string; readonly everyMs: number } & (
  | { readonly forHub: (hubId: HubId) => Promise<void> }
  | { readonly forAll: () => Promise<void> }
);

export type WorkerParts = {
  readonly connections: Connections;
  readonly log: Log;
  readonly tasks: Readonly<Record<string, Task>>;
  readonly rounds: readonly Round[];
  /** Jobs done at once. */
  readonly jobsAtOnce: number;
  /** No other worker can be alive: jobs that a killed one held are free at once. */
  readonly isAlone: boolean;
  /** How rounds wait; by the machine's time unless somebody else moves the clock. */
  readonly wait?: Wait;
};

/** Resolves when this many milliseconds have passed, or at once when the signal comes. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

export type Worker = { readonly stop: () => Promise<void> };

/** Without a notice of new jobs, which a broken connection may lose, the queue is asked this often. */
const pollMs = 1000;
/** A stop waits this long for jobs under way; then they are left to be done again. */
const stopMs = 10_000;

/** Does the jobs of the queue, and the rounds, until it is stopped. A lost database is waited for. */
export async function startWorker(parts: WorkerParts): Promise<Worker> {
  const { connections, log } = parts;
  if (parts.isAlone) await freeAllJobs(connections);
  const pool = openPool(connections.target, "banso_worker", {
    max: poolSizes.heartbeat,
    settings: { statement_timeout: "5000" },
  });
  const heartbeat = beginHeartbeat(pool, { process: `${hostname()} ${process.pid}`, log });
  const stopping = new AbortController();
  const queue = keepRunning(parts, { onPool: heartbeat.beatAs, signal: stopping.signal });
  const rounds = parts.rounds.map((round) => goRound(round, parts, stopping.signal));
  return {
    stop: async () => {
      stopping.abort();
      const ended = new AbortController();
      await Promise.race([Promise.all([queue, ...rounds]), wait(stopMs, ended.signal)]);
      ended.abort();
      await heartbeat.stop();
      await pool.end().catch(() => {});
    },
  };
}

/** After a start of the embedded server every lock in the queue was left by a process that is gone. */
async function freeAllJobs({ worker }: Connections): Promise<void> {
  await worker.query(
    `select graphile_worker.force_unlock_workers(array_agg(distinct locked_by))
     from graphile_worker.jobs where locked_by is not null having count(*) > 0`,
  );
}

type Running = { readonly onPool: (workerId: string) => void; readonly signal: AbortSignal };

/** The queue's library ends its runner when it cannot go on; then a new one takes over after a moment. */
async function keepRunning(parts: WorkerParts, { onPool, signal }: Running): Promise<void> {
  while (!signal.aborted) {
    try {
      const runner = await startRunner(parts, onPool);
      const stop = (): void => void runner.stop().catch(() => {});
      signal.addEventListener("abort", stop, { once: true });
      if (signal.aborted) stop();
      await runner.promise;
      signal.removeEventListener("abort", stop);
    } catch (fault) {
      if (signal.aborted) return;
      parts.log.error("queue-stopped", {}, fault);
    }
    await wait(pollMs, signal);
  }
}

function startRunner(parts: WorkerParts, onPool: (workerId: string) => void): Promise<Runner> {
  const events = new EventEmitter();
  events.on("pool:create", ({ workerPool }: { workerPool: { id: string } }) => onPool(workerPool.id));
  return run({
    pgPool: parts.connections.worker,
    concurrency: parts.jobsAtOnce,
    pollInterval: pollMs,
    noHandleSignals: true,
    parsedCronItems: [],
    // A job under way is told to stop at once; what it can save it saves, the rest is done again.
    gracefulShutdownAbortTimeout: 0,
    events,
    logger: loggerFor(parts.log),
    taskList: taskListOf(parts),
  });
}

/** A task's fault goes to our log; the queue keeps only its name and code, because a message may quote what people wrote. */
function taskListOf({ tasks, log }: WorkerParts): TaskList {
  return Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [
      name,
      async (payload: unknown, helpers: { abortSignal: AbortSignal; job: { id: string; attempts: number } }) => {
        try {
          await task(payload, helpers.abortSignal);
        } catch (fault) {
          log.error("job-failed", { task: name, job: String(helpers.job.id), attempt: helpers.job.attempts }, fault);
          throw new Error(nameOf(fault), { cause: fault });
        }
      },
    ]),
  );
}

function nameOf(fault: unknown): string {
  if (!(fault instanceof Error)) return "unknown";
  return "code" in fault ? `${fault.name} ${String(fault.code)}` : fault.name;
}

/** The library's own words about connections are worth keeping; those about a failed job say what we have said. */
function loggerFor(log: Log): Logger {
  return new Logger(() => (level, message, meta) => {
    if (level !== "error" && level !== "warning") return;
    if (meta !== undefined && ("failure" in meta || "job" in meta)) return;
    log.warn("queue", { message: message.slice(0, 200) });
  });
}

async function goRound(round: Round, parts: WorkerParts, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      if ("forAll" in round) await round.forAll();
      else await goThroughHubs(round.forHub, parts, signal);
    } catch (fault) {
      parts.log.warn("round-failed", { round: round.name, fault: nameOf(fault) });
    }
    await (parts.wait ?? wait)(round.everyMs, signal);
  }
}

/** One hub's trouble does not keep the others back; it is told when all have had their turn. */
async function goThroughHubs(
  forHub: (hubId: HubId) => Promise<void>,
  { connections }: WorkerParts,
  signal: AbortSignal,
): Promise<void> {
  const { rows } = await connections.worker.query<{ id: HubId }>("select hub_id as id from banso.hub order by 1");
  let trouble: { fault: unknown } | null = null;
  for (const { id } of rows) {
    if (signal.aborted) return;
    await forHub(id).catch((fault: unknown) => {
      trouble ??= { fault };
    });
  }
  if (trouble !== null) throw trouble;
}

/** Waits, or less when the signal comes. */
function wait(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener("abort", done, { once: true });
  });
}
