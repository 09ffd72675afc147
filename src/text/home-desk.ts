import { halfDaysWords } from "#text/half-days.ts";
import { grouped } from "#text/numbers.ts";
import type { Words } from "#text/speak.ts";

const some = (count: number, one: string, many: string): string => `${grouped(count)} ${count === 1 ? one : many}`;

/** How many raised hands nobody has answered. */
export const handsWaiting = (count: number): Words => ({
  ja: `挙手${grouped(count)}件が、お返事を待っています`,
  en: `${some(count, "raised hand waits", "raised hands wait")} for an answer`,
});

/** How many licences and notifications end soon or have ended. */
export const standingsEnding = (count: number): Words => ({
  ja: `期限が近い、または過ぎた許可・届出が${grouped(count)}件あります`,
  en: `${some(count, "licence or notification ends", "licences and notifications end")} soon or has ended`,
});

/** How many candidates intermediaries have named. */
export const candidatesNamed = (count: number): Words => ({
  ja: `仲介機関から候補者が${grouped(count)}人届いています`,
  en: `${some(count, "candidate was", "candidates were")} named by intermediaries`,
});

/** How many dialogues are still open. */
export const dialoguesOpen = (count: number): Words => ({
  ja: `途中の対話が${grouped(count)}件あります`,
  en: `${some(count, "dialogue is", "dialogues are")} still open`,
});

/** From how many dialogues no requirement came yet. */
export const dialoguesToWrite = (count: number): Words => ({
  ja: `要件にしていない対話が${grouped(count)}件あります`,
  en: `${some(count, "dialogue has", "dialogues have")} no requirement yet`,
});

/** For how many drafts nobody has looked inside the firm. */
export const reviewsDue = (count: number): Words => ({
  ja: `社内の検討を待つ下書きが${grouped(count)}件あります`,
  en: `${some(count, "draft waits", "drafts wait")} for the look inside the firm`,
});

/** How many requirements were handed to this intermediary. */
export const referralsHanded = (count: number): Words => ({
  ja: `新しい依頼が${grouped(count)}件届いています`,
  en: some(count, "new referral", "new referrals"),
});

/** For how many requirements this intermediary looks for candidates. */
export const referralsLooking = (count: number): Words => ({
  ja: `候補者を探している依頼が${grouped(count)}件あります`,
  en: `${some(count, "referral waits", "referrals wait")} for candidates`,
});

/** How many mails never went out. */
export const mailsGivenUp = (count: number): Words => ({
  ja: `送れなかったメールが${grouped(count)}通あります`,
  en: `${some(count, "mail", "mails")} could not be sent`,
});

/** Who works where now, for the hub: firms, people and half-days of all engagements that run. */
export const runningWords = (firms: number, people: number, halfDays: number): Words => ({
  ja: `いま、${grouped(firms)}社で${grouped(people)}人が${halfDaysWords(halfDays).ja}働いています`,
  en: `${some(people, "person works", "people work")} at ${some(firms, "firm", "firms")} now: ${halfDaysWords(halfDays).en}`,
});
