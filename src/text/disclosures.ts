import { dateWords, dayWords } from "#text/dates.ts";
import type { Words } from "#text/speak.ts";

export const disclosureWords = {
  title: { ja: "だれに、何が伝わっているか", en: "Who knows what of you" },
  lead: {
    ja: "あなたの「はい」で伝わったものだけです。どれも、ここからその場で取りやめられます。",
    en: "Only what went out by your own yes. Each can be taken back here, at once.",
  },
  toPage: { ja: "だれに伝わっているか見る", en: "See who knows what" },
  known: { ja: "お名前と連絡先を見ている会社", en: "Firms that read your name and contact" },
  knownNone: { ja: "いま、お名前や連絡先を見ている会社はありません。", en: "No firm reads your name or contact now." },
  what: { ja: "伝わったもの", en: "What was handed over" },
  purpose: { ja: "何のために", en: "What for" },
  purposeMeeting: { ja: "この提案の顔合わせのため", en: "For the meeting of this proposal" },
  purposeEngaged: { ja: "この参画のため", en: "For this engagement" },
  when: { ja: "いつから", en: "Since" },
  closed: { ja: "いつまで", en: "Until" },
  onlyName: { ja: "お名前（連絡先の記録はありません）", en: "Your name (no contact is on record)" },
  wasHanded: {
    ja: "お名前と連絡先。いまは消えています。",
    en: "Name and contact; they are gone now.",
  },
  askForName: {
    ja: "会社の名前は、会社も「はい」と答えると分かります。先に知りたいときは、拠点にお尋ねください。",
    en: "You learn the firm's name once it has said yes as well. To know it now, ask the hub.",
  },
  takeBack: { ja: "取りやめる", en: "Take it back" },
  takeBackMeans: {
    ja: "押すと、この会社からは、お名前も連絡先もその場で見えなくなり、この提案は終わります。理由は伝わりません。",
    en: "The firm no longer reads your name or contact from that moment, and the proposal ends. No reason is told.",
  },
  engagedStays: {
    ja: "参画が続く間は、相手の会社に伝わっています。終わると、その日で見えなくなります。",
    en: "While the engagement goes on its firm reads them; when it ends, they close.",
  },
  unnamed: { ja: "お名前のない形で見ている会社", en: "Firms that read you without a name" },
  unnamedLead: {
    ja: "提案が届いている会社です。あなたが「会ってみたい」と答えるまで、お名前も連絡先も見えません。",
    en: "Firms with an open proposal. They read neither your name nor your contact before your yes.",
  },
  unnamedNone: { ja: "いまはありません。", en: "There are none now." },
  shape: { ja: "9つの力の形", en: "the shape of nine skills" },
  toProposal: { ja: "提案を見る", en: "See the proposal" },
  inside: { ja: "勤め先の「社内発掘」で見えるもの", en: "What your employer sees in its look inside" },
  insideNone: { ja: "勤め先には、何も見せていません。", en: "Your employer sees nothing of you." },
  insideWaits: {
    ja: "同意は続いていますが、いま見ている確認はありません。見るときは、お名前と力の形だけです。",
    en: "Your consent holds, but nobody is looking just now. What they would see is your name and your shape.",
  },
  insideSees: { ja: "見えるもの", en: "What is seen" },
  insideNameShape: { ja: "お名前と、9つの力の形", en: "Your name and the shape of nine skills" },
  insideName: { ja: "お名前（力の形はまだ書かれていません）", en: "Your name (no shape was entered)" },
  insideWords: { ja: "話し合って書きとめた言葉", en: "What was talked over" },
  consents: { ja: "同意していること", en: "What you have agreed to" },
  moreConsents: { ja: "ほかの使いみちを見る・決める", en: "See and decide other uses" },
  asks: { ja: "お尋ねした人", en: "Who asked you" },
  asksNone: { ja: "拠点からのお尋ねは、まだありません。", en: "The hub has not asked you anything yet." },
  toAsk: { ja: "お尋ねを見る", en: "See it" },
  past: { ja: "終わったもの", en: "What has ended" },
} as const satisfies Record<string, Words>;

/** From when until when something was handed over, or that it still is. */
export const handedSpan = (at: Date, closedAt: Date | null): Words => ({
  ja: closedAt === null ? `${dayWords(at).ja}から` : `${dayWords(at).ja}から${dayWords(closedAt).ja}まで`,
  en: closedAt === null ? `since ${dayWords(at).en}` : `${dayWords(at).en} to ${dayWords(closedAt).en}`,
});

/** Until which day a firm may look. */
export const seenUntil = (until: string): Words => ({
  ja: `${dateWords(until).ja}まで`,
  en: `until ${dateWords(until).en}`,
});

/** How many firms read the person's name and contact now: the page's answer. */
export const knownBy = (count: number): Words => ({
  ja: count === 0 ? "お名前と連絡先は、どの会社にも伝わっていません" : `${count}社が、お名前と連絡先を見ています`,
  en:
    count === 0
      ? "No firm reads your name or contact"
      : `${count} firm${count === 1 ? " reads" : "s read"} your name and contact`,
});
