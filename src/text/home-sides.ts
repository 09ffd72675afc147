import { halfDaysWords } from "#text/half-days.ts";
import { grouped } from "#text/numbers.ts";
import type { Words } from "#text/speak.ts";

/** How many asks of the hub a person has not answered. */
export const asksWaiting = (count: number): Words => ({
  ja: `担当からのお尋ねが${grouped(count)}件あります`,
  en: count === 1 ? "The hub asks you about 1 project" : `The hub asks you about ${grouped(count)} projects`,
});

/** How many questions of the own profile are open. */
export const profileLeft = (left: number, all: number): Words => ({
  ja: `プロフィールは、あと${left}問です（全${all}問）`,
  en: `${left} of ${all} questions of your profile ${left === 1 ? "is" : "are"} open`,
});

/** With how many firms a person works this week, and how much. */
export const weekOfPerson = (firms: number, halfDays: number): Words => ({
  ja: `今週は、${firms}社で${halfDaysWords(halfDays).ja}です`,
  en: `This week: ${firms} firm${firms === 1 ? "" : "s"}, ${halfDaysWords(halfDays).en}`,
});

/** How many people work at a firm this week, and how much. */
export const weekOfFirm = (people: number, halfDays: number): Words => ({
  ja: `今週は、${people}人が${halfDaysWords(halfDays).ja}働いています`,
  en: `This week: ${people} ${people === 1 ? "person" : "people"}, ${halfDaysWords(halfDays).en}`,
});

/** In what part a named person stands beside somebody. */
export const besideWords = {
  companion: { ja: "伴走者", en: "Your companion" },
  definer: { ja: "お話を伺った担当", en: "Who talked with you" },
} as const satisfies Record<string, Words>;
