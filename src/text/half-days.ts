import type { Words } from "#text/speak.ts";

/**
 * Half-days per four weeks in the way people say them: 「週3コマ（1.5日）」 where they make whole half-days a week,
 * otherwise 「月2コマ」.
 */
export function halfDaysWords(halfDays: number): Words {
  const weekly = halfDays / 4;
  if (halfDays === 0 || !Number.isInteger(weekly))
    return { ja: `月${halfDays}コマ`, en: `${halfDays} half-day${halfDays === 1 ? "" : "s"} in four weeks` };
  const days = weekly / 2;
  return {
    ja: `週${weekly}コマ（${days}日）`,
    en: `${weekly} half-day${weekly === 1 ? "" : "s"} a week (${days} day${days > 1 ? "s" : ""})`,
  };
}

/** Examples below the field in which half-days are entered. */
export const halfDaysExample: Words = {
  ja: "4 = 週1コマ、2 = 月2コマ、12 = 週3コマ（0.3人）",
  en: "4 = one half-day a week, 2 = two in four weeks, 12 = three a week (0.3 of a person)",
};

/** What a half-day is and over what time it is counted. */
export const halfDaysHint: Words = {
  ja: "1コマは半日です。4週間あたりの数を入力してください。40でフルタイムです。",
  en: "Count half-days over four weeks; 40 are a full week's work.",
};

/** The unit beside the field. */
export const halfDaysUnit: Words = { ja: "コマ（4週間）", en: "half-days in four weeks" };
