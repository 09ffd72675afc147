import type { Words } from "#text/speak.ts";

/** Words of a week on paper and in a spreadsheet. */
export const weekPaperWords = {
  pdf: { ja: "この週を印刷する（PDF）", en: "Print this week (PDF)" },
  xlsx: { ja: "表計算ソフトで開く（xlsx）", en: "Open in a spreadsheet (xlsx)" },
  sheet: { ja: "これからの4週", en: "The coming four weeks" },
  everyWeek: { ja: "どの週も同じです", en: "Every week is the same" },
  free: { ja: "空き", en: "free" },
  work: { ja: "参画の一覧", en: "The work" },
  firm: { ja: "会社・町", en: "Firm or town" },
  what: { ja: "仕事", en: "Work" },
  share: { ja: "コマ", en: "Half-days" },
  place: { ja: "場所", en: "Place" },
  fromAfar: { ja: "遠隔", en: "from afar" },
  until: { ja: "いつまで", en: "Until" },
  day: { ja: "日付", en: "Day" },
  weekday: { ja: "曜日", en: "Weekday" },
  part: { ja: "時間帯", en: "Part of the day" },
  meetings: { ja: "そろって会う時間", en: "Joint meetings" },
  notes: { ja: "気をつけること", en: "What to look at" },
  hours: {
    ja: "午前は9時から12時、午後は13時から17時、夜は18時から21時の目安です。4週で1回りします。",
    en: "Mornings are about 9 to 12, afternoons 13 to 17, evenings 18 to 21. It comes round every four weeks.",
  },
} as const satisfies Record<string, Words>;

/** The title of somebody's week on paper. */
export const weekPaperTitle = (whose: string): Words => ({
  ja: `${whose} 様の週`,
  en: `The week of ${whose}`,
});
