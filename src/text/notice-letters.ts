import type { LetterFacts, LetterLine } from "#domain/accompaniment/rules-notices.ts";
import type { NoticeKind, NoticeLanguage } from "#domain/accompaniment/terms.ts";
import type { Letter } from "#domain/hubs/rules-letters.ts";
import type { Words } from "#text/speak.ts";

type Facts = LetterLine["facts"];
const textIn = (facts: Facts, name: string): string => {
  const value = facts[name];
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
};

/** 「題」 when there is one. */
const titled = (facts: Facts): Words => {
  const title = textIn(facts, "title");
  return title === "" ? { ja: "", en: "" } : { ja: `「${title}」`, en: ` “${title}”` };
};

type Sentence = (title: Words) => Words;

/** What one notice says, in one sentence; the page behind it says the rest. */
const sentences: { readonly [K in NoticeKind]: Sentence } = {
  "check-in-due": ({ ja, en }) => ({
    ja: `${ja}の様子をお聞かせください。質問は3つ、1分ほどで終わります。`,
    en: `Please tell us how it goes${en}. Three questions, about a minute.`,
  }),
  "companion-named": ({ ja, en }) => ({
    ja: `${ja}の伴走者が決まりました。`,
    en: `A companion was named for${en || " the work"}.`,
  }),
  "concern-opened": ({ ja, en }) => ({
    ja: `${ja}で気がかりが1件あります。`,
    en: `There is a concern at${en || " an engagement"}.`,
  }),
  "complaint-made": () => ({ ja: "相談窓口に1件届きました。", en: "The complaint line has received something." }),
  "complaint-answered": () => ({
    ja: "相談窓口にお寄せいただいた件に、お返事しました。",
    en: "What you told the complaint line was answered.",
  }),
  "hand-raised": ({ ja, en }) => ({
    ja: `${ja}に手が挙がりました。`,
    en: `A hand was raised for${en || " a project"}.`,
  }),
  "hand-asked": ({ ja, en }) => ({
    ja: `${ja}にご関心はありませんか。拠点からのお尋ねです。`,
    en: `The hub asks whether${en || " a project"} would interest you.`,
  }),
  "hand-answered": ({ ja, en }) => ({
    ja: `${ja}に手を挙げていただいた件に、お返事があります。`,
    en: `There is an answer to the hand you raised for${en || " a project"}.`,
  }),
  "proposal-made": ({ ja, en }) => ({
    ja: `${ja}のご提案があります。会ってみるかどうかをお選びください。`,
    en: `There is a proposal for you${en && `:${en}`}. Please say whether you would like to meet.`,
  }),
  "proposal-agreed": ({ ja, en }) => ({
    ja: `${ja}の提案に、双方が前向きなお返事をしました。`,
    en: `Both sides said yes to the proposal${en}.`,
  }),
  "proposal-closed": ({ ja, en }) => ({
    ja: `${ja}の提案は、今回は見送りになりました。`,
    en: `The proposal${en} was closed this time.`,
  }),
  "meeting-offered": ({ ja, en }) => ({
    ja: `${ja}の顔合わせの候補日が届きました。ご都合のよい日をお選びください。`,
    en: `Dates for the meeting${en} were offered. Please choose one.`,
  }),
  "meeting-fixed": ({ ja, en }) => ({
    ja: `${ja}の顔合わせの日が決まりました。`,
    en: `The day of the meeting${en} is fixed.`,
  }),
  "meeting-answer-due": ({ ja, en }) => ({
    ja: `${ja}の顔合わせはいかがでしたか。進めるかどうかをお聞かせください。`,
    en: `How was the meeting${en}? Please say whether you would like to go on.`,
  }),
  "engagement-begun": ({ ja, en }) => ({
    ja: `${ja}の参画が決まりました。約束した役割をご確認ください。`,
    en: `The engagement${en} is agreed. Please see the role as it was written.`,
  }),
  "leaving-told": ({ ja, en }) => ({
    ja: `${ja}の参画が、予定より早く終わることになりました。空くコマと日付をご確認ください。`,
    en: `The engagement${en} will end before its time. Please see which half-days become free, and when.`,
  }),
  "review-asked": ({ ja, en }) => ({
    ja: `${ja}について、社内の方を先に見る確認をお願いします。`,
    en: `Please look inside first for${en || " a requirement"}.`,
  }),
  "referral-handed": ({ ja, en }) => ({
    ja: `${ja}の要件をお預けしました。候補になる方がいるかどうか、お聞かせください。`,
    en: `A requirement was handed to you${en && `:${en}`}. Please say whether you know somebody.`,
  }),
  "referral-named": ({ ja, en }) => ({
    ja: `${ja}に、仲介会社から候補が1人届きました。`,
    en: `An intermediary named a candidate for${en || " a requirement"}.`,
  }),
  "referral-answered": ({ ja, en }) => ({
    ja: `${ja}について、仲介会社から返事がありました。`,
    en: `An intermediary answered about${en || " a requirement"}.`,
  }),
};

/** The sentence of one notice. */
export const noticeWords = (kind: NoticeKind, facts: Facts): Words => sentences[kind](titled(facts));

const linesOf = (language: NoticeLanguage, lines: readonly LetterLine[]): string =>
  lines.map(({ kind, facts, link }) => `・${noticeWords(kind, facts)[language]}\n  ${link}`).join("\n\n");

/** The letter of the day, in the reader's language. */
export function noticeLetter(language: NoticeLanguage, { to, hub, fresh, again, settings }: LetterFacts): Letter {
  const isJa = language === "ja";
  const only = fresh.length + again.length === 1 ? (fresh[0] ?? again[0]) : undefined;
  const parts = [
    isJa ? `${to} 様` : `Dear ${to},`,
    ...(fresh.length === 0 ? [] : [linesOf(language, fresh)]),
    ...(again.length === 0
      ? []
      : [
          isJa
            ? "まだお返事をいただいていないもの（お済みのときはご容赦ください）"
            : "Still open (if you have just seen to it, thank you)",
          linesOf(language, again),
        ]),
    isJa
      ? "お答えがむずかしいときは、そのままで構いません。お電話でも承ります。"
      : "If it is difficult to answer, leave it. You can also telephone us.",
    ...(settings === null
      ? []
      : [isJa ? `お知らせの受け取り方を変える：${settings}` : `Choose how you are told: ${settings}`]),
    isJa ? `${hub}　伴走 Banso` : `${hub}, Banso`,
  ];
  const subject =
    only === undefined
      ? { ja: `お知らせ ${fresh.length + again.length}件`, en: `${fresh.length + again.length} notices` }
      : noticeWords(only.kind, only.facts);
  return {
    subject: isJa ? `【${hub}】${subject.ja}` : `[${hub}] ${subject.en}`,
    body: `${parts.join("\n\n")}\n`,
  };
}
