import type { DialogueChannel, DialogueStatus, LineKind, LineSpeaker, Question } from "#domain/needs/terms.ts";
import { dateWords } from "#text/dates.ts";
import type { Words } from "#text/speak.ts";

/** A question as it is asked at the table: short name, the question, how to ask back, an example of an answer. */
export type QuestionWords = {
  readonly name: Words;
  readonly ask: Words;
  readonly askBack: Words;
  readonly example: Words;
};

/** The questions of a dialogue, in the words in which an owner is asked. */
export const questionWords: { readonly [Q in Question]: QuestionWords } = {
  worry: {
    name: { ja: "悩み", en: "Worry" },
    ask: { ja: "いま、いちばん気にかかっていることは何ですか", en: "What is on your mind most just now?" },
    askBack: {
      ja: "「最近では、いつそう感じましたか」と、一つの場面を聞きます。",
      en: "Ask for one moment: “When did you feel that last?”",
    },
    example: {
      ja: "値段はいつも向こうが決める。うちの品がいくらで並んでいるのかも知らない。",
      en: "They always set the price. I don't even know what our goods sell for.",
    },
  },
  issue: {
    name: { ja: "つかえているもの", en: "Issue" },
    ask: { ja: "何がつかえて、そうなっていますか", en: "What stands in the way?" },
    askBack: {
      ja: "「人がいたら、何が変わりますか」「人がいても変わらないのは何ですか」と聞き返します。",
      en: "Ask back: “What would change with one more person? And what would not?”",
    },
    example: {
      ja: "問屋に頼りきりで、お客さんの顔を見ている者が社内に一人もいない。",
      en: "We lean on the wholesaler; nobody here sees a customer's face.",
    },
  },
  result: {
    name: { ja: "ほしい結果", en: "Result" },
    ask: { ja: "うまくいったら、何がどうなっていますか", en: "If it goes well, what will be different?" },
    askBack: {
      ja: "いつまでに、どれくらい、を数字で聞きます。「何を見れば、うまくいったと分かりますか」",
      en: "Ask by when and how much: “What would show you that it worked?”",
    },
    example: {
      ja: "3年で、問屋に頼らない売上を2割にしたい。",
      en: "In three years, a fifth of our sales without wholesalers.",
    },
  },
  new: {
    name: { ja: "新しいこと", en: "New" },
    ask: { ja: "その中で、会社にとって初めてのことは何ですか", en: "What of it is new to the firm?" },
    askBack: {
      ja: "力のある人は、初めてのことに心が動きます。遠慮なく聞きます。",
      en: "It is what is new that draws good people. Do ask.",
    },
    example: { ja: "自社の名前で売るのは初めてです。", en: "We have never sold under our own name." },
  },
  hard: {
    name: { ja: "難しいこと", en: "Hard" },
    ask: { ja: "どこが難しいと思いますか", en: "What will be hard?" },
    askBack: {
      ja: "「前に試したときは、どこで止まりましたか」。難しさを隠さない会社は信じてもらえます。",
      en: "“Where did it stop last time?” A firm that tells what is hard is believed.",
    },
    example: { ja: "職人の手が足りず、数を約束できません。", en: "Few craftsmen: we cannot promise quantities." },
  },
  decide: {
    name: { ja: "任せること", en: "May decide" },
    ask: { ja: "来てくれた人に、何を任せて決めてもらえますか", en: "What may the person decide alone?" },
    askBack: {
      ja: "「いくらまでなら、相談なしで決めてよいですか」と金額で聞きます。",
      en: "Ask for a sum: “Up to how much without asking you?”",
    },
    example: {
      ja: "売り先と見せ方。一回十万円までは任せます。",
      en: "Where to sell and how to show it; up to ¥100,000 each time.",
    },
  },
  role: {
    name: { ja: "役割", en: "Role" },
    ask: { ja: "どんな人に、どんな役で来てほしいですか", en: "Who should come, and in which role?" },
    askBack: {
      ja: "「一緒に背負ってくれる人ですか、腕を貸してくれる人ですか」。年齢や性別は聞きません。",
      en: "“Somebody to shoulder it with you, or somebody with one craft?” Never ask for age or sex.",
    },
    example: {
      ja: "隣で一緒に考えてくれる人。言われたことをこなすだけでは困る。",
      en: "Somebody who thinks beside me, not only does as told.",
    },
  },
  terms: {
    name: { ja: "コマと条件", en: "Half-days and terms" },
    ask: {
      ja: "週に何回、いつから、何か月。報酬はいくらまで考えられますか",
      en: "How many half-days, from when, for how long, and for what pay?",
    },
    askBack: {
      ja: "1回は半日です。来てもらう日と、離れていてもできることを分けて聞きます。",
      en: "Once is half a day. Ask what must be done here and what can be done from afar.",
    },
    example: {
      ja: "週に1回、来月から半年。月に1度は来てほしい。月6万円なら出せる。",
      en: "Once a week for half a year from next month; here once a month; ¥60,000 a month.",
    },
  },
};

