/**
 * One plain mail address, as it is: anything that could be read as two addresses, a name or a header is a fault of the
 * caller, who has checked what people typed.
 */
export function plainAddress(text: string): string {
  if (!/^[^\s@<>"(),:;[\]\\]+@[^\s@<>"(),:;[\]\\]+$/.test(text) || text.length > 254)
    throw new RangeError("a mail goes to one plain address");
  return text;
}

/** A subject is one line of 1 to 200 characters; line ends and other control characters become spaces. */
export function mailSubject(text: string): string {
  const line = text
    .replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, " ")
    .trim()
    .slice(0, 200);
  if (line === "") throw new RangeError("a mail needs a subject");
  return line;
}

const secondMs = 1000;
const dayMs = 86_400 * secondMs;

/**
 * When a mail is tried again after `tries` tries without success: after 5, 10, 20 … seconds, five minutes at most
 * during its first day, hourly from then on. A mail is never given up because of time.
 */
export function nextMailTry(tries: number, madeAt: Date, now: Date): Date {
  const isOld = now.getTime() - madeAt.getTime() > dayMs;
  const seconds = isOld ? 3600 : Math.min(300, 5 * 2 ** Math.min(Math.max(tries - 1, 0), 10));
  return new Date(now.getTime() + seconds * secondMs);
}

/** The Message-ID of a mail: its id at the host that people know this installation by (RFC 5322, 3.6.4). */
export const messageIdOf = (mailId: string, publicUrl: string): string =>
  `<${mailId}@${/^https?:\/\/([a-z0-9.-]+)/i.exec(publicUrl)?.[1]?.toLowerCase() ?? "localhost"}>`;
