import type { App } from "#app.ts";
import { jobList } from "#jobs/job-list.ts";
import { timetable } from "#jobs/timetable.ts";
import { forgetExpired } from "#platform/forget-expired.ts";
import type { Connections } from "#platform/postgres/connections.ts";
import { type Round, startWorker, type Task, type Wait, type Worker } from "#platform/queue.ts";

/** Whether no other worker can be alive, and how the timetable waits where the clock is not the machine's. */
export type JobsPlace = { readonly isAlone: boolean; readonly wait?: Wait };

/** Joins the jobs and the timetable with the queue that does them. */
export function startJobs(app: App, connections: Connections, place: JobsPlace): Promise<Worker> {
  const tasks = jobList.map(({ name, run }): [string, Task] => [name, (payload, signal) => run(app, payload, signal)]);
  const rounds = timetable.map(
    ({ name, everyMs, run }): Round => ({ name, everyMs, forHub: (hubId) => run(app, hubId) }),
  );
  return startWorker({
    connections,
    log: app.log,
    tasks: Object.fromEntries(tasks),
    rounds: [
      ...rounds,
      { name: "forget-expired", everyMs: 3_600_000, forAll: () => forgetExpired(connections, app.clock.now()) },
    ],
    jobsAtOnce: Math.max(1, app.config.workers),
    ...place,
  });
}
