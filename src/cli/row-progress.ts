import cliProgress from "cli-progress";
import type { Terminal } from "#cli/terminal.ts";
import type { Words } from "#text/speak.ts";

export type RowProgress = { readonly show: (done: number, all: number) => void; readonly end: () => void };

/** A bar where a person watches; silence where a program does. */
export function rowProgress({ speak }: Terminal, doing: Words): RowProgress {
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
  bar.start(1, 0, { message: speak(doing) });
  return {
    show: (done, all) => {
      bar.setTotal(Math.max(1, all));
      bar.update(done);
    },
    end: () => bar.stop(),
  };
}
