import { type Element, elements } from "#domain/people/terms.ts";
import { type RoleKind, type Theme, themes } from "#domain/projects/terms.ts";

/** How the files may write each theme: Japanese name, usual variants, English name; already folded. */
const themeWords: { readonly [T in Theme]: readonly string[] } = {
  "product-development": [
    "商品開発",
    "製品開発",
    "サービス開発",
    "商品サービス開発",
    "ものづくり",
    "新商品開発",
    "productdevelopment",
  ],
  "domestic-sales": [
    "販路開拓",
    "国内販路",
    "販路開拓国内",
    "国内販路開拓",
    "営業",
    "ネット販売",
    "ec",
    "ecサイト",
    "ネットショップ",
    "通販",
    "直販",
    "マーケティング",
    "集客",
    "販売促進",
    "販促",
    "新規開拓",
    "営業支援",
    "国内営業",
    "domesticsales",
    "sales",
    "findingcustomersinjapan",
  ],
  "overseas-sales": [
    "海外販路",
    "販路開拓海外",
    "海外販路開拓",
    "海外",
    "海外展開",
    "海外進出",
    "海外販売",
    "海外営業",
    "輸出",
    "overseassales",
    "export",
    "findingcustomersabroad",
  ],
  finance: [
    "財務",
    "財務会計",
    "会計",
    "経理",
    "経理財務",
    "資金繰り",
    "資金調達",
    "原価計算",
    "原価管理",
    "finance",
    "accounting",
    "financeandaccounting",
  ],
  it: [
    "it",
    "ict",
    "it活用",
    "it化",
    "業務効率化",
    "デジタル",
    "デジタル化",
    "dx",
    "情報システム",
    "システム",
    "itデジタル",
    "digital",
  ],
  management: [
    "経営",
    "経営管理",
    "経営企画",
    "経営戦略",
    "経営改善",
    "経営支援",
    "事業計画",
    "新規事業",
    "事業開発",
    "右腕",
    "management",
    "strategy",
  ],
  production: [
    "生産",
    "生産管理",
    "生産性向上",
    "製造",
    "現場改善",
    "工程改善",
    "業務改善",
    "品質",
    "品質管理",
    "技術",
    "production",
  ],
  logistics: ["物流", "ロジスティクス", "調達", "在庫管理", "配送", "仕入", "logistics"],
  "people-matters": [
    "人事",
    "人事労務",
    "人事採用",
    "採用",
    "採用育成",
    "人材育成",
    "労務",
    "人材確保",
    "採用支援",
    "組織づくり",
    "教育",
    "研修",
    "peoplematters",
    "hr",
    "hiringandpeople",
  ],
  "public-relations": [
    "広報",
    "広報pr",
    "pr",
    "発信",
    "情報発信",
    "ブランド",
    "ブランディング",
    "ブランドづくり",
    "sns",
    "デザイン",
    "publicrelations",
  ],
  succession: ["承継", "事業承継", "後継者", "後継者育成", "m&a", "succession"],
  tourism: [
    "観光",
    "観光まちづくり",
    "まちづくり",
    "地域づくり",
    "地域活性化",
    "インバウンド",
    "tourism",
    "tourismandtownmaking",
  ],
};

const roleKindWords: { readonly [K in RoleKind]: readonly string[] } = {
  shoulder: ["背負い系", "背負い", "背負う", "shoulder", "shouldering", "shouldersthebusiness"],
  specialist: ["専門系", "専門", "専門家", "specialist"],
};

/** Headers of the nine columns, folded; the official wording and how people shorten it. */
const elementWords: { readonly [E in Element]: readonly string[] } = {
  "grasp-situation": ["現状の把握", "現状把握", "graspsituation", "graspingthesituation"],
  "set-issue": ["課題の設定", "課題設定", "setissue", "settingtheissue"],
  "make-plan": ["計画の立案", "計画立案", "makeplan", "makingtheplan"],
  "carry-out": ["課題の遂行", "課題遂行", "carryout", "carryingitout"],
  respond: ["状況への対応", "状況対応", "respond", "respondingtochange"],
  "inside-relations": ["社内対応", "insiderelations", "relationsinsidethefirm"],
  "outside-relations": ["社外対応", "outsiderelations", "relationsoutsidethefirm"],
  "superior-relations": ["上司対応", "superiorrelations", "relationswithsuperiors"],
  "develop-team": ["部下マネジメント", "部下育成", "developteam", "developingonesteam"],
};

function byWord<T extends string>(
  items: readonly T[],
  words: { readonly [Item in T]: readonly string[] },
): ReadonlyMap<string, T> {
  return new Map(items.flatMap((item) => words[item].map((word): [string, T] => [word, item])));
}

/** Theme of a folded word. */
export const themeNames: ReadonlyMap<string, Theme> = byWord(themes, themeWords);

/** Role kind of a folded word. */
export const roleKindNames: ReadonlyMap<string, RoleKind> = byWord(["shoulder", "specialist"], roleKindWords);

/** The nine elements with the folded header each usually has. */
export const elementColumns: readonly {
  readonly element: Element;
  readonly headers: readonly string[];
}[] = elements.map((element) => ({ element, headers: elementWords[element] }));
