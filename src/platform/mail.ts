import { createTransport } from "nodemailer";
import type { Clock, Mailer, MailTrouble } from "#app.ts";
import { accepted, refused } from "#kit/outcome.ts";

type Settings = { readonly url: string; readonly from: string; readonly clock: Clock };

/** How long a server that could not be reached is left alone: mail in numbers must not keep the workers waiting. */
const restMs = 5000;
/** The longest that one mail may take; shorter than a transaction may be idle. */
const longestMs = 30_000;

/** Mail by an SMTP server. What the server says is never kept, only its code: it may quote an address. */
export function makeMailer({ url, from, clock }: Settings): Mailer {
  const transport = createTransport(
    {
      url,
      connectionTimeout: 8000,
      greetingTimeout: 8000,
      dnsTimeout: 8000,
      socketTimeout: 15_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  );
  let restUntil = Number.NEGATIVE_INFINITY;
  return {
    send: async ({ to, subject, body, messageId }) => {
      if (clock.elapsed() < restUntil) return refused({ code: "server-away", isFinal: false });
      try {
        const signal = AbortSignal.timeout(longestMs);
        // The address is given as one address, so that no part of it can become a second one or a header.
        await transport.sendMail({ to: { name: "", address: to }, subject, text: body, messageId, signal });
        return accepted(null);
      } catch (error) {
        const trouble = troubleOf(error);
        if (!trouble.ofThisMail) restUntil = clock.elapsed() + restMs;
        return refused({ code: trouble.code, isFinal: trouble.isFinal });
      }
    },
  };
}

/**
 * A recipient or a text that the server refuses for good (a reply of 500 to 599 except 503) is final. Everything else,
 * a refused sign-in included, is the server's or the settings' trouble and passes.
 */
function troubleOf(error: unknown): MailTrouble & { readonly ofThisMail: boolean } {
  if (!(error instanceof Error)) return { code: "unknown", isFinal: false, ofThisMail: false };
  const code = "code" in error && typeof error.code === "string" ? error.code : error.name;
  const reply = "responseCode" in error && typeof error.responseCode === "number" ? error.responseCode : null;
  const ofThisMail = code === "EENVELOPE" || code === "EMESSAGE";
  const isFinal = ofThisMail && reply !== null && reply >= 500 && reply !== 503;
  return { code: reply === null ? code : `${code} ${reply}`, isFinal, ofThisMail };
}
