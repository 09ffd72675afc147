import type { BookingState } from "#domain/engagements/rules.ts";
import type { PersonKind } from "#domain/people/terms.ts";
import { dateWords } from "#text/dates.ts";
import { halfDaysWords } from "#text/half-days.ts";
import type { Words } from "#text/speak.ts";

/** Labels of a person's fields, in the order of the form. */
export const personLabels = {
  name: { ja: "氏名", en: "Name" },
  halfDays: { ja: "出せるコマ数", en: "Half-days to give" },
  kana: { ja: "よみがな", en: "Reading of the name" },
  email: { ja: "メールアドレス", en: "Mail address" },
  phone: { ja: "電話番号", en: "Telephone" },
  kinds: { ja: "関わり方", en: "Takes part as" },
  livesIn: { ja: "いま住んでいる町", en: "Lives in" },
  employer: { ja: "いまの勤め先", en: "Present employer" },
  about: { ja: "これまでの仕事", en: "Work so far" },
  engagements: { ja: "同時に受ける案件の数", en: "Projects at once" },
  themes: { ja: "得意なテーマ", en: "Themes" },
  roleKinds: { ja: "希望する役割", en: "Kinds of role wished for" },
  trades: { ja: "経験した業種", en: "Industries worked in" },
  freeCells: { ja: "空いている時間", en: "Free parts of the week" },
  towns: { ja: "通える町", en: "Towns within reach" },
  onSiteHalfDays: { ja: "現地に行けるコマ数", en: "Half-days at the place" },
  remoteHalfDays: { ja: "離れて働けるコマ数", en: "Half-days from afar" },
  payYenPerHalfDay: { ja: "1コマの希望額", en: "Yen wished for per half-day" },
  availableFrom: { ja: "働き始められる日", en: "First day" },
  availableUntil: { ja: "働ける最後の日", en: "Last day" },
  notWith: { ja: "組めない先", en: "Not with" },
  shape: { ja: "ポータブルスキル", en: "Portable skills" },
} as const satisfies Record<string, Words>;

/** Labels of a booking's fields, in the order of the form. */
export const bookingLabels = {
  halfDays: { ja: "何コマ", en: "How many half-days" },
  fromWeek: { ja: "いつから（月曜日）", en: "From when (a Monday)" },
  weeks: { ja: "何週間", en: "How many weeks" },
  note: { ja: "何のため", en: "What for" },
} as const satisfies Record<string, Words>;

export const bookingStateWords: { readonly [S in BookingState]: Words } = {
  coming: { ja: "これから", en: "Coming" },
  running: { ja: "いま", en: "Now" },
  over: { ja: "終わり", en: "Over" },
  released: { ja: "取り消し", en: "Released" },
};

