import { createHmac } from "node:crypto";
import type { JobName } from "#app.ts";
import { jobList } from "#jobs/job-list.ts";
import type { Asked, TestApp, TestHub } from "./app.ts";

/** Somebody with a browser and a network address of their own: cookies are kept, redirects are not followed. */
export type Guest = {
  readonly cookies: Map<string, string>;
  readonly ask: (path: string, asked?: Asked) => Promise<Response>;
  /** The page to which a form's answer leads, as text. */
  readonly read: (path: string) => Promise<string>;
};

export function guest(test: TestApp, hub: TestHub, from = addressOfItsOwn()): Guest {
  const cookies = new Map<string, string>();
  const ask: Guest["ask"] = async (path, asked = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await test.request(hub, path, { from, ...asked, headers: { ...asked.headers, cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [pair = "", ...attributes] = line.split(";");
      const at = pair.indexOf("=");
      const name = pair.slice(0, at);
      if (attributes.some((each) => /^\s*max-age=0$/i.test(each))) cookies.delete(name);
      else cookies.set(name, pair.slice(at + 1));
    }
    return response;
  };
  return { cookies, ask, read: async (path) => (await ask(path)).text() };
}

let addresses = 0;
function addressOfItsOwn(): string {
  addresses += 1;
  return `10.1.${addresses >> 8}.${addresses & 255}`;
}

/** Does the jobs that wait in the queue, as a worker would, except for the sending of mail; of one kind, or of all. */
export async function doJobs(test: TestApp, kind: JobName | null = null): Promise<void> {
  const { rows } = await test.database.asSuper(
    `delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
     where t.id = j.task_id and t.identifier <> 'send-mail' and ($1::text is null or t.identifier = $1)
     returning t.identifier as name, j.payload`,
    [kind],
  );
  for (const { name, payload } of rows)
    await jobList.find((job) => job.name === name)?.run(test.app, payload, new AbortController().signal);
}

/** The link in the newest mail to this address, without the host; null when there is no mail. */
export async function mailedLink(test: TestApp, to: string): Promise<string | null> {
  const { rows } = await test.database.asSuper(
    "select body from banso.mail where to_address = $1 order by made_at desc, mail_id desc limit 1",
    [to],
  );
  const link = /https?:\/\/\S+/.exec(String(rows[0]?.body ?? ""))?.[0];
  return link === undefined ? null : `${new URL(link).pathname}${new URL(link).search}`;
}

/** What an authenticator app shows for this secret (RFC 6238: SHA-1, six digits, thirty seconds). */
export function authenticatorCode(secret: string, at: Date, stepsAway = 0): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at.getTime() / 30_000) + stepsAway));
  const digest = createHmac("sha1", fromBase32(secret)).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

function fromBase32(text: string): Buffer {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...text.replaceAll(/[\s=]/g, "")].map((each) => letters.indexOf(each).toString(2).padStart(5, "0"));
  return Buffer.from((bits.join("").match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** A fresh key, as a form carries one. */
export const formKey = (test: TestApp): string => test.app.ids.next<string>();
