import { constants, setPriority } from "node:os";
import { setImmediate } from "node:timers/promises";
import { explain } from "#domain/plans/rules-explain.ts";
import { type Numbered, numbering } from "#domain/plans/rules-problem.ts";
import { layPlan } from "#domain/plans/rules-weeks.ts";
import type { RunProgress } from "#domain/plans/terms.ts";
import { planOfChosen } from "#engine/plan.ts";
import { type Answer, chosenOf, type Progress, solving } from "#engine/solve.ts";
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

async function work(task: Task): Promise<void> {
  const breathe = breather(task.memoryMb);
  const numbered = await number(task, breathe);
  // Before the engine begins there is no plan that could be the best so far.
  if (isStopped) return tell({ kind: "stopped" });
  const answer = await solve(numbered, task, breathe);
  const lived = layPlan(numbered, chosenOf(numbered.problem, answer.plan));
  const plan = lived.cuts.length === 0 ? answer.plan : planOfChosen(numbered.problem, lived.chosen);
  tell({
    kind: "answer",
    answer: {
      numbered,
      answer: { ...answer, plan },
      explained: explain(numbered, lived.chosen, task.order.weights),
      lived: { weeks: lived.weeks, cuts: lived.cuts },
    },
  });
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

async function number({ order }: Task, breathe: Breathe): Promise<Numbered> {
  const run = numbering(order);
  for (;;) {
    const step = run.next();
    if (step.done === true) return step.value;
    await breathe({ phase: "pairs", done: step.value });
  }
}

async function solve({ problem }: Numbered, { budget }: Task, breathe: Breathe): Promise<Answer> {
  const run = solving(problem, { ...budget, clock: () => performance.now() });
  let step = run.next();
  while (step.done !== true) {
    await breathe(progressOf(step.value));
    step = run.next(isStopped ? "stop" : undefined);
  }
  return step.value;
}

const progressOf = ({ phase, value, bound, elapsedMs }: Progress): RunProgress => ({
  phase,
  value,
  bound: Number.isFinite(bound) ? bound : null,
  elapsedMs,
});

/** A parent that is gone is noticed by "disconnect", not here. */
function tell(message: FromEngine): void {
  process.send?.(message, undefined, {}, () => {});
}
