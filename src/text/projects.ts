import { type Element, elements } from "#domain/people/terms.ts";
import { type FirmOnPage, pointsField } from "#domain/projects/rules.ts";
import { notClassified } from "#reference/industries.ts";
import { anonymousFirm } from "#text/firms.ts";
import { halfDaysWords } from "#text/half-days.ts";
import { industryWords } from "#text/industries.ts";
import type { Words } from "#text/speak.ts";
import { elementWords } from "#text/terms.ts";

/** Labels of a project's fields, in the order of the form. */
export const projectLabels = {
  title: { ja: "案件の名前", en: "Name of the project" },
  result: { ja: "どんな結果がほしいですか", en: "The result wanted" },
  whatIsNew: { ja: "新しいこと", en: "What is new" },
  whatIsHard: { ja: "難しいこと", en: "What is hard" },
  mayDecide: { ja: "任せて決めてもらえること", en: "What the person may decide" },
  roleKind: { ja: "だれを探していますか", en: "Who is looked for" },
  themes: { ja: "仕事の内容", en: "What the work is about" },
  halfDays: { ja: "必要なコマ", en: "Half-days wanted" },
  onSiteHalfDays: { ja: "そのうち現地で働くコマ", en: "Of these at the place" },
  place: { ja: "働く町", en: "Town of the work" },
  startsOn: { ja: "始めたい日", en: "First day" },
  months: { ja: "期間", en: "How long" },
  payYenPerMonth: { ja: "1か月の報酬", en: "Pay a month" },
  shape: { ja: "この仕事に要る力（9要素）", en: "What the work needs (nine elements)" },
} as const satisfies Record<string, Words>;

/** The nine small fields of points, each named by its element. */
export const pointsLabels: Readonly<Record<string, Words>> = Object.fromEntries(
  elements.map((element: Element) => [pointsField(element), elementWords[element]]),
);

