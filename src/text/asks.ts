import type { AskAnswer } from "#domain/hands/terms.ts";
import type { Words } from "#text/speak.ts";

/** Labels of the fields of a question by mail. */
export const askLabels = {
  words: { ja: "ひとこと", en: "A few words" },
} as const satisfies Record<string, Words>;

export const askWords = {
  title: { ja: "この仕事に、ご関心はありませんか", en: "Would this work interest you?" },
  lead: {
    ja: "サインインは要りません。下のボタンを一つ押すだけです。お答えにならなくても構いません。",
    en: "You need not sign in: one button is enough. You may also leave it unanswered.",
  },
  asked: { ja: "拠点から", en: "From the hub" },
  work: { ja: "どんな仕事か", en: "The work" },
  conditions: { ja: "時間・場所・報酬", en: "Time, place and pay" },
  firm: {
    ja: "会社の名前は、ここではお伝えしません。話が進み、会社もあなたも「はい」と答えてからお伝えします。",
    en: "The firm is not named here. You learn who it is once it goes on and both of you have said yes.",
  },
  toAnswer: { ja: "お返事するところへ", en: "To my answer" },
  answerTitle: { ja: "お返事", en: "Your answer" },
  meaning: { ja: "「関心がある」を押すと", en: "If it interests you" },
  meaningText: {
    ja: "拠点の担当がお返事します。お名前や連絡先は、会社にはまだ伝わりません。決まりでもありません。",
    en: "Somebody of the hub answers you. The firm learns neither your name nor your contact, and nothing is decided.",
  },
  never: { ja: "「もう声をかけないで」を押すと", en: "If you do not want to be asked again" },
  neverText: {
    ja: "拠点はあなたに声をかけず、割り当ての案にも入れません。進んでいる提案があれば終わります。お電話か登録で、いつでも戻せます。",
    en: "The hub no longer asks or plans you; proposals that are open end. A call, or registering, undoes it at any time.",
  },
  wordsHint: {
    ja: "聞きたいことなど。書かなくても構いません。",
    en: "Such as a question of yours. It may stay empty.",
  },
  closedTitle: { ja: "この案件の募集は終わりました", en: "This project is no longer open" },
  closedText: {
    ja: "お返事が間に合わなくても、気になさらないでください。",
    en: "It does not matter that you have not answered.",
  },
  thanksTitle: { ja: "お返事をいただきました", en: "Thank you for your answer" },
  claimTitle: { ja: "ご自分の記録を、ご自分で持てます", en: "Your record can be yours" },
  claimText: {
    ja: "拠点の名簿に、あなたの記録があります。登録すると、見る・直す・使いみちを決めることが、ご自分でできます。登録しなくても構いません。",
    en: "The hub holds a record of you on its list. Register, and you read it, change it and decide what it is used for. You need not.",
  },
  claim: { ja: "登録のメールを受け取る", en: "Send me the mail to register" },
  claimSentTitle: { ja: "メールをお送りしました", en: "A mail is on its way" },
  claimSent: {
    ja: "拠点の名簿にあるメールアドレスにお送りしました。24時間以内に、メールのリンクをお開きください。",
    en: "It goes to the address on the hub's list. Please open its link within 24 hours.",
  },
} as const satisfies Record<string, Words>;

/** The three buttons, of equal weight. */
export const askAnswerWords: { readonly [A in AskAnswer]: Words } = {
  yes: { ja: "関心がある", en: "It interests me" },
  "not-now": { ja: "今回は見送る", en: "Not this time" },
  never: { ja: "もう声をかけないで", en: "Do not ask me again" },
};

/** What was answered, as the page says it afterwards. */
export const askAnsweredWords: { readonly [A in AskAnswer]: Words } = {
  yes: {
    ja: "「関心がある」と拠点にお伝えしました。担当からお返事します。",
    en: "The hub knows that it interests you. Somebody will answer you.",
  },
  "not-now": { ja: "「今回は見送る」と承りました。", en: "Understood: not this time." },
  never: {
    ja: "これからは声をおかけしません。気が変わったときは、お電話か登録で戻せます。",
    en: "You will not be asked again. If you change your mind, call us or register.",
  },
};

/** Who asks. */
export const askedBy = (name: string): Words =>
  name === "" ? askWords.asked : { ja: `拠点の${name}より`, en: `From ${name}, of the hub` };
