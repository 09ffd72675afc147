import { recurringOf } from "#domain/weeks/rules-patterns.ts";
import type { LaidCells } from "#domain/weeks/terms.ts";
import type { LocalDate } from "#kit/dates.ts";
import { calendarInstant, calendarLines, calendarText } from "#show/calendar-text.ts";

/** One engagement in a calendar. */
export type CalendarShare = LaidCells & {
  /** The same for ever, so that a calendar replaces what it knows. */
  readonly uid: string;
  readonly title: string;
  /** Joint meetings among its half-days: what they are, and at which entries. */
  readonly meetings: readonly { readonly title: string; readonly entries: readonly number[] }[];
  readonly place: string;
  readonly from: LocalDate;
  /** The day after its last. */
  readonly until: LocalDate;
};

/** Hours in Japan of morning, afternoon and evening; Japan knows no summer time, so they are hours in UTC as well. */
const hours = [
  { from: 9, until: 12 },
  { from: 13, until: 17 },
  { from: 18, until: 21 },
] as const;
const tokyoOffsetMs = 9 * 3_600_000;

/** A person's week as an iCalendar feed (RFC 5545), all times in UTC. */
export function weekCalendar(
  name: string,
  shares: readonly CalendarShare[],
  { today, at }: { readonly today: LocalDate; readonly at: Date },
): string {
  return calendarLines([
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Banso//Week//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${calendarText(name)}`,
    "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
    ...shares.flatMap((share) => eventsOf(share, today, at)),
    "END:VCALENDAR",
  ]);
}

/** A half-day with a meeting is an event of its own, named by it; the others are the work. */
function eventsOf(share: CalendarShare, today: LocalDate, at: Date): readonly string[] {
  const met = new Set(share.meetings.flatMap(({ entries }) => entries));
  const only = (title: string, isIn: (entry: number) => boolean): CalendarShare => ({
    ...share,
    title,
    cells: share.cells.filter(isIn),
    onSite: share.onSite.filter(isIn),
  });
  return [
    only(share.title, (entry) => !met.has(entry)),
    ...share.meetings.map((meeting) =>
      only(`${meeting.title}｜${share.title}`, (entry) => meeting.entries.includes(entry)),
    ),
  ].flatMap((part) => eventsOfPart(part, today, at));
}

function eventsOfPart(share: CalendarShare, today: LocalDate, at: Date): readonly string[] {
  return recurringOf(share, { from: share.from, until: share.until, today }).flatMap((each) => {
    const { from, until } = hours[each.part] ?? hours[0];
    return [
      "BEGIN:VEVENT",
      `UID:${share.uid}-${each.entry}@banso`,
      `DTSTAMP:${calendarInstant(at)}`,
      `DTSTART:${calendarInstant(instantAt(each.on, from))}`,
      `DTEND:${calendarInstant(instantAt(each.on, until))}`,
      `RRULE:FREQ=WEEKLY;INTERVAL=${each.everyWeeks};UNTIL=${calendarInstant(instantAt(each.until, 24))}`,
      `SUMMARY:${calendarText(share.title)}`,
      ...(each.isOnSite && share.place !== "" ? [`LOCATION:${calendarText(share.place)}`] : []),
      "TRANSP:OPAQUE",
      "END:VEVENT",
    ];
  });
}

const instantAt = (day: LocalDate, hour: number): Date =>
  new Date(Date.parse(`${day}T00:00:00Z`) + hour * 3_600_000 - tokyoOffsetMs);