export const projectWords = {
  engagements: { ja: "この案件から生まれた参画", en: "Engagements that came of it" },
  list: { ja: "案件の一覧", en: "Projects" },
  listLead: {
    ja: "企業が求める仕事です。名前・内容・企業で探せます。",
    en: "The work that firms want done. Search by name, content or firm.",
  },
  ownList: { ja: "自社の案件", en: "Projects of my firm" },
  ownListLead: {
    ja: "下書きは、拠点の担当と相談してから公開します。",
    en: "A draft is published after talking it over with the hub.",
  },
  ofFirm: { ja: "この企業の案件だけを見ています。", en: "Only this firm's projects are shown." },
  allFirms: { ja: "すべての企業の案件を見る", en: "See all firms' projects" },
  search: { ja: "言葉で探す", en: "Search by words" },
  searchExample: { ja: "販路 しおかぜ町", en: "sales Shiokaze" },
  anyStatus: { ja: "すべての状態", en: "Any state" },
  anyPlace: { ja: "すべての町", en: "Any town" },
  anyTheme: { ja: "すべての内容", en: "Anything" },
  number: { ja: "番号", en: "No." },
  firm: { ja: "企業", en: "Firm" },
  status: { ja: "状態", en: "State" },
  updated: { ja: "最後の変更", en: "Last changed" },
  enter: { ja: "案件を登録する", en: "Enter a project" },
  enterTitle: { ja: "新しい案件を登録します", en: "Enter a new project" },
  enterLead: {
    ja: "下書きとして残ります。公開するまで、ほかの方には見えません。",
    en: "It is kept as a draft. Nobody else sees it until it is published.",
  },
  chooseFirmTitle: { ja: "どの企業の案件ですか", en: "Whose project is it?" },
  chooseFirmLead: {
    ja: "企業のページを開き、「案件を登録する」を押してください。",
    en: "Open the firm's page and choose “Enter a project”.",
  },
  toFirms: { ja: "企業の一覧を開く", en: "Open the list of firms" },
  save: { ja: "保存する", en: "Save" },
  edit: { ja: "内容を直す", en: "Edit" },
  emptyTitle: { ja: "案件がまだありません", en: "There are no projects yet" },
  emptyText: {
    ja: "困っていること、やってみたいことを1つ、言葉にしてみましょう。",
    en: "Put one worry, or one thing you want to try, into words.",
  },
  noHitTitle: { ja: "見つかりませんでした", en: "Nothing was found" },
  noHitText: {
    ja: "言葉を短くするか、条件を1つはずしてみてください。",
    en: "Try a shorter word, or take one condition away.",
  },
  wanted: { ja: "ほしい結果", en: "The result wanted" },
  conditions: { ja: "働き方と報酬", en: "Half-days and pay" },
  radarTitle: { ja: "この仕事に要る力の形", en: "The shape of what this work needs" },
  radarLabel: { ja: "この仕事", en: "This work" },
  radarNotSet: {
    ja: "要る力の形は、まだ経営者と決めていません。",
    en: "The shape is not set with the owner yet.",
  },
  asTable: { ja: "表で見る", en: "See it as a table" },
  firmNamed: { ja: "企業の名前も出ます。", en: "The firm is named." },
  firmAnonymous: {
    ja: "企業の名前は出ません。業種と町と規模で紹介します。",
    en: "The firm is not named; its trade, town and size are told.",
  },
  next: { ja: "次にすること", en: "What to do next" },
  publish: { ja: "この案件を公開する", en: "Publish this project" },
  waitsForHub: {
    ja: "内容がそろったら、拠点の担当が一緒に確かめてから公開します。下の連絡先へお声がけください。",
    en: "When it is ready, the hub looks it over with you and publishes it. Please call the contact below.",
  },
  publishTitle: { ja: "この案件を公開しますか", en: "Publish this project?" },
  publishMeaning: {
    ja: "仕事の内容、コマ、報酬、働く町、要る力の形を、だれでも読めるページにします。",
    en: "The work, its half-days, pay, town and the shape it needs become a page that anyone can read.",
  },
  publishUnpaid: {
    ja: "報酬は「無報酬」と出ます。決まっているときは、公開する前に内容を直してください。",
    en: "It is shown as unpaid. If there is pay, please enter it before publishing.",
  },
  publishWhom: {
    ja: "この企業と、公開中の案件を読むすべての人です。",
    en: "This firm, and everyone who reads the open projects.",
  },
  publishUntil: { ja: "募集を終わりにするまで続きます。", en: "Until the project is closed." },
  publishUndo: {
    ja: "案件のページから、いつでも募集を終わりにできます。すぐに見えなくなります。",
    en: "Close it from its page at any time. It disappears at once.",
  },
  yesPublish: { ja: "公開する", en: "Publish" },
  noPublish: { ja: "いまは公開しない", en: "Not now" },
  publicPage: { ja: "公開しているページを見る", en: "See the public page" },
  close: { ja: "募集を終わりにする", en: "Close the project" },
  reopen: { ja: "下書きに戻す", en: "Make it a draft again" },
  reopenLead: {
    ja: "募集は終わっています。もう一度募るときは、下書きに戻して内容を確かめてください。",
    en: "This project is closed. To ask again, make it a draft and look it over.",
  },
  compareTitle: { ja: "ほかの方が先に保存しました", en: "Someone else saved this first" },
  compareLead: {
    ja: "あなたが開いたあとに、ほかの方がこの案件を変えました。下で見比べて、必要なら直してから保存してください。あなたの入力は残っています。",
    en: "Someone changed this project after you opened it. Compare the two versions, correct what is needed and save again. What you typed is kept.",
  },
  compareCaption: { ja: "2つの内容", en: "The two versions" },
  yours: { ja: "あなたの入力", en: "What you entered" },
  saveMine: { ja: "この内容で保存する", en: "Save this" },
  titleExample: { ja: "杉の家具を首都圏の店に広める", en: "Bring our cedar furniture to shops in Tokyo" },
  resultExample: {
    ja: "3年で、問屋に頼らない売上を2割にしたい。",
    en: "In three years a fifth of our sales without wholesalers.",
  },
  newExample: { ja: "自社の名前で売るのは初めてです。", en: "We have never sold under our own name." },
  hardExample: { ja: "職人の手が足りず、数を約束できません。", en: "Few craftsmen: we cannot promise quantities." },
  decideExample: { ja: "売り先、値段、見せ方", en: "Where to sell, at what price, and how to show it" },
  workPart: { ja: "仕事", en: "The work" },
  timePart: { ja: "時間と報酬", en: "Time and pay" },
  months: { ja: "か月", en: "months" },
  yen: { ja: "円", en: "yen" },
  payHint: {
    ja: "全部のコマを合わせた金額です。「12万円」のようにも書けます。無報酬なら0。",
    en: "For all half-days together, such as 120,000; 0 if unpaid.",
  },
  onSiteHint: { ja: "遠隔だけでできるなら0です。", en: "0 when all of it can be done from afar." },
  shapeHint: {
    ja: "9つに0から5で付けるか、29点を配ります。多いほど大切です。合計や順位ではなく、形を見比べます。",
    en: "Give each 0 to 5, or spread 29 points; more is weightier. Only the shape is compared.",
  },
} as const satisfies Record<string, Words>;

