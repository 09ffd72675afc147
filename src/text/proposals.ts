import type { MeetingStep } from "#domain/proposals/rules.ts";
import type {
  MeetingMode,
  NoReason,
  ProposalCloser,
  ProposalOrigin,
  ProposalPhase,
  ProposalSaying,
  SideAnswer,
} from "#domain/proposals/terms.ts";
import { dateWords } from "#text/dates.ts";
import { industryWords } from "#text/industries.ts";
import type { Words } from "#text/speak.ts";

/** S-12 */
export const proposalNumber = (number: number): string => `S-${number}`;

/** How far a proposal is. */
export const proposalPhaseWords: { readonly [P in ProposalPhase]: Words } = {
  open: { ja: "お返事を待っています", en: "Waiting for answers" },
  meeting: { ja: "顔合わせ", en: "Meeting" },
  agreed: { ja: "合意しました", en: "Agreed" },
  engaged: { ja: "参画になりました", en: "Became an engagement" },
  closed: { ja: "見送りになりました", en: "Not this time" },
};

/** The two sides and the hub, as staff read them. */
export const proposalSideWords: { readonly [S in ProposalCloser]: Words } = {
  person: { ja: "人材", en: "Person" },
  firm: { ja: "企業", en: "Firm" },
  hub: { ja: "拠点", en: "Hub" },
};

/** How far one side has come. */
export const sideAnswerWords: { readonly [A in SideAnswer]: Words } = {
  none: { ja: "まだ", en: "Not yet" },
  meet: { ja: "会ってみたい", en: "Would meet" },
  yes: { ja: "はい", en: "Yes" },
};

/** What a side said. */
export const sayingWords: { readonly [S in ProposalSaying]: Words } = {
  meet: { ja: "会ってみたい", en: "Would meet" },
  yes: { ja: "始めたい", en: "Yes, let us begin" },
  no: { ja: "見送る", en: "No" },
};

/** Where a proposal came from. */
export const proposalOriginWords: { readonly [O in ProposalOrigin]: Words } = {
  plan: { ja: "配分の計画から", en: "From a plan" },
  hand: { ja: "挙手から", en: "From a raised hand" },
  "by-hand": { ja: "担当が選んだ", en: "Chosen by staff" },
};

/** Why somebody says no. */
export const noReasonWords: { readonly [R in NoReason]: Words } = {
  "half-days": { ja: "コマ数が合わない", en: "The half-days do not suit" },
  pay: { ja: "報酬が合わない", en: "The pay does not suit" },
  place: { ja: "場所や通い方が合わない", en: "The place or the way there does not suit" },
  work: { ja: "仕事の内容が違う", en: "The work is not what it should be" },
  fit: { ja: "経験や進め方が合わない", en: "Experience or ways of working do not fit" },
  timing: { ja: "いまは時期が合わない", en: "Not at this time" },
  conflict: { ja: "いまの勤め先や取引先との関係で難しい", en: "Difficult because of an employer or a customer" },
  elsewhere: { ja: "ほかで決まった", en: "Settled elsewhere" },
  unsaid: { ja: "言わないでおく", en: "Rather not say" },
};

/** How two sides meet. */
export const meetingModeWords: { readonly [M in MeetingMode]: Words } = {
  online: { ja: "オンライン", en: "Online" },
  "on-site": { ja: "現地で", en: "On site" },
};

/** Labels of the forms of a proposal. */
export const proposalLabels = {
  project: { ja: "案件の番号", en: "Number of the project" },
  person: { ja: "人材の番号", en: "Number of the person" },
  halfDays: { ja: "コマ数", en: "Half-days" },
  onSiteHalfDays: { ja: "そのうち現地のコマ数", en: "Of these at the place" },
  fromWeek: { ja: "いつから（月曜日）", en: "From when (a Monday)" },
  weeks: { ja: "何週間", en: "How many weeks" },
  payYenPerMonth: { ja: "1か月の報酬", en: "Pay a month" },
  answerWords: { ja: "挙手へのお返事の言葉", en: "Your answer to the hand, in words" },
  line: { ja: "社長からこの方へのひとこと", en: "The president's line to this person" },
  side: { ja: "どちらのお返事ですか", en: "Whose answer is it?" },
  says: { ja: "お返事", en: "Answer" },
  reason: { ja: "見送る場合の理由", en: "If no, why" },
  words: { ja: "理由をひとこと", en: "In a few words" },
  reply: { ja: "社長のひとことへのお返事", en: "Your answer to the president's line" },
  mode: { ja: "会い方", en: "How to meet" },
  place: { ja: "場所、またはオンラインのアドレス", en: "Where, or the address of the online room" },
  minutes: { ja: "何分くらい", en: "About how long" },
  slot1: { ja: "候補1", en: "Date 1" },
  slot2: { ja: "候補2", en: "Date 2" },
  slot3: { ja: "候補3", en: "Date 3" },
  slot4: { ja: "候補4", en: "Date 4" },
  slot5: { ja: "候補5", en: "Date 5" },
  slot: { ja: "どの日時にしますか", en: "Which date?" },
  heldOn: { ja: "会った日", en: "Day on which they met" },
} as const satisfies Record<string, Words>;

