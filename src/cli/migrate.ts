import type { Terminal } from "#cli/terminal.ts";
import { appliedWords, commandWords } from "#text/command-line.ts";

/** `banso migrate`: brings the structure up to date and says which steps were taken. */
export async function migrateCommand(terminal: Terminal, takeSteps: () => Promise<readonly string[]>): Promise<void> {
  const taken = await takeSteps();
  terminal.print(terminal.speak(taken.length === 0 ? commandWords.upToDate : appliedWords(taken)));
}
