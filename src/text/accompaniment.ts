import type { ConcernKind, ConcernState, Delivery, TalkWish } from "#domain/accompaniment/terms.ts";
import type { CheckInSide } from "#domain/engagements/terms.ts";
import { dateWords } from "#text/dates.ts";
import type { Words } from "#text/speak.ts";

/** Labels of the questions of a check-in, in their order. */
export const checkInLabels = {
  side: { ja: "どちらのお答えですか", en: "Whose answer is it?" },
  score: { ja: "全体として、いかがですか", en: "All in all, how does it go?" },
  onTrack: { ja: "約束した役割のとおりに進んでいますか", en: "Does it go as the role was agreed?" },
  talk: { ja: "お話ししたいことはありますか", en: "Would you like to talk?" },
  words: { ja: "ひとこと", en: "In your words" },
} as const satisfies Record<string, Words>;

/** The five answers of how it goes, the best first. */
export const feelingWords: readonly { readonly value: string; readonly label: Words }[] = [
  { value: "5", label: { ja: "とてもよい", en: "Very well" } },
  { value: "4", label: { ja: "よい", en: "Well" } },
  { value: "3", label: { ja: "ふつう", en: "Fair" } },
  { value: "2", label: { ja: "気になる", en: "Not well" } },
  { value: "1", label: { ja: "困っている", en: "Badly" } },
];

/** Whether it goes as agreed. */
export const onTrackWords: readonly { readonly value: string; readonly label: Words }[] = [
  { value: "3", label: { ja: "はい", en: "Yes" } },
  { value: "2", label: { ja: "少し違う", en: "Partly" } },
  { value: "1", label: { ja: "違う", en: "No" } },
];

/** With whom somebody wants to talk. */
export const talkWords: { readonly [T in TalkWish]: Words } = {
  no: { ja: "いまはありません", en: "Not now" },
  companion: { ja: "伴走者と話したい", en: "With my companion" },
  hub: { ja: "伴走者を通さず、拠点の窓口と話したい", en: "With the hub's office, not my companion" },
};

/** What a wish to talk leads to. */
export const talkHints: { readonly [T in "companion" | "hub"]: Words } = {
  companion: { ja: "伴走者からご連絡します。", en: "Your companion gets in touch with you." },
  hub: {
    ja: "下の「ひとこと」は窓口だけが読みます。伴走者にも相手にも伝わりません。",
    en: "Only the office reads your words below; neither companion nor the other side learns of them.",
  },
};

export const checkInWords = {
  title: { ja: "様子をお聞かせください", en: "How does it go?" },
  answer: { ja: "答える", en: "Answer" },
  send: { ja: "送る", en: "Send" },
  minute: { ja: "1分ほどで終わります。", en: "It takes about a minute." },
  wordsHint: { ja: "書かなくても構いません。", en: "You need not write anything." },
  thanksTitle: { ja: "ありがとうございました", en: "Thank you" },
  thanks: {
    ja: "お答えを受け取りました。この画面は閉じて構いません。",
    en: "Your answer has arrived. You can close this page.",
  },
  thanksWho: { ja: "お答えは伴走者が読みます。", en: "Your companion reads your answer." },
  thanksChange: {
    ja: "言い直したいことがあれば、下の番号にお電話ください。",
    en: "If you want to put something right, please telephone.",
  },
  waiting: { ja: "お返事をお待ちしているもの", en: "What waits for your answer" },
  noneTitle: { ja: "いまお答えいただくものはありません", en: "Nothing waits for your answer now" },
  noneText: { ja: "次の時期が来たら、お知らせします。", en: "We tell you when the next one is due." },
  toEngagement: { ja: "参画のページへ", en: "To the engagement" },
  toOthers: { ja: "ほかのお答えへ", en: "To the others" },
  typeTitle: { ja: "伴走面談のお答えを記録します", en: "Record an answer" },
  typed: { ja: "お答えを記録する", en: "Record it" },
  companion: { ja: "伴走者", en: "Your companion" },
  office: { ja: "拠点の窓口", en: "The hub's office" },
} as const satisfies Record<string, Words>;

/** What a check-in is about and with whom. */
export const checkInTitle = (title: string, other: string): Words => ({
  ja: `${other}「${title}」の様子をお聞かせください`,
  en: `How does “${title}” go with ${other}?`,
});

