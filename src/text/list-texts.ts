import type { ListText } from "#text/lists.ts";
import type { Words } from "#text/speak.ts";

/** What the four lists of the workbench say of themselves. */
export const listTexts = {
  firms: {
    title: { ja: "企業の一覧", en: "Firms" },
    lead: {
      ja: "地域の企業です。名前・よみがな・町・仕事の内容で探せます。",
      en: "The region's firms. Search by name, reading, town or what they do.",
    },
    first: {
      ja: "長く記録の変わっていない企業が先頭です。次に声をかける先を、上から選べます。",
      en: "Firms whose record has not changed for longest stand first: call on them next.",
    },
    search: { ja: "名前、よみがな、町、仕事の内容で探す", en: "Search by name, reading, town or work" },
    example: { ja: "製材", en: "mill" },
    emptyTitle: { ja: "企業がまだありません", en: "There are no firms yet" },
    emptyText: { ja: "最初の1社を登録しましょう。", en: "Enter the first one." },
    noHitTitle: { ja: "見つかりませんでした", en: "Nothing was found" },
    noHitText: {
      ja: "短い言葉にするか、条件を1つはずしてみてください。",
      en: "Try a shorter word, or take one condition away.",
    },
    unit: { ja: "社", en: "firms" },
  },
  people: {
    title: { ja: "人材の一覧", en: "People" },
    lead: {
      ja: "この拠点に登録されている方です。氏名・よみがな・これまでの仕事・テーマ・町・メールアドレスで探せます。",
      en: "People registered with this hub. Search by name, reading, work so far, theme, town or mail address.",
    },
    first: {
      ja: "コマを出せるのに、いま担当のない方が先頭です。登録の古い順に並んでいます。",
      en: "People who give half-days and serve nobody now stand first, the longest registered on top.",
    },
    search: { ja: "氏名、よみがな、仕事、町で探す", en: "Search by name, reading, work or town" },
    example: { ja: "販路 食品", en: "販路 食品" },
    emptyTitle: { ja: "人材がまだ登録されていません", en: "There are no people yet" },
    emptyText: { ja: "最初のお一人を登録しましょう。", en: "Enter the first one." },
    noHitTitle: { ja: "見つかりませんでした", en: "Nothing was found" },
    noHitText: {
      ja: "短い言葉にするか、条件を1つはずしてみてください。",
      en: "Try a shorter word, or take one condition away.",
    },
    unit: { ja: "人", en: "people" },
  },
  projects: {
    title: { ja: "案件の一覧", en: "Projects" },
    lead: {
      ja: "企業が求める仕事です。名前・企業名・内容・テーマ・町で探せます。",
      en: "The work that firms want done. Search by name, firm, content, theme or town.",
    },
    first: {
      ja: "公開中で、まだだれも入っていない案件が先頭です。登録の古い順です。続いて下書き、人の入った案件、募集の終わった案件と並びます。",
      en: "Published projects that nobody serves yet stand first, the oldest on top; then drafts, served ones, and closed ones.",
    },
    search: { ja: "言葉で探す", en: "Search by words" },
    example: { ja: "販路 しおかぜ町", en: "販路 しおかぜ町" },
    emptyTitle: { ja: "案件がまだありません", en: "There are no projects yet" },
    emptyText: {
      ja: "困っていること、やってみたいことを1つ、言葉にしてみましょう。",
      en: "Put one worry, or one thing you want to try, into words.",
    },
    noHitTitle: { ja: "見つかりませんでした", en: "Nothing was found" },
    noHitText: {
      ja: "言葉を短くするか、条件を1つはずしてみてください。",
      en: "Try a shorter word, or take one condition away.",
    },
    unit: { ja: "件", en: "projects" },
  },
  engagements: {
    title: { ja: "参画の一覧", en: "Engagements" },
    lead: {
      ja: "だれがどの企業で、どこまで進んでいるかがわかります。氏名・企業・仕事で探せます。",
      en: "Who works at which firm, and how far they are. Search by person, firm or work.",
    },
    first: {
      ja: "伴走面談の予定を過ぎた参画、予定の近い参画が先頭です。予定のない参画と終わった参画は後ろにあります。",
      en: "Check-ins that are overdue or come next stand first; what has nothing due, or has ended, stands last.",
    },
    search: { ja: "氏名、企業、仕事で探す", en: "Search by person, firm or work" },
    example: { ja: "販路 製材", en: "sales mill" },
    emptyTitle: { ja: "参画がまだありません", en: "There are no engagements yet" },
    emptyText: {
      ja: "案件に人が決まったら、ここから登録できます。",
      en: "When somebody is found for a project, enter it here.",
    },
    noHitTitle: { ja: "見つかりませんでした", en: "Nothing was found" },
    noHitText: {
      ja: "言葉を短くするか、条件を1つはずしてみてください。",
      en: "Try a shorter word, or take one condition away.",
    },
    unit: { ja: "件", en: "engagements" },
  },
} as const satisfies Record<string, ListText>;

