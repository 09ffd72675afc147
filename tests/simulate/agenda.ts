import type { Chance } from "./chance.ts";

const hourMs = 3_600_000;
const tokyoMs = 9 * hourMs;
export const dayMs = 24 * hourMs;

/** Something that somebody does at a moment of the simulation. */
export type Event = { readonly at: Date; readonly who: string; readonly work: () => Promise<void> };

/** What is going to happen, the earliest first; of one moment what was planned first. */
export type Agenda = {
  readonly plan: (at: Date, who: string, work: () => Promise<void>) => void;
  /** The next thing that happens before this moment. */
  readonly nextBefore: (until: Date) => Event | null;
  readonly length: () => number;
};

export function newAgenda(): Agenda {
  const events: Event[] = [];
  return {
    plan: (wished, who, work) => {
      const at = atQuarter(wished);
      let place = events.length;
      while (place > 0 && (events[place - 1]?.at ?? at) > at) place -= 1;
      events.splice(place, 0, { at, who, work });
    },
    nextBefore: (until) => ((events[0]?.at ?? until) < until ? (events.shift() ?? null) : null),
    length: () => events.length,
  };
}

const quarterMs = 900_000;

/** People do things at the full quarter: those who do something in the same one share a date, and the date moves less often. */
const atQuarter = (instant: Date): Date => new Date(Math.ceil(instant.getTime() / quarterMs) * quarterMs);

/** Midnight in Tokyo of the day that holds this instant. */
export const midnightOf = (instant: Date): Date =>
  new Date(Math.floor((instant.getTime() + tokyoMs) / dayMs) * dayMs - tokyoMs);

export const hourOf = (instant: Date): number => (instant.getTime() - midnightOf(instant).getTime()) / hourMs;

/** The day in Tokyo, 2030-04-01. */
export const dayOf = (instant: Date): string => new Date(instant.getTime() + tokyoMs).toISOString().slice(0, 10);

/** 2030-04-01T14:00 as forms write it. */
export const momentOf = (instant: Date): string => new Date(instant.getTime() + tokyoMs).toISOString().slice(0, 16);

/** The day of the week in Tokyo: 0 is Monday. */
export const weekdayOf = (instant: Date): number => (new Date(instant.getTime() + tokyoMs).getUTCDay() + 6) % 7;

export const isWeekend = (instant: Date): boolean => weekdayOf(instant) > 4;

export const atHour = (day: Date, hour: number): Date => new Date(midnightOf(day).getTime() + hour * hourMs);

/** Some time later, in the hours in which people are awake. */
export function later(now: Date, chance: Chance, [least, most]: readonly [number, number]): Date {
  const minutes = chance.between(Math.round(least * 60), Math.round(most * 60));
  const then = new Date(now.getTime() + minutes * 60_000);
  const hour = hourOf(then);
  if (hour >= 6.5 && hour < 23.5) return then;
  const morning = atHour(hour < 6.5 ? then : new Date(then.getTime() + dayMs), 7);
  return new Date(morning.getTime() + chance.between(0, 90) * 60_000);
}

/** The next moment of office hours from this one on. */
export function inOffice(from: Date): Date {
  let then = from;
  if (hourOf(then) >= 17) then = atHour(new Date(then.getTime() + dayMs), 9);
  if (hourOf(then) < 9) then = atHour(then, 9);
  while (isWeekend(then)) then = atHour(new Date(then.getTime() + dayMs), 9);
  return then;
}

/** The Monday after this instant, as a day. */
export function nextMonday(instant: Date, weeks = 1): string {
  let then = new Date(midnightOf(instant).getTime() + dayMs);
  while (weekdayOf(then) !== 0) then = new Date(then.getTime() + dayMs);
  return dayOf(new Date(then.getTime() + (weeks - 1) * 7 * dayMs));
}
