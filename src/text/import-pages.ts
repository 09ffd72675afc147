import type { ImportKind, ImportStatus } from "#domain/imports/terms.ts";
import { importCommandWords, importKindWords, importNumber } from "#text/imports.ts";
import { grouped } from "#text/numbers.ts";
import type { Words } from "#text/speak.ts";

/** Labels of the form that takes a file. */
export const importLabels = {
  kind: { ja: "何の表ですか", en: "What does it hold?" },
  file: { ja: "表のファイル", en: "The file" },
} as const satisfies Record<string, Words>;

/** What each kind of list needs, beside its name. */
export const importKindHints: { readonly [K in ImportKind]: Words } = {
  firms: {
    ja: "必要な列：企業名、町（所在地でも可）。国税庁の法人番号、gBizINFO の一覧もそのまま読めます。",
    en: "Needed: name and town (or address). The tax agency's file and gBizINFO's lists are read as they are.",
  },
  people: { ja: "必要な列：氏名、出せるコマ数。", en: "Needed: name and half-days to give." },
  projects: {
    ja: "必要な列：企業名、案件名、必要コマ、テーマ。登録のない企業は、町があれば一緒に登録します。",
    en: "Needed: firm, title, half-days, themes. Firms that are not saved yet are added with them, when a town is given.",
  },
  engagements: {
    ja: "必要な列：企業、人材、コマ、始まりの日。企業と人材を先に取り込んでください。",
    en: "Needed: firm, person, half-days, first day. Please import firms and people first.",
  },
  towns: { ja: "全国の市区町村一覧（localgovjp.json）。", en: "The list of all municipalities (localgovjp.json)." },
};

export const importPageWords = {
  list: { ja: "表の取り込み", en: "Imports" },
  lead: {
    ja: "お手もとの表（CSV か Excel）を読み込みます。まず、何がどう変わるかをお見せします。取り込むまで、何も書き込みません。取り込んだあとも、まとめて取り消せます。",
    en: "Read your own lists (CSV or Excel). First you see what would change; nothing is written until you say so, and it can be taken back as a whole.",
  },
  add: { ja: "表を読み込む", en: "Read a list" },
  send: { ja: "読み込んで確かめる", en: "Read and look" },
  fileHint: {
    ja: "CSV（UTF-8、Shift_JIS）か Excel（.xlsx）、10MBまで。見出しの行があれば、その上の題名は読みとばします。年齢・性別・家族・出身などの列は読みません。",
    en: "CSV (UTF-8, Shift_JIS) or Excel (.xlsx), up to 10 MB, with a row of headers; titles above it are skipped. Age, sex, family and origin are never read.",
  },
  larger: {
    ja: "10MBより大きい表は、サーバーで「npx banso import people ファイル名」として読み込めます（people は firms、projects、engagements、towns にもなります）。",
    en: "Larger files are read on the server: npx banso import people FILE (or firms, projects, engagements, towns).",
  },
  chooseAgain: {
    ja: "ファイルをもう一度選んでください。まだ何も書き込んでいません。",
    en: "Please choose the file again. Nothing has been written.",
  },
  before: { ja: "これまでの取り込み", en: "Imports so far" },
  empty: { ja: "まだ何も取り込んでいません", en: "Nothing has been imported yet" },
  emptyText: { ja: "上で表を選んで始めてください。", en: "Choose a file above to begin." },
  number: { ja: "番号", en: "Number" },
  what: { ja: "内容", en: "What" },
  file: { ja: "ファイル", en: "File" },
  status: { ja: "状態", en: "State" },
  result: { ja: "件数", en: "Rows" },
  when: { ja: "日時", en: "When" },
  by: { ja: "行った人", en: "By" },
  commandLine: { ja: "コマンド", en: "command line" },
  templates: { ja: "見本の表を受け取る", en: "Take a template" },
  templatesLead: {
    ja: "見出しと書き方の見本です。見出しは違っていても、たいてい読み取れます。",
    en: "Headers with two invented rows. Other headers are understood as well, mostly.",
  },
  csv: { ja: "CSV", en: "CSV" },
  cp932: { ja: "CSV（古いExcel用）", en: "CSV (for older Excel)" },
  xlsx: { ja: "Excel", en: "Excel" },

  notes: { ja: "取り込む前に", en: "Before it is written" },
  previewTitle: { ja: "何がどう変わるか", en: "What would change" },
  previewDone: { ja: "何がどう変わったか", en: "What has changed" },
  firstRows: (shown: number): Words => ({ ja: `はじめの${shown}行です。`, en: `The first ${shown} rows.` }),
  line: { ja: "行", en: "Row" },
  effect: { ja: "すること", en: "Effect" },
  record: { ja: "記録", en: "Record" },
  changes: { ja: "読み取った内容、変わるところ", en: "What was read, or what changes" },
  newRow: { ja: "新しく登録", en: "new" },
  changedRow: { ja: "変更", en: "changed" },
  empty2: { ja: "（空）", en: "(empty)" },
  apply: { ja: "この内容で取り込む", en: "Write it" },
  drop: { ja: "取り込まない", en: "Do not import" },
  nothingTitle: { ja: "変わるところはありません", en: "Nothing changes" },
  nothingText: {
    ja: "この表の内容は、すべて登録されているとおりです。",
    en: "Everything in this file is saved already, just as it is.",
  },
  faultsTitle: (count: number): Words => ({
    ja: `直すところが${grouped(count)}か所あります`,
    en: `${grouped(count)} place${count === 1 ? "" : "s"} to mend`,
  }),
  faultsLead: {
    ja: "何も書き込んでいません。表を直して保存し、もう一度読み込んでください。見出しの読み違いなら、下で教えてください。",
    en: "Nothing was written. Mend the file and read it again. If a header was misread, say so below.",
  },
  faultsCsv: { ja: "直すところをCSVで受け取る", en: "Take the list of faults as CSV" },
  moreFaults: (count: number): Words => importCommandWords.moreFaults(count),
  place: { ja: "列", en: "Column" },
  written: { ja: "書かれている内容", en: "What is written" },
  todo: { ja: "どう直すか", en: "What to do" },
  again: { ja: "直した表を読み込む", en: "Read the mended file" },
  mappingTitle: { ja: "見出しの意味を教えてください", en: "What do these headers mean?" },
  mappingLead: {
    ja: "一度だけで構いません。次からは覚えています。使わない列は「読まない」のままにしてください。",
    en: "Only once: they are remembered. Leave what is not needed at “not read”.",
  },
  mappingAgain: { ja: "見出しの読み方を変える", en: "Change what the headers mean" },
  notRead: { ja: "読まない", en: "not read" },
  neverRead: (header: string): Words => ({
    ja: `「${header}」は読みません（年齢・性別・家族・出身などは、だれの相性にも使いません）。`,
    en: `“${header}” is never read (age, sex, family, origin and the like).`,
  }),
  needed: { ja: "（必要）", en: " (needed)" },
  emptySample: { ja: "内容の例はありません", en: "No example: its first cells are empty" },
  sample: (cells: readonly string[]): Words => ({
    ja: `内容の例：${cells.join("、")}`,
    en: `For example: ${cells.join(", ")}`,
  }),
  map: { ja: "この読み方で読み直す", en: "Read it this way" },
  running: { ja: "このページを閉じても続きます。", en: "You may leave this page; the work goes on." },
  applied: { ja: "取り込みました", en: "Written" },
  seeRecords: { ja: "一覧を見る", en: "See the list" },
  seeDrafts: { ja: "下書きの案件を見る", en: "See the draft projects" },
  seeAlike: { ja: "似た記録を見る", en: "See alike records" },
  makePlan: { ja: "計画を作る", en: "Make a plan" },
  takeBackTitle: { ja: "この取り込みを取り消す", en: "Take this import back" },
  takeBackLead: {
    ja: "新しく登録したものは消え、変えたものは前の内容に戻ります。取り込んだあとにだれかが使い始めたものがあると、取り消せません。",
    en: "What was added goes, what was changed is as before. It is refused when somebody has used the records since.",
  },
  takeBack: { ja: "まとめて取り消す", en: "Take it back" },
  obstaclesTitle: { ja: "取り消せません", en: "It cannot be taken back" },
  obstaclesLead: {
    ja: "次の記録が、取り込んだあとに使われています。何も変えていません。",
    en: "These records have been used since. Nothing was changed.",
  },
  takenBack: { ja: "取り消しました", en: "Taken back" },
  failedText: {
    ja: "こちらの不具合で止まりました。何も書き込んでいません。運用担当の方に、この番号をお伝えください。",
    en: "A defect on our side stopped it; nothing was written. Please tell the operator this number.",
  },
  changedText: {
    ja: "確かめたあとに、ほかの方が記録を変えました。まだ何も書き込んでいません。もう一度、下の内容をご覧ください。",
    en: "Somebody changed records after the check. Nothing has been written yet. Please look once more.",
  },
} as const;

