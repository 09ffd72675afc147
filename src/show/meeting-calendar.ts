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
    `DTSTAMP:${instantOf(meeting.at)}`,
    `DTSTART:${instantOf(meeting.start)}`,
    `DTEND:${instantOf(end)}`,
    `SUMMARY:${escaped(meeting.title)}`,
    `LOCATION:${escaped(meeting.place)}`,
    `DESCRIPTION:${escaped(meeting.link)}`,
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}

/** 20261201T050000Z */
const instantOf = (instant: Date): string =>
  instant
    .toISOString()
    .replace(/\.\d+Z$/, "Z")
    .replace(/[-:]/g, "");

/** Signs that part values, and line ends, are written as text (RFC 5545, 3.3.11). */
const escaped = (text: string): string =>
  text
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n|\r|\n/g, "\\n")
    .replace(/[\u0000-\u001f\u007f]/g, "");

/** The most octets of one line (RFC 5545, 3.1); a longer one goes on after a line end and a space. */
const mostOctets = 75;

function folded(line: string): string {
  const encoder = new TextEncoder();
  let octets = 0;
  let text = "";
  for (const sign of line) {
    const size = encoder.encode(sign).length;
    if (octets + size > mostOctets) {
      text += "\r\n ";
      octets = 1;
    }
    text += sign;
    octets += size;
  }
  return text;
}
