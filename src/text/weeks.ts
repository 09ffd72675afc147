import type { Collision } from "#domain/weeks/terms.ts";
import type { Words } from "#text/speak.ts";

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
  everyWeek: { ja: "どの週も同じです。", en: "Every week is the same." },
  none: { ja: "いまは予定がありません。", en: "Nothing is planned now." },
} as const satisfies Record<string, Words>;

/** Which of the four weeks of a pattern. */
export const weekOfFour = (week: number): Words => ({ ja: `4週のうち第${week}週`, en: `Week ${week} of four` });

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
