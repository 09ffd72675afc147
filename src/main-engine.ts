import { constants, setPriority } from "node:os";
import { setImmediate } from "node:timers/promises";
import { type Problem, solving } from "#engine/solve.ts";
import { type FromEngine, type ToEngine, toEngine } from "#platform/engine-messages.ts";

// The engine's own process: one problem in, one answer out. It works at lower priority than those who serve people,
// and ends with its parent. Ctrl-C reaches every process of the terminal; it is the parent that decides.

setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => {});
process.on("disconnect", () => process.exit());

/** Milliseconds between two lines of progress, and between two looks at the memory. */
const tellEvery = 100;

let isStopped = false;
process.on("message", (message) => {
  const told = toEngine.parse(message);
  if (told.kind === "stop") isStopped = true;
  else void work(told.problem, told);
});

async function work(problem: Problem, { budget, memoryMb }: Extract<ToEngine, { kind: "solve" }>): Promise<void> {
  const clock = (): number => performance.now();
  const run = solving(problem, { ...budget, clock });
  let next = clock();
  let step = run.next();
  while (step.done !== true) {
    if (clock() >= next) {
      next = clock() + tellEvery;
      // The engine's numbers lie outside the heap that Node.js limits.
      if (process.memoryUsage.rss() > memoryMb * 1024 * 1024) return tell({ kind: "out-of-memory" });
      tell({ kind: "progress", progress: step.value });
    }
    await setImmediate();
    step = run.next(isStopped ? "stop" : undefined);
  }
  tell({ kind: "answer", answer: { ...step.value, curve: [...step.value.curve] } });
}

function tell(message: FromEngine): void {
  process.send?.(message);
}
