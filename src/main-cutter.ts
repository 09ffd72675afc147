import { parentPort } from "node:worker_threads";
import { keptForSearch } from "#domain/search/rules-kept.ts";
import type { Cut, ToCut } from "#platform/cutter-thread.ts";

// A thread that cuts texts into what the search keeps of them, while the rows behind them are read and judged.

parentPort?.on("message", (records: ToCut) => {
  const cut: Cut = records.map(keptForSearch);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window: it has no origin
  parentPort?.postMessage(cut);
});
