import type { InsideLook } from "#domain/needs/rules-reviews.ts";
import { type ReviewKind, type ReviewResult, trialLimits } from "#domain/needs/terms.ts";
import { halfDaysWords } from "#text/half-days.ts";
import type { Words } from "#text/speak.ts";

/** Words of the look inside a firm. */
export const reviewWords = {
  title: { ja: "社内の方から先に見ます", en: "Look inside first" },
  lead: {
    ja: "中核になる人は、もう社内にいるかもしれません。見てよいと同意した方だけを、この仕事に要る力の形と見比べます。点数の合計や順位は出しません。",
    en: "The right person may already be in the firm. Those who agreed are compared with the shape that this work needs. There is no total and no ranking.",
  },
  open: { ja: "社内の方から先に見る", en: "Look inside first" },
  again: { ja: "もう一度、社内を見る", en: "Look inside again" },
  see: { ja: "社内を見た結果", en: "What came of the look inside" },
  need: { ja: "この仕事に要る力", en: "What this work needs" },
  candidates: { ja: "見てよいと同意した方", en: "Those who agreed to be looked at" },
  none: {
    ja: "いま、ここで見られる方はいません。",
    en: "There is nobody to be seen here now.",
  },
  noneText: {
    ja: "ここに出るのは、ご自分で同意した方だけです。出ていない方について、理由を尋ねたり推し量ったりしないでください。社内の様子を経営者と話して、結果を決められます。",
    en: "Only those who agreed themselves are shown. Please do not ask or guess why others are not. You can talk it over with the owner and decide.",
  },
  noShape: { ja: "力の形は、まだ書かれていません。", en: "The shape has not been written yet." },
  needNotSet: {
    ja: "この仕事に要る力の形が、まだ決まっていません。先に経営者と決めると、見比べられます。",
    en: "The shape that this work needs is not set yet. Set it with the owner first to compare.",
  },
  setNeed: { ja: "要る力の形を決める", en: "Set the shape" },
  decision: { ja: "経営者と話した結果", en: "What you settled with the owner" },
  reasonHint: {
    ja: "お名前は書かず、仕事と力のことだけを書きます。",
    en: "Write about the work and its skills; name nobody.",
  },
  reasonExample: {
    ja: "製造は任せられるが、店と話した経験のある方がいない。",
    en: "Production is in good hands, but nobody has dealt with shops.",
  },
  mentorHint: { ja: "「育てる」を選んだときに要ります。", en: "Needed where somebody grows into it." },
  mentorExample: {
    ja: "はじめの半年は、月2コマ、外の方が隣につく。",
    en: "For half a year somebody from outside stands beside them, two half-days in four weeks.",
  },
  wordsExample: {
    ja: "工程を分けて教えるのが上手。店と話すのは初めて。",
    en: "Good at teaching step by step; new to dealing with shops.",
  },
  wordsHint: { ja: "経営者も読みます。", en: "The owner reads this too." },
  keep: { ja: "途中まで残す", en: "Keep it as far as it is" },
  decide: { ja: "この結果に決める", en: "Settle it" },
  later: { ja: "あとで見ることにする", en: "Look later" },
  laterLead: {
    ja: "小さな試しと町の案件は、理由を一文書けば、先に公開できます。次の段階へ進む前に、社内を見ます。",
    en: "A small trial or a town's project may be published first, with one sentence why. The look inside comes before the next stage.",
  },
  laterTitle: { ja: "社内を見るのは、あとにします", en: "Look inside later" },
  laterReasonExample: {
    ja: "まず月2コマで3か月、売り場の写真だけを頼んで様子を見る。",
    en: "Two half-days in four weeks for three months, for pictures only, to see how it goes.",
  },
  laterSave: { ja: "この理由で、あとにする", en: "Leave it for later" },
  tooLarge: {
    ja: "この案件は、試しとしては大きすぎます。町の案件でなければ、先に社内を見てください。",
    en: "This project is too large for a trial. Unless it is a town's, please look inside first.",
  },
  history: { ja: "これまでの記録", en: "So far" },
  forFirm: {
    ja: "拠点の担当と一緒に見た内容です。同意した方だけが、同意のある間だけ出ます。",
    en: "What you looked at with the hub. Only those who agreed are shown, and only while they agree.",
  },
  notYet: { ja: "まだ見ていません。担当と一緒に見ます。", en: "Nobody has looked yet. The hub will look with you." },
  mentor: { ja: "隣につく人", en: "Who stands beside" },
  staleTitle: { ja: "ほかの方が先に書きました", en: "Someone else wrote first" },
  staleLead: {
    ja: "あなたが開いたあとに、ほかの方がここを書き変えました。あなたの入力は下に残っています。もう一度ご確認のうえ、保存してください。",
    en: "Somebody wrote here after you opened it. What you typed is below; please look it over and save again.",
  },
} as const satisfies Record<string, Words>;

/** Labels of the form. */
export const reviewLabels = {
  result: { ja: "どうしますか", en: "What will you do?" },
  reason: { ja: "その理由", en: "Why" },
  mentor: { ja: "隣につく人", en: "Who stands beside them" },
  words: { ja: "話したこと", en: "What was talked over" },
  kind: { ja: "どちらですか", en: "Which is it?" },
} as const satisfies Record<string, Words>;

export const reviewResultWords: { readonly [R in ReviewResult]: Words } = {
  appoint: { ja: "社内の方に任せる", en: "Appoint somebody of the firm" },
  grow: { ja: "隣に人をつけて、社内の方を育てる", en: "Let somebody of the firm grow into it with a mentor" },
  outside: { ja: "社外から探す", en: "Look outside" },
};

export const reviewKindWords: { readonly [K in ReviewKind]: Words } = {
  full: { ja: "社内を見ました", en: "Looked inside" },
  trial: {
    ja: `小さな試し（${halfDaysWords(trialLimits.halfDays).ja}まで、${trialLimits.months}か月まで）`,
    en: `A small trial (up to ${halfDaysWords(trialLimits.halfDays).en} and ${trialLimits.months} months)`,
  },
  town: { ja: "町の案件", en: "A town's project" },
};

/** How a project stands to the look inside, in a sentence. */
export const lookWords: { readonly [S in InsideLook]: Words } = {
  needed: {
    ja: "公開の前に、社内の方から先に見ます。",
    en: "Before it is published, look inside the firm first.",
  },
  "put-off": {
    ja: "社内を見るのは、あとにしています。次の段階へ進む前に見ます。",
    en: "The look inside was put off. It comes before the next stage.",
  },
  looked: { ja: "社内の方を、先に見ました。", en: "Somebody has looked inside first." },
};

/** Title of a picture that compares a candidate with the need. */
export const comparedWords = (name: string): Words => ({
  ja: `${name} さんの力の形と、この仕事に要る力`,
  en: `${name}'s shape beside what this work needs`,
});
