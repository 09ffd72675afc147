import type { CheckInStanding, EngagementStanding } from "#domain/engagements/rules-engagements.ts";
import type { CheckInSide, Ending, Stage } from "#domain/engagements/terms.ts";
import { dateWords } from "#text/dates.ts";
import { halfDaysWords } from "#text/half-days.ts";
import type { Words } from "#text/speak.ts";

/** Labels of an engagement's fields, in the order of the form. */
export const engagementLabels = {
  firm: { ja: "企業の番号", en: "Number of the firm" },
  person: { ja: "人材の番号", en: "Number of the person" },
  project: { ja: "案件の番号", en: "Number of the project" },
  title: { ja: "参画の名前", en: "Name of the engagement" },
  role: { ja: "合意した役割", en: "Role as agreed" },
  roleKind: { ja: "役割の種類", en: "Kind of role" },
  stage: { ja: "段階", en: "Stage" },
  halfDays: { ja: "コマ数", en: "Half-days" },
  onSiteHalfDays: { ja: "そのうち現地のコマ数", en: "Of these at the place" },
  fromWeek: { ja: "いつから（月曜日）", en: "From when (a Monday)" },
  weeks: { ja: "何週間", en: "How many weeks" },
  payYenPerMonth: { ja: "月の報酬", en: "Pay a month" },
} as const satisfies Record<string, Words>;

/** Labels of the form by which an engagement ends. */
export const engagementEndLabels = {
  endedOn: { ja: "最後の日", en: "Last day" },
  ending: { ja: "どう終わりましたか", en: "How did it end?" },
  outcome: { ja: "成果", en: "What came of it" },
  outcomeScore: { ja: "企業の評価", en: "What the firm says of it" },
  side: { ja: "どちらから伺いましたか", en: "From which side did you hear it?" },
} as const satisfies Record<string, Words>;

/** How close an engagement is. */
export const stageWords: { readonly [S in Stage]: Words } = {
  trial: { ja: "お試し", en: "Trial" },
  weekly: { ja: "毎週", en: "Weekly" },
  "more-days": { ja: "日数を増やす", en: "More days" },
  "full-time": { ja: "フルタイム", en: "Full time" },
  "handed-over": { ja: "社内に引き継ぎ", en: "Handed over" },
};

/** Where an engagement stands by its dates. */
export const engagementStateWords: { readonly [S in EngagementStanding]: Words } = {
  coming: { ja: "これから", en: "Coming" },
  running: { ja: "進行中", en: "Running" },
  over: { ja: "終わり", en: "Over" },
};

/** How an engagement ended. */
export const endingWords: { readonly [E in Ending]: Words } = {
  finished: { ja: "予定どおり終わった", en: "Finished as planned" },
  "handed-over": { ja: "社内の人に引き継いだ", en: "Handed over to the firm's own people" },
  joined: { ja: "この企業に入社した", en: "Joined the firm" },
  stopped: { ja: "企業の都合で終わった", en: "Stopped by the firm" },
  left: { ja: "本人の都合で終わった", en: "Left by the person" },
};

/** Whom a check-in asks. */
export const sideWords: { readonly [S in CheckInSide]: Words } = {
  person: { ja: "人材", en: "Person" },
  firm: { ja: "企業", en: "Firm" },
};

/** Where a check-in stands. */
export const checkInStateWords: { readonly [S in CheckInStanding]: Words } = {
  held: { ja: "実施", en: "Held" },
  passed: { ja: "次の回で実施", en: "Held next time" },
  coming: { ja: "予定", en: "To come" },
  overdue: { ja: "予定を過ぎています", en: "Overdue" },
};

