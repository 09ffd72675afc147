import type { Command } from "commander";
import { commandWords } from "#text/command-line.ts";
import { sampleWords } from "#text/sample.ts";
import type { Speak } from "#text/speak.ts";
import { userWords } from "#text/users.ts";

/** Options as they were typed. */
export type SampleOptions = {
  readonly size?: string;
  readonly seed?: string;
  readonly remove?: boolean;
  readonly name?: string;
  readonly operator?: string;
  readonly email?: string;
  readonly confirm?: string;
  readonly host?: string;
};

/** Declares `banso sample`; what it needs is brought in by `run`, so that asking for help stays quick. */
export function addSampleCommand(program: Command, speak: Speak, run: (options: SampleOptions) => Promise<void>): void {
  const w = sampleWords;
  program
    .command("sample")
    .description(speak(w.description))
    .option("--size <times>", speak(w.sizeOption), "1")
    .option("--seed <number>", speak(w.seedOption), "1")
    .option("--remove", speak(w.removeOption))
    .option("--name <name>", speak(w.hubNameOption))
    .option("--operator <name>", speak(w.operatorOption))
    .option("--email <address>", speak(w.emailOption))
    .option("--confirm <name>", speak(w.confirmOption))
    .option("--host <name>", speak(userWords.hostOption))
    .option("--language <language>", speak(commandWords.languageOption))
    .helpOption("-h, --help", speak(commandWords.helpOption))
    .action((options: SampleOptions) => run(options));
}
