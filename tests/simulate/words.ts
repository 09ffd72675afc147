import { dayOf } from "./agenda.ts";
import type { Finding } from "./verify.ts";
import type { Tally } from "./world.ts";

export type Tongue = "ja" | "en";
type Pair = { readonly ja: string; readonly en: string };

/** What was done, in the order of the story. */
const things: Readonly<Record<string, Pair>> = {
  "asked-to-join": { ja: "登録の申し込み", en: "asked to register" },
  joined: { ja: "登録", en: "registered" },
  profiles: { ja: "プロフィール", en: "profiles filled in" },
  "consent-yes": { ja: "同意", en: "agreed to a use" },
  "consent-no": { ja: "同意しない", en: "did not agree" },
  "owners-invited": { ja: "経営者を招待", en: "owners invited" },
  "invitations-accepted": { ja: "招待を受けた", en: "invitations accepted" },
  dialogues: { ja: "対話", en: "dialogues" },
  requirements: { ja: "要件", en: "requirements" },
  "dialogues-closed": { ja: "対話を読み返した", en: "dialogues read back" },
  reviews: { ja: "社内発掘", en: "looks inside" },
  "projects-published": { ja: "案件を公開", en: "projects published" },
  "hands-raised": { ja: "挙手", en: "hands raised" },
  "hands-taken-back": { ja: "挙手を取り下げ", en: "hands taken back" },
  "hands-answered": { ja: "挙手にお返事", en: "hands answered" },
  "asked-no": { ja: "今回は見送り", en: "not this time" },
  plans: { ja: "計画", en: "plans asked for" },
  "plans-put": { ja: "計画の持ち分を提案", en: "plans put to both sides" },
  "proposals-put": { ja: "提案", en: "proposals by hand" },
  "proposals-stopped": { ja: "出せなかった提案", en: "proposals that could not be put" },
  "said-meet": { ja: "会う（本人）", en: "would meet" },
  "typed-meet": { ja: "会う（電話）", en: "would meet, by telephone" },
  "said-yes": { ja: "進める（本人）", en: "yes" },
  "typed-yes": { ja: "進める（電話）", en: "yes, by telephone" },
  "said-no": { ja: "見送る（本人）", en: "no" },
  "typed-no": { ja: "見送る（電話）", en: "no, by telephone" },
  "stepped-back": { ja: "取りやめ", en: "stepped back" },
  "dates-offered": { ja: "日程を出した", en: "dates offered" },
  "dates-chosen": { ja: "日程が決まった", en: "dates chosen" },
  "meetings-noted": { ja: "顔合わせを記録", en: "meetings noted" },
  engagements: { ja: "参画", en: "engagements" },
  "engagements-stopped": { ja: "始められなかった参画", en: "engagements that could not begin" },
  "check-ins": { ja: "伴走面談の答え", en: "check-ins answered" },
  "check-ins-low": { ja: "低い答え", en: "low answers" },
  "check-ins-typed": { ja: "電話で聞いた答え", en: "answers by telephone" },
  "concern-steps": { ja: "気がかりへの対応", en: "steps on concerns" },
  "concerns-closed": { ja: "気がかりを閉じた", en: "concerns closed" },
  "signed-in-by-link": { ja: "リンクでサインイン", en: "came by a mailed link" },
  letters: { ja: "メール", en: "mails" },
  unread: { ja: "読まれないまま", en: "never read" },
  "link-spent": { ja: "使えないリンク", en: "spent links" },
  "pressed-twice": { ja: "二度押し", en: "pressed twice" },
  "old-page": { ja: "古いページ", en: "old pages" },
  kills: { ja: "作業者を強制終了", en: "workers killed" },
};

const looks: Readonly<Record<string, Pair>> = {
  ledger: { ja: "半日コマの台帳（週）", en: "weeks of the ledger of half-days" },
  engagements: { ja: "参画と予約", en: "engagements and their bookings" },
  mail: { ja: "届いたメール", en: "mails that arrived" },
  notices: { ja: "お知らせの時間と回数", en: "letters of notices, their hours and number" },
  reminders: { ja: "再度のお知らせ", en: "notices told, and told again" },
  hands: { ja: "挙手へのお返事", en: "hands and their answers" },
  disclosures: { ja: "氏名と連絡先の開示", en: "handings-over of names" },
  jobs: { ja: "残っている仕事", en: "jobs still ahead" },
  audit: { ja: "監査証跡", en: "events of the audit trail" },
  pages: { ja: "開いたページ", en: "pages and forms" },
  steps: { ja: "人がしたこと", en: "things that people did" },
};

export const begins = (tongue: Tongue, of: { seed: number; from: Date; days: number }): string =>
  tongue === "ja"
    ? `${dayOf(of.from)} から ${of.days} 日（シード ${of.seed}）`
    : `${of.days} days from ${dayOf(of.from)}, seed ${of.seed}`;

const weekdays: Readonly<Record<Tongue, readonly string[]>> = {
  ja: ["日", "月", "火", "水", "木", "金", "土"],
  en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
};

/** One day: what was done, in one paragraph. */
export function dayLines(tongue: Tongue, date: Date, tally: Tally): string {
  const day = dayOf(date);
  const weekday = weekdays[tongue][new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "";
  return `${day} ${weekday}  ${tallyWords(tongue, tally)}`;
}

export function tallyWords(tongue: Tongue, tally: Tally): string {
  const parts = Object.entries(things).flatMap(([code, words]) => {
    const n = tally.get(code) ?? 0;
    return n === 0 ? [] : [tongue === "ja" ? `${words.ja} ${n}` : `${n} ${words.en}`];
  });
  return parts.length === 0
    ? tongue === "ja"
      ? "静かな一日"
      : "a quiet day"
    : parts.join(tongue === "ja" ? "、" : ", ");
}

export function findingLines(tongue: Tongue, { what, looked, faults }: Finding): readonly string[] {
  const mark = faults.length === 0 ? "ok    " : "FAILED";
  const shown = [...new Set(faults)].slice(0, 20).map((fault) => `         ${fault}`);
  return [`${mark} ${looked.toLocaleString("en")} ${looks[what]?.[tongue] ?? what}`, ...shown];
}

export const paceWords = (tongue: Tongue, days: number, milliseconds: number): string => {
  const pace = ((days * 60_000) / milliseconds).toFixed(1);
  return tongue === "ja"
    ? `1分に ${pace} 日（全部で ${Math.round(milliseconds / 1000)} 秒）`
    : `${pace} simulated days a minute (${Math.round(milliseconds / 1000)} s in all)`;
};

export const allTogether: Pair = { ja: "全部で", en: "In all" };
