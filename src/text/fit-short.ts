import type { FilterName } from "#domain/plans/rules-filters.ts";
import type { Words } from "#text/speak.ts";

/** What stands in the way of one person at one project, in a few words. */
export const failShort: { readonly [Name in FilterName]: Words } = {
  forbidden: { ja: "いまの勤め先、または避けると書かれた先です", en: "Present employer, or ruled out" },
  time: { ja: "空きコマが足りません", en: "Not enough free half-days" },
  town: { ja: "その町に通えません", en: "Cannot reach the town" },
  "on-site": { ja: "現地に行けるコマが足りません", en: "Not enough half-days on site" },
  remote: { ja: "遠隔のコマが足りません", en: "Not enough remote half-days" },
  months: { ja: "期間が合いません", en: "Other months" },
  rest: { ja: "繁忙期のあいだの休みが足りません", en: "Too little rest between peak seasons" },
  week: { ja: "空いている時間が合いません", en: "Free at other times of the week" },
};
