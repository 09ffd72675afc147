import { Worker } from "node:worker_threads";
import type { Cutter, Cutters } from "#app.ts";
import type { KeptOfMany } from "#domain/search/terms.ts";

/** What the thread is asked, and what it answers: texts record by record, in their order. */
export type ToCut = readonly (readonly string[])[];
export type Cut = KeptOfMany;

/** Megabytes that the thread may keep; it holds one piece of a list at a time, and what the segmenter reads. */
const memoryMb = 48;

/** Each cutter has a thread of its own from its first texts until it is ended. */
export const makeCutters = (entry: string): Cutters => ({ begin: () => makeCutter(entry) });

function makeCutter(entry: string): Cutter {
  let thread: Thread | null = null;
  return {
    cut: (records) => (thread ??= startThread(entry)).ask(records),
    end: async () => {
      await thread?.end();
      thread = null;
    },
  };
}

type Waiting = { readonly answer: (cut: Cut) => void; readonly fail: (fault: Error) => void };
type Thread = { readonly ask: (records: ToCut) => Promise<Cut>; readonly end: () => Promise<unknown> };

/** The thread answers in the order in which it was asked. */
function startThread(entry: string): Thread {
  const worker = new Worker(entry, { env: {}, resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
  const waiting: Waiting[] = [];
  let fault: Error | null = null;
  const failAll = (why: Error): void => {
    fault ??= why;
    for (const { fail } of waiting.splice(0)) fail(fault);
  };
  worker.on("message", (cut: Cut) => waiting.shift()?.answer(cut));
  worker.on("error", (why) => failAll(why instanceof Error ? why : new Error("the cutter failed")));
  worker.on("exit", (code) => failAll(new Error(`the cutter ended with ${code}`)));
  return {
    ask: (records) =>
      new Promise<Cut>((answer, fail) => {
        if (fault !== null) return fail(fault);
        waiting.push({ answer, fail });
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window: it has no origin
        worker.postMessage(records);
      }),
    end: () => worker.terminate(),
  };
}
