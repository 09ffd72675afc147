import { type Ending, endings, type Stage, stages } from "#domain/engagements/terms.ts";
import type { ClosedList, ImportCellReader } from "#domain/imports/rules-cells-fault.ts";
import { divisionOf } from "#domain/imports/rules-cells-industries.ts";
import { type PersonKind, personKinds } from "#domain/people/terms.ts";
import { folded, listParts, roleKindList, themeList } from "#domain/plans/rules-cells.ts";
import {
  type ProjectStatus,
  projectStatuses,
  type RoleKind,
  roleKinds,
  type Theme,
  themes,
} from "#domain/projects/terms.ts";
import { accepted, refused } from "#kit/outcome.ts";

/** The words of a closed list in both languages: the first two are what an export writes, all are understood. */
type WordsOf<T extends string> = { readonly [Item in T]: readonly [ja: string, en: string, ...also: string[]] };

/** As what somebody takes part. */
export const personKindNames: WordsOf<PersonKind> = {
  professional: [
    "副業・兼業人材",
    "Professional",

    "プロフェッショナル",
    "プロ人材",
    "専門人材",
    "専門家",
    "外部人材",
    "副業人材",
    "兼業人材",
    "副業",
    "兼業",
    "フリーランス",
    "プロ",
    "副業兼業",
    "登録人材",
    "professionals",
    "freelance",
  ],
  employee: [
    "社内の人材",
    "Employee",
    "社員",
    "従業員",
    "社内人材",
    "社内",
    "在職者",
    "在職社員",
    "企業内人材",
    "employees",
    "in-house",
  ],
  "second-citizen": ["第二市民", "Second citizen", "関係人口", "ふるさと市民", "準市民", "第2市民", "second-citizens"],
};

/** Where a project stands. */
export const projectStatusNames: WordsOf<ProjectStatus> = {
  draft: ["下書き", "Draft", "準備中", "未公開", "非公開", "作成中", "検討中", "募集前", "×", "✕", "no", "false", "0"],
  published: [
    "公開中",
    "Published",
    "公開",
    "公開済",
    "公開済み",
    "募集中",
    "受付中",
    "オープン",
    "○",
    "〇",
    "◯",
    "✓",
    "open",
    "yes",
    "true",
    "1",
  ],
  closed: [
    "募集終了",
    "Closed",

    "終了",
    "完了",
    "成約",
    "成約済",
    "成約済み",
    "決定",
    "締切",
    "受付終了",
    "取り下げ",
    "取下げ",
    "中止",
    "クローズ",
  ],
};

/** How close an engagement is. */
export const stageNames: WordsOf<Stage> = {
  trial: ["お試し", "Trial", "試用", "試行", "トライアル", "体験", "お試し中", "試し"],
  weekly: [
    "毎週",
    "Weekly",
    "週1",
    "週一",
    "定期",
    "定例",
    "副業",
    "兼業",
    "月数回",
    "毎月",
    "継続",
    "継続中",
    "稼働中",
    "part-time",
  ],
  "more-days": ["日数を増やした", "More days", "増やした", "週数日", "週2から3日", "半常勤", "準常勤", "拡大", "more"],
  "full-time": ["常勤", "Full time", "フルタイム", "専任", "転職", "正社員", "入社", "雇用"],
  "handed-over": ["引き継ぎ済み", "Handed over", "引継ぎ済み", "引継済", "引き継ぎ", "引継ぎ", "引継", "自走"],
};

