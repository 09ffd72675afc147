import type { Command } from "commander";
import { importKinds } from "#domain/imports/terms.ts";
import { commandWords } from "#text/command-line.ts";
import { importCommandWords } from "#text/imports.ts";
import { officialListsHelp } from "#text/official-lists.ts";
import type { Speak } from "#text/speak.ts";

/** What `banso import` is asked to do. */
export type ImportOrder =
  | {
      readonly kind: "read";
      readonly what: string | undefined;
      readonly file: string | undefined;
      readonly isCheckOnly: boolean;
      /** Whether it is meant as this kind, whatever it seems to be. */
      readonly isAnyway: boolean;
      readonly hub: string | null;
    }
  | { readonly kind: "take-back"; readonly number: string; readonly hub: string | null };

type Options = { readonly check?: boolean; readonly anyway?: boolean; readonly hub?: string };

/** Declares `banso import`; what it needs is brought in by `run`, so that asking for help stays quick. */
export function addImportCommand(program: Command, speak: Speak, run: (order: ImportOrder) => Promise<void>): void {
  const w = importCommandWords;
  program
    .command("import")
    .description(speak(w.description))
    .argument("[what]", `${importKinds.join(" | ")} | take-back`)
    .argument("[file]", speak(w.file))
    .option("--check", speak(w.check))
    .option("--anyway", speak(w.anyway))
    .option("--hub <host>", speak(w.hub))
    .option("--language <language>", speak(commandWords.languageOption))
    .helpOption("-h, --help", speak(commandWords.helpOption))
    .addHelpText("after", `\n${speak(officialListsHelp)}`)
    .action((what: string | undefined, file: string | undefined, { check, anyway, hub }: Options) =>
      run(
        what === "take-back"
          ? { kind: "take-back", number: file ?? "", hub: hub ?? null }
          : { kind: "read", what, file, isCheckOnly: check === true, isAnyway: anyway === true, hub: hub ?? null },
      ),
    );
}
