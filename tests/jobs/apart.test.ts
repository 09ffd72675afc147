import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packageRoot } from "#platform/package-root.ts";
import { crowding } from "../support/crowding.ts";
import { freePort } from "../support/free-port.ts";
import { type MailServer, mailServer } from "../support/mail-server.ts";
import { startTcpServer, type TcpServer } from "../support/tcp-server.ts";

// The compiled programs as an operator runs them: a web server without workers, and two workers, on one PostgreSQL server.
const folder = mkdtempSync(path.join(tmpdir(), "banso-apart-"));
const programs: ChildProcess[] = [];
let port: number;
let server: TcpServer;
let mail: MailServer;

beforeAll(async () => {
  [port, server, mail] = await Promise.all([freePort(), startTcpServer("embedded"), mailServer()]);
});
afterAll(async () => {
  for (const program of programs) program.kill("SIGKILL");
  await mail.stop();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

type Program = { readonly child: ChildProcess; readonly said: (words: string) => Promise<void> };

function start(program: string, settings: Readonly<Record<string, string>>): Program {
  const child = spawn(process.execPath, [path.join("dist/src", program)], {
    cwd: packageRoot(),
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: process.env["PATH"], LANG: "en", BANSO_DATA: folder, BANSO_SECRET: "s".repeat(40), ...settings },
  });
  programs.push(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (part: Buffer) => {
      output += part.toString();
    });
  return {
    child,
    said: (words) =>
      until(
        () => output.includes(words),
        30_000,
        () => output,
      ),
  };
}

async function until(holds: () => boolean | Promise<boolean>, ms: number, told = () => ""): Promise<void> {
  const end = performance.now() + ms;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`it did not come about in time\n${told()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const askForLink = async (email: string): Promise<number> => {
  const origin = `http://127.0.0.1:${port}`;
  const headers = { origin, "content-type": "application/x-www-form-urlencoded" };
  const answer = await fetch(`${origin}/sign-in/link`, {
    method: "POST",
    headers,
    body: new URLSearchParams({ email }),
  });
  return answer.status;
};
const number = async (text: string): Promise<number> => Number((await server.query(text)).rows[0].n);

test("a worker without a server's address says what it needs", async () => {
  const worker = start("main-worker.js", {});
  await worker.said("banso worker needs DATABASE_URL");
  await until(() => worker.child.exitCode === 1, 20_000);
});

test("web and workers apart: what the web asks for the workers do, also after the server has dropped everyone", async () => {
  const web = start("main-web.js", {
    PORT: String(port),
    BANSO_WORKERS: "0",
    BANSO_SAMPLE: "on",
    DATABASE_URL: server.url,
    DATABASE_OWNER_URL: server.ownerUrl,
  });
  await web.said("serving");
  expect(await number("select count(*) as n from banso.worker_heartbeat")).toBe(0);
  const settings = { DATABASE_URL: server.url, SMTP_URL: mail.url };
  const workers = [start("main-worker.js", settings), start("main-worker.js", settings)];
  for (const worker of workers) await worker.said("Background jobs are being done");
  await until(async () => (await number("select count(*) as n from banso.worker_heartbeat")) === 2, 20_000);

  // Some of the sample's staff have no way to sign in, and get no letter.
  const { rows } = await server.query('select email from auth."user" order by email limit 2');
  await mail.start();
  expect(await askForLink(rows[0].email)).toBeLessThan(400 * crowding());
  await until(() => mail.arrived.length === 1, 10_000);
  await until(async () => (await number("select count(*) as n from banso.audit_event where not sealed")) === 0, 20_000);

  await server.query("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'web'");
  // The web server may have to find its connections gone before it makes new ones.
  await until(async () => (await askForLink(rows[1].email)) < 400, 10_000);
  await until(() => mail.arrived.length >= 2, 10_000);

  for (const { child } of [web, ...workers]) child.kill("SIGTERM");
  await until(() => [web, ...workers].every(({ child }) => child.exitCode === 0), 10_000);
  expect(await number("select count(*) as n from banso.worker_heartbeat")).toBe(0);
  expect(mail.arrived.map((each) => each.to[0]).sort()).toEqual(rows.map((row: { email: string }) => row.email).sort());
}, 90_000);
