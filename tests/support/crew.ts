import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Threads } from "#engine/solve.ts";

/** Threads that help the engine, from when they are there until `end`. */
export type HiredCrew = Threads & { readonly arrived: Promise<unknown>; readonly end: () => Promise<unknown> };

/** Starts so many threads. */
export function hireCrew(count: number): HiredCrew {
  const program = new URL("start-crew.ts", import.meta.url);
  const workers = Array.from({ length: count }, () => new Worker(program, { execArgv: ["--conditions=source"] }));
  return {
    count,
    post: (thread, message) => workers[thread]?.postMessage(message),
    arrived: Promise.all(workers.map((worker) => once(worker, "message"))),
    end: () => Promise.all(workers.map((worker) => worker.terminate())),
  };
}
