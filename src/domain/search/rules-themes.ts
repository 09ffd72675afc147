import type { Theme } from "#domain/projects/terms.ts";

/**
 * What the work is about, as an export names it and a search finds it; every word is among those that a plan's files
 * understand.
 */
export const themeNames: { readonly [T in Theme]: readonly [ja: string, en: string] } = {
  "product-development": ["商品開発", "Product development"],
  "domestic-sales": ["販路開拓", "Finding customers in Japan"],
  "overseas-sales": ["海外販路", "Finding customers abroad"],
  finance: ["財務・会計", "Finance and accounting"],
  it: ["IT・デジタル", "IT"],
  management: ["経営", "Management"],
  production: ["生産管理", "Production"],
  logistics: ["物流", "Logistics"],
  "people-matters": ["人事・採用", "Hiring and people"],
  "public-relations": ["広報", "Public relations"],
  succession: ["事業承継", "Succession"],
  tourism: ["観光・まちづくり", "Tourism and town-making"],
};

/** The themes of a record as its search reads them: in Japanese, each a text of its own, so that it is cut up once. */
export const themeSearchTexts = (themes: readonly Theme[]): readonly string[] =>
  themes.map((theme) => themeNames[theme][0]);
