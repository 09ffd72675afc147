import type { Answer } from "#engine/solve.ts";

/** The figures of an answer as every benchmark of the engine prints them; `gap` is bound ÷ value − 1. */
export function figuresOf(answer: Answer): Record<string, string | number> {
  return {
    value: answer.value,
    bound: answer.bound,
    gap: Number(answer.gap.toFixed(7)),
    gapPercent: Number((100 * answer.gap).toFixed(4)),
    seconds: Number((answer.elapsedMs / 1000).toFixed(3)),
    peakMB: peakMB(),
    stopped: answer.stopped,
    iterations: answer.iterations,
  };
}

/** The most memory this process has had, so far. */
export const peakMB = (): number => Math.round(process.resourceUsage().maxRSS / 1024);
