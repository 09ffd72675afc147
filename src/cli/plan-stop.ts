import type { Terminal } from "#cli/terminal.ts";
import { cliWords } from "#text/plans.ts";

/** What Ctrl-C and SIGTERM ask of a run of `banso plan`. */
export type StopKeys = {
  /** Somebody wants the best plan so far. */
  readonly isAsked: () => boolean;
  /** From now on the plan is written: stopping the search would change nothing any more. */
  readonly writing: () => void;
  /** Aborted when the writing is to be given up. */
  readonly giveUp: AbortSignal;
  readonly end: () => void;
};

/** What a shell gives a command that was ended by Ctrl-C. */
export const stoppedCode = 130;

/** A launcher may pass on a SIGTERM after the terminal's SIGINT; only the same person pressing Ctrl-C again asks for more. */
const samePressMs = 500;

/**
 * Listens from the search to the end of the writing. The first Ctrl-C asks for the best plan so far, a second one gives the
 * run up: at once while nothing is on the disk, otherwise after what was begun there is taken back. SIGTERM is a first one.
 */
export function stopKeys({ speak, tell }: Terminal, clock: () => number): StopKeys {
  const giveUp = new AbortController();
  let isAsked = false;
  let isWriting = false;
  let pressedAt = Number.NEGATIVE_INFINITY;
  const ask = (): void => {
    if (!isAsked) tell(`\n${speak(isWriting ? cliWords.stillWriting : cliWords.stopping)}`);
    isAsked = true;
  };
  const press = (): void => {
    const isAgain = isAsked && clock() - pressedAt > samePressMs;
    pressedAt = clock();
    if (!isAgain) return ask();
    if (!isWriting || giveUp.signal.aborted) process.exit(stoppedCode);
    giveUp.abort();
  };
  process.on("SIGINT", press).on("SIGTERM", ask);
  return {
    isAsked: () => isAsked,
    writing: () => {
      isWriting = true;
      tell(speak(cliWords.writing));
    },
    giveUp: giveUp.signal,
    end: () => {
      process.off("SIGINT", press).off("SIGTERM", ask);
    },
  };
}