/** Who reads an answer, and who does not. */
export const readersWords = (side: CheckInSide): Words =>
  side === "person"
    ? {
        ja: "お答えは伴走者と拠点の担当だけが読みます。企業には伝わりません。",
        en: "Only your companion and the hub read your answer; the firm does not.",
      }
    : {
        ja: "お答えは伴走者と拠点の担当だけが読みます。ご本人（人材の方）には伝わりません。",
        en: "Only your companion and the hub read your answer; the person does not.",
      };

/** A check-in that waits for an answer since a day. */
export const waitingSince = (day: string): Words => ({
  ja: `${dateWords(day).ja}の分`,
  en: `due ${dateWords(day).en}`,
});

/** How many check-ins wait for the reader's answer. */
export const checkInsWaiting = (count: number): Words => ({
  ja: `伴走面談のお返事を${count}件お待ちしています`,
  en: count === 1 ? "1 check-in waits for your answer" : `${count} check-ins wait for your answer`,
});

export const companionWords = {
  title: { ja: "伴走", en: "Accompaniment" },
  mine: { ja: "担当の分", en: "Mine" },
  all: { ja: "拠点全体", en: "The whole hub" },
  which: { ja: "どの範囲を見るか", en: "Whose" },
  overdue: { ja: "予定を過ぎた面談", en: "Overdue" },
  soon: { ja: "今日から1週間の面談", en: "Due within a week" },
  concerns: { ja: "気がかり", en: "Concerns" },
  allDue: { ja: "すべてを参画の一覧で見る", en: "See all in the list of engagements" },
  allConcerns: { ja: "気がかりの一覧", en: "All concerns" },
  calm: { ja: "急ぐ面談も気がかりもありません", en: "Nothing is overdue and no concern is open" },
  noneOverdue: { ja: "予定を過ぎた面談はありません", en: "No check-in is overdue" },
  noneSoon: { ja: "1週間のうちに予定の面談はありません", en: "No check-in is due within a week" },
  noneOpen: { ja: "開いている気がかりはありません", en: "No concern is open" },
  who: { ja: "参画", en: "Engagement" },
  side: { ja: "だれに", en: "Whom" },
  due: { ja: "予定の日", en: "Due" },
  asked: { ja: "お知らせ", en: "Letter" },
  sent: { ja: "メール済み", en: "Written to" },
  later: { ja: "当日の朝", en: "On the morning of the day" },
  notSent: { ja: "まだ（電話で）", en: "Not yet (telephone)" },
  companion: { ja: "伴走者", en: "Companion" },
  recordColumn: { ja: "記録", en: "Record" },
  record: { ja: "聞いたことを記録する", en: "Record the answer" },
  nobody: { ja: "決まっていません", en: "Nobody yet" },
  name: { ja: "伴走者を決める", en: "Name a companion" },
  rename: { ja: "伴走者を変える", en: "Change the companion" },
  nameTitle: { ja: "伴走者を決めます", en: "Name the companion" },
  nameLead: {
    ja: "お名前と電話番号は、人材と企業の両方のページに載ります。決めると、3者にお知らせします。",
    en: "Name and telephone stand on the pages of both sides. All three are told.",
  },
  choose: { ja: "お選びください", en: "Please choose" },
  nameNow: { ja: "この人に決める", en: "Name them" },
  seeAll: { ja: "伴走のページを見る", en: "See accompaniment" },
} as const satisfies Record<string, Words>;

/** Labels of the form that names a companion. */
export const companionLabels = {
  companion: { ja: "伴走者", en: "Companion" },
  phone: { ja: "両側がかける電話番号", en: "Telephone for both sides" },
} as const satisfies Record<string, Words>;

/** What is folded away on the companion's page. */
export const moreCheckIns = (count: number): Words => ({
  ja: `${count}件の面談を見る`,
  en: `See ${count} check-in${count === 1 ? "" : "s"}`,
});

/** The same of concerns. */
export const moreConcerns = (count: number): Words => ({
  ja: `ほかの気がかり${count}件を見る`,
  en: `See ${count} more concern${count === 1 ? "" : "s"}`,
});

/** What the companion's page answers. */
export const companionTitle = (overdue: number, concerns: number): Words =>
  overdue + concerns === 0
    ? companionWords.calm
    : {
        ja: `予定を過ぎた面談が${overdue}件、気がかりが${concerns}件あります`,
        en: `${overdue} overdue, ${concerns} concern${concerns === 1 ? "" : "s"} open`,
      };