/** Words of a line that answers none of the questions. */
export const factWords: QuestionWords = {
  name: { ja: "そのほか", en: "Other" },
  ask: { ja: "ほかに、残しておくことはありますか", en: "Is there anything else to keep?" },
  askBack: { ja: "数字、予定、会っておくとよい方など。", en: "Figures, dates, people worth meeting." },
  example: { ja: "工場長は4月から週2日になる予定。", en: "The works manager will come two days a week from April." },
};

/** The short name of what a line answers. */
export const lineKindWords = (kind: LineKind): Words => (kind === "fact" ? factWords : questionWords[kind]).name;

export const dialogueWords = {
  list: { ja: "対話", en: "Dialogues" },
  listLead: {
    ja: "経営者から伺った言葉です。ここから要件が生まれます。",
    en: "What owners said. Requirements are made of it.",
  },
  ownList: { ja: "お話しいただいたこと", en: "What we talked about" },
  ownListLead: {
    ja: "伺った言葉をそのまま残しています。違っていたら、いつでも直せます。",
    en: "Your words, as you said them. You can correct them at any time.",
  },
  openOnly: { ja: "途中の対話だけを見る", en: "Only those that are open" },
  all: { ja: "すべて見る", en: "See all" },
  empty: { ja: "対話はまだありません", en: "There are no dialogues yet" },
  emptyText: {
    ja: "企業のページを開き、「対話をはじめる」を押すと、問いが一つずつ出てきます。",
    en: "Open a firm's page and choose “Begin a dialogue”. The questions come one by one.",
  },
  emptyOwn: {
    ja: "担当がお話を伺うと、ここに言葉が残ります。",
    en: "When we have talked, your words stand here.",
  },
  toFirms: { ja: "企業の一覧を開く", en: "Open the list of firms" },
  number: { ja: "番号", en: "No." },
  firm: { ja: "企業", en: "Firm" },
  heldOn: { ja: "日付", en: "Day" },
  firstWords: { ja: "はじめの言葉", en: "First words" },
  definer: { ja: "担当", en: "Definer" },
  status: { ja: "状態", en: "State" },
  requirements: { ja: "要件", en: "Requirements" },
  begin: { ja: "対話をはじめる", en: "Begin a dialogue" },
  beginTitle: { ja: "これから、どなたとお話ししますか", en: "With whom do you talk?" },
  beginLead: {
    ja: "問いは8つです。話の順でなくても、途中でやめても構いません。書いた言葉は一つずつ残ります。",
    en: "There are eight questions, in any order, and you may stop at any time. Each answer is kept as it is written.",
  },
  beginButton: { ja: "最初の問いへ", en: "To the first question" },
  spokenByExample: { ja: "山田 太郎 様（社長）", en: "Ms Yamada, president" },
  steps: { ja: "8つの問い", en: "Eight questions" },
  answered: { ja: "書きました", en: "written" },
  wholeTalk: { ja: "まとめ", en: "All of it" },
  words: { ja: "伺った言葉", en: "What was said" },
  wordsHint: {
    ja: "言い換えずに、話した言葉のまま書きます。",
    en: "Write it as it was said; do not put it into other words.",
  },
  askBack: { ja: "聞き返すなら", en: "To ask back" },
  next: { ja: "書きとめて、次の問いへ", en: "Write it down, next question" },
  same: { ja: "書きとめて、もう少し聞く", en: "Write it down, ask more" },
  later: { ja: "この問いはあとにする", en: "Leave this question for later" },
  soFar: { ja: "ここまでに伺ったこと", en: "So far" },
  soFarNone: { ja: "まだ何も書いていません。", en: "Nothing is written yet." },
  toldBefore: { ja: "前に伺った悩み", en: "Worries told before" },
  useWords: { ja: "この言葉を書きとめる", en: "Write this down" },
  correct: { ja: "直す", en: "Correct" },
  correctTitle: { ja: "伺った言葉を直します", en: "Correct what was said" },
  correctLead: {
    ja: "はじめに書きとめた言葉も、下に残ります。",
    en: "The words as first written down are kept below.",
  },
  correctSave: { ja: "直した言葉を保存する", en: "Save the corrected words" },
  first: { ja: "はじめに書きとめた言葉", en: "As first written down" },
  staleTitle: { ja: "ほかの方が先に直しました", en: "Someone else corrected this first" },
  staleLead: {
    ja: "いま残っている言葉は次のとおりです。あなたの入力は下にあります。",
    en: "These are the words as they stand now. What you typed is below.",
  },
  whole: { ja: "伺ったことのすべて", en: "All that was said" },
  notAsked: { ja: "まだ伺っていません。", en: "Not asked yet." },
  askNow: { ja: "いま伺う", en: "Ask now" },
  cameOf: { ja: "この対話から生まれた要件", en: "Requirements that came of it" },
  cameOfNone: { ja: "まだ要件にしていません。", en: "No requirement has been made of it yet." },
  make: { ja: "要件にまとめる", en: "Make a requirement of it" },
  makeMore: { ja: "もう一つ、要件にまとめる", en: "Make another requirement" },
  close: { ja: "読み返して、対話を終える", en: "Read it back and close" },
  closeTitle: { ja: "読み返して、対話を終えます", en: "Read it back and close the dialogue" },
  closeLead: {
    ja: "下の言葉を、話した方と一緒に読み返してください。終えたあとも、言葉は直せます。",
    en: "Please read these words back with whoever spoke. They can still be corrected afterwards.",
  },
  closeButton: { ja: "対話を終える", en: "Close the dialogue" },
  resume: { ja: "続きを伺う", en: "Go on with it" },
  closed: { ja: "この対話は終わっています。", en: "This dialogue is closed." },
  makeTitle: { ja: "伺った言葉を、要件にまとめます", en: "From the owner's words to a requirement" },
  makeLead: {
    ja: "伺った言葉を、そのまま写してあります。足りないところを埋めてください。どの行からも、もとの言葉を開けます。下書きとして残ります。",
    en: "The owner's words are filled in as they were said. Please add what is missing. Each line keeps the words behind it. It is kept as a draft.",
  },
  makeSave: { ja: "要件を下書きとして残す", en: "Keep the requirement as a draft" },
  sources: { ja: "もとの言葉", en: "The words behind it" },
  noSources: { ja: "この行の問いは、まだ伺っていません。", en: "This has not been asked yet." },
  issueHint: {
    ja: "この欄は、企業と拠点だけが読みます。公開しません。",
    en: "Only the firm and the hub read this. It is never published.",
  },
  issueExample: {
    ja: "お客さんを見ている人が社内にいない。",
    en: "Nobody in the firm sees the customers.",
  },
  needLead: {
    ja: "経営者と一緒に、一つずつ決めます。0は要らない、3はふつうに要る、5はこれがなければ始まらない。決まらないものは0のままで構いません。",
    en: "Settle them one by one with the owner: 0 is not needed, 3 is needed, 5 is what it hangs on. Leave 0 what is not settled.",
  },
  meanings: { ja: "9つの力の意味", en: "What the nine mean" },
  ofFirm: { ja: "対話", en: "Dialogues" },
  ofFirmNone: { ja: "対話はまだありません。", en: "There are no dialogues yet." },
  figures: { ja: "会社の数字と歩みを見る", en: "See the firm's figures and story" },
  fromDialogue: { ja: "この要件のもとになった対話", en: "The dialogue behind this requirement" },
} as const satisfies Record<string, Words>;