/** How an engagement ended. */
export const endingNames: WordsOf<Ending> = {
  finished: [
    "予定どおり終了",
    "Finished",

    "予定通り終了",
    "予定どおり",
    "予定通り",
    "満了",
    "期間満了",
    "契約満了",
    "完了",
    "終了",
    "目標達成",
    "達成",
    "as planned",
  ],
  "handed-over": [
    "社内へ引き継ぎ",
    "Handed over",
    "社内に引き継ぎ",
    "引き継ぎ",
    "引継ぎ",
    "引継",
    "引き継ぎ完了",
    "自走",
    "自走化",
  ],
  joined: ["入社", "Joined the firm", "転職", "常勤化", "正社員化", "正社員登用", "直接雇用", "採用", "joined"],
  stopped: [
    "企業の都合で終了",
    "Stopped by the firm",
    "企業都合",
    "会社都合",
    "中止",
    "打ち切り",
    "契約解除",
    "解約",
    "stopped",
  ],
  left: [
    "本人の都合で終了",
    "Left by the person",
    "本人都合",
    "自己都合",
    "辞退",
    "離任",
    "退職",
    "退任",
    "離職",
    "left",
  ],
};

/** Who is looked for, as an export names it. */
export const roleKindNames: { readonly [K in RoleKind]: readonly [ja: string, en: string] } = {
  shoulder: ["背負い系", "Shoulders the business"],
  specialist: ["専門系", "Specialist"],
};

/** One state of a project, also 公開 as ○ or ×. Refusal: not-in-list. */
export const projectStatusCell = oneOf("project-status", projectStatuses, projectStatusNames);
/** One stage. Refusal: not-in-list. */
export const stageCell = oneOf("stage", stages, stageNames);
/** One ending. Refusal: not-in-list. */
export const endingCell = oneOf("ending", endings, endingNames);

const personKindCell = oneOf("person-kind", personKinds, personKindNames);

/** Ways of taking part, in the order written, each once. Refusal: not-in-list. */
export const personKindsCell: ImportCellReader<readonly PersonKind[]> = (text) => eachOf(text, personKindCell);

/** Themes in the order of the list of themes, each once. Refusal: unknown-theme. */
export const themesCell: ImportCellReader<readonly Theme[]> = (text) => {
  const read = themeList(text);
  return read.ok ? accepted(themes.filter((theme) => read.value.includes(theme))) : read;
};

/** Role kinds in the order of their list; 「どちらでも」 is none. Refusal: unknown-role-kind. */
export const roleKindsCell: ImportCellReader<readonly RoleKind[]> = (text) => {
  const read = roleKindList(text);
  return read.ok ? accepted(roleKinds.filter((kind) => read.value.includes(kind))) : read;
};

/** One role kind. Refusal: unknown-role-kind. */
export const roleKindCell: ImportCellReader<RoleKind> = (text) => {
  const read = roleKindsCell(text);
  if (!read.ok) return read;
  const [kind, other] = read.value;
  return kind === undefined || other !== undefined
    ? refused({ code: "unknown-role-kind", part: text })
    : accepted(kind);
};

/** A division of the industry classification by its letter, name or a usual word. Refusal: not-in-list. */
export const industryCell: ImportCellReader<string> = (text) => {
  const division = divisionOf(text);
  return division === null ? refused({ code: "not-in-list", list: "industry", part: text }) : accepted(division);
};

/** Divisions in the order written, each once; 「農業、林業」 is one. Refusal: not-in-list. */
export const industriesCell: ImportCellReader<readonly string[]> = (text) => {
  const each = eachOf(text, industryCell);
  const whole = each.ok ? null : divisionOf(text);
  return whole === null ? each : accepted([whole]);
};

function oneOf<T extends string>(list: ClosedList, items: readonly T[], words: WordsOf<T>): ImportCellReader<T> {
  const named = (text: string): T | undefined =>
    items.find((item) => folded(item) === text) ??
    items.find((item) => words[item].some((word) => folded(word) === text));
  return (text) => {
    const item = named(folded(text));
    return item === undefined ? refused({ code: "not-in-list", list, part: text }) : accepted(item);
  };
}

function eachOf<T>(text: string, read: ImportCellReader<T>): ReturnType<ImportCellReader<readonly T[]>> {
  const found = new Set<T>();
  for (const part of listParts(text)) {
    const item = read(part);
    if (!item.ok) return item;
    found.add(item.value);
  }
  return accepted([...found]);
}
