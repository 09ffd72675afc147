import type { Terminal } from "#cli/terminal.ts";
import { backupFaultOf } from "#platform/backup/fault.ts";
import { onStop } from "#platform/stop-signals.ts";
import { backupFaultWords } from "#text/backup.ts";

/** What a shell gives a command that was ended by Ctrl-C. */
const stoppedCode = 130;

/**
 * Runs a backup or a restore so that a stop at any moment undoes it in order. Gives the exit code; a foreseen fault
 * is told as a sentence.
 */
export async function stoppable(terminal: Terminal, work: (stop: AbortSignal) => Promise<void>): Promise<number> {
  const stopping = new AbortController();
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  onStop(async () => {
    process.exitCode = stoppedCode;
    stopping.abort();
    await ended;
  });
  try {
    await work(stopping.signal);
    return 0;
  } catch (error) {
    const fault = backupFaultOf(error);
    if (fault === null) throw error;
    terminal.tell(terminal.speak(backupFaultWords(fault)));
    return fault.code === "stopped" ? stoppedCode : 1;
  } finally {
    end();
    // Listening for the launcher's end would keep this process up.
    process.channel?.unref();
  }
}
