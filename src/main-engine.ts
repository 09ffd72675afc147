import { constants, setPriority } from "node:os";
import { setImmediate } from "node:timers/promises";
import { type PlanProgress, planning } from "#domain/plans/rules-making.ts";
import type { RunProgress } from "#domain/plans/terms.ts";
import { solving } from "#engine/solve.ts";
import { papers } from "#main-papers.ts";
import { type FromEngine, type ToEngine, toEngine } from "#platform/engine-messages.ts";

// The engine's own process: people and projects in, one plan out. It works at lower priority than those who serve
// people, and ends with its parent. Ctrl-C reaches every process of the terminal; it is the parent that decides.

setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => {});
process.on("disconnect", () => process.exit());

/** Milliseconds between two lines of progress, and between two looks at the memory. */
const tellEvery = 100;

type Task = Extract<ToEngine, { kind: "solve" }>;

let isStopped = false;
process.on("message", (message) => {
  const told = toEngine.parse(message);
  if (told.kind === "stop") isStopped = true;
  else if (told.kind === "draw") void papers.ofPlan(told.input).then((paper) => tell({ kind: "paper", paper }));
  else void work(told);
});

async function work({ order, budget, memoryMb }: Task): Promise<void> {
  const breathe = breather(memoryMb);
  const run = planning(order, { solving, budget: { ...budget, clock: () => performance.now() } });
  let step = run.next();
  while (step.done !== true) {
    await breathe(progressOf(step.value));
    step = run.next(isStopped ? "stop" : undefined);
  }
  tell({ kind: "answer", answer: step.value });
}

type Breathe = (progress: RunProgress) => Promise<void>;

/** Lets messages in, and tells of progress now and then. */
function breather(memoryMb: number): Breathe {
  let next = performance.now();
  return async (progress) => {
    if (performance.now() >= next) {
      next = performance.now() + tellEvery;
      // The engine's numbers lie outside the heap that Node.js limits.
      if (process.memoryUsage.rss() > memoryMb * 1024 * 1024) {
        tell({ kind: "out-of-memory" });
        await new Promise(() => {});
      }
      tell({ kind: "progress", progress });
    }
    await setImmediate();
  };
}

function progressOf(progress: PlanProgress): RunProgress {
  if (progress.phase === "pairs") return progress;
  const { phase, value, bound, elapsedMs } = progress;
  return { phase, value, bound: Number.isFinite(bound) ? bound : null, elapsedMs };
}

/** A parent that is gone is noticed by "disconnect", not here. */
function tell(message: FromEngine): void {
  process.send?.(message, undefined, {}, () => {});
}
