import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { packageRoot } from "#platform/package-root.ts";

export type Ended = {
  readonly code: number | null;
  readonly signal: string | null;
  readonly out: string;
  readonly err: string;
  /** The most memory that the process had, in MB. */
  readonly peakMb: number;
};
export type Running = { readonly child: ChildProcess; readonly ended: Promise<Ended> };

/** Runs `banso` from the sources as a process of its own, with no settings but the given ones. */
export function startBanso(args: readonly string[], settings: Readonly<Record<string, string>>): Running {
  const program = path.join(packageRoot(), "src/main-cli.ts");
  const { PATH = "", HOME = "/", NODE_COMPILE_CACHE = "" } = process.env;
  const env = { PATH, HOME, NODE_COMPILE_CACHE, LANG: "C.UTF-8", ...settings };
  const child = spawn(process.execPath, ["--conditions=source", program, ...args, "--language", "en"], {
    stdio: ["ignore", "pipe", "pipe"],
    env,
  });
  let out = "";
  let err = "";
  let peakMb = 0;
  child.stdout.on("data", (part: Buffer) => {
    out += part.toString();
  });
  child.stderr.on("data", (part: Buffer) => {
    err += part.toString();
  });
  const watch = setInterval(() => {
    peakMb = Math.max(peakMb, peakOf(child.pid ?? 0));
  }, 20);
  const ended = new Promise<Ended>((resolve) => {
    child.once("close", (code, signal) => {
      clearInterval(watch);
      resolve({ code, signal, out, err, peakMb });
    });
  });
  return { child, ended };
}

export const banso = (args: readonly string[], settings: Readonly<Record<string, string>>): Promise<Ended> =>
  startBanso(args, settings).ended;

function peakOf(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
