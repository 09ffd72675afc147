import type { ProfileQuestion } from "#domain/people/rules-questions.ts";
import type { Words } from "#text/speak.ts";

type QuestionWords = { readonly name: Words; readonly title: Words; readonly lead: Words };

/** Each question of a person's own profile: its short name, the question, and why it is asked or what is left out. */
export const questionWords: { readonly [Q in ProfileQuestion]: QuestionWords } = {
  contact: {
    name: { ja: "お名前と連絡先", en: "Name and contact" },
    title: { ja: "お名前と、連絡先を教えてください", en: "What is your name, and how do we reach you?" },
    lead: {
      ja: "拠点の担当だけが見ます。企業には、あなたが「はい」と答えるまで伝わりません。年齢・性別・家族・出身はお聞きしません。",
      en: "Only the hub's staff see this. A firm learns it only after your yes. We never ask for age, sex, family or origin.",
    },
  },
  part: {
    name: { ja: "関わり方", en: "Taking part as" },
    title: { ja: "どのように関わりたいですか", en: "How would you like to take part?" },
    lead: {
      ja: "いくつ選んでも構いません。決まっていなければ空のままで。",
      en: "Choose as many as fit, or none for now.",
    },
  },
  work: {
    name: { ja: "これまでの仕事", en: "Work so far" },
    title: { ja: "これまで、どんな仕事をしてきましたか", en: "What work have you done so far?" },
    lead: {
      ja: "話すように、短く書いてください。あとから足せます。",
      en: "Write as you would tell it, in a few lines. You can add more later.",
    },
  },
  shape: {
    name: { ja: "ポータブルスキル", en: "Portable skills" },
    title: { ja: "29点を、9つに配ってください", en: "Give 29 points to nine skills" },
    lead: {
      ja: "業種や職種が変わっても持ち運べる力です。点の多い少ないで人を比べることはありません。形が、仕事の求める形と合うかだけを見ます。",
      en: "Skills that you carry into any trade. Nobody is compared by points; only whether your shape fits what a work asks for.",
    },
  },
  themes: {
    name: { ja: "得意なテーマ", en: "Themes" },
    title: { ja: "得意なことは、どれですか", en: "What have you carried before?" },
    lead: {
      ja: "実際に受け持ったことのあるものを選んでください。",
      en: "Choose what you have really been in charge of.",
    },
  },
  roles: {
    name: { ja: "希望する役割", en: "Kind of role" },
    title: { ja: "どちらの役割を望みますか", en: "Which kind of role do you wish for?" },
    lead: { ja: "両方でも、決めないままでも構いません。", en: "Both, or neither for now, is fine." },
  },
  time: {
    name: { ja: "出せるコマ数", en: "Half-days" },
    title: { ja: "どれだけの時間を出せますか", en: "How much time can you give?" },
    lead: {
      ja: "少なくて構いません。月2コマ（1日）から始める方もいます。",
      en: "Little is fine. Some begin with two half-days in four weeks.",
    },
  },
  week: {
    name: { ja: "空いている時間", en: "Free parts of the week" },
    title: { ja: "ふだん空いているのは、いつですか", en: "When are you free in a usual week?" },
    lead: {
      ja: "だいたいの目安です。約束にはなりません。触れると「空」に変わり、もう一度触れると戻ります。",
      en: "A rough guide, not a promise. A touch marks a part as free, another takes it back.",
    },
  },
  places: {
    name: { ja: "通える町", en: "Towns within reach" },
    title: { ja: "どこまで行けますか", en: "Where can you go?" },
    lead: {
      ja: "離れて働くだけなら、町は空のままで構いません。",
      en: "Leave the towns empty if you only work from afar.",
    },
  },
  pay: {
    name: { ja: "希望する報酬", en: "Pay wished for" },
    title: { ja: "1コマ（半日）あたり、いくらを望みますか", en: "What pay do you wish for per half-day?" },
    lead: {
      ja: "目安です。決めていなければ空のままで。無報酬でよければ0と書いてください。",
      en: "A guide. Leave it empty if undecided; write 0 if unpaid is fine.",
    },
  },
  dates: {
    name: { ja: "働ける期間", en: "Dates" },
    title: { ja: "いつから、いつまで働けますか", en: "From when until when can you work?" },
    lead: {
      ja: "すぐに、期限なしでよければ、空のままで構いません。",
      en: "Leave both empty for at once and without an end.",
    },
  },
  employer: {
    name: { ja: "いまの勤め先と、組めない先", en: "Employer and conflicts" },
    title: { ja: "利害がぶつかる先はありますか", en: "Is there anybody you must not work for?" },
    lead: {
      ja: "いまの勤め先と、ここに書いた先には、あなたを勧めません。勤め先に知らせることもありません。",
      en: "You are never put to your present employer or to those named here, and your employer is not told.",
    },
  },
};

export const meWords = {
  profile: { ja: "わたしのプロフィール", en: "My profile" },
  profileLead: {
    ja: "1問ずつ答えます。どこからでも、途中まででも構いません。答えたところまで、そのまま使えます。",
    en: "One question at a time, from anywhere, as far as you like. What you have answered is in use at once.",
  },
  toProfile: { ja: "プロフィールを見る・直す", en: "See or change my profile" },
  notYet: { ja: "まだ答えていません", en: "Not answered yet" },
  answer: { ja: "答える", en: "Answer" },
  change: { ja: "直す", en: "Change" },
  saveNext: { ja: "保存して次へ", en: "Save and go on" },
  saveLast: { ja: "保存する", en: "Save" },
  skip: { ja: "とばして次へ", en: "Skip" },
  all: { ja: "一覧へ戻る", en: "Back to all questions" },
  consents: { ja: "同意していること", en: "What I have agreed to" },
  toConsents: { ja: "同意を見る・変える", en: "See or change what I agreed to" },
  staffConsents: { ja: "同意を見る", en: "Consents" },
  hands: { ja: "わたしの挙手", en: "My raised hands" },
  toHands: { ja: "挙手と返事を見る", en: "See my hands and the answers" },
  shapeHint: {
    ja: "29点をすべて配ります。まだ決めないときは、すべて空のまま「とばして次へ」。",
    en: "Give all 29. To decide later, leave all empty and skip.",
  },
  weekHint: { ja: "夜は18時ごろからです。", en: "Evenings begin about six." },
} as const satisfies Record<string, Words>;

/** Which of how many questions this is. */
export const questionPlace = (number: number, of: number): Words => ({
  ja: `${of}問のうち${number}問め`,
  en: `Question ${number} of ${of}`,
});
