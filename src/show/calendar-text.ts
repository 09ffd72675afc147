/** 20261201T050000Z */
export const calendarInstant = (instant: Date): string =>
  instant
    .toISOString()
    .replace(/\.\d+Z$/, "Z")
    .replace(/[-:]/g, "");

/** Signs that part values, and line ends, are written as text (RFC 5545, 3.3.11). */
export const calendarText = (text: string): string =>
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

/** Lines as an iCalendar file has them. */
export const calendarLines = (lines: readonly string[]): string => `${lines.map(folded).join("\r\n")}\r\n`;
