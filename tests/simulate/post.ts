import { SMTPServer } from "smtp-server";
import { freePort } from "../support/free-port.ts";

/** A mail as it lay in somebody's box. */
export type Letter = {
  readonly to: string;
  readonly messageId: string;
  readonly subject: string;
  readonly text: string;
  /** By the simulation's clock. */
  readonly arrivedAt: Date;
};

export type Post = {
  readonly url: string;
  readonly letters: readonly Letter[];
  /** What lay there since the last time somebody looked. */
  readonly fetchNew: () => readonly Letter[];
  readonly stop: () => Promise<void>;
};

/** A real mail server that keeps everything it is given. */
export async function startPost(now: () => Date): Promise<Post> {
  const port = await freePort();
  const letters: Letter[] = [];
  let read = 0;
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const raw = Buffer.concat(parts).toString("latin1");
        for (const { address } of session.envelope.rcptTo) letters.push(readLetter(raw, address, now()));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    fetchNew: () => letters.slice(read, (read = letters.length)),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function readLetter(raw: string, to: string, arrivedAt: Date): Letter {
  const end = raw.indexOf("\r\n\r\n");
  const head = raw.slice(0, end).replace(/\r\n[ \t]+/g, " ");
  const header = (name: string): string => new RegExp(`^${name}: (.*)$`, "im").exec(head)?.[1] ?? "";
  const text = decoded(raw.slice(end + 4), header("Content-Transfer-Encoding").toLowerCase());
  return { to, messageId: header("Message-ID"), subject: wordsOf(header("Subject")), text, arrivedAt };
}

function decoded(body: string, encoding: string): string {
  if (encoding === "base64") return Buffer.from(body, "base64").toString("utf8");
  return encoding === "quoted-printable" ? fromQuoted(body) : Buffer.from(body, "latin1").toString("utf8");
}

const fromQuoted = (text: string): string =>
  Buffer.from(
    text
      .replace(/=\r?\n/g, "")
      .replace(/=([0-9A-F]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    "latin1",
  ).toString("utf8");

const wordsOf = (header: string): string =>
  header
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, words: string) =>
      kind.toLowerCase() === "b"
        ? Buffer.from(words, "base64").toString("utf8")
        : fromQuoted(words.replaceAll("_", " ")),
    );
