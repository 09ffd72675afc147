import { grouped } from "#text/numbers.ts";
import type { Words } from "#text/speak.ts";

/** Words of every list of the workbench. */
export const listWords = {
  narrow: { ja: "条件でしぼる", en: "Narrow by" },
  apply: { ja: "この条件で見る", en: "Show these" },
  clear: { ja: "条件をすべてはずす", en: "Take all conditions away" },
  conditions: { ja: "いまの条件", en: "Conditions now" },
  words: { ja: "言葉", en: "Words" },
  chooseColumns: { ja: "列を選ぶ", en: "Choose columns" },
  useColumns: { ja: "この列で見る", en: "Show these columns" },
  usualColumns: { ja: "いつもの列に戻す", en: "Back to the usual columns" },
  columnsLead: {
    ja: "選んだ列はこのページの住所に残ります。しおりにしたり、同僚に送ったりできます。",
    en: "The columns stay in this page's address: keep it as a bookmark or send it on.",
  },
  usualOrder: { ja: "次にすることの順に戻す", en: "Back to what comes next" },
  firstPage: { ja: "最初から見る", en: "From the beginning" },
  more: { ja: "続きを探す", en: "Look further" },
  moreTitle: { ja: "ここまでには見つかりませんでした", en: "Nothing was found so far" },
  moreText: {
    ja: "とても多い言葉です。続きを探すか、条件を足してください。",
    en: "These words are very common. Look further, or add a condition.",
  },
  endTitle: { ja: "この先はもうありません", en: "There is nothing further" },
  endText: { ja: "見ているあいだに一覧が変わりました。", en: "The list has changed while you read." },
  open: { ja: "開く", en: "Open" },
  close: { ja: "閉じる", en: "Close" },
  chosen: { ja: "選んだもの", en: "Chosen" },
  keys: { ja: "キーボードの使い方", en: "Keys" },
  keyNext: { ja: "次の行", en: "Next row" },
  keyPrevious: { ja: "前の行", en: "Row before" },
  keyOpen: { ja: "選んだ行を開く", en: "Open the row" },
  keySearch: { ja: "言葉で探す", en: "Search" },
  keyClose: { ja: "選ぶのをやめる", en: "Choose nothing" },
  keyHelp: { ja: "この表を出す、しまう", en: "Show or hide these keys" },
  yes: { ja: "はい", en: "Yes" },
} as const satisfies Record<string, Words>;

/** What one list says of itself. */
export type ListText = {
  readonly title: Words;
  readonly lead: Words;
  /** Which rows stand first without another sorting, and why. */
  readonly first: Words;
  readonly search: Words;
  readonly example: Words;
  readonly emptyTitle: Words;
  readonly emptyText: Words;
  readonly noHitTitle: Words;
  readonly noHitText: Words;
  /** How its rows are counted: 社, firms. */
  readonly unit: Words;
};

/** How many rows a list has; longer ones are not counted to their end. */
export function totalWords({ unit }: Pick<ListText, "unit">, total: number | null, shown: number): Words {
  if (total === null) return { ja: `${shown}${unit.ja}を表示しています`, en: `${shown} ${unit.en} shown` };
  const ja = total > 1000 ? `1,000${unit.ja}以上` : `${grouped(total)}${unit.ja}`;
  const en = `${total > 1000 ? "1,000+" : grouped(total)} ${unit.en}`;
  return shown < total ? { ja: `${ja}のうち${shown}${unit.ja}`, en: `${shown} of ${en}` } : { ja, en };
}

/** A condition that holds, told beside the list. */
export const conditionWords = (label: string, value: string): Words => ({
  ja: `${label}：${value}`,
  en: `${label}: ${value}`,
});

/** Name of the link that takes one condition away. */
export const withoutCondition = (condition: string): Words => ({
  ja: `「${condition}」をはずす`,
  en: `Take “${condition}” away`,
});
