import { copyFileSync, statSync, truncateSync } from "node:fs";
import { give } from "#platform/postgres/cluster.ts";
import type { ServiceUser } from "#platform/postgres/programs.ts";

const mostBytes = 10_000_000;
const lookEveryMs = 3_600_000;

/** Keeps the server's log short, now and while it runs: what was said before stands in a second file. Gives the way to stop. */
export function keepShort(logFile: string, user: ServiceUser): () => void {
  shorten(logFile, user);
  const timer = setInterval(() => shorten(logFile, user), lookEveryMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** The server goes on writing at the end of the same file, which is its beginning afterwards. */
export function shorten(logFile: string, user: ServiceUser, most: number = mostBytes): void {
  const before = `${logFile}.1`;
  try {
    if (statSync(logFile).size <= most) return;
    copyFileSync(logFile, before);
    give(before, user);
    truncateSync(logFile);
  } catch {
    // Not there yet, or a full disk: tried again at the next look.
  }
}
