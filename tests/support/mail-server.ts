import { SMTPServer, type SMTPServerSession } from "smtp-server";
import { freePort } from "./free-port.ts";

/** A mail as it arrived. */
export type Arrived = { readonly to: readonly string[]; readonly text: string; readonly messageId: string };

export type MailServer = {
  readonly url: string;
  readonly arrived: readonly Arrived[];
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** A real SMTP server on a port of its own, down until it is started; `answer` may refuse a recipient. */
export async function mailServer(answer: (to: string) => number | null = () => null): Promise<MailServer> {
  const port = await freePort();
  const arrived: Arrived[] = [];
  let server: SMTPServer | null = null;
  return {
    url: `smtp://127.0.0.1:${port}`,
    arrived,
    start: () => {
      server = new SMTPServer({
        disabledCommands: ["AUTH", "STARTTLS"],
        onRcptTo: ({ address }, _session, done) => {
          const code = answer(address);
          done(code === null ? null : Object.assign(new Error("not taken"), { responseCode: code }));
        },
        onData: (stream, session, done) => {
          const parts: Buffer[] = [];
          stream.on("data", (part: Buffer) => parts.push(part));
          stream.on("end", () => {
            arrived.push(readMail(Buffer.concat(parts).toString("utf8"), session));
            done();
          });
        },
      });
      const { promise, resolve } = Promise.withResolvers<void>();
      server.listen(port, "127.0.0.1", resolve);
      return promise;
    },
    stop: () =>
      new Promise((resolve) => {
        if (server === null) resolve();
        else server.close(resolve);
        server = null;
      }),
  };
}

const readMail = (text: string, { envelope }: SMTPServerSession): Arrived => ({
  to: envelope.rcptTo.map((each) => each.address),
  text,
  messageId: /^Message-ID: (\S+)/im.exec(text)?.[1] ?? "",
});
