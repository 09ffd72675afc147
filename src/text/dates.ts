import type { Words } from "#text/speak.ts";

const day = {
  ja: new Intl.DateTimeFormat("ja-JP", {
    dateStyle: "long",
    timeZone: "Asia/Tokyo",
  }),
  weekday: new Intl.DateTimeFormat("ja-JP", {
    weekday: "short",
    timeZone: "Asia/Tokyo",
  }),
  en: new Intl.DateTimeFormat("en-GB", {
    weekday: "short",
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "Asia/Tokyo",
  }),
};
const month = {
  ja: new Intl.DateTimeFormat("ja-JP", { month: "long", year: "numeric", timeZone: "Asia/Tokyo" }),
  en: new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "Asia/Tokyo" }),
};
const time = new Intl.DateTimeFormat("ja-JP", {
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "Asia/Tokyo",
});

/** 2026年11月22日（日） */
export const dayWords = (instant: Date): Words => ({
  ja: `${day.ja.format(instant)}（${day.weekday.format(instant)}）`,
  en: day.en.format(instant),
});

/** The day with the time of day, in Tokyo. */
export const instantWords = (instant: Date): Words => ({
  ja: `${day.ja.format(instant)} ${time.format(instant)}`,
  en: `${day.en.format(instant)}, ${time.format(instant)}`,
});

/** A date such as 2026-11-23, told as people say it. */
export const dateWords = (date: string): Words => dayWords(new Date(`${date}T00:00:00+09:00`));

/** The month of a date such as 2026-11-23: 2026年11月. */
export const monthWords = (date: string): Words => {
  const instant = new Date(`${date.slice(0, 7)}-01T00:00:00+09:00`);
  return { ja: month.ja.format(instant), en: month.en.format(instant) };
};
