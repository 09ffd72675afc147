import cliProgress from "cli-progress";
import type { Terminal } from "#cli/terminal.ts";
import type { FileProgress } from "#domain/imports/import-file.ts";
import { importCommandWords } from "#text/imports.ts";

/** A bar where a person watches; silence where a program does. */
export function importProgress({ speak }: Terminal): { readonly show: FileProgress; readonly end: () => void } {
  if (!process.stderr.isTTY) return { show: () => {}, end: () => {} };
  const bar = new cliProgress.SingleBar(
    {
      format: "{bar} {percentage}%  {message}",
      barsize: 24,
      hideCursor: true,
      stream: process.stderr,
      gracefulExit: false,
    },
    cliProgress.Presets.shades_classic,
  );
  bar.start(1000, 0, { message: speak(importCommandWords.steps.reading) });
  return {
    show: (step, part) =>
      bar.update(Math.floor(1000 * part), {
        message: speak(importCommandWords.steps[step]),
      }),
    end: () => bar.stop(),
  };
}
