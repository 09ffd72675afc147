import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

/**
 * What tells one process from every other that ever had its number: the number itself, the time it was started and
 * the boot it belongs to. A number alone is used again, most of all inside containers.
 */
export type Identity = string;

/** The identity of a living process, or null when it is gone (a dead one not yet collected counts as gone). */
export function identityOf(pid: number, platform: NodeJS.Platform = process.platform): Identity | null {
  if (!Number.isSafeInteger(pid) || pid <= 0) return null;
  return platform === "linux" ? identityFromProc(pid) : identityFromPs(pid);
}

function identityFromProc(pid: number): Identity | null {
  const stat = readText(`/proc/${pid}/stat`);
  if (stat === null) return null;
  // The name in brackets may hold blanks and brackets: the fields are counted after the last one. proc_pid_stat(5)
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const state = fields[0];
  const started = fields[19];
  if (state === undefined || started === undefined || state === "Z" || state === "X") return null;
  return `${pid} ${started} ${readText("/proc/sys/kernel/random/boot_id")?.trim() ?? ""}`;
}

function identityFromPs(pid: number): Identity | null {
  // The time is written as language and place of the caller have it: the same for a terminal and for a timer at night.
  const env = { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };
  const listed = spawnSync("ps", ["-o", "stat=,lstart=", "-p", String(pid)], { encoding: "utf8", env });
  const line = listed.stdout?.trim() ?? "";
  return listed.status !== 0 || line === "" || line.startsWith("Z") ? null : `${pid} ${line.replace(/^\S+\s+/, "")}`;
}

/**
 * The postgres processes that work in a cluster folder, the postmaster first. /proc is asked rather than
 * postmaster.pid, which may be stale, empty or name a stranger. Elsewhere than on Linux the pid file has to do.
 */
export function postgresProcessesIn(folder: string): readonly number[] {
  if (process.platform !== "linux") return postmasterByFile(folder);
  const found = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => readText(`/proc/${pid}/comm`)?.trim() === "postgres" && linkOf(`/proc/${pid}/cwd`) === folder)
    .filter((pid) => identityFromProc(pid) !== null);
  const group = new Set(found);
  const isPostmaster = (pid: number): boolean => !group.has(parentOf(pid));
  return found.sort((a, b) => Number(isPostmaster(b)) - Number(isPostmaster(a)) || a - b);
}

function postmasterByFile(folder: string): readonly number[] {
  const pid = Number(readText(`${folder}/postmaster.pid`)?.split("\n")[0]);
  if (identityOf(pid) === null) return [];
  const command = spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout ?? "";
  return command.includes("postgres") && command.includes(folder) ? [pid] : [];
}

function parentOf(pid: number): number {
  const stat = readText(`/proc/${pid}/stat`) ?? "";
  return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1] ?? "0");
}

/** Asks again and again until the answer is yes or the time is over. */
export async function until(answer: () => boolean | Promise<boolean>, milliseconds: number): Promise<boolean> {
  const end = performance.now() + milliseconds;
  for (;;) {
    if (await answer()) return true;
    if (performance.now() >= end) return false;
    await pause(10);
  }
}

/** Sends a signal; a process that is already gone is no fault. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended by itself in the meantime.
  }
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

function linkOf(file: string): string | null {
  try {
    return readlinkSync(file);
  } catch {
    return null;
  }
}
