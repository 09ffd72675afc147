import type { HandAnswer, HandState } from "#domain/hands/terms.ts";
import { elements } from "#domain/people/terms.ts";
import type { Words } from "#text/speak.ts";
import { elementWords } from "#text/terms.ts";

/** Where a hand stands, as its person reads it. */
export const handStateWords: { readonly [S in HandState]: Words } = {
  asked: { ja: "お尋ねがあります", en: "You are asked" },
  raised: { ja: "手を挙げています", en: "Your hand is up" },
  "not-now": { ja: "今回は見送り", en: "Not this time" },
  withdrawn: { ja: "取り下げました", en: "Taken back" },
  answered: { ja: "お返事があります", en: "Answered" },
};

/** The same as staff read it. */
export const handStateOfStaff: { readonly [S in HandState]: Words } = {
  asked: { ja: "尋ねています", en: "Asked" },
  raised: { ja: "お返事待ち", en: "Waits for an answer" },
  "not-now": { ja: "今回は見送り", en: "Not now" },
  withdrawn: { ja: "取り下げ", en: "Taken back" },
  answered: { ja: "お返事済み", en: "Answered" },
};

/** What the hub answers. */
export const handAnswerWords: { readonly [A in HandAnswer]: Words } = {
  talk: { ja: "お話ししましょう", en: "Let us talk" },
  "not-this-time": { ja: "今回は、ほかの方に", en: "Another person this time" },
};

/** Labels of the fields of a hand. */
export const handLabels = {
  words: { ja: "ひとこと", en: "A few words" },
  answer: { ja: "お返事", en: "Answer" },
  answerWords: { ja: "お返事の言葉", en: "In words" },
  readBack: { ja: "読み返しました", en: "Read back" },
  person: { ja: "尋ねる方（H-番号）", en: "Whom (H-number)" },
  asking: { ja: "お尋ねの言葉", en: "What you write" },
} as const satisfies Record<string, Words>;

/** Labels of the form by which staff raise a hand for somebody. */
export const raisingForLabels = {
  person: { ja: "手を挙げた方（H-番号）", en: "Who raised it (H-number)" },
  words: { ja: "ご本人の言葉", en: "Their words" },
} as const satisfies Record<string, Words>;

