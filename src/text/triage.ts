import { blank } from "#domain/hands/rules-triage.ts";
import type { HandAnswer } from "#domain/hands/terms.ts";
import type { Words } from "#text/speak.ts";

/** Kinds of answer that can be begun from, in the order of their keys 1, 2, 3 … */
export const handTemplates = ["talk", "question", "later", "half-days", "place", "other"] as const;
/** One of them. */
export type HandTemplate = (typeof handTemplates)[number];

type Template = {
  readonly answer: HandAnswer;
  readonly title: Words;
  /** The words with which the answer begins; a line is left blank where one's own belong. */
  readonly text: (name: string, project: string) => Words;
};

const thanks = (name: string, project: string): Words => ({
  ja: `${name}様\n「${project}」に手を挙げてくださり、ありがとうございます。\n`,
  en: `Dear ${name},\nthank you for raising your hand for “${project}”.\n`,
});

const after = (begin: Words, ja: string, en: string): Words => ({ ja: `${begin.ja}${ja}`, en: `${begin.en}${en}` });

/** Kind beginnings: each is to be finished by a human, and none ends a person's way here. */
export const templateWords: { readonly [T in HandTemplate]: Template } = {
  talk: {
    answer: "talk",
    title: { ja: "まず話す", en: "Let us talk" },
    text: (name, project) =>
      after(
        thanks(name, project),
        `${blank}のご経験に、ぜひお話をうかがいたいと思いました。\nご都合のよい日を2、3お知らせください。30分ほど、電話でもオンラインでも構いません。`,
        `What you have done in ${blank} made us want to hear more.\nPlease name two or three days that suit you: half an hour, by telephone or online.`,
      ),
  },
  question: {
    answer: "talk",
    title: { ja: "ひとつ聞いてから話す", en: "One question first" },
    text: (name, project) =>
      after(
        thanks(name, project),
        `お話しする前に、ひとつ教えてください。${blank}\nお返事をいただいてから、日程をご相談します。`,
        `Before we talk, may we ask one thing: ${blank}\nWe will find a day when we have heard from you.`,
      ),
  },
  later: {
    answer: "not-this-time",
    title: { ja: "ほかの方に決まった", en: "Another person this time" },
    text: (name, project) =>
      after(
        thanks(name, project),
        `今回は、${blank}という理由で、ほかの方にお願いすることになりました。\nあなたの力が生きる仕事が出たときは、こちらからお声がけします。`,
        `This time another person was asked, because ${blank}.\nWhen there is work that wants what you bring, we will turn to you.`,
      ),
  },
  "half-days": {
    answer: "not-this-time",
    title: { ja: "コマや時期が合わない", en: "Half-days or months do not meet" },
    text: (name, project) =>
      after(
        thanks(name, project),
        `今回の仕事は${blank}が必要で、いまのご予定とは合わないようでした。\n空きが変わりましたら、わたしのページで直してください。すぐに見直します。`,
        `This work needs ${blank}, which does not go with the time you have now.\nShould it change, please tell it on your page: we look again at once.`,
      ),
  },
  place: {
    answer: "not-this-time",
    title: { ja: "場所が合わない", en: "The place does not meet" },
    text: (name, project) =>
      after(
        thanks(name, project),
        `現地に通う日が多い仕事で、${blank}からは難しいと考えました。\n遠隔でできる部分が広がりましたら、あらためてご相談させてください。`,
        `Many of its days are at the place, which we thought too far from ${blank}.\nShould more of it be done from afar, we would like to come back to you.`,
      ),
  },
  other: {
    answer: "not-this-time",
    title: { ja: "別の案件を勧める", en: "Another project suits better" },
    text: (name, project) =>
      after(
        thanks(name, project),
        `お話をうかがって、むしろ「${blank}」のほうが合うのではないかと思いました。\n案件のページをご覧になり、よろしければそちらに手を挙げてください。`,
        `Reading what you wrote, we thought that “${blank}” would suit you better.\nPlease look at its page, and raise your hand there if you like.`,
      ),
  },
};

export const triageWords = {
  open: { ja: "順に見て、お返事する", en: "Go through them and answer" },
  lead: {
    ja: "合う順に並べています。同じ計画のものさしで、理由を示します。年齢・性別・出身は使いません。",
    en: "The best fit stands first, for the reasons that a plan would see. Age, sex and origin are never used.",
  },
  progress: { ja: "お返事の進み", en: "Answers so far" },
  person: { ja: "人材", en: "Person" },
  why: { ja: "理由", en: "Why" },
  state: { ja: "状態", en: "State" },
  free: { ja: "空き", en: "Free" },
  stands: { ja: "妨げ", en: "Stands in the way" },
  nothingStands: { ja: "ありません", en: "Nothing" },
  said: { ja: "本人の言葉", en: "In their words" },
  about: { ja: "これまで", en: "So far" },
  beside: { ja: "並べる", en: "Side by side" },
  away: { ja: "外す", en: "Take away" },
  compared: { ja: "並べて見る", en: "Side by side" },
  templates: { ja: "ひな形から始める", en: "Begin from a template" },
  readBack: { ja: "このまま送るため、読み返しました", en: "I have read it back and send it as it is" },
  send: { ja: "お返事を送って、次へ", en: "Send, and go on to the next" },
  allHands: { ja: "挙手の一覧", en: "All hands" },
  keyAnswer: { ja: "お返事を書く", en: "Write the answer" },
  keyBeside: { ja: "並べる、外す", en: "Put side by side, or take away" },
  keyTemplate: { ja: "ひな形を選ぶ", en: "Choose a template" },
  keySend: { ja: "書いている間に、送る", en: "Send, while writing" },
  profile: { ja: "人材のページ", en: "The person's page" },
} as const satisfies Record<string, Words>;

/** How far the answers are. */
export const triageTitle = (answered: number, raised: number): Words => ({
  ja:
    raised === 0
      ? "手はまだ挙がっていません"
      : answered === raised
        ? `${raised}件すべてにお返事しました`
        : `${raised}件のうち${answered}件にお返事しました`,
  en:
    raised === 0
      ? "No hands yet"
      : answered === raised
        ? `All ${raised} hand${raised === 1 ? " is" : "s are"} answered`
        : `${answered} of ${raised} hands are answered`,
});

/** What a person has free beside what the work wants. */
export const freeBeside = (free: number, wanted: number): Words => ({
  ja: `空き月${free}コマ／案件は月${wanted}コマ`,
  en: `${free} free of ${wanted} wanted in four weeks`,
});

/** Who is chosen. */
export const triageOf = (names: readonly string[]): Words => ({
  ja: names.map((name) => `${name}さん`).join("・"),
  en: names.join(", "),
});
