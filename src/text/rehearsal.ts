import type { NotLive } from "#domain/plans/rules-live.ts";
import type { RehearsalKind } from "#domain/plans/rules-rehearsal.ts";
import { grouped } from "#text/numbers.ts";
import { planLabels } from "#text/plan-pages.ts";
import type { Words } from "#text/speak.ts";

/** Labels of what is tried out. */
export const rehearsalLabels = {
  step: { ja: "試すこと", en: "What to try" },
  kind: { ja: "試すこと", en: "What to try" },
  person: { ja: "人材の番号", en: "Code of the person" },
  project: { ja: "案件の番号", en: "Code of the project" },
  reason: { ja: "理由", en: "Reason" },
  name: { ja: "案の名前", en: "Name of the scenario" },
  calm: { ja: "人をひとり動かすのに要る値打ち", en: "Worth that moving one more person must bring" },
  shape: planLabels.shape,
  themes: planLabels.themes,
  role: planLabels.role,
  place: planLabels.place,
  pay: planLabels.pay,
  months: planLabels.months,
  room: planLabels.room,
  trade: planLabels.trade,
} as const satisfies Record<string, Words>;

/** What can be tried out with one pair. */
export const rehearsalKindWords: { readonly [K in RehearsalKind]: Words } = {
  lock: { ja: "この方に決める", en: "Give it to this person" },
  forbid: { ja: "この組み合わせにしない", en: "Not these two" },
  invite: { ja: "候補に加える", en: "Let this person in" },
};

/** Why a plan cannot go live, and what to do instead. */
export const notLiveWords: { readonly [W in NotLive]: Words } = {
  "no-prices": {
    ja: "この計画は、その場で組み直すための値段を持たない時期に作られました。計画を作り直すと、試せるようになります。",
    en: "This plan was made before plans kept their prices. Make it anew, and it can be tried on.",
  },
  floors: {
    ja: "町ごとの件数を決めた計画は、その場では組み直せません。条件を変えた案として計算してください。",
    en: "A plan with floors for towns cannot be tried on the spot. Please compute a scenario.",
  },
  "too-large": {
    ja: "この計画は大きいため、その場では組み直しません。条件を変えた案として計算してください。",
    en: "This plan is too large to be tried on the spot. Please compute a scenario.",
  },
};

export const rehearsalWords = {
  open: { ja: "その場で組み直してみる", en: "Try it on the spot" },
  title: { ja: "その場で組み直してみる", en: "Try it on the spot" },
  lead: {
    ja: "ひとつ変えるたびに、計画全体をすぐに組み直して見せます。もとの計画は変わらず、だれにも知らせません。",
    en: "With each change the whole plan is repaired at once. The plan itself stays as it is, and nobody is told.",
  },
  now: { ja: "もとの計画と比べて", en: "Against the plan" },
  last: { ja: "いま変えたこと", en: "What this changed" },
  steps: { ja: "試していること", en: "What is tried" },
  noSteps: { ja: "まだ何も変えていません。", en: "Nothing is tried yet." },
  otherWeights: { ja: "重みを変えています", en: "By other weights" },
  usualWeights: { ja: "もとの重みに戻す", en: "Back to the plan's weights" },
  without: { ja: "外す", en: "Take away" },
  anew: { ja: "すべて取り消す", en: "Take all of it back" },
  keep: { ja: "この条件で計算し、案として残す", en: "Compute and keep it as a scenario" },
  keepLead: {
    ja: "残すときは、あらためて計算し、証明をつけ、ひとりひとりの週も組みます。",
    en: "To be kept it is computed again, with its proof and everybody's real week.",
  },
  tryTitle: { ja: "番号で試す", en: "Try a pair" },
  tryNow: { ja: "組み直す", en: "Try it" },
  reasonHint: {
    ja: "決めるとき以外は、理由を書いてください。案に残ります。",
    en: "Needed unless you give the project to somebody; it stays with the scenario.",
  },
  weights: { ja: "重みを変えて試す", en: "Try other weights" },
  weightsNow: { ja: "この重みで組み直す", en: "Try these weights" },
  board: { ja: "いまの組み合わせ", en: "Who serves what now" },
  search: { ja: "番号・企業・町・人で探す", en: "Find by code, firm, town or person" },
  searchExample: { ja: "しおかぜ町", en: "Shiokaze" },
  show: { ja: "見る範囲", en: "Show" },
  all: { ja: "すべて", en: "all" },
  changed: { ja: "変わった案件", en: "what changed" },
  was: { ja: "もとは", en: "before" },
  locked: { ja: "決めた組み合わせ", en: "given" },
  lock: { ja: "決める", en: "Keep" },
  forbid: { ja: "組まない", en: "Not these" },
  acts: { ja: "試す", en: "Try" },
  triedReason: { ja: "その場で試した組み合わせ", en: "Tried on the spot" },
  calm: { ja: "落ち着きの設定", en: "How calm plans are" },
  calmHint: {
    ja: "大きくするほど、ほかの方を動かしません。拠点の全員に共通の設定です。0なら、少しでもよくなれば動かします。",
    en: "The larger, the fewer others are moved. It holds for the whole hub; 0 moves people for any gain.",
  },
  calmSave: { ja: "設定を変える", en: "Set it" },
  unlived: { ja: "このままでは週に組めない方がいます", en: "Some could not live by their week" },
  unlivedText: {
    ja: "次の方の組み合わせは、時間が重なります。案として残すと、計算のなかで直します。",
    en: "The hours of these people collide. A scenario that is kept mends it.",
  },
} as const satisfies Record<string, Words>;

/** What the last step did. */
export const lastWords = (moved: number, cost: number): Words => {
  const worth =
    cost === 0
      ? { ja: "全体の値打ちは変わりません", en: "the whole is worth the same" }
      : cost > 0
        ? { ja: `全体の値打ちは${grouped(cost)}下がります`, en: `the whole is worth ${grouped(cost)} less` }
        : { ja: `全体の値打ちは${grouped(-cost)}上がります`, en: `the whole is worth ${grouped(-cost)} more` };
  return {
    ja: `${moved === 0 ? "どの案件の担い手も変わらず" : `${grouped(moved)}件の担い手が変わり`}、${worth.ja}。`,
    en: `${moved === 0 ? "Nobody changes" : `${grouped(moved)} project${moved === 1 ? " changes" : "s change"} hands`}, and ${worth.en}.`,
  };
};

/** How far the live plan is from what nobody could exceed. */
export const liveGapWords = (gap: number): Words => {
  const percent = (100 * gap).toFixed(2);
  return {
    ja: `この場の計画をどう組み替えても、あと${percent}%を超えてよくはなりません。`,
    en: `No way to arrange it could be more than ${percent} % better than this one.`,
  };
};

/** Why others stay where they are. */
export const calmWords = (calm: number): Words =>
  calm === 0
    ? { ja: "全体が少しでもよくなるなら、ほかの方も動かします。", en: "Others are moved for any gain of the whole." }
    : {
        ja: `ほかの方を動かすのは、ひとりにつき値打ちが${grouped(calm)}以上よくなるときだけです。約束した方を、わずかな差で動かさないためです。`,
        en: `Others are moved only for a gain of ${grouped(calm)} or more each, so that nobody is moved for a trifle.`,
      };
