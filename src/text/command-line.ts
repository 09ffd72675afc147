import type { Words } from "#text/speak.ts";

/** What the command `banso` says about itself. */
export const commandWords = {
  description: {
    ja: "伴走（Banso）— 地域で中核人材を確保し、分かち合うための道具です。",
    en: "Banso — a region secures and shares the core people of its small firms.",
  },
  markOption: {
    ja: "控えておいた監査の印（番号-16文字）が、いまの記録にもあるか確かめる",
    en: "check that the audit trail still holds a mark noted earlier (number-16 signs)",
  },
  languageOption: {
    ja: "表示する言葉：ja または en",
    en: "language of the messages: ja or en",
  },
  helpOption: { ja: "使い方を表示します", en: "show how to use it" },
  serve: {
    ja: "サーバーを動かします（npm start と同じ）。",
    en: "Runs the server (the same as npm start).",
  },
  worker: {
    ja: "裏方の仕事だけを動かします（DATABASE_URL が要ります）。",
    en: "Runs background jobs alone (needs DATABASE_URL).",
  },
  migrate: {
    ja: "データベースの構造を最新にします。",
    en: "Brings the structure of the database up to date.",
  },
  doctor: {
    ja: "設置のよいところと直すところを、文で知らせます。",
    en: "Says in sentences what is right and what is wrong with an installation.",
  },
  seeHelp: {
    ja: "banso --help で、できることの一覧を見られます。",
    en: "banso --help lists what it can do.",
  },
  upToDate: {
    ja: "データベースの構造は最新です。",
    en: "The structure of the database is up to date.",
  },
} as const satisfies Record<string, Words>;

export const unknownCommand = (name: string): Words => ({
  ja: `${name} という命令はありません。${commandWords.seeHelp.ja}`,
  en: `There is no command ${name}. ${commandWords.seeHelp.en}`,
});

/** What is wrong with what was typed, by the code of the library that reads it; `name` is what it is about. */
export function wrongOptionWords(code: string, name: string, meant: string | null): Words {
  const hint = meant === null ? { ja: "", en: "" } : { ja: `${meant} のことですか。`, en: `Did you mean ${meant}? ` };
  switch (code) {
    case "commander.unknownOption":
      return {
        ja: `${name} という指定はありません。${hint.ja}${helpOfCommand.ja}`,
        en: `There is no option ${name}. ${hint.en}${helpOfCommand.en}`,
      };
    case "commander.optionMissingArgument":
      return {
        ja: `${name} の値がありません。続けて値を書いてください。${helpOfCommand.ja}`,
        en: `${name} has no value. Please write one after it. ${helpOfCommand.en}`,
      };
    case "commander.missingMandatoryOptionValue":
    case "commander.missingArgument":
      return {
        ja: `${name} を指定してください。${helpOfCommand.ja}`,
        en: `Please give ${name}. ${helpOfCommand.en}`,
      };
    case "commander.unknownCommand":
      return {
        ja: `${name} という命令はありません。${hint.ja}${helpOfCommand.ja}`,
        en: `There is no command ${name}. ${hint.en}${helpOfCommand.en}`,
      };
    default:
      return {
        ja: `指定を読み取れませんでした${name === "" ? "" : `（${name}）`}。${helpOfCommand.ja}`,
        en: `What was typed could not be read${name === "" ? "" : ` (${name})`}. ${helpOfCommand.en}`,
      };
  }
}

const helpOfCommand: Words = {
  ja: "命令のあとに --help を付けると、指定の一覧を見られます。",
  en: "--help after a command lists its options.",
};

export const appliedWords = (names: readonly string[]): Words => ({
  ja: `データベースの構造を最新にしました：${names.join("、")}`,
  en: `The structure of the database is up to date now: ${names.join(", ")}`,
});