/** Somebody who can be named, with what they carry already. */
export const choiceWords = (name: string, engagements: number): Words => ({
  ja: `${name}（いま${engagements}件）`,
  en: `${name} (${engagements} now)`,
});

/** What opened a concern. */
export const concernKindWords: { readonly [K in ConcernKind]: Words } = {
  "low-answer": { ja: "面談の低いお答え", en: "A low answer" },
  "wants-talk": { ja: "話したいというお答え", en: "A wish to talk" },
  noticed: { ja: "職員が気づいたこと", en: "Noticed by staff" },
  complaint: { ja: "相談窓口", en: "Complaint line" },
};

/** How far a concern is. */
export const concernStateWords: { readonly [S in ConcernState]: Words } = {
  open: { ja: "まだ", en: "Open" },
  working: { ja: "対応中", en: "Being worked" },
  closed: { ja: "済み", en: "Closed" },
};

/** Labels of the forms of a concern. */
export const concernLabels = {
  engagement: { ja: "参画の番号", en: "Number of the engagement" },
  side: { ja: "どちらのことですか", en: "Which side?" },
  onDay: { ja: "いつしましたか", en: "When was it done?" },
  words: { ja: "何をしましたか", en: "What was done?" },
  nextOn: { ja: "次にすることの日", en: "Day of the next step" },
  outcome: { ja: "どうなりましたか", en: "What came of it?" },
  answer: { ja: "ご本人へのお返事", en: "Answer to whoever told us" },
} as const satisfies Record<string, Words>;

/** The same form when a concern is opened: the words say what was noticed. */
export const concernOpenLabels = {
  ...concernLabels,
  words: { ja: "何が気になりますか", en: "What is it?" },
} as const satisfies Record<string, Words>;

export const concernWords = {
  list: { ja: "気がかり", en: "Concerns" },
  listLead: {
    ja: "面談のお答えや職員の気づきから開きます。相手の側には見えません。",
    en: "Opened by answers and by what staff notice. The other side never sees them.",
  },
  open: { ja: "開いているもの", en: "Open" },
  closed: { ja: "済んだもの", en: "Closed" },
  which: { ja: "状態", en: "State" },
  number: { ja: "番号", en: "Number" },
  kind: { ja: "きっかけ", en: "What opened it" },
  state: { ja: "状態", en: "State" },
  next: { ja: "次の日", en: "Next" },
  opened: { ja: "開いた日", en: "Opened" },
  closedOn: { ja: "済んだ日", en: "Closed" },
  said: { ja: "話されたこと", en: "What was said" },
  noWords: { ja: "ひとことはありませんでした。", en: "No words were written." },
  noneOpenTitle: { ja: "開いている気がかりはありません", en: "No concern is open" },
  noneOpenText: {
    ja: "低いお答えや「話したい」というお答えがあると、ここに開きます。",
    en: "A low answer or a wish to talk opens one here.",
  },
  noneClosedTitle: { ja: "済んだ気がかりはまだありません", en: "No concern was closed yet" },
  enter: { ja: "気がかりを書きとめる", en: "Write a concern down" },
  enterTitle: { ja: "気がかりを書きとめます", en: "Write a concern down" },
  enterLead: {
    ja: "開くと、担当の伴走者にお知らせします。人材にも企業にも見えません。",
    en: "Its companion is told. Neither person nor firm sees it.",
  },
  enterNow: { ja: "開く", en: "Open it" },
  engagementHint: { ja: "E-12 の「12」の部分です。", en: "The 12 of E-12." },
  steps: { ja: "これまでにしたこと", en: "What was done" },
  noSteps: { ja: "まだ何もしていません。", en: "Nothing was done yet." },
  step: { ja: "したことを書く", en: "Write down what was done" },
  stepNow: { ja: "書きとめる", en: "Write it down" },
  stepExample: { ja: "電話で30分話した。来週訪ねる。", en: "Talked for half an hour by telephone; a visit next week." },
  end: { ja: "済みにする", en: "Close it" },
  endNow: { ja: "済みにする", en: "Close it" },
  endHint: { ja: "職員だけが読みます。", en: "Only staff read it." },
  answerHint: {
    ja: "窓口に話してくださった方だけが読みます。お返事なしに済みにはできません。",
    en: "Only whoever told us reads it. It cannot be closed without.",
  },
  answers: { ja: "同じ側の最近のお答え", en: "Latest answers of this side" },
  outcome: { ja: "どうなったか", en: "What came of it" },
  from: { ja: "話した方", en: "Who told us" },
  complaintLead: {
    ja: "コーディネーターだけが読みます。伴走者にも経営者にも知らせていません。",
    en: "Only coordinators read this; neither companion nor owner knows of it.",
  },
  staleLead: {
    ja: "ほかの方が先に書きました。内容を確かめて、もう一度お送りください。",
    en: "Somebody else was faster. Please look at it and send yours again.",
  },
} as const satisfies Record<string, Words>;

