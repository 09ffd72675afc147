import { folded } from "#domain/plans/rules-cells.ts";
import { halfDayColumns, hasUnknownNote, headerForms } from "#domain/plans/rules-columns-units.ts";
import { elementColumns } from "#domain/plans/rules-names.ts";
import type { FileKind, UnreadColumn } from "#domain/plans/terms.ts";

/** A column that a file may have. */
export type Column = {
  readonly key: string;
  /** The header that examples and sentences use. */
  readonly ja: string;
  readonly en: string;
  /** Other headers that mean the same; compared folded (width, case, spaces and brackets do not matter). */
  readonly also: readonly string[];
  readonly required: boolean;
  readonly example: Example;
};

/** A cell as it should look, for sentences in either language. */
export type Example = { readonly ja: string; readonly en: string };

/** An example that is the same in both languages, such as a number, is written once. */
export const exampleOf = (example: string | Example): Example =>
  typeof example === "string" ? { ja: example, en: example } : example;

const column = (key: string, ja: string, en: string, also: readonly string[], example: string | Example): Column => ({
  key,
  ja,
  en,
  also,
  example: exampleOf(example),
  required: ["id", "title", "halfDays"].includes(key),
});

const nineColumns: readonly Column[] = [
  column(
    "shape",
    "ポータブルスキル",
    "skills",
    ["9要素", "九要素", "portable skills", "nine elements", "shape"],
    "4,3,3,4,3,3,4,2,3",
  ),
  ...elementColumns.map(({ element, headers }) => column(element, headers[0] ?? element, element, headers, "4")),
];

/** The columns of the file of people, in the order of the examples. */
export const peopleColumns: readonly Column[] = [
  column(
    "id",
    "人材番号",
    "person",
    [
      "番号",
      "id",
      "コード",
      "人材id",
      "人材コード",
      "氏名コード",
      "名前コード",
      "code",
      "name code",
      "person id",
      "no",
      "no.",
    ],
    "P-001",
  ),
  column(
    "halfDays",
    "空きコマ",
    "half-days",
    [
      "空き",
      "空きコマ数",
      "コマ",
      "コマ数",
      "半日コマ",
      "月のコマ",
      "稼働可能コマ",
      "稼働",
      "capacity",
      "free half-days",
    ],
    "8",
  ),
  column(
    "engagements",
    "同時に受ける数",
    "projects at most",
    ["同時案件数", "掛け持ち", "掛け持ち上限", "案件数上限", "engagements", "max engagements"],
    "3",
  ),
  column("themes", "テーマ", "themes", ["得意テーマ", "経験テーマ", "得意分野", "theme"], {
    ja: "販路開拓、広報",
    en: "sales, public relations",
  }),
  column("roleKinds", "役割", "role", ["役割の型", "希望する役割", "役割種別", "role kind", "role kinds", "roles"], {
    ja: "専門系",
    en: "specialist",
  }),
  column("trades", "経験業種", "trades", ["業種", "業種経験", "industry", "industries", "trade"], {
    ja: "食品製造、小売",
    en: "food, retail",
  }),
  column("towns", "通える町", "towns", ["行ける町", "通える地域", "勤務地", "希望地", "場所", "町", "places", "town"], {
    ja: "みなと町、かわべ市",
    en: "Minato, Kawabe",
  }),
  column(
    "onSiteHalfDays",
    "現地コマ上限",
    "on-site half-days",
    ["現地コマ", "現地", "通えるコマ", "訪問コマ", "on-site"],
    "4",
  ),
  column(
    "remoteHalfDays",
    "遠隔コマ上限",
    "remote half-days",
    ["遠隔コマ", "遠隔", "リモート", "リモートコマ", "オンラインコマ", "remote"],
    "8",
  ),
  column(
    "pay",
    "希望額",
    "yen per half-day",
    ["希望額コマ", "希望単価", "1コマ希望額", "希望額円コマ", "希望額円", "単価", "希望報酬", "pay", "rate"],
    "20000",
  ),
  column("from", "開始月", "from", ["開始可能月", "いつから", "稼働開始", "start", "start month"], "2027-01"),
  column("until", "終了月", "until", ["いつまで", "稼働終了", "end", "end month"], "2027-12"),
  column(
    "notWith",
    "組めない先",
    "not with",
    ["不可", "ng", "ng先", "避ける先", "現職", "現在の勤務先", "利益相反", "conflicts", "avoid"],
    { ja: "潮騒水産（見本）、J-012", en: "Shiosai Fisheries (sample), J-012" },
  ),
  column("cells", "空いている時間", "free cells", ["空き時間", "空いている時間帯", "空き曜日", "free times", "week"], {
    ja: "月午前、月午後、水夜",
    en: "mon am, mon pm, wed eve",
  }),
  column("placeDays", "現地の日", "days at a place", ["現地にいる日", "place days"], {
    ja: "火=みなと町",
    en: "tue=Minato",
  }),
  column("peaks", "繁忙期の月", "peak months", ["繁忙期", "繁忙月", "peaks", "peak season"], {
    ja: "2027-08、2027-09",
    en: "2027-08, 2027-09",
  }),
  column(
    "restWeeks",
    "繁忙期の間の休み",
    "weeks of rest",
    ["休みの週数", "繁忙期の間の週数", "rest weeks", "rest"],
    "2",
  ),
  ...nineColumns,
];

