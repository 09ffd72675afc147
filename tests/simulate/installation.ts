import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
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

const longestMs = 300_000;
const jobs = "graphile_worker._private_jobs";
/**
 * The post is always open here. Mail that did not get through at once, because the machine was too busy to take it, is
 * tried again before the date moves: else a slow machine would live other days.
 */
const isMail = "task_id in (select id from graphile_worker._private_tasks where identifier = 'send-mail')";
const stopSignals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

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
    PORT: String(port),
    BANSO_URL: origin,
    BANSO_DATA: folder,
    BANSO_SECRET: secret,
    BANSO_LOG: "warn",
    DATABASE_URL: server.url,
    DATABASE_OWNER_URL: server.ownerUrl,
    BANSO_SAMPLE: "on",
    SMTP_URL: post.url,
    MAIL_FROM: "hub@banso.example",
    BANSO_TRUSTED_PROXIES: "127.0.0.1",
    BANSO_WORKERS: "2",
  };
  const logged: string[] = [];
  const startPart = (part: "web" | "worker") => startHouse({ part, clockFile, settings, logged });
  let web = startPart("web");
  await until(
    async () => {
      // A start that broke off, because the machine has too much to do, is mended by the next one.
      if (web.child.exitCode !== null) web = startPart("web");
      return (await fetch(`${origin}/ready`).catch(() => null))?.ok === true;
    },
    () => logged.join("\n"),
  );
  const crew = Array.from({ length: workers }, () => startPart("worker"));
  const looking = new pg.Pool({ connectionString: server.superUrl, max: 2 });
  looking.on("error", () => {});
  const query = (text: string, values: readonly unknown[] = []): Promise<pg.QueryResult> =>
    looking.query(text, [...values]);

  const settled = async (): Promise<boolean> => {
    if (crew.some((worker) => worker.idleAt() !== now.getTime())) return false;
    // One that is being done may have been replaced by a newer one of its key: it has no tries left and yet sends its mail.
    const { rows } = await query(
      `select count(*)::int as due from ${jobs}
       where locked_at is not null or (attempts < max_attempts and (run_at <= greatest(now(), $1) or ${isMail}))`,
      [now],
    );
    if (rows[0]?.due === 0) return true;
    await handOver();
    return false;
  };
  // The queue's library goes by the database's own clock: jobs whose time has come are handed to it.
  const handOver = (): Promise<unknown> =>
    query(
      `update ${jobs} set run_at = now() where run_at > now() and (run_at <= $1 or ${isMail}) and locked_at is null`,
      [now],
    );
  const close = async (): Promise<void> => {
    for (const signal of stopSignals) process.off(signal, stopped);
    const all = [web, ...crew];
    for (const { child } of all) child.kill("SIGTERM");
    const areOver = async (): Promise<boolean> =>
      all.every(({ child }) => child.exitCode !== null || child.signalCode !== null);
    await until(areOver).catch(() => {
      for (const { child } of all) child.kill("SIGKILL");
    });
    await post.stop();
    await looking.end();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  // Whoever stops the simulation leaves no server behind.
  const stopped = (): void => void close().finally(() => process.exit(1));
  for (const signal of stopSignals) process.once(signal, stopped);
  return {
    origin,
    secret,
    post,
    database: server,
    now: () => now,
    query,
    logged,
    moveTo: async (instant) => {
      // What was read until now is written down as of now: the trail is in the order of what happened.
      web.child.send("flush");
      const flushed = web.flushes() + 1;
      await until(
        async () => web.flushes() >= flushed,
        () => "readings are not written down",
      );
      if (instant > now) now = instant;
      setClock(clockFile, now);
      await until(
        settled,
        () => `the workers do not come to rest at ${now.toISOString()}\n${logged.slice(-20).join("\n")}`,
      );
    },
    killWorker: (which) => {
      const place = which % crew.length;
      crew[place]?.child.kill("SIGKILL");
      crew[place] = startPart("worker");
    },
    close,
  };
}

/** In one step, so that nobody reads half an instant. */
function setClock(file: string, instant: Date): void {
  writeFileSync(`${file}.next`, String(instant.getTime()));
  renameSync(`${file}.next`, file);
}

type House = {
  readonly child: ChildProcess;
  /** The instant at which a worker had nothing to do. */
  readonly idleAt: () => number | null;
  /** How often the web has written down what was read. */
  readonly flushes: () => number;
};
type Start = {
  readonly part: "web" | "worker";
  readonly clockFile: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly logged: string[];
};

/** Starts one process from what was built. */
function startHouse({ part, clockFile, settings, logged }: Start): House {
  const child = spawn(process.execPath, ["tests/simulate/house.ts", part, clockFile], {
    cwd: packageRoot(),
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: {
      PATH: process.env["PATH"],
      LANG: "en",
      ...settings,
      BANSO_WORKERS: part === "web" ? "0" : "2",
    },
  });
  let idleAt: number | null = null;
  let flushes = 0;
  child.on("message", (told: object) => {
    if ("idleAt" in told) idleAt = Number(told.idleAt);
    else flushes += 1;
  });
  for (const stream of [child.stdout, child.stderr]) {
    let rest = "";
    stream?.on("data", (piece: Buffer) => {
      const lines = (rest + piece.toString()).split("\n");
      rest = lines.pop() ?? "";
      logged.push(...lines.filter((line) => line !== "").map((line) => `${part}: ${line}`));
    });
  }
  return { child, idleAt: () => idleAt, flushes: () => flushes };
}

async function until(holds: () => Promise<boolean>, told = () => "it did not come about in time"): Promise<void> {
  const end = performance.now() + longestMs;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(told());
    await pause(25);
  }
}
