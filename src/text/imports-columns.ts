import type { OwnKind } from "#domain/imports/rules-columns.ts";
import { needOf, templateColumns } from "#domain/imports/rules-export-template.ts";
import type { ExportLanguage } from "#domain/imports/rules-export-terms.ts";
import type { Words } from "#text/speak.ts";

/** The second sheet of a template: each column, whether it is needed, an example, and what else is understood. */
export function columnGuide(kind: OwnKind, language: ExportLanguage): { header: string[]; rows: string[][] } {
  return {
    header: [headers.column, headers.need, headers.example, headers.understood].map((words) => words[language]),
    rows: templateColumns(kind).map((column) => [
      column[language],
      needs[needOf(kind, column.key)][language],
      column.example[language],
      understoodOf(column.key, column.money !== null)[language],
    ]),
  };
}

const headers = {
  column: { ja: "列", en: "Column" },
  need: { ja: "必要か", en: "Needed?" },
  example: { ja: "例", en: "Example" },
  understood: { ja: "読める書き方", en: "What is understood" },
} as const satisfies Record<string, Words>;

const needs: { readonly [N in ReturnType<typeof needOf>]: Words } = {
  needed: { ja: "必ず", en: "Yes" },
  "this-or-another": { ja: "似た列のどれか1つ", en: "This or a similar one" },
  "not-needed": { ja: "なくてもよい", en: "No" },
};

/** What is understood in a column beyond its example; a plain text is taken as it is. */
function understoodOf(key: string, isMoney: boolean): Words {
  const found = rules.find(([keys]) => keys.test(key));
  if (found !== undefined) return found[1];
  if (!isMoney) return { ja: "そのままの文字", en: "Any text" };
  return {
    ja: "円・千円・万円・百万円・億（見出しに「（千円）」と書けば列全体）。△ ▲ − はマイナス",
    en: "Yen, or 千円, 万円, 百万円, 億; a unit in the header counts for its column. △ ▲ − are minus",
  };
}

const day: Words = {
  ja: "2026/4/1、2026年4月1日、R8.4.1、令和8年4月1日、2026年4月（1日になります）",
  en: "2026-04-01, 2026/4/1, R8.4.1; a month alone is its first day",
};
const halfDays: Words = {
  ja: "4週間のコマ数。週2コマ、月2コマ、週1日、0.3人も読みます",
  en: "Half-days in four weeks; 週2コマ, 0.3人 and “1 day per week” are understood",
};

const rules: readonly (readonly [RegExp, Words])[] = [
  [/^(?:startsOn|availableFrom|fromWeek)$/u, day],
  [
    /^(?:availableUntil|endedOn)$/u,
    {
      ja: day.ja.replace("1日になります", "末日になります"),
      en: "2026-04-01, 2026/4/1, R8.4.1; a month alone is its last day",
    },
  ],
  [/HalfDays$|^halfDays$/u, halfDays],
  [/^payYenPer/u, { ja: "円。4.5万円、45千円、無償（0円）も読みます", en: "Yen; 4.5万円 and 45千円 are understood" }],
  [
    /^code$|Code$/u,
    {
      ja: "自前の番号。同じ番号の行は、次に取り込むときに更新されます",
      en: "Your own code; a row with a known code changes that record",
    },
  ],
  [
    /orporateNumber$/u,
    { ja: "13けた。Tで始まるインボイス番号も読みます", en: "13 digits; an invoice number with its T is understood" },
  ],
  [
    /^industry$|^trades$/u,
    {
      ja: "日本標準産業分類の大分類（A〜T、名前）や、建設・飲食・小売などの言葉",
      en: "A division of the JSIC by its letter or name",
    },
  ],
  [/^town$/u, { ja: "空ければ所在地から読みます", en: "If empty, it is taken from the address" }],
  [/^foundedYear$/u, { ja: "1968、昭和43年、S43", en: "1968, 昭和43年, S43" }],
  [
    /^year$/u,
    {
      ja: "決算が終わった年。2025、令和7年3月期、2024年度（2025年になります）",
      en: "The year in which it ended: 2025, 令和7年3月期",
    },
  ],
  [/^(?:yearE|e)mployees$/u, { ja: "23、23名、約23人", en: "23, 23名" }],
  [/^(?:themes|kinds|towns|notWith|roleKinds)$/u, { ja: "「、」で区切ります", en: "Several, parted by commas" }],
  [
    /^(?:freeCells|possibleCells)$/u,
    {
      ja: "「、」で区切ります。月午前、水夜、平日夜、土日、月〜金午前。曜日だけなら午前と午後",
      en: "mon am; wed eve; weekday eve; weekend; mon-fri am. A day alone is its morning and afternoon",
    },
  ],
  [/^peakMonths$/u, { ja: "11月、12月、11月〜1月", en: "Nov, Dec; 11-1" }],
  [/^shape$/u, { ja: "9要素の点を順に。4;3;3;4;3;3;4;2;3", en: "The points of the nine elements in their order" }],
  [/^months$/u, { ja: "6、6か月、半年、1年", en: "6, 6か月, 1年" }],
];
