import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import { timetable } from "#jobs/timetable.ts";
import { packageRoot } from "#platform/package-root.ts";
import { freePort } from "../support/free-port.ts";
import { startTcpServer } from "../support/tcp-server.ts";
import { type Post, startPost } from "./post.ts";

/** An installation as an operator of several machines runs it, with a clock that the simulation moves. */
export type Installation = {
  readonly origin: string;
  readonly secret: string;
  readonly post: Post;
  readonly database: { readonly url: string; readonly ownerUrl: string };
  readonly now: () => Date;
  /** Moves the clock forward and waits until everything that is due by then has been done. */
  readonly moveTo: (instant: Date) => Promise<void>;
  /** Kills a worker as a power cut would, and starts another in its place. */
  readonly killWorker: (which: number) => void;
  /** SQL as the server's first role: for what is checked at the end, never for what people do. */
  readonly query: (text: string, values?: readonly unknown[]) => Promise<pg.QueryResult>;
  /** Lines that processes wrote to the log: faults and warnings. */
  readonly logged: readonly string[];
  readonly close: () => Promise<void>;
};

type Wishes = { readonly from: Date; readonly workers: number };

/** Every line of the timetable, and forgetting what has expired. */
const rounds = timetable.length + 1;
const longestMs = 90_000;

export async function startInstallation({ from, workers }: Wishes): Promise<Installation> {
  const folder = mkdtempSync(path.join(tmpdir(), "banso-simulate-"));
  const clockFile = path.join(folder, "clock");
  let now = from;
  setClock(clockFile, now);
  const [server, port] = await Promise.all([startTcpServer("embedded"), freePort()]);
  const post = await startPost(() => now);
  const origin = `http://127.0.0.1:${port}`;
  const secret = "simulated".repeat(5);
  const settings = {
    ...{ PORT: String(port), BANSO_URL: origin, BANSO_DATA: folder, BANSO_SECRET: secret, BANSO_LOG: "warn" },
    ...{ DATABASE_URL: server.url, DATABASE_OWNER_URL: server.ownerUrl, BANSO_SAMPLE: "on" },
    ...{ SMTP_URL: post.url, MAIL_FROM: "hub@banso.example", BANSO_TRUSTED_PROXIES: "127.0.0.1", BANSO_WORKERS: "2" },
  };
  const logged: string[] = [];
  const startPart = (part: "web" | "worker") => startHouse({ part, clockFile, settings, logged });
  const web = startPart("web");
  await until(
    async () => (await fetch(`${origin}/ready`).catch(() => null))?.ok === true,
    () => logged.join("\n"),
  );
  const crew = Array.from({ length: workers }, () => startPart("worker"));
  const query = (text: string, values: readonly unknown[] = []): Promise<pg.QueryResult> => server.query(text, values);

  const settled = async (): Promise<boolean> => {
    if (crew.some((worker) => worker.idleAt() !== now.getTime())) return false;
    const { rows } = await query(
      "select count(*)::int as n from graphile_worker._private_jobs where attempts < max_attempts and run_at <= now()",
    );
    return rows[0]?.n === 0;
  };
  return {
    origin,
    secret,
    post,
    database: server,
    now: () => now,
    query,
    logged,
    moveTo: async (instant) => {
      if (instant > now) now = instant;
      setClock(clockFile, now);
      // The queue's library goes by the database's own clock: jobs whose time has come are handed to it.
      const due = async (): Promise<void> => {
        await query(
          "update graphile_worker._private_jobs set run_at = now() where run_at > now() and run_at <= $1 and locked_at is null",
          [now],
        );
      };
      await due();
      await until(
        async () => {
          await due();
          return settled();
        },
        () => `the workers do not come to rest at ${now.toISOString()}\n${logged.slice(-20).join("\n")}`,
      );
    },
    killWorker: (which) => {
      const place = which % crew.length;
      crew[place]?.child.kill("SIGKILL");
      crew[place] = startPart("worker");
    },
    close: async () => {
      const all = [web, ...crew];
      for (const { child } of all) child.kill("SIGTERM");
      await until(async () => all.every(({ child }) => child.exitCode !== null || child.signalCode !== null)).catch(
        () => {
          for (const { child } of all) child.kill("SIGKILL");
        },
      );
      await post.stop();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** In one step, so that nobody reads half an instant. */
function setClock(file: string, instant: Date): void {
  writeFileSync(`${file}.next`, String(instant.getTime()));
  renameSync(`${file}.next`, file);
}

type House = { readonly child: ChildProcess; readonly idleAt: () => number | null };
type Start = {
  readonly part: "web" | "worker";
  readonly clockFile: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly logged: string[];
};

/** Starts one process from what was built. */
function startHouse({ part, clockFile, settings, logged }: Start): House {
  const child = spawn(process.execPath, ["tests/simulate/house.ts", part, clockFile, String(rounds)], {
    cwd: packageRoot(),
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: process.env["PATH"], LANG: "en", ...settings, BANSO_WORKERS: part === "web" ? "0" : "2" },
  });
  let idleAt: number | null = null;
  const listen = (line: string): void => {
    const idle = /^idle (\d+)$/.exec(line);
    if (idle !== null) idleAt = Number(idle[1]);
    else if (line !== "") logged.push(`${part}: ${line}`);
  };
  for (const stream of [child.stdout, child.stderr]) {
    let rest = "";
    stream.on("data", (part: Buffer) => {
      const lines = (rest + part.toString()).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) listen(line);
    });
  }
  return { child, idleAt: () => idleAt };
}

async function until(holds: () => Promise<boolean>, told = () => "it did not come about in time"): Promise<void> {
  const end = performance.now() + longestMs;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(told());
    await pause(25);
  }
}
