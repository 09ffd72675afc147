import { folded } from "#domain/plans/rules-cells.ts";
import { type IndustryCode, industries } from "#reference/industries.ts";

/**
 * The division (A to T) of the Japan Standard Industrial Classification that a word means: its letter, its name in
 * either language, the number of one of its major groups (01–99), or one of the words that lists use; null when unknown.
 */
export function divisionOf(text: string): IndustryCode | null {
  // A letter may stand before the name: 「E 製造業」, 「E：製造業」, 「09食料品製造業」.
  const word = folded(text).replace(/[、，,／/&＆]/gu, "");
  const lettered = /^([a-t])(?=$|[^a-z])/u.exec(text.normalize("NFKC").trim().toLowerCase());
  if (lettered?.[1] !== undefined) return letters.get(lettered[1]) ?? null;
  if (/^\d{1,2}$/u.test(word)) return byGroup(Number(word));
  const named = word.replace(/^\d{2,4}/u, "");
  for (const { code, ja, en } of industries) {
    if ([ja, en].some((name) => folded(name).replace(/[、,]/gu, "") === named)) return code;
  }
  const bare = named.replace(/(?:業界|関連業|関連|関係|系|業)$/u, "");
  return usual.get(named) ?? usual.get(bare) ?? byEnding(bare);
}

const letters: ReadonlyMap<string, IndustryCode> = new Map(industries.map(({ code }) => [code.toLowerCase(), code]));

/** The last major group of each division (revision 14, July 2023), by which its number tells the division. */
const lastGroups: readonly (readonly [number, IndustryCode])[] = [
  [2, "A"],
  [4, "B"],
  [5, "C"],
  [8, "D"],
  [32, "E"],
  [36, "F"],
  [41, "G"],
  [49, "H"],
  [61, "I"],
  [67, "J"],
  [70, "K"],
  [74, "L"],
  [77, "M"],
  [80, "N"],
  [82, "O"],
  [85, "P"],
  [87, "Q"],
  [96, "R"],
  [98, "S"],
  [99, "T"],
];

const byGroup = (group: number): IndustryCode | null =>
  group < 1 ? null : (lastGroups.find(([last]) => group <= last)?.[1] ?? null);

