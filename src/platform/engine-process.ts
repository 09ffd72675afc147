import { type ChildProcess, fork } from "node:child_process";
import type { Engine, EngineBudget, EngineTrouble, EngineWatch } from "#app.ts";
import { accepted, refused } from "#kit/outcome.ts";
import { fromEngine, type ToEngine } from "#platform/engine-messages.ts";

/** The program to start for each run, and the memory it may take. */
export type EngineParts = { readonly entry: string; readonly memoryMb: number };

type Run = Engine["run"];
type Task = { readonly problem: Parameters<Run>[0]; readonly budget: EngineBudget };

/** Each run has a process of its own with a memory limit; it ends with its answer, with its parent, or when it is given up. */
export const makeEngine = (parts: EngineParts): Engine => ({
  run: (problem, budget, watch) => runApart(parts, { problem, budget }, watch),
});

function runApart(parts: EngineParts, task: Task, { onProgress, stop, drop }: EngineWatch): ReturnType<Run> {
  const child = start(parts);
  const tell = (message: ToEngine): void => {
    if (child.connected) child.send(message, () => {});
  };
  const askToStop = (): void => tell({ kind: "stop" });
  return new Promise<Awaited<ReturnType<Run>>>((resolve) => {
    const fail = (trouble: EngineTrouble): void => resolve(refused(trouble));
    child.on("message", (message: unknown) => {
      const told = fromEngine.safeParse(message);
      if (!told.success) return fail("ended");
      if (told.data.kind === "progress") return onProgress(told.data.progress);
      if (told.data.kind === "answer") return resolve(accepted(told.data.answer));
      fail("out-of-memory");
    });
    child.once("error", () => fail("ended"));
    child.once("exit", (code, signal) => fail(isHeapFull(code, signal) ? "out-of-memory" : "ended"));
    drop.addEventListener("abort", () => fail("dropped"), { once: true });
    stop.addEventListener("abort", askToStop, { once: true });
    late(task.budget, () => fail("ended"));
    tell({ kind: "solve", ...task, memoryMb: parts.memoryMb });
    if (stop.aborted) askToStop();
    if (drop.aborted) fail("dropped");
  }).finally(() => {
    stop.removeEventListener("abort", askToStop);
    child.removeAllListeners("message");
    child.kill("SIGKILL");
  });
}

/** Node.js aborts itself when its heap is full. */
const isHeapFull = (code: number | null, signal: string | null): boolean => signal === "SIGABRT" || code === 134;

/** The environment stays here: the engine needs no secret and no database. */
function start({ entry, memoryMb }: EngineParts): ChildProcess {
  const conditions = entry.endsWith(".ts") ? ["--conditions=source"] : [];
  return fork(entry, {
    execArgv: [...conditions, `--max-old-space-size=${memoryMb}`],
    env: {},
    serialization: "advanced",
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
}

/** A run far beyond its time hangs; the engine keeps its deadline by itself within milliseconds. */
function late({ deadlineMs }: EngineBudget, then: () => void): void {
  if (deadlineMs !== undefined) setTimeout(then, 2 * deadlineMs + 60_000).unref();
}