/** Labels of the lists' columns and conditions that no form has. */
export const listLabels = {
  updated: { ja: "最後の変更", en: "Last changed" },
  status: { ja: "状態", en: "State" },
  openProjects: { ja: "公開中の案件", en: "Open projects" },
  running: { ja: "進行中の参画", en: "Engagements now" },
  without: { ja: "まだないもの", en: "Does not have yet" },
  withoutProject: { ja: "案件がまだない", en: "No project yet" },
  withoutEngagement: { ja: "いま入っている人がいない", en: "Nobody there now" },
  any: { ja: "すべて", en: "All" },
  free: { ja: "今週の空き", en: "Free this week" },
  freeLeast: { ja: "今週の空きコマ（以上）", en: "Free this week, at least" },
  halfDaysUnit: { ja: "コマ", en: "half-days" },
  idle: { ja: "いま担当のない方だけ", en: "Only people who serve nobody now" },
  served: { ja: "入っているコマ", en: "Half-days served" },
  unserved: { ja: "まだだれも入っていない案件だけ", en: "Only projects that nobody serves" },
  firm: { ja: "企業", en: "Firm" },
  person: { ja: "人材", en: "Person" },
  project: { ja: "案件", en: "Project" },
  work: { ja: "参画", en: "Engagement" },
  ownTitle: { ja: "参画", en: "Engagements" },
  stage: { ja: "段階", en: "Stage" },
  halfDays: { ja: "コマ", en: "Half-days" },
  start: { ja: "始まり", en: "From" },
  until: { ja: "終わり", en: "Until" },
  due: { ja: "次の伴走面談", en: "Next check-in" },
  lastScore: { ja: "前回の様子", en: "Last answer" },
  state: { ja: "進み方", en: "State" },
  runningOnly: { ja: "進行中", en: "Running" },
  endedOnly: { ja: "終わった", en: "Ended" },
  overdue: { ja: "予定を過ぎた", en: "Overdue" },
  week: { ja: "7日以内", en: "Within 7 days" },
  noDue: { ja: "予定がない", en: "Not set" },
  nothingDue: { ja: "なし", en: "none" },
  ownLead: {
    ja: "合意した参画です。名前を押すと、役割と期間、これまでの歩みを読めます。",
    en: "What was agreed. Choose a name to read the role, the time and the story so far.",
  },
} as const satisfies Record<string, Words>;

/** Links from a record beside its list to what belongs to it. */
export const besideWords = {
  openRecord: { ja: "この記録を開く", en: "Open the record" },
  edit: { ja: "内容を直す", en: "Edit" },
  projects: { ja: "この企業の案件", en: "This firm's projects" },
  engagementsOfFirm: { ja: "この企業の参画", en: "This firm's engagements" },
  enterProject: { ja: "案件を登録する", en: "Enter a project" },
  engagementsOfPerson: { ja: "この方の参画", en: "This person's engagements" },
  book: { ja: "コマを予約する", en: "Book half-days" },
  engagementsOfProject: { ja: "この案件の参画", en: "This project's engagements" },
  firm: { ja: "この企業を開く", en: "Open the firm" },
  person: { ja: "この方を開く", en: "Open the person" },
} as const satisfies Record<string, Words>;

/** A score of a check-in: 1 to 5. */
export const scoreWords = (score: number | null): Words =>
  score === null ? { ja: "–", en: "–" } : { ja: `5のうち${score}`, en: `${score} of 5` };

/** How many of the half-days wanted are served. */
export const servedWords = (served: number, wanted: number): Words => ({
  ja: `${wanted}コマのうち${served}コマ`,
  en: `${served} of ${wanted}`,
});
