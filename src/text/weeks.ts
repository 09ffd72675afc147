import type { ChainedPeaks, WeekWarning } from "#domain/weeks/rules-warnings.ts";
import type { LocalDate } from "#kit/dates.ts";
import type { Collision } from "#reference/week-rules.ts";
import { dateWords } from "#text/dates.ts";
import type { Words } from "#text/speak.ts";
import { dayNames } from "#text/week-cells.ts";

export const weekWords = {
  title: { ja: "実際の週", en: "The real week" },
  free: { ja: "空いている時間", en: "Free" },
  outside: { ja: "空いていない時間", en: "Not offered" },
  asTable: { ja: "表で見る", en: "As a table" },
  show: { ja: "週を見る", en: "See the week" },
  notSaid: {
    ja: "空いている時間がまだ伺えていないので、どの時間も空いているものとして置いています。",
    en: "The free parts of the week are not known yet; every part counts as free.",
  },
  own: { ja: "わたしの週", en: "My week" },
  ownLead: {
    ja: "この拠点での参画が、いつ・どこに入るかです。4週で1回りします。",
    en: "When and where your work with this hub lies. It comes round every four weeks.",
  },
  toOwn: { ja: "わたしの週を見る", en: "See my week" },
  set: { ja: "時間を決める・変える", en: "Set or change the times" },
  collides: { ja: "この週は、このままでは置けません", en: "This week does not work out as it is" },
  none: { ja: "いまは予定がありません。", en: "Nothing is planned now." },
} as const satisfies Record<string, Words>;

/** Which of the four weeks of a pattern. */
export const weekOfFour = (week: number): Words => ({ ja: `4週のうち第${week}週`, en: `Week ${week} of four` });

/** The same with the day on which it begins the next time. */
export const datedWeekOfFour = (week: number, monday: LocalDate, isThisWeek: boolean): Words => ({
  ja: `${isThisWeek ? "今週" : dateWords(monday).ja}${isThisWeek ? `（${dateWords(monday).ja}から）` : "からの週"}・第${week}週`,
  en: `${isThisWeek ? "This week, from" : "From"} ${dateWords(monday).en} (week ${week})`,
});

/** What a picture of a week says in a sentence. */
export const weekTitle = (whose: string, halfDays: number, projects: number): Words => ({
  ja: `${whose}：この週は${projects}か所で${halfDays}コマ`,
  en: `${whose}: ${halfDays} half-days at ${projects} ${projects === 1 ? "place" : "places"} this week`,
});

/** Why shares cannot lie in one week together. */
export const collisionWords: { readonly [C in Collision]: Words } = {
  cells: {
    ja: "空いている時間と仕事のできる時間が重なり、置ききれません",
    en: "they need the same free parts of the week, and there are too few",
  },
  towns: {
    ja: "離れた町での仕事が、同じ日になってしまいます",
    en: "work in towns far apart would fall on one day",
  },
  pinned: {
    ja: "手で決めた時間と両立しません",
    en: "they do not go with the times that were set by hand",
  },
  meeting: {
    ja: "みんなで集まる打ち合わせの時間が合いません",
    en: "there is no time for a meeting that several people share",
  },
  rest: {
    ja: "繁忙期が続き、あいだの休みが足りません",
    en: "one peak season follows the other with too little rest",
  },
  work: {
    ja: "調べきれませんでした。置けるとは言えないので、計画に入れていません",
    en: "it could not be settled whether they fit, so they are not planned together",
  },
};

/** One set of shares that cannot be laid out, with the names that the reader knows. */
export const collisionSentence = (person: string, projects: readonly string[], because: Collision): Words => ({
  ja:
    projects.length === 1
      ? `${person}の週に${projects[0] ?? ""}を置けません。${collisionWords[because].ja}。`
      : `${person}は、${projects.join("と")}を同じ週に持てません。${collisionWords[because].ja}。`,
  en:
    projects.length === 1
      ? `${projects[0] ?? ""} does not fit into the week of ${person}: ${collisionWords[because].en}.`
      : `${person} cannot have ${projects.join(" and ")} in one week: ${collisionWords[because].en}.`,
});

/** How many people's shares were changed so that every week can be lived by. */
export const cutsTitle = (count: number): Words => ({
  ja: `週に置けないため、見直した組み合わせが${count}件あります`,
  en: `${count} ${count === 1 ? "combination was" : "combinations were"} given up because the week has no room`,
});

