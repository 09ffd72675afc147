import type { ComponentName } from "#domain/plans/rules-fit.ts";
import type { KeptSummary } from "#domain/plans/rules-kept.ts";
import type { PlanFailure, PlanFileKind, PlanStatus, RunProgress } from "#domain/plans/terms.ts";
import { grouped } from "#text/numbers.ts";
import { componentWords } from "#text/plan-reasons.ts";
import { cliWords, percentOf } from "#text/plans.ts";
import type { Words } from "#text/speak.ts";

/** */
export const planNumber = (number: number): string => `A-${number}`;

/** Labels of the form's fields, in its order. */
export const planLabels = {
  name: { ja: "計画の名前", en: "Name of the plan" },
  people: { ja: "人材の表", en: "Table of people" },
  projects: { ja: "案件の表", en: "Table of projects" },
  seconds: { ja: "計算にかける秒数", en: "Seconds to compute" },
  ...componentWords,
} as const satisfies Record<string, Words>;

/** What each weight weighs. */
export const weightMeanings: { readonly [Name in ComponentName]: Words } = {
  shape: {
    ja: "9つの要素の配り方が、仕事の求める配り方とどれだけ重なるか",
    en: "How far the nine elements of the person overlap with what the work asks for",
  },
  themes: {
    ja: "案件のテーマを、業種を問わず手がけたことがあるか",
    en: "Whether the person has carried the project's themes, in any trade",
  },
  role: {
    ja: "背負い系・専門系のうち、望んでいる役割か",
    en: "Whether it is the kind of role wished for: shouldering or specialist",
  },
  place: { ja: "遠隔でできるか、通いやすい町か", en: "Whether it can be done from afar, or in a near town" },
  pay: { ja: "1コマの報酬が希望に届くか", en: "Whether the pay per half-day meets the wish" },
  months: {
    ja: "案件の期間のうち、参加できる月の割合",
    en: "The part of the project's months that the person can give",
  },
  room: { ja: "これを受けても空きが残るか", en: "Whether some half-days stay free" },
  trade: { ja: "その企業と同じ業種で働いたことがあるか", en: "Whether the person has worked in the firm's trade" },
};

export const planStatusWords: { readonly [S in PlanStatus]: Words } = {
  waiting: { ja: "順番待ち", en: "waiting" },
  running: { ja: "計算中", en: "being computed" },
  cancelling: { ja: "止めています", en: "being stopped" },
  done: { ja: "できました", en: "ready" },
  cancelled: { ja: "とりやめ", en: "cancelled" },
  failed: { ja: "できませんでした", en: "not made" },
};

/** A plan that was stopped early is a plan all the same. */
export const stoppedEarly: Words = { ja: "途中までの計画", en: "stopped early" };

/** Words of a plan on paper that its page does not have. */
export const planPaperWords = {
  pdf: { ja: "打ち合わせ用に印刷する（PDF）", en: "Print for the meeting (PDF)" },
  whatWouldHelp: { ja: "決まるための一歩", en: "What would help" },
  more: (count: number): Words => ({
    ja: `ほかに${grouped(count)}行あります。すべては計画のxlsxにあります。`,
    en: `${grouped(count)} more rows; all of them are in the plan's xlsx.`,
  }),
};

