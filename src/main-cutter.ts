import { parentPort } from "node:worker_threads";
import { searchValues } from "#domain/search/rules-kept.ts";
import type { Cut, ToCut } from "#platform/cutter-thread.ts";
import { packLexemes } from "#platform/postgres/packed-lexemes.ts";

// A thread that cuts texts into what the search keeps of them, while the rows behind them are read and judged.

parentPort?.on("message", (records: ToCut) => {
  const kept = records.map(searchValues);
  const grams = packLexemes(kept.map((each) => each.grams));
  const cut: Cut = { texts: kept.map(({ text }) => text), grams };
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window: it has no origin
  parentPort?.postMessage(cut, [grams.buffer]);
});
