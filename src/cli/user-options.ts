import type { Command } from "commander";
import type { HubOptions, UserOptions } from "#cli/user.ts";
import { hatKinds } from "#domain/access/terms.ts";
import { commandWords } from "#text/command-line.ts";
import type { Speak, Words } from "#text/speak.ts";
import { userWords } from "#text/users.ts";

/** What a declared command asks for; the work itself is brought in when it runs, so that help stays quick. */
export type UserOrder =
  | { readonly kind: "add-user"; readonly options: UserOptions }
  | { readonly kind: "list-users"; readonly options: Pick<UserOptions, "host"> }
  | {
      readonly kind: "change-user";
      readonly to: "disabled" | "enabled" | "reset";
      readonly options: { readonly email: string; readonly host?: string };
    }
  | { readonly kind: "add-hub"; readonly options: HubOptions };

type Work = (order: UserOrder) => Promise<void>;

/** Declares `banso user` and `banso hub`. */
export function addUserCommands(program: Command, speak: Speak, work: Work): void {
  const user = group(program, speak, "user", userWords.user);
  sub(user, speak, "add", userWords.add)
    .requiredOption("--email <address>", speak(userWords.emailOption))
    .requiredOption("--name <name>", speak(userWords.nameOption))
    .requiredOption("--hat <hat>", `${speak(userWords.hatOption)} (${hatKinds.join(" | ")})`)
    .option("--firm <number>", speak(userWords.firmOption))
    .option("--person <number>", speak(userWords.personOption))
    .option("--organisation <name>", speak(userWords.organisationOption))
    .action((options: UserOptions) => work({ kind: "add-user", options }));
  sub(user, speak, "list", userWords.list).action((options: UserOptions) => work({ kind: "list-users", options }));
  const changes = [
    ["disable", "disabled", userWords.disable],
    ["enable", "enabled", userWords.enable],
    ["reset-second-factor", "reset", userWords.reset],
  ] as const;
  for (const [name, to, words] of changes)
    sub(user, speak, name, words)
      .argument("<email>", speak(userWords.emailOption))
      .action((email: string, options: UserOptions) =>
        work({
          kind: "change-user",
          to,
          options: options.host === undefined ? { email } : { email, host: options.host },
        }),
      );
  const hub = group(program, speak, "hub", userWords.hub);
  sub(hub, speak, "add", userWords.hubAdd)
    .requiredOption("--name <name>", speak(userWords.hubNameOption))
    .option("--contact <name>", speak(userWords.contactOption))
    .option("--phone <number>", speak(userWords.phoneOption))
    .option("--operator <name>", speak(userWords.operatorOption))
    .option("--email <address>", speak(userWords.emailOption))
    .action((options: HubOptions) => work({ kind: "add-hub", options }));
}

const group = (program: Command, speak: Speak, name: string, words: Words): Command =>
  program
    .command(name)
    .description(speak(words))
    .helpOption("-h, --help", speak(commandWords.helpOption))
    .helpCommand(false);

const sub = (parent: Command, speak: Speak, name: string, words: Words): Command =>
  parent
    .command(name)
    .description(speak(words))
    .option("--host <name>", speak(userWords.hostOption))
    .option("--language <language>", speak(commandWords.languageOption))
    .helpOption("-h, --help", speak(commandWords.helpOption));