/** What the page of an import answers first. */
export function importHeadline(status: ImportStatus, kind: ImportKind, changes: number, faults: number): Words {
  const what = importKindWords[kind];
  switch (status) {
    case "reading":
      return { ja: `${what.ja}の表を読んでいます`, en: `Reading the list of ${what.en.toLowerCase()}` };
    case "mapping":
      return importPageWords.mappingTitle;
    case "faulty":
      return importPageWords.faultsTitle(faults);
    case "ready":
      return changes === 0
        ? importPageWords.nothingTitle
        : {
            ja: `${what.ja}${grouped(changes)}件を取り込めます`,
            en: `${grouped(changes)} ${what.en.toLowerCase()} can be written`,
          };
    case "applying":
      return { ja: `${what.ja}を取り込んでいます`, en: `Writing ${what.en.toLowerCase()}` };
    case "applied":
      return {
        ja: `${what.ja}${grouped(changes)}件を取り込みました`,
        en: `${grouped(changes)} ${what.en.toLowerCase()} were written`,
      };
    case "taken-back":
      return { ja: "取り込みを取り消しました", en: "The import was taken back" };
    case "dropped":
      return { ja: "取り込みをやめました", en: "The import was given up" };
    case "failed":
      return { ja: "うまくいきませんでした", en: "It did not work" };
  }
}

/** How far it is, in a sentence. */
export function importProgressWords(status: ImportStatus, rows: number | null): Words {
  const step =
    status === "applying" ? { ja: "書き込んでいます", en: "Writing" } : { ja: "読んでいます", en: "Reading" };
  return rows === null
    ? { ja: `${step.ja}。`, en: `${step.en}.` }
    : { ja: `${step.ja}（${grouped(rows)}行）。`, en: `${step.en} (${grouped(rows)} rows).` };
}

/** The file's name with the import's number. */
export const importTitle = (number: number, fileName: string): string => `${importNumber(number)} ${fileName}`;