/** Two peak seasons without the rest agreed between them. */
export const chainedWords = ({ first, second, ends, begins, weeks }: ChainedPeaks): Words => ({
  ja: `「${first}」の繁忙期（${dateWords(ends).ja}まで）のあと、休みが足りないまま「${second}」の繁忙期（${dateWords(begins).ja}から）に入ります。間を${weeks}週あけてください。`,
  en: `The peak of “${second}” (from ${dateWords(begins).en}) follows that of “${first}” (until ${dateWords(ends).en}) with too little rest. Please leave ${weeks} weeks between them.`,
});

export const feedWords = {
  title: { ja: "カレンダーに入れる", en: "In your calendar" },
  lead: {
    ja: "お使いのカレンダーに、この週を自動で出すための、あなただけの住所を作れます。知っている人はだれでも見られるので、人に教えないでください。やめると、その場で開けなくなります。",
    en: "Make a private address from which your calendar reads this week. Whoever knows it can read it, so keep it to yourself. Revoked, it opens nothing from that moment.",
  },
  made: { ja: "カレンダーの住所ができました", en: "The calendar's address is ready" },
  once: {
    ja: "この住所は、いまだけ表示されます。カレンダーの「URLで追加」に貼ってください。",
    en: "It is shown this one time. Paste it where your calendar adds one by its address.",
  },
  make: { ja: "住所を作る", en: "Make the address" },
  again: { ja: "作り直す（前の住所は使えなくなります）", en: "Make a new one (the old one stops)" },
  revoke: { ja: "住所をやめる", en: "Revoke the address" },
  calendar: { ja: "伴走の週", en: "Banso week" },
} as const satisfies Record<string, Words>;

/** When the private address was made, and when a calendar last read it. */
export const feedMade = (made: Words, read: Words | null): Words => ({
  ja: `住所は${made.ja}に作りました。${read === null ? "まだ読まれていません。" : `最後に読まれたのは${read.ja}です。`}`,
  en: `The address was made ${made.en}. ${read === null ? "Nothing has read it yet." : `It was last read ${read.en}.`}`,
});

export const settingWords = {
  title: { ja: "いつ働くかを決める", en: "Set when the work is done" },
  weekly: { ja: "どの週も同じ時間に入ります。", en: "The same times every week." },
  monthly: { ja: "4週のうち、どの週に入るかも選べます。", en: "You also choose in which of the four weeks." },
  hint: {
    ja: "取り決めたコマ数と同じ数だけ選びます。ほかの参画と重ならないかは、保存のときに確かめます。",
    en: "Choose as many as were agreed. Whether they go with your other work is checked when you save.",
  },
  meanwhile: {
    ja: "開いているあいだに、ほかの人が先に決めました。まだ保存していません。いま決まっていることと、入力したことを見くらべて、よければもう一度保存してください。",
    en: "Somebody else has set this while your page was open. Yours is not saved. Please compare what is set now with what you entered, and save again if yours is to hold.",
  },
  now: { ja: "いま決まっている時間", en: "Times set now" },
  none: { ja: "まだ決まっていません", en: "None yet" },
  save: { ja: "この時間にする", en: "Save these times" },
} as const satisfies Record<string, Words>;

/** The fields of the form in which half-days are laid by hand. */
export const settingLabels = {
  cells: { ja: "働く時間", en: "Times of work" },
} as const satisfies Record<string, Words>;

/** What a week is warned of. */
export function weekWarningWords(warning: WeekWarning): Words {
  switch (warning.code) {
    case "too-much":
      return {
        ja: `4週で${warning.halfDays}コマあります。${warning.most}コマをこえています（${warning.source}）。`,
        en: `There are ${warning.halfDays} half-days in four weeks, more than ${warning.most} (${warning.source}).`,
      };
    case "no-free-day":
      return {
        ja: `第${warning.week}週に、仕事のない日が1日もありません（${warning.source}）。`,
        en: `Week ${warning.week} has no day without work (${warning.source}).`,
      };
    case "evening-after-full-day": {
      const day = dayNames[warning.day];
      return {
        ja: `${day?.ja ?? ""}曜は、朝から夜まで続きます。`,
        en: `${day?.en ?? ""} runs from morning to evening.`,
      };
    }
  }
}