export const planPageWords = {
  list: { ja: "配分の計画", en: "Plans" },
  listLead: {
    ja: "だれがどこで何コマ働くかを、全体でいちばん良くなるように決めます。地域の記録からも、2つの表からも作れます。",
    en: "Who works where, for how many half-days, so that the whole is best: of the region's own records, or from two tables.",
  },
  search: { ja: "計画を探す", en: "Find a plan" },
  searchExample: { ja: "12月", en: "December" },
  make: { ja: "計画を作る", en: "Make a plan" },
  emptyTitle: { ja: "計画はまだありません", en: "There is no plan yet" },
  emptyText: {
    ja: "人材と案件が登録されていれば、すぐに最初の計画を作れます。",
    en: "With people and projects entered, the first one can be made at once.",
  },
  noHitTitle: { ja: "見つかりませんでした", en: "Nothing was found" },
  noHitText: { ja: "名前の一部で探してみてください。", en: "Please try a part of the name." },
  number: { ja: "番号", en: "Number" },
  status: { ja: "状態", en: "State" },
  served: { ja: "決まった案件", en: "Projects served" },
  halfDays: { ja: "応えたコマ（4週間）", en: "Half-days (four weeks)" },
  gap: { ja: "最良との差", en: "Gap to the best" },
  requested: { ja: "頼んだ日時", en: "Asked for" },

  newTitle: { ja: "2つの表から計画を作る", en: "Make a plan from two tables" },
  newLead: {
    ja: "CSV（UTF-8、Shift_JIS）かExcel（.xlsx）の表を選んでください。1行目は見出しで、1つのファイルは10 MBまでです。表に直すところがあれば、行と列をすべてお知らせし、何も保存しません。",
    en: "Choose CSV (UTF-8 or Shift_JIS) or Excel (.xlsx) files of up to 10 MB each with headers in row 1. If a table needs corrections, every row and column is named and nothing is kept.",
  },
  nameExample: { ja: "2026年12月の配分", en: "December 2026" },
  peopleHint: {
    ja: "必要な列：人材番号、空きコマ（4週間あたり）。氏名・年齢・性別・家族・出身・卒業年の列は読みません。",
    en: "Needed columns: a code for each person and free half-days per four weeks. Name, age, sex, family, origin and graduation year are not read.",
  },
  projectsHint: {
    ja: "必要な列：案件番号、案件名、必要コマ（4週間あたり）。",
    en: "Needed columns: a code, a title, and half-days wanted per four weeks.",
  },
  seconds: { ja: "秒", en: "s" },
  secondsHint: {
    ja: "1から600まで。空けておくと10秒です。これ以上良い計画がないと証明できれば、早く終わります。",
    en: "From 1 to 600; 10 when left empty. It ends early when it is proven that no plan is better.",
  },
  weights: { ja: "相性の重みを変える", en: "Change the weights of the fit" },
  weightsHint: {
    ja: "数の比だけが意味を持ちます。0にすると、その項目は見ません。0から1,000までの整数で入力してください。",
    en: "Only the proportions matter; with 0 a component is left out. Whole numbers from 0 to 1,000.",
  },
  send: { ja: "計画を作る", en: "Make the plan" },
  chooseAgain: {
    ja: "ファイルは、2つとももう一度選んでください。入力したほかの内容は残っています。",
    en: "Please choose both files again. Everything else that you entered is still here.",
  },
  chooseAgainTitle: { ja: "まだ何も保存していません", en: "Nothing has been kept yet" },
  chooseFile: (label: Words): Words => ({
    ja: `「${label.ja}」のファイルを選んでください。`,
    en: `Please choose a file for “${label.en}”.`,
  }),
  faultsIn: (file: string, count: number): Words => ({
    ja: `${file} に直すところが${grouped(count)}か所あります。`,
    en: `${file} needs ${grouped(count)} correction${count === 1 ? "" : "s"}.`,
  }),

  running: { ja: "計画を作っています", en: "The plan is being made" },
  runningLead: {
    ja: "このページを閉じても計算は続きます。あとで「配分の計画」から開けます。",
    en: "You may leave this page; the work goes on, and the plan will be under “Plans”.",
  },
  stop: { ja: "ここまでの計画で終える", en: "Stop with the best plan so far" },
  stopWaiting: { ja: "とりやめる", en: "Cancel" },
  cancelledTitle: { ja: "計画づくりをとりやめました", en: "The plan was cancelled" },
  cancelledText: {
    ja: "計算が始まる前に止めたので、計画はありません。同じ表でもう一度作れます。",
    en: "It was stopped before there was a plan. You can make it again from the same tables.",
  },
  failedTitle: { ja: "計画を作れませんでした", en: "The plan could not be made" },
  stoppedTitle: { ja: "途中で止めた計画です", en: "This plan was stopped early" },

  parts: { ja: "このページの内容", en: "On this page" },
  downloads: { ja: "計画を受け取る", en: "Take the plan with you" },
  reportTooLarge: {
    ja: "報告書は大きすぎる（10MBまで）ため、ここには置いていません。下の「同じ計画の作り方」のコマンドで作れます。",
    en: "The report is larger than 10 MB and is not kept here. The command at the end of this page makes it.",
  },
  shares: (count: number): Words => ({
    ja: `だれが、どこで、何コマ（${grouped(count)}件）`,
    en: `Who, where, how many half-days (${grouped(count)})`,
  }),
  people: { ja: "一人ひとりの4週間", en: "Everybody's four weeks" },
  first: (shown: number, all: number): Words => ({
    ja: `${grouped(all)}件のうち、はじめの${grouped(shown)}件です。すべては plan.xlsx にあります。`,
    en: `The first ${grouped(shown)} of ${grouped(all)}. All of them are in plan.xlsx.`,
  }),
  project: { ja: "案件", en: "Project" },
  person: { ja: "人材", en: "Person" },
  share: { ja: "コマ", en: "Half-days" },
  where: { ja: "場所", en: "Where" },
  fit: { ja: "相性", en: "Fit" },
  why: { ja: "選んだ理由", en: "Why" },
  month: { ja: "4週間", en: "Four weeks" },
  given: { ja: "決まったコマ", en: "Given" },
  givenOf: (given: number, free: number): Words => ({
    ja: `${given} / 空き${free}コマ`,
    en: `${given} of ${free}`,
  }),
  whyOpen: { ja: "決まらなかった理由", en: "Why it is open" },
  change: { ja: "決まるための一歩", en: "What would help" },
  source: { ja: "もとの表", en: "Made from" },
} as const;

