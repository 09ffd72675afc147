import { calendarInstant, calendarLines, calendarText } from "#show/calendar-text.ts";

/** A meeting as a calendar keeps it; times are instants. */
export type CalendarMeeting = {
  /** The same for every version of one meeting, so that a calendar replaces what it knows. */
  readonly uid: string;
  /** Counts the versions. */
  readonly sequence: number;
  readonly start: Date;
  readonly minutes: number;
  readonly title: string;
  readonly place: string;
  /** The page that the meeting belongs to. */
  readonly link: string;
  /** When this version was made. */
  readonly at: Date;
};

/** One meeting as an iCalendar file (RFC 5545), all times in UTC. */
export function meetingCalendar(meeting: CalendarMeeting): string {
  const end = new Date(meeting.start.getTime() + meeting.minutes * 60_000);
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Banso//Meeting//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    "BEGIN:VEVENT",
    `UID:${meeting.uid}`,
    `SEQUENCE:${meeting.sequence}`,
    `DTSTAMP:${calendarInstant(meeting.at)}`,
    `DTSTART:${calendarInstant(meeting.start)}`,
    `DTEND:${calendarInstant(end)}`,
    `SUMMARY:${calendarText(meeting.title)}`,
    `LOCATION:${calendarText(meeting.place)}`,
    `DESCRIPTION:${calendarText(meeting.link)}`,
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return calendarLines(lines);
}