export const proposalWords = {
  list: { ja: "提案", en: "Proposals" },
  ownFirmList: { ja: "自社に届いた提案", en: "Proposals for my firm" },
  ownPersonList: { ja: "わたしに届いた提案", en: "Proposals for me" },
  listLead: {
    ja: "企業と人材の両方にお返事をお願いしているものです。",
    en: "What both sides have been asked about.",
  },
  ownLead: {
    ja: "お返事は、ひとつずつ「会ってみたい」か「見送る」を選ぶだけです。",
    en: "Each asks one thing: whether you would meet.",
  },
  lateList: { ja: "お返事の期限を過ぎた提案", en: "Proposals past their day" },
  closedList: { ja: "終わった提案も見る", en: "See those that ended, too" },
  openList: { ja: "続いている提案だけを見る", en: "Only those that go on" },
  none: { ja: "いま、続いている提案はありません", en: "There are no proposals just now" },
  noneText: {
    ja: "新しい提案が届いたら、このページとお知らせでお伝えします。",
    en: "You will be told here and by mail as soon as there is one.",
  },
  noneStaff: {
    ja: "進める計画のページ、または案件のページから提案を出せます。",
    en: "Put proposals from the plan that holds, or from a project.",
  },
  work: { ja: "仕事", en: "Work" },
  both: { ja: "両者のお返事", en: "Both answers" },
  phase: { ja: "状態", en: "State" },
  until: { ja: "お返事の期限", en: "Answer by" },
  put: { ja: "人材を提案する", en: "Propose a person" },
  putTitle: { ja: "この案件に人材を提案します", en: "Propose a person for a project" },
  putLead: {
    ja: "企業と人材の両方に届きます。名前と連絡先は、本人が「会ってみたい」と答えるまで企業に伝わりません。",
    en: "Both sides receive it. Name and contact reach the firm only when the person says they would meet.",
  },
  putNow: { ja: "提案を出す", en: "Put the proposal" },
  putHint: { ja: "ページの番号です。例：P-12 の 12", en: "The number of the page, such as 12 of P-12" },
  personHint: { ja: "ページの番号です。例：H-31 の 31", en: "The number of the page, such as 31 of H-31" },
  lineHint: {
    ja: "社長の言葉をそのまま。最初に読まれます。",
    en: "In the president's own words. It is read first.",
  },
  lineExample: {
    ja: "市場で売り場を一から作った経験を、うちの干物で見せてください。",
    en: "You built a market stall from nothing. Please do it with our dried fish.",
  },
  lineTitle: { ja: "社長からのひとこと", en: "From the president" },
  lineSave: { ja: "ひとことを届ける", en: "Send the line" },
  lineAsk: {
    ja: "この方に来てほしい理由を、ひとことお書きください。この方と、担当が読みます。",
    en: "Say in a line why you want this person. This person and the hub's staff read it.",
  },
  planTitle: { ja: "この計画から提案を出す", en: "Put proposals from this plan" },
  planLead: {
    ja: "まだ出していない組み合わせを、企業と人材の両方に届けます。空きがなくなった方は除きます。",
    en: "Whatever is not put yet goes to both sides. Those who are no longer free are left out.",
  },
  planAll: { ja: "まとめて提案を出す", en: "Put all proposals" },
  ofProject: { ja: "この案件への提案", en: "Proposals for this project" },
  suggestion: { ja: "次に合う方が見つかっています", en: "The next best person is known" },
  suggestionNone: { ja: "次に合う方は、いま見つかりませんでした", en: "Nobody else fits just now" },
  suggestionUse: { ja: "この方を提案する", en: "Propose this person" },
  askMeetFirm: { ja: "この方に会ってみますか", en: "Would you meet this person?" },
  askMeetPerson: { ja: "この会社に会ってみますか", en: "Would you meet this firm?" },
  askYes: { ja: "一緒に始めますか", en: "Shall you begin together?" },
  yesMeet: { ja: "会ってみたい", en: "I would meet" },
  noMeet: { ja: "見送る", en: "No, thank you" },
  yesBegin: { ja: "始めたい", en: "Yes, let us begin" },
  noBegin: { ja: "見送る", en: "No, thank you" },
  meetMeaningFirm: {
    ja: "「会ってみたい」で、会社名がこの方に伝わります。採用や契約はまだ決まりません。",
    en: "“I would meet” tells this person your firm's name. Nothing is hired or signed yet.",
  },
  meetMeaningPerson: {
    ja: "「会ってみたい」で、あなたの名前・メール・電話がこの会社に伝わります。契約はまだ決まりません。",
    en: "“I would meet” hands your name, mail and telephone to this firm. Nothing is signed yet.",
  },
  yesMeaning: {
    ja: "両者が「始めたい」なら、役割と条件を書面にして参画が始まります。",
    en: "When both want to begin, role and terms are put in writing and the engagement begins.",
  },
  whomFirm: {
    ja: "あなたの会社と、この方だけです。ほかの提案は変わりません。",
    en: "Your firm and this person alone. No other proposal changes.",
  },
  whomPerson: {
    ja: "あなたと、この会社だけです。ほかの提案は変わりません。",
    en: "You and this firm alone. No other proposal changes.",
  },
  whomStaff: { ja: "選んだ側だけのお返事です。", en: "The answer of the side that you choose." },
  undoPerson: {
    ja: "参画が始まるまで、このページの「取りやめる」でいつでも戻せます。伝わった名前と連絡先は、その場で企業から見えなくなります。",
    en: "Until the engagement begins, “Step back” on this page. The firm can no longer see your name and contact from that moment.",
  },
  undoFirm: {
    ja: "参画が始まるまで、このページの「取りやめる」でいつでも戻せます。見送ったあとで気が変わったら、担当にお電話ください。",
    en: "Until the engagement begins, “Step back” on this page. If you change your mind after a no, please call us.",
  },
  reasonLead: {
    ja: "見送る場合だけ、よければ理由をお選びください。相手には伝わりません。次の提案に生かします。",
    en: "Only for a no, if you like. The other side never reads it; the next proposal will be better.",
  },
  waiting: {
    ja: "お返事ありがとうございました。相手のお返事を待っています。",
    en: "Thank you. We are waiting for the other side.",
  },
  stepBack: { ja: "取りやめる", en: "Step back" },
  stepBackTitle: { ja: "この提案を取りやめますか", en: "Step back from this proposal?" },
  stepBackMeaning: {
    ja: "この提案は終わり、空けていたコマは戻ります。相手には「今回は見送り」とだけ伝わります。",
    en: "The proposal ends and the half-days are free again. The other side hears “not this time” and no more.",
  },
  stepBackUntil: { ja: "すぐに終わります。", en: "It ends at once." },
  stepBackUndo: { ja: "もう一度進めたいときは、担当にお電話ください。", en: "To take it up again, please call us." },
  stepBackYes: { ja: "取りやめる", en: "Step back" },
  stepBackNo: { ja: "続ける", en: "Go on" },
  takeBackHub: { ja: "拠点が取り下げる", en: "The hub takes it back" },
  profile: { ja: "この方の経験と力", en: "What this person brings" },
  profileLead: {
    ja: "お名前は、本人が「会ってみたい」と答えたあとに出ます。",
    en: "The name appears when the person says they would meet.",
  },
  known: { ja: "お名前と連絡先", en: "Name and contact" },
  knownLead: {
    ja: "この提案のためだけにお使いください。本人が取りやめたときと、参画が終わったあとは、見えなくなります。",
    en: "For this proposal alone. It disappears when the person steps back, and after the engagement has ended.",
  },
  themes: { ja: "経験のある仕事", en: "Themes carried" },
  trades: { ja: "経験のある業種", en: "Trades worked in" },
  roleKinds: { ja: "希望する役割", en: "Kinds of role wished for" },
  towns: { ja: "通える町", en: "Towns that can be reached" },
  gives: { ja: "出せる時間の全体", en: "What the person gives in all" },
  name: { ja: "お名前", en: "Name" },
  email: { ja: "メール", en: "Mail" },
  phone: { ja: "電話", en: "Telephone" },
  time: { ja: "働き方と報酬", en: "Half-days and pay" },
  start: { ja: "いつから", en: "From" },
  howLong: { ja: "期間", en: "For" },
  pay: { ja: "報酬", en: "Pay" },
  place: { ja: "働く町", en: "Town of the work" },
  onSite: { ja: "現地で働くコマ", en: "At the place" },
  need: { ja: "この仕事", en: "This work" },
  thisPerson: { ja: "この方", en: "This person" },
  you: { ja: "あなた", en: "You" },
  shape: { ja: "力の形を重ねて見る", en: "The two shapes" },
  asTable: { ja: "表で見る", en: "See it as a table" },
  rest: { ja: "残りの時間", en: "The rest" },
  outside: { ja: "出せる時間の外", en: "Beyond" },
  firm: { ja: "会社", en: "Firm" },
  person: { ja: "人材", en: "Person" },
  firmUnnamed: {
    ja: "会社名は、会社が「会ってみたい」と答えたあとに出ます。",
    en: "The firm's name appears when the firm says it would meet.",
  },
  meeting: { ja: "顔合わせ", en: "Meeting" },
  meetingOffer: { ja: "日時の候補を出す", en: "Offer dates" },
  meetingOfferAgain: { ja: "別の候補を出す", en: "Offer other dates" },
  meetingOfferLead: { ja: "候補は5つまで。相手がひとつ選びます。", en: "Up to five; the other side chooses one." },
  toAnswer: { ja: "お返事するところへ", en: "To my answer" },
  putShare: { ja: "提案する", en: "Propose" },
  putColumn: { ja: "提案", en: "Proposal" },
  datesOf: { ja: "だれの都合を聞いた候補ですか", en: "Whose dates are these?" },
  datesOfHub: { ja: "拠点から両者に", en: "The hub's own, for both" },
  datesSpoken: {
    ja: "人材か企業の都合のときは、話した方を記録します",
    en: "If a side told you, note who spoke",
  },
  placeExample: { ja: "会社の事務所、または https://…", en: "The firm's office, or https://…" },
  minutesUnit: { ja: "分", en: "minutes" },
  offerNow: { ja: "候補を届ける", en: "Send the dates" },
  chooseNow: { ja: "この日時にする", en: "Take this date" },
  noneSuits: { ja: "合う日時がないときは、下から別の候補を出せます。", en: "If none suits, offer other dates below." },
  offered: {
    ja: "候補を届けました。相手が選ぶのを待っています。",
    en: "The dates are sent. The other side will choose.",
  },
  chosen: { ja: "決まった日時", en: "The date" },
  calendar: { ja: "カレンダーに入れる（.ics）", en: "Add to a calendar (.ics)" },
  afterwards: {
    ja: "会ったあと、このページで「始めたい」か「見送る」をお選びください。",
    en: "After the meeting, say here whether you want to begin.",
  },
  noteHeld: { ja: "会ったことを記録する", en: "Note that they met" },
  noteHeldLead: {
    ja: "電話などで日時を決めて会った場合に記録します。",
    en: "For meetings that were agreed on by telephone.",
  },
  notNeeded: { ja: "法律により、事前の面談はありません。", en: "By law there is no meeting beforehand." },
  agreedTitle: { ja: "両者が「始めたい」と答えました", en: "Both want to begin" },
  agreedLead: {
    ja: "担当が役割と条件を書面にします。少しお待ちください。",
    en: "Role and terms are being put in writing.",
  },
  engage: { ja: "役割を書面にして参画にする", en: "Write the role and begin the engagement" },
  engageTitle: { ja: "役割を書面にします", en: "The role in writing" },
  engageLead: {
    ja: "合意した役割を確かめてください。コマは台帳に予約されます。",
    en: "Please check the role as agreed. Its half-days are booked in the ledger.",
  },
  engageNow: { ja: "参画を始める", en: "Begin the engagement" },
  engagedTitle: { ja: "参画が始まります", en: "The engagement begins" },
  toEngagement: { ja: "参画のページを開く", en: "Open the engagement" },
  closedTitle: { ja: "この提案は終わりました", en: "This proposal has ended" },
  closedLead: {
    ja: "今回は見送りになりました。ほかの提案や参画は、そのままです。担当が次を一緒に考えます。",
    en: "Not this time. Everything else stays as it is, and we look for what comes next together.",
  },
  answers: { ja: "お返事の記録", en: "What was answered" },
  noAnswers: { ja: "まだお返事はありません", en: "No answer yet" },
  disclosures: { ja: "名前と連絡先を伝えた記録", en: "When name and contact were handed over" },
  noDisclosures: { ja: "名前と連絡先は、まだだれにも伝えていません", en: "Name and contact were handed to nobody yet" },
  stillOpen: { ja: "いま企業が読めます", en: "The firm can read it now" },
  overdue: { ja: "期限を過ぎています", en: "Overdue" },
  answerFor: { ja: "代わりにお返事を入力する", en: "Enter an answer for a side" },
  saveAnswer: { ja: "お返事を保存する", en: "Save the answer" },
  replyHint: {
    ja: "企業の方が読みます。提案が終わると消えます。",
    en: "The firm reads it; it goes when the proposal ends.",
  },
  replyTitle: { ja: "この方からのお返事", en: "The person's answer" },
  sideHint: { ja: "電話や紙で聞いたお返事を入力します。", en: "For answers heard by telephone or on paper." },
  weeksUnit: { ja: "週間", en: "weeks" },
  yen: { ja: "円", en: "yen" },
} as const satisfies Record<string, Words>;

