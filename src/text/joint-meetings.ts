import type { MeetingOften } from "#domain/weeks/terms.ts";
import type { Words } from "#text/speak.ts";
import { cellWords } from "#text/week-cells.ts";

/** Words of the meetings that several people at a firm share. */
export const meetingWords = {
  title: { ja: "そろって会う時間", en: "Joint meetings" },
  lead: {
    ja: "この会社で働く何人かが、同じ時間に集まる打ち合わせです。決めると、みなさんの週の同じ半日に入ります。",
    en: "Meetings that several people working with this firm share. Once set, they lie in one half-day of all their weeks.",
  },
  list: { ja: "いまの打ち合わせ", en: "Meetings now" },
  none: { ja: "決まった打ち合わせは、まだありません。", en: "No meeting has been set yet." },
  time: { ja: "いつ", en: "When" },
  change: { ja: "変更", en: "Change" },
  end: { ja: "やめる", en: "End" },
  set: { ja: "打ち合わせを決める", en: "Set a meeting" },
  tooFew: {
    ja: "この4週のあいだに2人以上が働いていると、ここで決められます。",
    en: "It can be set here when at least two people work with the firm in the coming four weeks.",
  },
  titleExample: { ja: "月はじめの打ち合わせ", en: "Meeting at the beginning of the month" },
  peopleHint: {
    ja: "集まる方を2人以上選びます。打ち合わせは、それぞれの参画のコマのうちの1つです。",
    en: "Choose two people or more. The meeting is one of the half-days that each has agreed to.",
  },
  save: { ja: "そろう時間をさがして決める", en: "Find a common time and set it" },
  ofFirm: { ja: "そろって会う時間を見る・決める", en: "See and set joint meetings" },
  inWeek: { ja: "そろって会う時間", en: "Joint meetings" },
  marked: {
    ja: "図では、角に印のあるところです。",
    en: "In the picture they have a mark in the corner.",
  },
} as const satisfies Record<string, Words>;

/** The fields of the form in which a meeting is set. */
export const meetingLabels = {
  title: { ja: "何の打ち合わせか", en: "What it is" },
  often: { ja: "どのくらいおきか", en: "How often" },
  engagements: { ja: "集まる方", en: "Who meets" },
} as const satisfies Record<string, Words>;

export const meetingOftenWords: { readonly [O in MeetingOften]: Words } = {
  weekly: { ja: "毎週", en: "Every week" },
  once: { ja: "4週に1度", en: "Once in four weeks" },
};

/** What the button that ends a meeting does. */
export const endOfMeeting = (title: string): Words => ({ ja: `「${title}」をやめる`, en: `End “${title}”` });

/** When a meeting lies in the four weeks, or that no time suits everybody now. */
export function meetingTimeWords(often: MeetingOften, entries: readonly number[]): Words {
  const [first] = entries;
  if (first === undefined)
    return {
      ja: "いまは、みなさんがそろう時間がありません",
      en: "There is no time at present that suits everybody",
    };
  const cell = cellWords(first % 21);
  if (often === "weekly") return { ja: `毎週 ${cell.ja}`, en: `Every week, ${cell.en}` };
  const week = Math.floor(first / 21) + 1;
  return { ja: `4週のうち第${week}週 ${cell.ja}`, en: `Week ${week} of four, ${cell.en}` };
}

/** A joint meeting in somebody's week, in a sentence. */
export const meetingSentence = (meeting: {
  readonly title: string;
  readonly firmName: string;
  readonly often: MeetingOften;
  readonly entries: readonly number[];
}): Words => {
  const time = meetingTimeWords(meeting.often, meeting.entries);
  return {
    ja: `${meeting.title}（${meeting.firmName}）：${time.ja}`,
    en: `${meeting.title} (${meeting.firmName}): ${time.en}`,
  };
};