/** The form that plans the region as its records stand. */
export const regionWords = {
  title: { ja: "地域の記録から計画を作る", en: "Make a plan of the region" },
  lead: {
    ja: "いま登録されている人材の空きと、募集中の案件から、だれがどこで何コマ働くかを、全体でいちばん良くなるように決めます。作るだけでは、だれにも知らせません。",
    en: "From everybody's free half-days and all open projects: who works where, so that the whole is best. Making a plan tells nobody.",
  },
  usualName: (month: Words): Words => ({ ja: `${month.ja}の配分`, en: month.en }),
  count: (count: {
    readonly people: number;
    readonly projects: number;
    readonly free: number;
    readonly wanted: number;
  }): Words => ({
    ja: `空きのある人材は${grouped(count.people)}人（月${grouped(count.free)}コマ）、人を待つ案件は${grouped(count.projects)}件（月${grouped(count.wanted)}コマ）です。`,
    en: `${grouped(count.people)} people have ${grouped(count.free)} half-days free in four weeks; ${grouped(count.projects)} projects want ${grouped(count.wanted)}.`,
  }),
  seePeople: { ja: "人材を見る", en: "See the people" },
  seeProjects: { ja: "案件を見る", en: "See the projects" },
  seeDrafts: { ja: "下書きの案件を見る", en: "See the draft projects" },
  fromTables: { ja: "2つの表から作る", en: "From two tables" },
  tables: { ja: "もとの表（CSV）", en: "The tables it was made from" },
  byHand: { ja: "手で決めた条件", en: "What was set by hand" },
} as const;