/** The columns of the file of projects, in the order of the examples. */
export const projectColumns: readonly Column[] = [
  column(
    "id",
    "案件番号",
    "project",
    ["番号", "id", "コード", "案件id", "案件コード", "プロジェクト番号", "project id", "code", "no", "no."],
    "J-001",
  ),
  column(
    "title",
    "案件名",
    "title",
    ["件名", "タイトル", "題名", "仕事", "仕事の名前", "案件", "プロジェクト", "プロジェクト名", "name"],
    { ja: "直販の売り場を立ち上げる", en: "Set up a shop of one's own" },
  ),
  column("firm", "企業", "firm", ["企業名", "会社", "会社名", "事業者", "事業者名", "依頼元", "company"], {
    ja: "潮騒水産（見本）",
    en: "Shiosai Fisheries (sample)",
  }),
  column("result", "期待する結果", "result", ["結果", "成果", "目標", "ゴール", "outcome", "goal"], {
    ja: "半年で直販を月30件にする",
    en: "30 orders a month within half a year",
  }),
  column(
    "halfDays",
    "必要コマ",
    "half-days",
    ["コマ", "コマ数", "必要コマ数", "半日コマ", "月のコマ", "希望コマ", "demand", "half days wanted"],
    "8",
  ),
  column(
    "onSiteHalfDays",
    "現地コマ",
    "on-site half-days",
    ["うち現地", "うち現地コマ", "現地", "訪問コマ", "on-site"],
    "2",
  ),
  column("place", "町", "town", ["場所", "勤務地", "市町村", "所在地", "place", "location"], {
    ja: "みなと町",
    en: "Minato",
  }),
  column("themes", "テーマ", "themes", ["分野", "課題テーマ", "theme"], { ja: "販路開拓", en: "sales" }),
  column("roleKind", "役割", "role", ["役割の型", "役割種別", "role kind"], { ja: "背負い系", en: "shoulder" }),
  column("trade", "業種", "trade", ["企業業種", "industry"], { ja: "食品製造", en: "food" }),
  column(
    "pay",
    "月額",
    "yen per month",
    ["報酬", "報酬月額", "月額報酬", "月額円", "予算", "予算月額", "pay", "budget"],
    "160000",
  ),
  column("from", "開始月", "from", ["開始", "いつから", "start", "start month"], "2027-01"),
  column("months", "期間", "months", ["月数", "期間月", "期間か月", "期間ヶ月", "期間月数", "duration"], "6"),
  column(
    "notWith",
    "組めない人",
    "not with",
    ["不可", "ng", "ng人材", "避ける人", "辞退", "declined", "avoid"],
    "P-014",
  ),
  column(
    "cells",
    "できる時間",
    "possible cells",
    ["可能な時間", "可能な時間帯", "できる時間帯", "possible times", "week"],
    { ja: "月午前、月午後", en: "mon am, mon pm" },
  ),
  column("nearTowns", "近い町", "near towns", ["同じ日に回れる町", "near"], { ja: "かわべ市", en: "Kawabe" }),
  column("peaks", "繁忙期の月", "peak months", ["繁忙期", "繁忙月", "peaks", "peak season"], {
    ja: "2027-08、2027-09",
    en: "2027-08, 2027-09",
  }),
  ...nineColumns,
];

