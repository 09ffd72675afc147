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

export const appliedWords = (names: readonly string[]): Words => ({
  ja: `データベースの構造を最新にしました：${names.join("、")}`,
  en: `The structure of the database is up to date now: ${names.join(", ")}`,
});