export const engagementWords = {
  list: { ja: "参画", en: "Engagements" },
  none: { ja: "参画はまだありません", en: "There are no engagements yet" },
  who: { ja: "人材と企業", en: "Person and firm" },
  firm: { ja: "企業", en: "Firm" },
  person: { ja: "人材", en: "Person" },
  project: { ja: "もとの案件", en: "Project it came from" },
  period: { ja: "期間", en: "Period" },
  state: { ja: "状態", en: "State" },
  updated: { ja: "最後の変更", en: "Last changed" },
  agreed: { ja: "合意した内容", en: "What was agreed" },
  timePart: { ja: "時間と報酬", en: "Time and pay" },
  share: { ja: "4週間のうち、この参画のコマ", en: "Half-days of this engagement in four weeks" },
  rest: { ja: "ほかの時間", en: "Other time" },
  outside: { ja: "この人材の時間の外", en: "Outside of the person's time" },
  asTable: { ja: "表で見る", en: "As a table" },
  checkIns: { ja: "伴走面談", en: "Check-ins" },
  checkInsLead: {
    ja: "節目ごとに、人材と企業のそれぞれに様子をうかがいます。",
    en: "At every step the person and the firm are each asked how it goes.",
  },
  ownCheckInsLead: {
    ja: "こちら側の伴走面談です。相手の答えは、拠点の職員だけが読みます。",
    en: "The check-ins of your side. What the other side answers is read by the hub's staff alone.",
  },
  noCheckIns: { ja: "伴走面談の予定はまだありません。", en: "No check-ins are planned yet." },
  due: { ja: "予定の日", en: "Due" },
  held: { ja: "実施した日", en: "Held" },
  side: { ja: "だれに", en: "Whom it asks" },
  score: { ja: "様子（5段階）", en: "How it goes (1–5)" },
  said: { ja: "話されたこと", en: "What was said" },
  outcomePart: { ja: "終わり方と成果", en: "How it ended and what came of it" },
  enter: { ja: "参画を登録する", en: "Enter an engagement" },
  enterTitle: { ja: "新しい参画を登録します", en: "Enter a new engagement" },
  enterLead: {
    ja: "登録と同時に、人材のコマを予約します。空きを超える登録はできません。",
    en: "The person's half-days are booked at once. More than what is free cannot be entered.",
  },
  enterNow: { ja: "登録してコマを予約する", en: "Enter it and book the half-days" },
  edit: { ja: "内容を直す", en: "Edit" },
  editTitle: { ja: "参画の内容を直します", en: "Edit the engagement" },
  editLead: {
    ja: "コマ数と期間は予約と結びついているため、ここでは変えられません。変えるときは、この参画を終えて新しく登録してください。",
    en: "Half-days and period are booked and stay. To change them, end this engagement and enter a new one.",
  },
  save: { ja: "保存する", en: "Save" },
  saveMine: { ja: "この内容で保存する", en: "Save mine" },
  compareTitle: { ja: "ほかの方が先に保存しました", en: "Someone else saved this first" },
  compareLead: {
    ja: "あなたの入力はまだ保存していません。下の内容を確かめて、もう一度保存してください。",
    en: "Your entry has not been saved yet. Please check it below and save again.",
  },
  end: { ja: "参画を終える", en: "End the engagement" },
  heardNobody: { ja: "どなたからも伺っていない", en: "From nobody" },
  heardNobodyHint: {
    ja: "予定どおりの終わりか、先に申し出を伺っているときだけです。下の3つは空のままにします。",
    en: "Only where it ends as planned or was told before. Leave the three fields below empty.",
  },
  endTitle: { ja: "参画を終えます", en: "End the engagement" },
  endLead: {
    ja: "最後の日より後の週の予約は、同時に空けます。",
    en: "What is booked in the weeks after the last day becomes free at once.",
  },
  endNow: { ja: "終わりを記録する", en: "Record the end" },
  endedOnHint: {
    ja: "その日のある週までが、この参画の時間になります。",
    en: "The week of this day is the last one of the engagement.",
  },
  outcomeHint: {
    ja: "何が変わったかを、短い言葉で書いてください。企業も読みます。",
    en: "What has changed, in short words. The firm reads it too.",
  },
  outcomeExample: { ja: "直販の注文が月20件になった。", en: "Direct orders have grown to twenty a month." },
  scoreHint: {
    ja: "1（成果がなかった）から5（思った以上だった）まで。聞いていなければ空欄で構いません。人材には見えません。",
    en: "From 1 (nothing came of it) to 5 (more than hoped for). Leave it empty if the firm was not asked. The person does not see it.",
  },
  notAsked: { ja: "聞いていません", en: "Not asked" },
  firmHint: { ja: "F-12 の「12」の部分です。", en: "The 12 of F-12." },
  personHint: { ja: "H-12 の「12」の部分です。", en: "The 12 of H-12." },
  projectHint: {
    ja: "P-12 の「12」の部分です。案件からでなければ空欄で構いません。",
    en: "The 12 of P-12. Leave it empty if it does not come from a project.",
  },
  roleHint: {
    ja: "何を任せ、何を任せないか。あとで役割のずれを見るときの基準になります。",
    en: "What the role is and what it is not. A drift of the role is seen against it.",
  },
  titleExample: { ja: "直販の立ち上げ", en: "Starting direct sales" },
  weeksUnit: { ja: "週間", en: "weeks" },
  yen: { ja: "円", en: "yen" },
  unpaidHint: { ja: "無報酬なら0にしてください。", en: "0 if it is unpaid." },
} as const satisfies Record<string, Words>;

export const engagementNumber = (number: number): string => `E-${number}`;

/** The answer that an engagement's page gives first: who, where, how much. */
export const engagementTitle = (personName: string, firmName: string): Words => ({
  ja: `${personName}さん → ${firmName}`,
  en: `${personName} at ${firmName}`,
});

/** From the first to the last day, as people say it. */
export const daysWords = (from: string, until: string): Words => ({
  ja: `${dateWords(from).ja}から${dateWords(until).ja}まで`,
  en: `${dateWords(from).en} to ${dateWords(until).en}`,
});

/** What the picture of a share says. */
export const sharePictureTitle = (halfDays: number, onSite: number): Words => ({
  ja: `${halfDaysWords(halfDays).ja}。4週間あたり${halfDays}コマ、そのうち現地${onSite}コマ`,
  en: `${halfDaysWords(halfDays).en}: ${halfDays} in four weeks, ${onSite} of them at the place`,
});

/** How many check-ins were missed, in a sentence; nothing when there are none. */
export const overdueWords = (count: number, since: string): Words => ({
  ja: `予定を過ぎた伴走面談が${count}件あります。いちばん古いものは${dateWords(since).ja}の予定でした。`,
  en: `${count} check-in${count === 1 ? " is" : "s are"} overdue, the oldest since ${dateWords(since).en}.`,
});

/** What the strip of check-ins says to those who do not see it. */
export const checkInStripTitle = (held: number, overdue: number, coming: number): Words => ({
  ja: `伴走面談：実施${held}件、予定を過ぎたもの${overdue}件、これから${coming}件`,
  en: `Check-ins: ${held} held, ${overdue} overdue, ${coming} to come`,
});

/** A score out of five. */
export const scoreWords = (score: number): Words => ({ ja: `5段階の${score}`, en: `${score} of 5` });

/** What the stale page says is saved now. */
export const savedNow = (stage: Words, title: string): Words => ({
  ja: `いま保存されている内容：「${title}」、段階は「${stage.ja}」です。`,
  en: `Saved now: “${title}”, stage “${stage.en}”.`,
});
