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
    // Reading is the smaller part of the work.
    show: (step, part) =>
      bar.update(Math.floor(1000 * (step === "reading" ? 0.3 * part : 0.3 + 0.7 * part)), {
        message: speak(importCommandWords.steps[step]),
      }),
    end: () => bar.stop(),
  };
}
