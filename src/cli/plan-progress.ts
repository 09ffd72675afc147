import cliProgress from "cli-progress";
import type { SettledOrder } from "#cli/plan-conditions.ts";
import type { PlanProgress } from "#domain/plans/rules-making.ts";
import { gapInHundredths } from "#domain/plans/rules-summary.ts";
import { cliWords, percentOf } from "#text/plans.ts";
import type { Speak } from "#text/speak.ts";

/** Shows how far the plan is until `end` is called. */
export type ProgressLine = { readonly show: (progress: PlanProgress) => void; readonly end: () => void };

/** Milliseconds between two plain lines where no terminal redraws them. */
const plainEvery = 2_000;

/** A bar on a terminal, a plain line every two seconds anywhere else. */
export function progressLine(order: SettledOrder, speak: Speak, clock: () => number): ProgressLine {
  return process.stderr.isTTY ? bar(order, speak) : plainLines(speak, clock, (line) => process.stderr.write(line));
}

function bar(order: SettledOrder, speak: Speak): ProgressLine {
  const single = new cliProgress.SingleBar(
    {
      format: "{bar} {percentage}%  {message}",
      barsize: 24,
      hideCursor: true,
      stream: process.stderr,
      gracefulExit: false,
      linewrap: true,
    },
    cliProgress.Presets.shades_classic,
  );
  single.start(1000, 0, { message: "" });
  return {
    show: (progress) =>
      single.update(Math.floor(1000 * doneOf(progress, order)), { message: messageOf(progress, speak) }),
    end: () => single.stop(),
  };
}

/** A line only when it says something new: a log is no place for repetitions. */
export function plainLines(speak: Speak, clock: () => number, write: (line: string) => void): ProgressLine {
  let next = clock() + plainEvery;
  let last = "";
  return {
    show: (progress) => {
      if (clock() < next) return;
      next = clock() + plainEvery;
      const message = messageOf(progress, speak);
      if (message === last) return;
      last = message;
      write(`${message}\n`);
    },
    end: () => {},
  };
}

function doneOf(progress: PlanProgress, { deadlineMs, iterations }: SettledOrder): number {
  if (progress.phase === "pairs") return 0;
  const byTime = deadlineMs === null ? 0 : progress.elapsedMs / deadlineMs;
  const bySteps = iterations === null ? 0 : progress.iterations / Math.max(1, iterations);
  return Math.min(1, Math.max(byTime, bySteps));
}

function messageOf(progress: PlanProgress, speak: Speak): string {
  if (progress.phase === "pairs") return speak(cliWords.pairs(Math.floor(100 * progress.done)));
  const { value } = progress;
  const bound = Number.isFinite(progress.bound) ? Math.floor(progress.bound) : 0;
  const hundredths = value > 0 ? gapInHundredths({ gap: bound / value - 1 }) : null;
  return speak(cliWords.working(value, bound, hundredths === null ? "–" : percentOf(hundredths)));
}
