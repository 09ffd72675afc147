import { grouped } from "#text/numbers.ts";
import type { Words } from "#text/speak.ts";

/** Yen as people read them: 120,000円; whole ten thousands in Japanese as 12万円. */
export const yenWords = (yen: number): Words => ({
  ja: yen > 0 && yen % 10_000 === 0 ? `${grouped(yen / 10_000)}万円` : `${grouped(yen)}円`,
  en: `¥${grouped(yen)}`,
});

/** Pay a month: 「月12万円」; no pay is said in words. */
export const monthlyPayWords = (yen: number): Words =>
  yen === 0 ? { ja: "無報酬", en: "Unpaid" } : { ja: `月${yenWords(yen).ja}`, en: `${yenWords(yen).en} a month` };

/** What one half-day brings: 「1コマ約6,900円」, rounded to hundreds from 1,000 yen on; nothing when there is no pay. */
export function halfDayPayWords(yen: number): Words {
  if (yen === 0) return { ja: "", en: "" };
  const told = yen < 1000 ? yen : Math.round(yen / 100) * 100;
  const isRounded = told !== yen;
  return {
    ja: `1コマ${isRounded ? "約" : ""}${grouped(told)}円`,
    en: `${isRounded ? "about " : ""}¥${grouped(told)} a half-day`,
  };
}

/** Pay a month with what it makes for one half-day: 「月9万円（1コマ約6,900円）」. */
export function payWords(yenPerMonth: number, yenPerHalfDay: number): Words {
  const monthly = monthlyPayWords(yenPerMonth);
  if (yenPerHalfDay === 0) return monthly;
  const each = halfDayPayWords(yenPerHalfDay);
  return { ja: `${monthly.ja}（${each.ja}）`, en: `${monthly.en} (${each.en})` };
}