export const personWords = {
  list: { ja: "人材の一覧", en: "People" },
  listLead: {
    ja: "この拠点に登録されている方です。氏名・メールアドレスで探せます。",
    en: "People registered with this hub. Search by name or mail address.",
  },
  search: { ja: "氏名、メールアドレスで探す", en: "Search by name or mail address" },
  searchExample: { ja: "あかり", en: "sample" },
  number: { ja: "番号", en: "No." },
  freeNow: { ja: "今週の空き", en: "Free this week" },
  updated: { ja: "最後の変更", en: "Last changed" },
  enter: { ja: "人材を登録する", en: "Enter a person" },
  enterTitle: { ja: "新しい人材を登録します", en: "Enter a new person" },
  enterLead: {
    ja: "氏名と、出せるコマ数から始められます。連絡先はあとから入力できます。",
    en: "Start with the name and the half-days. Contact details can follow.",
  },
  emptyTitle: { ja: "人材がまだ登録されていません", en: "There are no people yet" },
  emptyText: { ja: "最初のお一人を登録しましょう。", en: "Enter the first one." },
  noHitTitle: { ja: "見つかりませんでした", en: "Nothing was found" },
  noHitText: { ja: "短い言葉で探してみてください。", en: "Try a shorter word." },
  save: { ja: "保存する", en: "Save" },
  edit: { ja: "内容を直す", en: "Edit" },
  about: { ja: "連絡先", en: "Contact" },
  engagementsTitle: { ja: "この方の参画", en: "Engagements" },
  noLimit: { ja: "決めていません", en: "No limit" },
  anywhere: { ja: "どこでも", en: "anywhere" },
  atOnce: { ja: "すぐに", en: "At once" },
  noEnd: { ja: "決めていません", en: "No end" },
  openWeeks: { ja: "週ごとに見る", en: "Week by week" },
  tradesPart: { ja: "経験した業種を選ぶ", en: "Choose the industries worked in" },
  noShape: { ja: "29点の配分は、まだです。", en: "The 29 points have not been allocated yet." },
  workPart: { ja: "仕事のこと", en: "About the work" },
  timePart: { ja: "時間と場所と報酬", en: "Time, place and pay" },
  kanaExample: { ja: "みほん あかり", en: "Mihon Akari" },
  aboutExample: { ja: "食品メーカーで販路開拓を12年。", en: "Twelve years of sales at a food maker." },
  townsHint: {
    ja: "近い町から順に、読点で区切ってください。どこでもよければ「どこでも」。",
    en: "The nearest first, parted by commas; “anywhere” for all.",
  },
  freeCellsHint: {
    ja: "ふだん空いている時間に印を付けます。決まっていなければ空のままで構いません。",
    en: "Tick what is free in a usual week; leave it empty if nothing is said.",
  },
  townsExample: { ja: "しおかぜ町、たにあい村", en: "Shiokaze, Taniai" },
  notWithHint: {
    ja: "利害がぶつかる企業など。案を作るときに、この方には勧めません。",
    en: "Firms with a conflict of interest: plans never put the person to them.",
  },
  limitHint: { ja: "決めていなければ空欄で構いません。", en: "Leave it empty if there is no limit." },
  shapeHint: {
    ja: "29点を9つに配ります。多い少ないではなく、形だけを見ます。まだなら空欄のままで構いません。",
    en: "29 points over nine elements; only the shape counts. Leave them empty if not done yet.",
  },
  projects: { ja: "件", en: "projects" },
  yen: { ja: "円", en: "yen" },
  halfDaysNote: {
    ja: "すべての仕事を合わせた数です。今週からの空きに使われます。",
    en: "For all work together; it holds from this week on.",
  },
  ownTitle: { ja: "わたしの記録", en: "My record" },
  thisWeek: { ja: "今週の使い方", en: "This week" },
  ahead: { ja: "これから12週間", en: "The next 12 weeks" },
  aheadLead: {
    ja: "どの週も、4週間あたりのコマ数で数えています。",
    en: "Every week is counted in half-days over four weeks.",
  },
  byWeek: { ja: "週ごとの予約と空き", en: "Booked and free, week by week" },
  asTable: { ja: "表で見る", en: "As a table" },
  week: { ja: "週のはじまり", en: "Week of" },
  picture: { ja: "図", en: "Picture" },
  booked: { ja: "予約済み", en: "Booked" },
  free: { ja: "空き", en: "Free" },
  outside: { ja: "受けていない時間", en: "Not offered" },
  otherHubs: { ja: "ほかの拠点", en: "Other hubs" },
  bookings: { ja: "予約", en: "Bookings" },
  bookingsLead: {
    ja: "この拠点の予約です。ほかの拠点の予約は、コマ数だけが見えます。",
    en: "This hub's bookings. Of other hubs only the half-days are seen.",
  },
  ownBookingsLead: {
    ja: "あなたのコマの予約です。変えたいときは、拠点にお知らせください。",
    en: "Bookings of your half-days. To change one, please tell the hub.",
  },
  bookingList: { ja: "始まりの遅いものから順に", en: "The latest start first" },
  noBookings: { ja: "予約はまだありません", en: "There are no bookings yet" },
  share: { ja: "コマ数", en: "Half-days" },
  period: { ja: "期間", en: "Period" },
  state: { ja: "状態", en: "State" },
  change: { ja: "変更", en: "Change" },
  book: { ja: "コマを予約する", en: "Book half-days" },
  bookTitle: { ja: "コマを予約します", en: "Book half-days" },
  bookLead: {
    ja: "月曜日から始まる週を単位に予約します。空きを超える予約はできません。",
    en: "Bookings run over whole weeks from a Monday and never exceed what is free.",
  },
  bookNow: { ja: "予約する", en: "Book" },
  weeksUnit: { ja: "週間", en: "weeks" },
  noteExample: { ja: "見本製材 販路開拓", en: "Sample Mill, finding customers" },
  release: { ja: "取り消して空ける", en: "Release" },
  compareTitle: { ja: "ほかの方が先に保存しました", en: "Someone else saved this first" },
  compareLead: {
    ja: "あなたの入力はまだ保存していません。下の表で見比べてください。",
    en: "Your entry has not been saved yet. Compare the two below.",
  },
  compareCaption: { ja: "あなたの入力と、いま保存されている内容", en: "Your entry and what is saved now" },
  yours: { ja: "あなたの入力", en: "Your entry" },
  saveMine: { ja: "この内容で保存する", en: "Save mine" },
} as const satisfies Record<string, Words>;

/** How many projects a person takes at once. */
export const projectsAtOnce = (count: number): Words => ({
  ja: `${count}件まで`,
  en: `up to ${count}`,
});

export const personNumber = (number: number): string => `H-${number}`;

/** What the person's page answers first: how much is free this week, of how much. */
export const freeLead = (free: number, capacity: number): Words =>
  free > 0
    ? {
        ja: `今週の空きは、4週間あたり${capacity}コマのうち${free}コマです。`,
        en: `Free this week: ${free} of ${capacity} half-days in four weeks.`,
      }
    : { ja: "今週の空きはありません。", en: "Nothing is free this week." };

/** What is free, in words; nothing is said as nothing. */
export const freeWords = (free: number): Words => (free > 0 ? halfDaysWords(free) : { ja: "なし", en: "none" });

/** A booking's time, as people say it. */
export const periodWords = (fromWeek: string, weeks: number): Words => ({
  ja: `${dateWords(fromWeek).ja}から${weeks}週間`,
  en: `${weeks} week${weeks === 1 ? "" : "s"} from ${dateWords(fromWeek).en}`,
});

/** What the picture of one week says. */
export const weekPictureTitle = (week: string, booked: number, free: number): Words => ({
  ja: `${dateWords(week).ja}からの週：予約${booked}コマ、空き${free}コマ（4週間あたり）`,
  en: `Week of ${dateWords(week).en}: ${booked} booked, ${free} free (half-days in four weeks)`,
});

/** The name of a booking that another hub made, to the person whose half-days they are. */
export const ofOtherHub = (note: string): Words => ({ ja: `${note}（ほかの拠点）`, en: `${note} (another hub)` });

/** The button's name to those who do not see the row it stands in. */
export const releaseOf = (note: string): Words => ({ ja: `「${note}」を`, en: `“${note}”: ` });

/** As what somebody takes part. */
export const personKindWords: { readonly [K in PersonKind]: Words } = {
  professional: { ja: "プロ人材", en: "Professional" },
  employee: { ja: "地域企業の社員", en: "Employee of a firm here" },
  "second-citizen": { ja: "第二市民", en: "Second citizen" },
};