export const concernNumber = (number: number): string => `C-${number}`;

/** How many concerns wait. */
export const concernsOpen = (count: number): Words => ({
  ja: `気がかりが${count}件あります`,
  en: count === 1 ? "1 concern is open" : `${count} concerns are open`,
});

/** How many check-ins are overdue. */
export const overdueOpen = (count: number): Words => ({
  ja: `予定を過ぎた伴走面談が${count}件あります`,
  en: count === 1 ? "1 check-in is overdue" : `${count} check-ins are overdue`,
});

/** What stands on the page of a concern whose form was refused. */
export const stepBy = (day: string, by: string | null): Words => ({
  ja: `${dateWords(day).ja}${by === null ? "" : `　${by}`}`,
  en: `${dateWords(day).en}${by === null ? "" : `, ${by}`}`,
});

/** Label of the complaint line's one field. */
export const complaintLabels = {
  words: { ja: "お話しください", en: "Please tell us" },
} as const satisfies Record<string, Words>;

export const complaintWords = {
  title: { ja: "相談窓口", en: "Complaint line" },
  lead: {
    ja: "言いにくいこと、困っていることをお話しください。拠点のコーディネーターだけが読みます。経営者にも伴走者にも伝わりません。",
    en: "Tell us what is hard to say. Only the hub's coordinators read it; neither owner nor companion learns of it.",
  },
  send: { ja: "窓口に伝える", en: "Tell the office" },
  phone: { ja: "お電話でも承ります。", en: "You can also telephone." },
  own: { ja: "これまでにお話しいただいたこと", en: "What you told us" },
  none: { ja: "まだありません。", en: "Nothing yet." },
  waiting: { ja: "読んで、お返事します。", en: "We read it and answer." },
  answer: { ja: "お返事", en: "Answer" },
} as const satisfies Record<string, Words>;

/** Labels of how somebody is told. */
export const noticeLabels = {
  delivery: { ja: "メールの送り方", en: "When we write" },
  language: { ja: "メールの言葉", en: "Language of our letters" },
} as const satisfies Record<string, Words>;

/** When letters are written. */
export const deliveryWords: { readonly [D in Delivery]: Words } = {
  daily: { ja: "1日1回、朝8時にまとめて", en: "Once a day, at eight in the morning" },
  "at-once": { ja: "そのつど（夜8時から朝8時は送りません）", en: "At once (never between 20:00 and 8:00)" },
  none: { ja: "送らない（この画面だけで見る）", en: "Not at all (on this page only)" },
};

export const languageWords = {
  ja: { ja: "日本語", en: "Japanese" },
  en: { ja: "英語", en: "English" },
} as const satisfies Record<string, Words>;

export const noticePageWords = {
  title: { ja: "お知らせ", en: "Notices" },
  none: { ja: "お知らせはありません", en: "There are no notices" },
  noneText: { ja: "お返事をお願いすることがあると、ここに並びます。", en: "What waits for you appears here." },
  what: { ja: "内容", en: "What" },
  when: { ja: "日", en: "Day" },
  state: { ja: "状態", en: "State" },
  open: { ja: "これから", en: "Open" },
  settled: { ja: "済み", en: "Done" },
  how: { ja: "受け取り方", en: "How you are told" },
  howLead: {
    ja: "同じことを翌日にまたお送りすることはありません。お返事のないものだけ、3日以上あけて2回までお送りします。",
    en: "We never write of the same thing the next day; only what is open is told again, after three days or more, twice at most.",
  },
  save: { ja: "この受け取り方にする", en: "Save" },
} as const satisfies Record<string, Words>;