/** Words of the public bank. */
export const bankWords = {
  title: { ja: "公開中の案件", en: "Open projects" },
  lead: {
    ja: "いまの仕事を続けながら、週1コマ、月2コマから力を貸せる仕事です。1コマは半日です。",
    en: "Work that you can take beside your present job, from one half-day a week or two in four weeks.",
  },
  emptyTitle: { ja: "公開中の案件はまだありません", en: "There are no open projects yet" },
  emptyText: { ja: "近いうちにもう一度ご覧ください。", en: "Please look again soon." },
  project: { ja: "案件", en: "Project" },
  work: { ja: "仕事の中身", en: "The work" },
  conditions: { ja: "働き方と報酬", en: "Half-days and pay" },
  shape: { ja: "要る力の形", en: "What it needs" },
  published: { ja: "公開した日", en: "Published on" },
  ask: { ja: "この案件について聞く", en: "Ask about this project" },
  askText: {
    ja: "気になったら、下の連絡先へ番号を添えてお声がけください。相談だけでも歓迎します。",
    en: "Call the contact below with the project's number. A question alone is welcome.",
  },
  back: { ja: "公開中の案件へ戻る", en: "Back to open projects" },
} as const satisfies Record<string, Words>;

export const projectNumber = (number: number): string => `P-${number}`;

export const monthsWords = (months: number): Words => ({
  ja: `${months}か月`,
  en: months === 1 ? "1 month" : `${months} months`,
});

/** Half-days with the part at the place: 「週3コマ（1.5日）、うち現地 月2コマ」. */
export function workTimeWords(halfDays: number, onSite: number): Words {
  const all = halfDaysWords(halfDays);
  if (onSite === 0) return { ja: `${all.ja}、すべて遠隔`, en: `${all.en}, all from afar` };
  if (onSite === halfDays) return { ja: `${all.ja}、すべて現地`, en: `${all.en}, all at the place` };
  const there = halfDaysWords(onSite);
  return { ja: `${all.ja}、うち現地 ${there.ja}`, en: `${all.en}; at the place ${there.en}` };
}

/** The firm as its project's public page tells it: its name, or its trade, town and size. */
export const firmOnPageWords = (firm: FirmOnPage): Words =>
  firm.name === null
    ? anonymousFirm({
        town: firm.town,
        industry: firm.industry === notClassified ? null : industryWords(firm.industry),
        size: firm.size,
      })
    : { ja: firm.name, en: firm.name };