/** The columns of one of the two files. */
export const columnsOf = (kind: FileKind): readonly Column[] => (kind === "people" ? peopleColumns : projectColumns);

/**
 * Headers of what is never used for matching, by law and by conviction. Such columns may stand in a file; no one reads them.
 * A project's file may well have a "name" (its title), therefore these are asked only after the known columns.
 */
export const isNeverUsed = (header: string): boolean => names.test(folded(header)) || isForbidden(header);

/** Headers of what must not be read for any purpose: age, sex, family, origin, belief, trade union, looks. */
export function isForbidden(header: string): boolean {
  const word = folded(header);
  return forbidden.some((pattern) => pattern.test(word));
}

/** A name is no ground for matching, but a record may have one. */
const names = /^(氏名|姓名|名前|お名前|ふりがな|フリガナ|name|fullname|kana|furigana|姓|名)$/u;

const forbidden: readonly RegExp[] = [
  /年齢|年代|^歳$|生年月日|誕生日|^age$|agegroup|birth|^dob$/u,
  /性別|^男女$|^sex$|gender/u,
  /家族|配偶者|婚姻|子供|子ども|扶養|family|marital|spouse|children/u,
  /出身|本籍|国籍|出生地|origin(?!al)|nationality|hometown/u,
  /卒業|卒年|入学年|graduat/u,
  /宗教|信条|思想|支持政党|労働組合|組合加入|^組合(?:員|名)?$|religion|belief|顔写真|photo|容姿/u,
];

/** Which cell of a row belongs to which column, and what the rest of the header is. */
export type Header = {
  readonly places: ReadonlyMap<string, number>;
  readonly twice: readonly {
    readonly column: Column;
    readonly headers: readonly string[];
  }[];
  readonly missing: readonly Column[];
  readonly unread: readonly UnreadColumn[];
};

/** Recognises the header of a file. A column is known by its key, its names and their variants. */
export function readHeader(kind: FileKind, header: readonly string[]): Header {
  const columns = columnsOf(kind);
  const byName = new Map<string, Column>();
  for (const one of columns) for (const name of [one.key, one.ja, one.en, ...one.also]) byName.set(folded(name), one);
  const found = new Map<string, number[]>();
  const unread: UnreadColumn[] = [];
  for (const [index, name] of header.entries()) {
    if (name === "") continue;
    const known = headerForms(name)
      .map((form) => byName.get(form))
      .find((one) => one !== undefined);
    if (known === undefined) {
      unread.push({ header: name, why: isNeverUsed(name) ? "never-used" : "unknown" });
      continue;
    }
    found.set(known.key, [...(found.get(known.key) ?? []), index]);
    if (!byName.has(folded(name)) && hasUnknownNote(name, numberColumns.has(known.key)))
      unread.push({ header: name, why: "note" });
  }
  return {
    places: new Map([...found].map(([key, indexes]) => [key, indexes[0] ?? 0])),
    twice: columns.flatMap((one) => {
      const indexes = found.get(one.key) ?? [];
      return indexes.length < 2
        ? []
        : [
            {
              column: one,
              headers: indexes.map((index) => header[index] ?? ""),
            },
          ];
    }),
    missing: columns.filter((one) => one.required && !found.has(one.key)),
    unread,
  };
}

/** Columns of which a bare number counts what the header says. */
const numberColumns: ReadonlySet<string> = new Set([...halfDayColumns, "engagements", "pay", "months", "restWeeks"]);
