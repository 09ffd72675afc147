import type { Hole } from "#domain/engagements/rules-leaving.ts";
import type { CheckInSide } from "#domain/engagements/terms.ts";
import { dateWords } from "#text/dates.ts";
import { halfDaysWords } from "#text/half-days.ts";
import { yenWords } from "#text/money.ts";
import { grouped } from "#text/numbers.ts";
import type { Words } from "#text/speak.ts";

/** Labels of the form by which the end of an engagement is told. */
export const leavingLabels = {
  side: { ja: "どちらの申し出ですか", en: "Whose word is it?" },
  lastDay: { ja: "最後の日", en: "Last day" },
  words: { ja: "相手へのひとこと", en: "A few words to the other side" },
} as const satisfies Record<string, Words>;

/** Whose word it is. */
export const leavingSideWords: { readonly [S in CheckInSide]: Words } = {
  person: { ja: "ご本人", en: "The person" },
  firm: { ja: "企業", en: "The firm" },
};

export const leavingWords = {
  tell: { ja: "早く終わることを知らせる", en: "Tell that it ends early" },
  title: {
    ja: "この参画が、予定より早く終わることを知らせますか",
    en: "Do you tell that this engagement ends before its time?",
  },
  meaning: {
    ja: "空くコマと金額、日付が、相手と拠点に今日伝わります。拠点は今日のうちに、次の方と次の仕事を探し始めます。",
    en: "The other side and the hub learn today which half-days and how much money become free, and when. The hub begins today to look for who could follow and for what could follow.",
  },
  whom: { ja: "相手と、拠点の担当にだけ伝わります。", en: "The other side and the hub, and nobody else." },
  until: {
    ja: "最後の日の週までは、約束どおり続きます。",
    en: "Until the week of the last day everything goes on as agreed.",
  },
  undo: {
    ja: "最後の日までは、この参画のページから取り消せます。",
    en: "Until the last day it can be taken back on the page of this engagement.",
  },
  yes: { ja: "知らせる", en: "Tell it" },
  no: { ja: "まだ知らせない", en: "Not yet" },
  wordsHint: { ja: "書かなくても構いません。理由はお聞きしません。", en: "It may stay empty. Nobody asks why." },
  hole: { ja: "空く時間とお金", en: "What becomes free" },
  takeBack: { ja: "取り消して、約束どおり続ける", en: "Take it back, and go on as agreed" },
  followers: { ja: "あとを任せられる方", en: "Who could follow" },
  works: { ja: "ご本人が次に受けられる案件", en: "What the person could take" },
  noFollower: {
    ja: "いま空いている方のなかには、見つかりませんでした。",
    en: "Among those who are free then, nobody fits.",
  },
  noWork: { ja: "いま出ている案件のなかには、見つかりませんでした。", en: "Among the open projects none fits." },
  looking: { ja: "次の方と次の仕事を探しています。", en: "Who and what could follow is being looked for." },
  calm: {
    ja: "ほかの方の約束は、ひとつも動かしていません。その日から空いている時間だけで探しました。",
    en: "Nobody else was moved: only what is free from that day on was looked at.",
  },
  propose: { ja: "提案する", en: "Propose" },
  list: { ja: "予定より早く終わる参画", en: "Engagements that end early" },
  none: { ja: "予定より早く終わる参画はありません", en: "No engagement ends early" },
  noneText: {
    ja: "申し出があると、空くコマと金額、次の方と次の仕事の候補がここに並びます。電話などで伺ったときは、参画のページから代わって入力できます。",
    en: "When somebody tells that they leave, what becomes free and who could follow stands here. What you hear by telephone can be typed on the engagement's page.",
  },
  toEngagements: { ja: "参画の一覧へ", en: "To the engagements" },
  engagement: { ja: "参画", en: "Engagement" },
  found: { ja: "見つかったもの", en: "Found" },
} as const satisfies Record<string, Words>;

/** That it ends, by whose word, and on which day. */
export const leavingTold = (side: CheckInSide, lastDay: string): Words => ({
  ja: `${leavingSideWords[side].ja}の申し出で、${dateWords(lastDay).ja}に終わります`,
  en: `It ends on ${dateWords(lastDay).en}, by the ${side === "firm" ? "firm's" : "person's"} word`,
});

const weeksOf = (weeks: number): Words => ({ ja: `${weeks}週間`, en: `${weeks} week${weeks === 1 ? "" : "s"}` });

/** The hole as the firm reads it, as the person reads it, or as the hub does. */
export function holeWords(hole: Hole, reader: CheckInSide | "hub"): Words {
  const { halfDays, from, weeks, yenPerMonth, yenInAll } = hole;
  const when = {
    ja: `${dateWords(from).ja}から、約束の終わりまでの${weeksOf(weeks).ja}`,
    en: `From ${dateWords(from).en}, for the ${weeksOf(weeks).en} that had been agreed`,
  };
  const share = halfDaysWords(halfDays);
  const money = {
    ja: `月${yenWords(yenPerMonth).ja}、合わせて${yenWords(yenInAll).ja}`,
    en: `${yenWords(yenPerMonth).en} a month, ${yenWords(yenInAll).en} in all`,
  };
  if (yenPerMonth === 0)
    return {
      ja: `${when.ja}、${share.ja}が空きます。無報酬の参画です。`,
      en: `${when.en}, ${share.en} become free. It is unpaid.`,
    };
  switch (reader) {
    case "firm":
      return {
        ja: `${when.ja}、${share.ja}を担う方がいなくなります。お支払いは${money.ja}減ります。`,
        en: `${when.en}, nobody gives these ${share.en}. You pay ${money.en} less.`,
      };
    case "person":
      return {
        ja: `${when.ja}、${share.ja}が空きます。収入は${money.ja}減ります。`,
        en: `${when.en}, ${share.en} of yours become free. You earn ${money.en} less.`,
      };
    case "hub":
      return {
        ja: `${when.ja}、${share.ja}が空きます。動くお金は${money.ja}です。`,
        en: `${when.en}, ${share.en} become free: ${money.en}.`,
      };
  }
}

/** How many engagements end early. */
export const leavingsWaiting = (count: number): Words => ({
  ja: `予定より早く終わる参画が${grouped(count)}件あります`,
  en: `${grouped(count)} engagement${count === 1 ? " ends" : "s end"} early`,
});

/** How much was found for one of them. */
export const foundWords = (followers: number, works: number): Words => ({
  ja: `あとの方${followers}人、次の案件${works}件`,
  en: `${followers} who could follow, ${works} project${works === 1 ? "" : "s"} to take`,
});