export const handWords = {
  raise: { ja: "この案件に手を挙げる", en: "Raise a hand for this project" },
  raiseTitle: { ja: "この案件に手を挙げますか", en: "Do you raise your hand for this project?" },
  raiseLead: {
    ja: "手を挙げても、決まりではありません。拠点の担当がまず読み、お返事します。",
    en: "A raised hand decides nothing. Somebody of the hub reads it first and answers.",
  },
  meaning: { ja: "どういうことですか", en: "What does it mean?" },
  meaningText: {
    ja: "この仕事に関心があると、拠点に伝わります。お名前や連絡先は、企業にはまだ伝わりません。",
    en: "The hub learns that this work interests you. The firm learns neither your name nor your contact yet.",
  },
  undo: { ja: "あとで取り消すには", en: "How to undo it" },
  undoText: {
    ja: "「わたしの挙手」で、いつでも取り下げられます。理由はお聞きしません。",
    en: "Take it back under “My raised hands” at any time. Nobody asks why.",
  },
  wordsHint: {
    ja: "気になったこと、聞きたいことを短く。書かなくても構いません。",
    en: "What caught you, what you would like to know. It may stay empty.",
  },
  yes: { ja: "手を挙げる", en: "Raise my hand" },
  no: { ja: "いまは挙げない", en: "Not now" },
  seeMine: { ja: "わたしの挙手を見る", en: "See my hands" },
  visitorLead: {
    ja: "手を挙げるには、登録が要ります。お名前とメールアドレスだけで始められます。",
    en: "To raise a hand you register first, with your name and mail address only.",
  },
  register: { ja: "登録して手を挙げる", en: "Register and raise a hand" },
  mine: { ja: "わたしの挙手", en: "My raised hands" },
  mineLead: {
    ja: "手を挙げた案件と、拠点からのお尋ねです。",
    en: "Projects you raised a hand for, and what the hub asked you.",
  },
  emptyTitle: { ja: "挙手はまだありません", en: "No hands yet" },
  emptyText: {
    ja: "公開中の案件を見て、気になるものに手を挙げられます。",
    en: "Look at the open projects and raise a hand.",
  },
  seeBank: { ja: "公開中の案件を見る", en: "See open projects" },
  fromHub: { ja: "拠点から", en: "From the hub" },
  fromYou: { ja: "あなたから", en: "From you" },
  readProject: { ja: "案件を読む", en: "Read the project" },
  takeBack: { ja: "取り下げる", en: "Take it back" },
  notNow: { ja: "今回は見送る", en: "Not this time" },
  interested: { ja: "手を挙げる", en: "Raise my hand" },
  list: { ja: "挙手", en: "Hands" },
  toList: { ja: "挙手を見る", en: "See the hands" },
  ask: { ja: "人に尋ねる", en: "Ask somebody" },
  askTitle: { ja: "この案件に関心があるか、尋ねます", en: "Ask whether this project would interest somebody" },
  askLead: {
    ja: "ご本人のページとメールに届きます。拠点が仕事を探すことに同意した方だけに尋ねられます。",
    en: "It lands on their page and in their mail. Only those who agreed to be matched can be asked.",
  },
  askExample: {
    ja: "月2コマから、来春まで。先日お話しされていた直販の経験が生きると思いました。",
    en: "Two half-days a month until spring. I thought of what you told me about direct sales.",
  },
  askNow: { ja: "尋ねる", en: "Ask" },
  takeAskBack: { ja: "お尋ねを取り下げる", en: "Take the question back" },
  raiseFor: { ja: "電話で聞いた挙手を書く", en: "Note a hand raised by telephone" },
  raiseForTitle: { ja: "ご本人に代わって、手を挙げます", en: "Raise somebody's hand for them" },
  raiseForLead: {
    ja: "電話や手紙で「この仕事に関心がある」と聞いたときに使います。ご本人の挙手として、お返事と取り下げができます。",
    en: "For whoever telephones or writes that this project interests them. It is their own hand: it is answered, and they can take it back.",
  },
  raiseForNow: { ja: "手を挙げたことにする", en: "Raise the hand" },
  noHands: { ja: "手はまだ挙がっていません", en: "No hands yet" },
  noHandsText: {
    ja: "公開中の案件には、登録した方が手を挙げられます。関心がありそうな方に尋ねることもできます。",
    en: "Whoever has registered can raise a hand. You can also ask somebody whom it might interest.",
  },
  proposeIt: { ja: "この方に提案する", en: "Propose this person" },
  toProposal: { ja: "届いた提案を見る", en: "See the proposal" },
  answerIt: { ja: "お返事する", en: "Answer" },
  sendAnswer: { ja: "お返事を送る", en: "Send the answer" },
  answerHint: {
    ja: "ご本人がそのまま読みます。なぜそう考えたかを、ひとこと添えてください。",
    en: "The person reads it as it is. Say in a few words why.",
  },
  waitingTitle: { ja: "お返事を待っている挙手", en: "Hands that wait for an answer" },
  noneWaiting: { ja: "お返事を待っている挙手はありません", en: "No hand waits for an answer" },
} as const satisfies Record<string, Words>;

/** How many hands there are and how many wait. */
export const handsCount = (all: number, waiting: number): Words => ({
  ja: waiting === 0 ? `${all}件の挙手に、すべてお返事しました` : `${waiting}件の挙手が、お返事を待っています`,
  en:
    waiting === 0
      ? `All ${all} hands are answered`
      : `${waiting} hand${waiting === 1 ? " waits" : "s wait"} for an answer`,
});

/** How many hands of one project wait. */
export const handsWaiting = (waiting: number): Words => ({
  ja: `${waiting}件にお返事する`,
  en: `Answer ${waiting}`,
});

/** The beginning of an answer, to be completed by whoever answers. */
export const answerBegins = (name: string): Words => ({
  ja: `${name}様\n手を挙げてくださり、ありがとうございます。\n`,
  en: `Dear ${name},\nthank you for raising your hand.\n`,
});

/** The head of the form by which a proposal follows from a hand. */
export const putToHand = (name: string): Words => ({
  ja: `${name}さんの挙手に、提案でお返事します`,
  en: `Answer ${name}'s hand with a proposal`,
});

/** Who answered. */
export const answeredBy = (name: string): Words => ({ ja: `${name}より`, en: `From ${name}` });

/** Where a shape is strongest: two elements, never a sum. */
export function strongestWords(shape: readonly number[]): Words {
  const first = elements
    .map((element, index) => ({ element, points: shape[index] ?? 0 }))
    .toSorted((a, b) => b.points - a.points)
    .slice(0, 2)
    .map(({ element }) => elementWords[element]);
  return { ja: first.map(({ ja }) => ja).join("・"), en: first.map(({ en }) => en).join(", ") };
}
