import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import type { Terminal } from "#cli/terminal.ts";
import { backupError } from "#platform/backup/fault.ts";
import { backupWords } from "#text/backup.ts";
import type { Words } from "#text/speak.ts";

const shortest = 8;

/** The passphrase of a new backup: from the settings, or typed twice. */
export async function newPassphrase(terminal: Terminal, given: string | null, stop: AbortSignal): Promise<string> {
  if (given !== null) return given;
  const typed = await ask(terminal, backupWords.newPassphrase, stop);
  if (typed.length < shortest) throw backupError({ code: "passphrase-short" });
  if ((await ask(terminal, backupWords.again, stop)) !== typed) throw backupError({ code: "passphrases-differ" });
  return typed;
}

/** The passphrase of a backup that is there: from the settings, or typed. */
export const knownPassphrase = async (terminal: Terminal, given: string | null, stop: AbortSignal): Promise<string> =>
  given ?? (await ask(terminal, backupWords.passphrase, stop));

/** Asks at the terminal; what is typed is not shown. */
async function ask({ speak }: Terminal, words: Words, stop: AbortSignal): Promise<string> {
  if (!process.stdin.isTTY) throw backupError({ code: "passphrase-missing" });
  process.stderr.write(speak(words));
  const nowhere = new Writable({ write: (_bytes, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  try {
    return await new Promise<string>((resolve, reject) => {
      // As from the settings, blanks around it do not count.
      lines.once("line", (line) => resolve(line.trim()));
      // Ctrl-C and Ctrl-D at the question, or whoever ends the command from elsewhere.
      stop.addEventListener("abort", () => reject(backupError({ code: "stopped" })), { once: true });
      lines.once("SIGINT", () => reject(backupError({ code: "stopped" })));
      lines.once("close", () => reject(backupError({ code: "stopped" })));
    });
  } finally {
    lines.close();
    process.stderr.write("\n");
  }
}
