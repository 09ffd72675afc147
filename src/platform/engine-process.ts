import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { Engine, EngineBudget, EngineTrouble, EngineWatch, Papers, PlanOrder } from "#app.ts";
import { accepted, refused } from "#kit/outcome.ts";
import { type FromEngine, fromEngine, type ToEngine } from "#platform/engine-messages.ts";

/** The program to start for each piece of work, and the memory it may take. */
export type EngineParts = { readonly entry: string; readonly memoryMb: number };

type Ran = Awaited<ReturnType<Engine["run"]>>;

/** Each run has a process of its own with a memory limit; it ends with its answer, with its parent, or when it is given up. */
export const makeEngine = (parts: EngineParts): Engine => ({
  run: (order, budget, watch) => runApart(parts, { order, budget }, watch),
});

/** Papers are drawn in such a process as well: a report of thousands of people takes seconds. */
export const makePapers = (parts: EngineParts): Papers => ({
  ofPlan: async (input) => {
    const child = start(parts);
    try {
      return await new Promise<Awaited<ReturnType<Papers["ofPlan"]>>>((resolve, reject) => {
        hear(child, {
          told: (message) => message.kind === "paper" && resolve(message.paper),
          ended: (trouble) => reject(new Error(`the papers were not drawn: ${trouble}`)),
        });
        tell(child, { kind: "draw", input });
      });
    } finally {
      await end(child);
    }
  },
});

type Task = { readonly order: PlanOrder; readonly budget: EngineBudget };

async function runApart(parts: EngineParts, task: Task, { onProgress, stop, drop }: EngineWatch): Promise<Ran> {
  const child = start(parts);
  const askToStop = (): void => tell(child, { kind: "stop" });
  try {
    return await new Promise<Ran>((resolve) => {
      const fail = (trouble: EngineTrouble): void => resolve(refused(trouble));
      hear(child, {
        told: (message) => {
          if (message.kind === "progress") onProgress(message.progress);
          else if (message.kind === "answer") resolve(accepted(message.answer));
          else fail(message.kind === "paper" ? "ended" : message.kind);
        },
        ended: fail,
      });
      drop.addEventListener("abort", () => fail("dropped"), { once: true });
      stop.addEventListener("abort", askToStop, { once: true });
      tell(child, { kind: "solve", ...task, memoryMb: parts.memoryMb });
      if (stop.aborted) askToStop();
      if (drop.aborted) fail("dropped");
    });
  } finally {
    stop.removeEventListener("abort", askToStop);
    await end(child);
  }
}

/** The environment stays here: the engine needs no secret and no database. */
const start = ({ entry, memoryMb }: EngineParts): ChildProcess =>
  fork(entry, {
    execArgv: [`--max-old-space-size=${memoryMb}`],
    env: {},
    serialization: "advanced",
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });

type Ears = { readonly told: (message: FromEngine) => void; readonly ended: (trouble: EngineTrouble) => void };

/** A process that is silent for so long hangs; the engine keeps its deadline by itself and tells of progress all the time. */
const longestSilenceMs = 120_000;

function hear(child: ChildProcess, { told, ended }: Ears): void {
  const hang = setTimeout(() => ended("ended"), longestSilenceMs);
  child.on("message", (message: unknown) => {
    hang.refresh();
    const known = fromEngine.safeParse(message);
    if (known.success) told(known.data);
    else ended("ended");
  });
  child.once("error", () => ended("ended"));
  child.once("exit", (code, signal) => {
    clearTimeout(hang);
    ended(isHeapFull(code, signal) ? "out-of-memory" : "ended");
  });
}

/** Node.js aborts itself when its heap is full. */
const isHeapFull = (code: number | null, signal: string | null): boolean => signal === "SIGABRT" || code === 134;

function tell(child: ChildProcess, message: ToEngine): void {
  if (child.connected) child.send(message, () => {});
}

/** Whoever has an answer, or has given up, may rely on the process being gone. */
async function end(child: ChildProcess): Promise<void> {
  child.removeAllListeners("message");
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}
