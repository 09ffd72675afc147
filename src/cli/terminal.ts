import { type Language, type Speak, speak } from "#text/speak.ts";

/** How a command talks: answers on stdout, everything that accompanies them on stderr. */
export type Terminal = {
  readonly speak: Speak;
  readonly print: (line: string) => void;
  readonly tell: (line: string) => void;
};

export function terminalIn(language: Language): Terminal {
  return {
    speak: speak(language),
    print: (line) => process.stdout.write(`${line}\n`),
    tell: (line) => process.stderr.write(`${line}\n`),
  };
}

/** The asked language, else English where the machine says so, else Japanese. */
export function languageOf(args: readonly string[], localeName: string): Language {
  const at = args.indexOf("--language");
  const asked =
    at >= 0 ? args[at + 1] : args.find((each) => each.startsWith("--language="))?.slice("--language=".length);
  if (asked === "ja" || asked === "en") return asked;
  return /^en/i.test(localeName) ? "en" : "ja";
}