/** Making a plan the one that holds. */
export const publishWords = {
  title: { ja: "この計画で進めますか", en: "Go on with this plan?" },
  holds: { ja: "この計画で進めています", en: "This is the plan that holds" },
  meaning: {
    ja: "進める計画は1つだけです。要件定義・伴走の担当の方が読めるようになります。企業や人材の方には、まだ知らせません。予約もまだ入りません。いつでもやめられます。",
    en: "One plan holds at a time. Definers and companions can read it; firms and people are told nothing yet, and nothing is booked. It can be taken back at any time.",
  },
  since: (when: Words): Words => ({
    ja: `${when.ja}から、この計画で進めています。要件定義・伴走の担当の方が読めます。`,
    en: `Since ${when.en}. Definers and companions can read it.`,
  }),
  publish: { ja: "この計画で進める", en: "Go on with this plan" },
  withdraw: { ja: "進めるのをやめる", en: "Take it back" },
  tag: { ja: "進めている計画", en: "Holds" },
} as const;

/** Why there is no plan, and what to do. */
export const planFailureWords: { readonly [F in PlanFailure]: Words } = {
  "out-of-memory": {
    ja: "決められたメモリーでは足りませんでした。町や期間で表を分けるか、運用担当の方に BANSO_PLAN_MEMORY_MB を増やすようお伝えください。",
    en: "The memory set for plans was not enough. Please split the tables by town or period, or ask the operator to raise BANSO_PLAN_MEMORY_MB.",
  },
  "engine-ended": {
    ja: "計算をする部分が途中で終わりました。もう一度作ってみてください。続くときは、運用担当の方にこの計画の番号をお伝えください。",
    en: "The part that computes ended on its way. Please try again. If it happens again, tell the operator the number of this plan.",
  },
  "not-certified": {
    ja: "できた計画を別の手順で確かめたところ、合わないところがありました。確かめられない計画はお見せしません。運用担当の方にこの計画の番号をお伝えください。",
    en: "An independent check did not agree with the plan. A plan that cannot be certified is not shown. Please tell the operator the number of this plan.",
  },
  files: {
    ja: "保存した表を読み直せませんでした。表を選び直して、もう一度作ってください。",
    en: "The kept tables could not be read again. Please choose them once more.",
  },
  fault: {
    ja: "こちらの不具合で作れませんでした。運用担当の方にこの計画の番号をお伝えください。",
    en: "A defect on our side stopped it. Please tell the operator the number of this plan.",
  },
};

export const planFileWords: { readonly [K in PlanFileKind]: Words } = {
  "report.html": { ja: "報告書を開く", en: "Open the report" },
  "plan.xlsx": { ja: "Excel（plan.xlsx）", en: "Excel (plan.xlsx)" },
  "plan.csv": { ja: "CSV（plan.csv）", en: "CSV (plan.csv)" },
};

/** How far a run is, in one sentence. */
export function progressWords(status: PlanStatus, progress: RunProgress | null): Words {
  if (status === "waiting") return { ja: "順番を待っています。", en: "Waiting for its turn." };
  if (status === "cancelling")
    return {
      ja: "止めています。いちばん良い計画をまとめて、別の手順で確かめています。",
      en: "Stopping; the best plan so far is being certified.",
    };
  if (progress === null) return { ja: "表を読んでいます。", en: "Reading the tables." };
  if (progress.phase === "pairs") return cliWords.pairs(Math.floor(100 * progress.done));
  const { value, bound } = progress;
  if (bound === null || value === 0) return { ja: "上限を求めています。", en: "Looking for the bound." };
  const { ja, en } = cliWords.working(value, bound, gapWords({ value, bound }));
  return { ja: `計画を良くしています（${ja}）`, en: `Improving the plan (${en})` };
}

/** The gap in percent, or a dash where there is none to tell. */
export function gapWords({ value, bound }: Pick<KeptSummary, "value" | "bound">): string {
  if (value >= bound) return "0%";
  return value > 0 ? percentOf(Math.ceil((bound / value - 1) * 10_000 - 1e-9)) : "–";
}

/** 185 / 200 */
export const ofWords = (part: number, all: number): string => `${grouped(part)} / ${grouped(all)}`;
