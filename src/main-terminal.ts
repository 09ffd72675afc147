// What a program that serves says at the terminal. Nothing heavy is imported: a start that is refused says so at once.
import { readFileSync } from "node:fs";
import { languageOf } from "#cli/terminal.ts";
import { type Config, localeOf, processEnvironment, readConfig } from "#config.ts";
import { platformFaultOf, type Say } from "#platform/fault.ts";
import { livingOwner } from "#platform/postgres/owner-file.ts";
import { tryPort } from "#platform/try-port.ts";
import { configFaultsLead, configFaultWords } from "#text/config.ts";
import { platformFaultWords, platformNewsWords } from "#text/platform.ts";
import { argumentsNotTaken, listeningFault } from "#text/serving.ts";
import { type Speak, speak } from "#text/speak.ts";

/** How a program that serves talks to the person at the terminal. */
export const terminalSpeak = (): Speak => speak(languageOf(process.argv.slice(2), localeOf(processEnvironment())));

export const tellLine = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** The settings; ends the program with every fault told when there are any. */
export function settingsOrEnd(say: Speak): Config {
  const read = readConfig(processEnvironment(), (file) => readFileSync(file, "utf8"));
  if (read.ok) return read.value;
  tellLine(say(configFaultsLead));
  for (const fault of read.refusal) tellLine(`- ${say(configFaultWords(fault))}`);
  process.exit(1);
}

/** Ends the program when something was given that would be passed over: all but the language comes from the settings. */
export function refuseArguments(say: Speak): void {
  const given = process.argv.slice(2);
  const left = given.filter((each, at) => !each.startsWith("--language") && given[at - 1] !== "--language");
  if (left.length === 0) return;
  tellLine(say(argumentsNotTaken(left)));
  process.exit(2);
}

/** Ends the program when its port cannot be had, before a database is made. A folder in use is told first, and later. */
export async function refuseTakenPort(say: Speak, config: Config): Promise<void> {
  if (config.databaseUrl === null && livingOwner(config.dataFolder) !== null) return;
  const fault = await tryPort(config);
  if (fault === null) return;
  tellLine(say(listeningFault(fault, config)));
  process.exit(1);
}

/** Tells what the ground does while it starts. */
export const newsTeller =
  (say: Speak): Say =>
  (news) =>
    tellLine(say(platformNewsWords(news)));

/** A foreseen fault ends the program with its sentence; any other is a defect and shows where it happened. */
export function endWithFault(say: Speak, error: unknown): never {
  const fault = platformFaultOf(error);
  if (fault === null) throw error;
  tellLine(say(platformFaultWords(fault)));
  process.exit(1);
}
