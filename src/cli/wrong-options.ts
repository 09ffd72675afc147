import { type Command, CommanderError } from "commander";
import { wrongOptionWords } from "#text/command-line.ts";
import type { Words } from "#text/speak.ts";

/** Takes what the library of the command line would say of wrong options to `wrongOptions`; declare commands after it. */
export const hearWrongOptions = (program: Command): Command =>
  program.exitOverride().configureOutput({ outputError: () => {} });

/** How a command ends that was typed wrongly, and what is told; null for any other fault. Help that was asked for ends well. */
export function wrongOptions(error: unknown): { readonly code: number; readonly words: Words | null } | null {
  if (!(error instanceof CommanderError)) return null;
  const isHelp = error.code.startsWith("commander.help") || error.code === "commander.version";
  if (isHelp) return { code: error.exitCode === 0 ? 0 : 2, words: null };
  const [, name = ""] = /'([^']*)'/u.exec(error.message) ?? [];
  const [, meant = null] = /\(Did you mean (?:one of )?([^?]+)\?\)/u.exec(error.message) ?? [];
  return { code: 2, words: wrongOptionWords(error.code, name, meant) };
}