/** Labels of the forms of a dialogue. */
export const dialogueLabels = {
  heldOn: { ja: "日付", en: "Day" },
  channel: { ja: "どう伺いますか", en: "How you talk" },
  spokenBy: { ja: "話す方", en: "Who speaks for the firm" },
  words: dialogueWords.words,
  speaker: { ja: "だれの言葉ですか", en: "Whose words are they?" },
  kind: { ja: "問い", en: "Question" },
} as const satisfies Record<string, Words>;

/** Label of what stands in the way, beside those of a project. */
export const issueLabel: Words = { ja: "つかえているもの（経営課題）", en: "What stands in the way" };

export const dialogueChannelWords: { readonly [C in DialogueChannel]: Words } = {
  visit: { ja: "会社を訪ねて", en: "At the firm" },
  online: { ja: "画面越しに", en: "Online" },
  phone: { ja: "電話で", en: "By telephone" },
  paper: { ja: "紙で（手紙・FAX・用紙）", en: "On paper (letter, fax, form)" },
};

export const dialogueStatusWords: { readonly [S in DialogueStatus]: Words } = {
  open: { ja: "途中", en: "Open" },
  closed: { ja: "終わり", en: "Closed" },
};

export const speakerWords: { readonly [S in LineSpeaker]: Words } = {
  owner: { ja: "経営者の言葉", en: "The owner's words" },
  definer: { ja: "担当のメモ", en: "My own note" },
};

export const dialogueNumber = (number: number): string => `D-${number}`;

/** Whose talk it was: 「2026年11月22日（日） 会社を訪ねて 山田様」. */
export const talkWords = (talk: {
  readonly heldOn: string;
  readonly channel: DialogueChannel;
  readonly spokenBy: string;
}): Words => ({
  ja: `${dateWords(talk.heldOn).ja} ${dialogueChannelWords[talk.channel].ja} ${withHonour(talk.spokenBy)}`,
  en: `${dateWords(talk.heldOn).en}, ${dialogueChannelWords[talk.channel].en.toLowerCase()}, ${talk.spokenBy}`,
});

/** An owner is 様, unless the name was written with an honorific. */
const withHonour = (name: string): string => (name === "" || /様|さん|氏|）$/u.test(name) ? name : `${name} 様`);

/** Under words that stand behind a line: who said them, and when. */
export const sourceNote = (heldOn: string, spokenBy: string): Words => ({
  ja: `${dateWords(heldOn).ja} ${withHonour(spokenBy)}`,
  en: `${spokenBy}, ${dateWords(heldOn).en}`,
});

/** How many of the eight questions have an answer. */
export const answeredWords = (count: number): Words => ({
  ja: `8つの問いのうち、${count}つを伺いました`,
  en: `${count} of the eight questions answered`,
});