/** Words that lists use instead of a division's name, folded and without 業 at the end. */
const words: { readonly [C in IndustryCode]: readonly string[] } = {
  A: [
    "農",
    "農林",
    "林",
    "農林水産",
    "農業法人",
    "畜産",
    "酪農",
    "園芸",
    "果樹",
    "稲作",
    "造園",
    "agriculture",
    "forestry",
  ],
  B: ["漁", "水産", "養殖", "水産養殖", "漁師", "fishery", "fishing"],
  C: ["鉱", "採石", "砂利採取", "鉱採石", "mining"],
  D: [
    "建設",
    "土木",
    "建築",
    "工務店",
    "設備工事",
    "電気工事",
    "管工事",
    "塗装",
    "大工",
    "左官",
    "リフォーム",
    "総合建設",
    "土木建築",
    "住宅",
  ],
  E: [
    ...[
      "製造",
      "食品製造",
      "食料品製造",
      "飲料製造",
      "繊維",
      "木工",
      "家具",
      "印刷",
      "金属加工",
      "機械",
      "電子部品",
      "眼鏡",
      "酒造",
      "醸造",
    ],
    ...[
      "メーカー",
      "めがね",
      "メガネ",
      "漆器",
      "和紙",
      "工芸",
      "伝統工芸",
      "水産加工",
      "食品加工",
      "縫製",
      "鉄工",
      "鋳造",
      "製材",
      "manufacturer",
    ],
  ],
  F: [
    "電気",
    "ガス",
    "熱供給",
    "水道",
    "電力",
    "エネルギー",
    "電気ガス",
    "電気ガス水道",
    "発電",
    "energy",
    "utilities",
  ],
  G: [
    "情報通信",
    "it",
    "ict",
    "システム開発",
    "ソフトウェア",
    "ソフトウエア",
    "通信",
    "情報サービス",
    "情報処理",
    "web制作",
    "放送",
    "出版",
    "映像制作",
    "インターネット",
  ],
  H: [
    "運輸",
    "郵便",
    "運送",
    "物流",
    "倉庫",
    "運輸郵便",
    "輸送",
    "バス",
    "タクシー",
    "トラック運送",
    "transport",
    "logistics",
  ],
  I: [
    "卸売",
    "小売",
    "卸",
    "卸小売",
    "卸売小売",
    "小売卸売",
    "商社",
    "販売",
    "商店",
    "スーパー",
    "百貨店",
    "酒販",
    "wholesale",
    "retail",
  ],
  J: ["金融", "保険", "銀行", "信用金庫", "証券", "金融保険", "保険代理店", "finance", "insurance", "bank"],
  K: ["不動産", "物品賃貸", "リース", "レンタル", "不動産賃貸", "不動産物品賃貸", "realestate"],
  L: [
    ...[
      "学術研究",
      "専門技術サービス",
      "専門サービス",
      "技術サービス",
      "士",
      "設計",
      "デザイン",
      "広告",
      "コンサルティング",
      "コンサルタント",
    ],
    ...["コンサル", "税理士", "会計事務所", "法律事務所", "測量", "獣医", "研究", "写真", "professionalservices"],
  ],
  M: [
    "宿泊",
    "飲食",
    "飲食サービス",
    "宿泊飲食",
    "宿泊飲食サービス",
    "飲食店",
    "旅館",
    "ホテル",
    "民宿",
    "食堂",
    "カフェ",
    "居酒屋",
    "レストラン",
    "外食",
    "restaurant",
    "hotel",
  ],
  N: [
    "生活関連サービス",
    "娯楽",
    "生活関連",
    "理容",
    "美容",
    "理美容",
    "クリーニング",
    "旅行",
    "観光",
    "冠婚葬祭",
    "葬祭",
    "フィットネス",
    "スポーツ",
    "beauty",
  ],
  O: ["教育", "学習支援", "教育学習支援", "学習塾", "塾", "学校", "education", "school"],
  P: [
    "医療",
    "福祉",
    "介護",
    "医療福祉",
    "病院",
    "診療所",
    "歯科",
    "保育",
    "保育園",
    "社会福祉",
    "看護",
    "healthcare",
    "nursing",
  ],
  Q: ["複合サービス", "複合サービス事", "農協", "漁協", "協同組合", "郵便局"],
  R: [
    "サービス",
    "その他サービス",
    "サービス他",
    "ビルメンテナンス",
    "清掃",
    "警備",
    "人材派遣",
    "人材",
    "派遣",
    "自動車整備",
    "整備",
    "廃棄物処理",
    "産業廃棄物処理",
    "services",
    "service",
  ],
  S: ["公務", "官公庁", "自治体", "行政", "government"],
  T: ["分類不能", "不明", "その他", "分類不能の産", "other", "unknown"],
};

const usual: ReadonlyMap<string, IndustryCode> = new Map(
  industries.flatMap(({ code }) => words[code].map((word): [string, IndustryCode] => [folded(word), code])),
);

/** Longer names end in what they are: 金属製品製造, 一般貨物自動車運送, 和食レストラン. */
const endings: readonly (readonly [RegExp, IndustryCode])[] = [
  [/(?:製造|加工|製作|製造販売|メーカー|酒造|醸造|鉄工|鋳造|縫製)$/u, "E"],
  [/(?:工事|建設|建築|土木|工務店|塗装)$/u, "D"],
  [/(?:小売|卸売|卸|販売|商社)$/u, "I"],
  [/(?:運送|輸送|倉庫|物流)$/u, "H"],
  [/(?:飲食店|旅館|ホテル|レストラン|食堂|カフェ)$/u, "M"],
  [/(?:システム開発|ソフトウェア|情報サービス|情報処理)$/u, "G"],
  [/(?:農業|農家|農園|林業|畜産)$/u, "A"],
  [/(?:介護|福祉|医院|クリニック|保育)$/u, "P"],
  [/(?:美容室|理容室|葬祭|旅行)$/u, "N"],
  [/(?:コンサルティング|設計|デザイン|事務所)$/u, "L"],
];

const byEnding = (word: string): IndustryCode | null => endings.find(([ending]) => ending.test(word))?.[1] ?? null;