/** The firm as somebody reads it who may not know its name yet. */
export const unnamedFirm = (town: string, industry: string): Words => {
  const trade = industryWords(industry);
  return { ja: `${town}の会社（${trade.ja}）`, en: `a firm in ${town} (${trade.en})` };
};

/** The firm in a list, while its name may not be known. */
export const firmInTown = (town: string): Words => ({ ja: `${town}の会社`, en: `a firm in ${town}` });

/** Until when an answer is asked for. */
export const untilWords = (day: string): Words => ({
  ja: `${dateWords(day).ja}までにお返事をお願いします。そのあとも担当がお待ちします。`,
  en: `Please answer by ${dateWords(day).en}. We will wait a while after that, too.`,
});

/** A proposal that waits for the reader's answer. */
export const proposalWaits = (title: string): Words => ({
  ja: `「${title}」の提案が、お返事を待っています`,
  en: `The proposal “${title}” waits for your answer`,
});

/** How many proposals wait longer than asked. */
export const proposalsLate = (count: number): Words => ({
  ja: `お返事の期限を過ぎた提案が${count}件あります`,
  en: count === 1 ? "1 proposal waits too long" : `${count} proposals wait too long`,
});

/** A meeting for which dates are offered, chosen, or which was held. */
export const meetingStepWords: { readonly [S in MeetingStep]: (title: string) => Words } = {
  offer: (title) => ({ ja: `「${title}」の顔合わせの日時を出しましょう`, en: `Offer dates for “${title}”` }),
  choose: (title) => ({ ja: `「${title}」の顔合わせの日時を選びましょう`, en: `Choose a date for “${title}”` }),
  decide: (title) => ({ ja: `「${title}」を一緒に始めるか、お聞かせください`, en: `Shall “${title}” begin?` }),
};

/** How many proposals both sides agreed to. */
export const proposalsAgreed = (count: number): Words => ({
  ja: `両者が合意した提案が${count}件あります`,
  en: count === 1 ? "1 proposal is agreed by both" : `${count} proposals are agreed by both`,
});

/** For how many projects somebody else was found after a no. */
export const proposalsSuggested = (count: number): Words => ({
  ja: `見送りのあと、次に合う方が見つかった案件が${count}件あります`,
  en:
    count === 1 ? "The next best person is known for 1 project" : `The next best person is known for ${count} projects`,
});

/** How many weeks a proposal is for. */
export const weeksWords = (weeks: number): Words => ({ ja: `${weeks}週間`, en: `${weeks} weeks` });

/** Both answers in one line. */
export const bothWords = (person: Words, firm: Words): Words => ({
  ja: `人材：${person.ja}／企業：${firm.ja}`,
  en: `Person: ${person.en} / Firm: ${firm.en}`,
});
