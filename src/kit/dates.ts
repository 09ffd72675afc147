import type { Brand } from "#kit/brand.ts";

/** A day in Asia/Tokyo, written 2026-11-22. */
export type LocalDate = Brand<string, "LocalDate">;

const dayMs = 86_400_000;
/** Japan has kept UTC+9 without summer time since 1952. */
const tokyoOffsetMs = 9 * 3_600_000;

/** The day it is in Tokyo at this instant. */
export const localDateAt = (instant: Date): LocalDate => fromUtcDay(instant.getTime() + tokyoOffsetMs);

/** The date that the text names, or null when there is no such day. */
export function parseLocalDate(text: string): LocalDate | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return null;
  const date = fromUtcDay(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])));
  return date === text ? date : null;
}

/** The same day `days` later, or earlier when negative. */
export const addDays = (date: LocalDate, days: number): LocalDate => fromUtcDay(utcDay(date) + days * dayMs);

/** The same day of the month `months` later; the last day of a month that has no such day. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return fromUtcDay(Date.UTC(year, month - 1 + months, Math.min(day, lastDay)));
}

/** 1 for Monday … 7 for Sunday (ISO 8601). */
export const weekdayOf = (date: LocalDate): number => ((new Date(utcDay(date)).getUTCDay() + 6) % 7) + 1;

/** The Monday of the week in which the day lies. */
export const mondayOf = (date: LocalDate): LocalDate => addDays(date, 1 - weekdayOf(date));

const utcDay = (date: LocalDate): number => Date.parse(`${date}T00:00:00Z`);

function fromUtcDay(milliseconds: number): LocalDate;
function fromUtcDay(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}
