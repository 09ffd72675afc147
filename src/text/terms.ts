import type { Element } from "#domain/people/terms.ts";
import type { ProjectStatus, RoleKind, Theme } from "#domain/projects/terms.ts";
import type { Words } from "#text/speak.ts";

/** The nine elements of portable skills, in the ministry's wording. */
export const elementWords: { readonly [E in Element]: Words } = {
  "grasp-situation": { ja: "現状の把握", en: "Grasping the situation" },
  "set-issue": { ja: "課題の設定", en: "Setting the issue" },
  "make-plan": { ja: "計画の立案", en: "Making the plan" },
  "carry-out": { ja: "課題の遂行", en: "Carrying it out" },
  respond: { ja: "状況への対応", en: "Responding to change" },
  "inside-relations": { ja: "社内対応", en: "Relations inside the firm" },
  "outside-relations": { ja: "社外対応", en: "Relations outside the firm" },
  "superior-relations": { ja: "上司対応", en: "Relations with superiors" },
  "develop-team": { ja: "部下マネジメント", en: "Developing one's team" },
};

/** The two groups into which the nine elements fall. */
export const elementGroupWords = {
  work: { ja: "仕事のし方", en: "Ways of working" },
  people: { ja: "人との関わり方", en: "Ways with people" },
  element: { ja: "要素", en: "Element" },
} as const satisfies Record<string, Words>;

/** What the work is about. */
export const themeWords: { readonly [T in Theme]: Words } = {
  "product-development": { ja: "商品開発", en: "Product development" },
  "domestic-sales": { ja: "販路開拓", en: "Finding customers in Japan" },
  "overseas-sales": { ja: "海外販路", en: "Finding customers abroad" },
  finance: { ja: "財務・会計", en: "Finance and accounting" },
  it: { ja: "IT・デジタル", en: "IT" },
  management: { ja: "経営", en: "Management" },
  production: { ja: "生産管理", en: "Production" },
  logistics: { ja: "物流", en: "Logistics" },
  "people-matters": { ja: "人事・採用", en: "Hiring and people" },
  "public-relations": { ja: "広報", en: "Public relations" },
  succession: { ja: "事業承継", en: "Succession" },
  tourism: { ja: "観光・まちづくり", en: "Tourism and town-making" },
};

/** Who is looked for. */
export const roleKindWords: { readonly [K in RoleKind]: Words } = {
  shoulder: { ja: "背負い系", en: "Shoulders the business" },
  specialist: { ja: "専門系", en: "Specialist" },
};

/** What each kind means, where somebody chooses one. */
export const roleKindLeads: { readonly [K in RoleKind]: Words } = {
  shoulder: {
    ja: "事業を背負い、経営者と並んで考え、進める人",
    en: "Carries a part of the business and thinks beside the owner",
  },
  specialist: { ja: "決まった分野の腕を持ち込む人", en: "Brings one craft" },
};

/** Where a project stands. */
export const projectStatusWords: { readonly [S in ProjectStatus]: Words } = {
  draft: { ja: "下書き", en: "Draft" },
  published: { ja: "公開中", en: "Published" },
  closed: { ja: "募集終了", en: "Closed" },
};

/** What each element means, as one asks an owner about the work. */
export const elementMeanings: { readonly [E in Element]: Words } = {
  "grasp-situation": { ja: "調べて、いまの様子をつかむ", en: "Find out how things are" },
  "set-issue": { ja: "何に取り組むかを決める", en: "Settle what to work on" },
  "make-plan": { ja: "順番と手立てを考える", en: "Think out steps and means" },
  "carry-out": { ja: "つまずいても、やり切る", en: "See it through, whatever comes" },
  respond: { ja: "急な出来事に、その場で応じる", en: "Deal with the unexpected" },
  "inside-relations": { ja: "社内の人に分かってもらう", en: "Win the people of the firm" },
  "outside-relations": { ja: "お客さんや取引先と話をまとめる", en: "Come to terms with customers and partners" },
  "superior-relations": { ja: "経営者に意見を言い、報告する", en: "Report and speak up to the owner" },
  "develop-team": { ja: "一緒に働く人を育て、持ち味を生かす", en: "Let those beside them grow" },
};
