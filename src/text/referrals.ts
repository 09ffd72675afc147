import type { CandidateStatus, ReferralAnswer, ReferralStatus } from "#domain/referrals/terms.ts";
import type { Words } from "#text/speak.ts";

/** Words of the pages on requirements handed to intermediaries. */
export const referralWords = {
  list: { ja: "仲介会社への引き継ぎ", en: "Handed to intermediaries" },
  lead: {
    ja: "許可のある会社に人を探してもらっている案件です。候補と進み具合が、ここに戻ってきます。",
    en: "Projects for which licensed companies look for people. Candidates and progress come back here.",
  },
  ownList: { ja: "お引き受けいただく案件", en: "Projects handed to you" },
  ownLead: {
    ja: "拠点から渡された案件です。候補の名前や連絡先は入れなくて構いません。",
    en: "Projects that the hub has handed to you. Names and contacts of candidates are not needed.",
  },
  emptyTitle: { ja: "まだありません", en: "There are none yet" },
  emptyText: {
    ja: "案件のページの「仲介会社に引き継ぐ」から渡せます。",
    en: "Hand one over from a project's page.",
  },
  emptyOwnText: { ja: "渡されると、ここに出ます。", en: "They stand here as soon as one is handed to you." },
  work: { ja: "案件", en: "Project" },
  organisation: { ja: "仲介会社", en: "Intermediary" },
  state: { ja: "状態", en: "State" },
  candidates: { ja: "候補", en: "Candidates" },
  changed: { ja: "最後の動き", en: "Last change" },
  handOver: { ja: "仲介会社に引き継ぐ", en: "Hand it to an intermediary" },
  handOverLead: {
    ja: "案件の内容の写しが、選んだ会社に渡ります。企業の名前は、公開に同意しているときだけ入ります。いつでも取り戻せます。",
    en: "A copy of the work goes to the companies you choose; the firm's name only while it agrees to be named. You can take it back at any time.",
  },
  handOverNow: { ja: "引き継ぐ", en: "Hand it over" },
  nobody: {
    ja: "この拠点には、まだ仲介会社がありません。利用者の招待から登録してください。",
    en: "This hub has no intermediary yet. Invite one from the accounts.",
  },
  noLicence: { ja: "有効な許可・届出の登録なし", en: "No valid licence entered" },
  noteExample: {
    ja: "9月中に顔合わせまで進めたい",
    en: "we hope to meet someone by the end of September",
  },
  fromHub: { ja: "拠点からのひとこと", en: "A word from the hub" },
  fromThem: { ja: "仲介会社からのひとこと", en: "A word from the intermediary" },
  handedOn: { ja: "引き継いだ日", en: "Handed over on" },
  conditions: { ja: "条件", en: "Conditions" },
  shape: { ja: "仕事に要る力のかたち", en: "Shape of the skills needed" },
  firm: { ja: "企業", en: "Firm" },
  answerTitle: { ja: "進み具合を知らせる", en: "Say how far it is" },
  answerNow: { ja: "知らせる", en: "Send" },
  nameTitle: { ja: "候補を知らせる", en: "Name a candidate" },
  nameLead: {
    ja: "名前・連絡先・年齢・性別は書かないでください。お会いすることになってから、本人の了解を得て伝えます。",
    en: "No name, contact, age or sex, please. They are told after a meeting is agreed, with the person's consent.",
  },
  nameNow: { ja: "候補を加える", en: "Add the candidate" },
  noCandidates: { ja: "候補はまだいません。", en: "No candidate yet." },
  candidateStep: { ja: "次へ", en: "Next" },
  takeBack: { ja: "この引き継ぎを取り戻す", en: "Take it back" },
  takeBackLead: {
    ja: "仲介会社は、この案件を読めなくなります。候補の記録は拠点に残ります。",
    en: "The intermediary can no longer read it. What it told of candidates stays with the hub.",
  },
  atOnce: { ja: "すぐに", en: "At once" },
  labelExample: {
    ja: "候補A（元・工作機械の営業部長）",
    en: "candidate A, former sales head in machine tools",
  },
} as const satisfies Record<string, Words>;

/** Labels of the forms. */
export const handOverLabels = {
  organisations: { ja: "どの会社に", en: "To which companies" },
  note: { ja: "ひとこと", en: "A word with it" },
} as const satisfies Record<string, Words>;
export const referralAnswerLabels = {
  answer: { ja: "進み具合", en: "How far it is" },
  said: { ja: "ひとこと", en: "A word with it" },
} as const satisfies Record<string, Words>;
export const candidateLabels = {
  label: { ja: "候補の呼び方", en: "How you call the candidate" },
  words: { ja: "何を持ち込める人か", en: "What the person brings" },
  halfDays: { ja: "出せる半日コマ（4週あたり）", en: "Half-days per four weeks" },
  fromOn: { ja: "いつから", en: "From when" },
} as const satisfies Record<string, Words>;

/** How far a referral is. */
export const referralStatusWords: { readonly [S in ReferralStatus]: Words } = {
  handed: { ja: "お渡ししました", en: "Handed over" },
  looking: { ja: "探しています", en: "Looking" },
  named: { ja: "候補がいます", en: "Candidates named" },
  filled: { ja: "決まりました", en: "Filled" },
  returned: { ja: "戻されました", en: "Given back" },
  "taken-back": { ja: "取り戻しました", en: "Taken back" },
};

/** What an intermediary can say. */
export const referralAnswerWords: { readonly [A in ReferralAnswer]: Words } = {
  looking: { ja: "引き受けて、探しています", en: "We took it and are looking" },
  filled: { ja: "決まりました", en: "It is filled" },
  returned: { ja: "見つけられないため、お戻しします", en: "We cannot find anybody and give it back" },
};

/** How far a candidate is. */
export const candidateStatusWords: { readonly [S in CandidateStatus]: Words } = {
  named: { ja: "候補", en: "Named" },
  meeting: { ja: "顔合わせへ", en: "To a meeting" },
  agreed: { ja: "合意", en: "Agreed" },
  declined: { ja: "今回は見送り", en: "Not this time" },
  withdrawn: { ja: "取り下げ", en: "Withdrawn" },
};

/** */
export const referralNumber = (number: number): string => `R-${number}`;

/** How many candidates. */
export const candidatesCount = (many: number): Words => ({
  ja: `${many}人`,
  en: many === 1 ? "1 candidate" : `${many} candidates`,
});
